"""Weights made by hand."""

from __future__ import annotations

from index.language.model import Model

NOBODY = Model({"": -5.0}, {"": 0.0}, {"": 0.0}, {})
"""No sentence reports anybody."""

EVERYBODY = Model({"": 5.0}, {"": 1.0}, {"": 1.0}, {"bias": 2.0})
"""Every sentence reports somebody."""
