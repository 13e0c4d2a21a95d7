"""The store: articles, passages, attributions, term ids and settings in SQL, which is the truth."""
