"""What is held in memory of a store, each part of it brought up to what the store says."""
