"""What is known of each passage found, as numbers."""
