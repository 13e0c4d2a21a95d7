"""Records of arrays, taken apart into named arrays and put together again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from index.derived.arrays import Arrays


def taken_apart(fields: Mapping[str, Any]) -> Arrays:
    """Return the arrays in `fields`; those of a named tuple `x` are named "x." and their field."""
    found: dict[str, NDArray[Any]] = {}
    for name, value in fields.items():
        if isinstance(value, tuple):
            found |= {f"{name}.{own}": array for own, array in value._asdict().items()}  # type: ignore[attr-defined]
        else:
            found[name] = value
    return found


def by_record(held: Arrays) -> dict[str, dict[str, Any]]:
    """Return the fields of each named tuple that was taken apart, those of none under ""."""
    records: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, array in held.items():
        record, _, own = name.rpartition(".")
        records[record][own] = array
    return records
