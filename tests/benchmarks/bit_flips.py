"""Flip one bit of a store at a time, and see who notices: opening it, `check --deep`, or nobody.

SQLite keeps no checksums, so what a flip does is found by what is promised of every article. A flip
in a byte that nothing uses changes nothing.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from bot.terminal.adding import Tally, add
from bot.terminal.corpus import SAMPLES
from index.errors import OnrecordError
from index.library import Library
from index.store.opening import FILE

NOTICED = "found by check --deep"
UNNOTICED = "changed something, and was not found"


def main(
    flips: Annotated[int, typer.Option(min=1, help="How many bits are flipped.")] = 200,
    seed: Annotated[int, typer.Option(help="What the random bits are drawn from.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Flip bits of a store of the sample articles; count how each was noticed."""
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, damaged = Path(folder, "whole"), Path(folder, "damaged")
        with Library.open(whole) as library:
            add(library, [SAMPLES], Tally())
            expected = contents(library)
        data = (whole / FILE).read_bytes()
        damaged.mkdir()
        counts = Counter(noticed(damaged, flipped(data, moments), expected) for _ in range(flips))
    if as_json:
        print(json.dumps(counts))
        return
    for what, times in counts.most_common():
        print(f"{times:5}  {what}")


def flipped(data: bytes, moments: random.Random) -> bytes:
    """Return `data` with one bit flipped."""
    changed = bytearray(data)
    changed[moments.randrange(len(data))] ^= 1 << moments.randrange(8)
    return bytes(changed)


def noticed(directory: Path, data: bytes, expected: list[str]) -> str:
    """Put `data` in the place of the store in `directory`; return how its damage is noticed."""
    for left in directory.iterdir():
        left.unlink()
    (directory / FILE).write_bytes(data)
    try:
        with Library.open(directory) as library:
            if library.check():
                return NOTICED
            return "changed nothing" if contents(library) == expected else UNNOTICED
    except OnrecordError as error:
        return f"told as {type(error).__name__}"


def contents(library: Library) -> list[str]:
    """Return all that may be shown of every article."""
    return [library.article(card.id).model_dump_json() for card in library.articles()]
