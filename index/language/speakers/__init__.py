"""Who speaks as the text runs on, whom pronouns and roles mean, and how surely."""
