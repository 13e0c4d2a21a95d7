"""Words that report speech, belief or a document, and how surely each does."""
