"""Where sentences end: paragraphs, stops, and the rules for them."""
