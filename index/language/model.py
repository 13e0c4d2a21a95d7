"""Learned weights: a small logistic regression for each question that attribution decides."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from index.atomic import move, part_of
from index.errors import ModelError

Table = Mapping[str, float]

FILE = "attribution-weights.json"
"""The name of the file of weights in a data directory."""

FORMAT = 4
"""The version of what the weights belong to: raise it when the traits change their meaning."""

_BIAS = ""
_EDGE = 0.02  # probabilities are kept this far from 0 and 1 before their log-odds are taken
_TABLES = ("sentence", "source", "link", "certainty", "reports")
_UNBIASED = frozenset({"certainty", "reports"})  # evidence has a bias of its own
_DAMAGES = (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError)


AS_LEARNED: Table = {"learned": 1.0}
"""Weights with which a sentence's traits alone tell whether it reports."""


class Model(NamedTuple):
    """Weights by trait, the bias under "".

    `sentence`: does a sentence report? `source`: which phrase of it speaks? `link`: does it
    share the speaker of that sentence? `certainty`: is the name right? `reports` weighs what
    `sentence` finds against what the rules do. `version` changes with every weight.
    """

    sentence: Table
    source: Table
    link: Table
    certainty: Table
    reports: Table = AS_LEARNED
    version: str = ""


def log_odds(table: Table, traits: Iterable[str]) -> float:
    """Return the log-odds that `table` gives to a thing of these traits, each counted once.

    The sum is exact, so that it is the same in whatever order a set gives its strings.
    """
    get = table.get
    return table[_BIAS] + math.fsum([get(trait, 0.0) for trait in set(traits)])


def weighed(table: Table, evidence: Table) -> float:
    """Return the log-odds that `table` gives to evidence, which is numbers by name."""
    get = table.get
    return sum([get(name, 0.0) * value for name, value in evidence.items()])


def log_odds_of(chance: float) -> float:
    """Return the log-odds of a probability, which is kept away from 0 and 1."""
    kept = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def probability(value: float) -> float:
    """Return the probability of the log-odds `value`."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def stored_in(directory: str | Path | None) -> Path | None:
    """Return the file of weights in a data directory, None where it holds none.

    A database URL, and a library in memory, have none.
    """
    if directory is None or "://" in str(directory):
        return None
    path = Path(directory).expanduser() / FILE
    return path if path.exists() else None


def save(model: Model, path: Path) -> None:
    """Write `model` to `path`, as a whole or not at all. Raises `ModelError`."""
    tables = {name: dict(sorted(getattr(model, name).items())) for name in _TABLES}
    content = json.dumps({"format": FORMAT, **tables}, ensure_ascii=False, indent=0)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with part_of(path) as part:
            part.write_text(content + "\n", encoding="utf-8")
            move(part, path)
    except OSError as problem:
        raise ModelError(
            f"The weights cannot be written to {path}: {problem.strerror}."
        ) from problem


def load(path: Path) -> Model:
    """Return the model in the file `path`.

    Raises `ModelError` when it cannot be read, is damaged, or was made for other rules.
    """
    try:
        content = path.read_bytes()
        entries = json.loads(content)
        made_for = entries["format"]
    except _DAMAGES as problem:
        raise ModelError(_unusable(path, f"is no file of weights: {problem!r}")) from problem
    if made_for != FORMAT:
        raise ModelError(_unusable(path, f"was made for format {made_for!r}, not {FORMAT}"))
    try:
        tables = {name: _table(name, entries[name]) for name in _TABLES}
    except _DAMAGES as problem:
        raise ModelError(_unusable(path, f"is damaged: {problem!r}")) from problem
    return Model(**tables, version=hashlib.sha256(content).hexdigest()[:12])


def _table(name: str, entries: object) -> dict[str, float]:
    if not isinstance(entries, dict):
        raise TypeError(f"{name} is no table")
    table = {str(trait): float(weight) for trait, weight in entries.items()}
    if not all(map(math.isfinite, table.values())):
        raise ValueError(f"a weight of {name} is no number")
    if name not in _UNBIASED and _BIAS not in table:
        raise ValueError(f"{name} has no bias")
    return table


def _unusable(path: Path, what: str) -> str:
    return f"{path} {what}. Fit it anew with `python -m bot train-attribution DIR`, or remove it."
