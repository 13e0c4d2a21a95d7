"""Keeping a store whole: copies, checks, and analysing again what older rules analysed."""
