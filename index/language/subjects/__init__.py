"""Who stands beside a verb that reports, wherever the sentence puts it."""
