"""Numbers that still add up once they are rounded."""

from __future__ import annotations

import math
from collections.abc import Sequence

_UNIT = 100


def rounded(values: Sequence[float]) -> list[float]:
    """Return `values` in hundredths that add up to their rounded sum (largest remainder)."""
    scaled = [value * _UNIT for value in values]
    floors = [math.floor(value) for value in scaled]
    missing = round(math.fsum(scaled)) - sum(floors)
    by_loss = sorted(range(len(values)), key=lambda place: floors[place] - scaled[place])
    for place in by_loss[:missing]:
        floors[place] += 1
    return [floor / _UNIT for floor in floors]
