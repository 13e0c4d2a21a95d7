"""Text to passages: sentences, terms, and who said what, all by rules and word lists."""
