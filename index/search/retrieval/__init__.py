"""The passages that BM25 finds over several fields, with all that they hold of a question."""
