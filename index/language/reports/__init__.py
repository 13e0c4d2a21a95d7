"""What each sentence reports, by its own words and by how the page is set."""
