"""What every way of asking shares: threads for the work, pace, what is remembered, delivery."""
