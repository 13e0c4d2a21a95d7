"""What learned weights look at, how they decide, and how they are fitted."""
