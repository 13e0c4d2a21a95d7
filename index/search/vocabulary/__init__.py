"""Terms and the numbers that stand for them, their families, and what they mean."""
