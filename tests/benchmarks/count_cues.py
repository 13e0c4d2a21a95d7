"""Count how often a word is a cue of a report, on annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from index.language.analysis import Analyser
from index.language.cues.sides import after, before
from index.language.reports.passages import Passages, scan_passages

DATA = Path("../shared/data/attribution/polnear_train.jsonl")
TABLE = Path("index/language/lexicon/cues.tsv")
_LEAST = 5  # uses: what stands beside a word is not counted for a rarer combination
_EVERY = "*"  # all forms together

Counts = dict[tuple[str, str], list[int]]


def main(
    data: Annotated[Path, typer.Argument(help="articles with cues and contents")] = DATA,
    table: Annotated[Path, typer.Option(help="the table to count anew")] = TABLE,
) -> None:
    """Count the forms that the table of `index/language/lexicon/cue_counts.py` holds anew.

    A use inside what somebody is reported to say is left out, because nobody marked the reports
    in there; a use counts as a cue where it was marked as one and its sentence reports something.
    """
    lines = table.read_text(encoding="utf-8").splitlines()
    forms = {line.split("\t")[0] for line in lines if not line.startswith(("#", _EVERY))}
    counts: Counts = {}
    analyser = Analyser()
    for line in data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        passages, _ = scan_passages(row["text"], analyser.sentences(row["text"]))
        for form, sides, is_cue in _uses(row, passages, forms):
            for key in [(form, side) for side in sides] + [(_EVERY, side) for side in sides]:
                seen = counts.setdefault(key, [0, 0])
                seen[0] += 1
                seen[1] += is_cue
    kept = sorted(_kept(counts))
    rows = "".join(f"{form}\t{side}\t{seen}\t{cues}\n" for form, side, seen, cues in kept)
    table.write_text("# form\tcontext\ttimes seen\ttimes a cue\n" + rows, encoding="utf-8")
    print(f"{sum(not side for _, side, _, _ in kept) - 1:,} forms -> {table}")


def _uses(
    row: dict[str, Any], passages: Passages, forms: set[str]
) -> Iterator[tuple[str, tuple[str, str, str], bool]]:
    """Yield the form, its sides and whether it is a cue for each use outside reported content."""
    marked = [one for attribution in row["attributions"] for one in attribution["cues"]]
    told = [one for attribution in row["attributions"] for one in attribution["contents"]]
    reporting = [(one["start"], one["end"]) for one in row["sentences"] if one["reported"]]
    cues, contents, reports = (_mask(row["text"], one) for one in (marked, told, reporting))
    words = passages.words
    for line in passages.lines:
        for first in range(line.first, line.end):
            for last in range(first, min(first + 2, line.end)):
                start, end = words[first].start, words[last].end
                form = " ".join(word.lower for word in words[first : last + 1])
                outside = not (words[first].quoted or words[last].quoted or words[first].name)
                if form in forms and outside and not any(contents[start:end]):
                    sides = (
                        "",
                        "<" + before(words, first, line.first),
                        ">" + after(words, last, line.end),
                    )
                    both = any(cues[start : words[first].end]) and any(
                        cues[words[last].start : end]
                    )
                    yield form, sides, both and reports[start] == 1


def _mask(text: str, places: list[tuple[int, int]]) -> bytearray:
    """Return one byte a character of `text`: 1 inside `places`."""
    mask = bytearray(len(text))
    for start, end in places:
        mask[start:end] = b"\x01" * (end - start)
    return mask


def _kept(counts: Counts) -> Iterator[tuple[str, str, int, int]]:
    """Yield the counts of forms that are ever a cue, and of what is often enough beside them."""
    for (form, side), (seen, cues) in counts.items():
        ever = counts[form, ""][1]
        if ever and (form == _EVERY or not side or seen >= _LEAST):
            yield form, side, seen, cues
