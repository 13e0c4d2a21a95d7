"""Numbers that still add up once they are rounded."""

from __future__ import annotations

import math
from collections.abc import Sequence


def rounded(values: Sequence[float], digits: int = 2) -> list[float]:
    """Return `values` rounded so that they add up to their rounded sum (largest remainder)."""
    unit = 10**digits
    scaled = [value * unit for value in values]
    floors = [math.floor(value) for value in scaled]
    missing = round(math.fsum(scaled)) - sum(floors)
    by_loss = sorted(range(len(values)), key=lambda place: floors[place] - scaled[place])
    for place in by_loss[:missing]:
        floors[place] += 1
    return [floor / unit for floor in floors]
