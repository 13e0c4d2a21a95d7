"""Whom a text names, in which role, and whom its words therefore mean."""
