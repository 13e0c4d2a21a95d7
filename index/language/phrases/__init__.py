"""Noun phrases and verb groups, found from the word that they begin or end with."""
