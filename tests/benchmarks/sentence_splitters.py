"""Compare sentence splitters on the same documents: exact-span F1 and characters a second.

Every splitter gets one line at a time, so that none loses to line breaks. Needs the extra `bench`.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import spacy
import typer
from rich.console import Console
from rich.progress import track

from index.language.segment import segment

Spans = list[tuple[int, int]]
Splitter = Callable[[str], Spans]

_LINE = re.compile(r"[^\n]+")


def main(
    data: Annotated[list[Path], typer.Argument(help="documents, one JSON object a line")],
    genre: Annotated[
        list[str] | None, typer.Option(help="only documents of these genres or categories")
    ] = None,
) -> None:
    """Print the F1 of every splitter over DATA, by source and by genre."""
    lines = [line for path in data for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in map(json.loads, lines) if not genre or _genre(row) in genre]
    scores: dict[str, dict[str, float]] = {}
    for name, split in track(splitters().items(), "splitters", console=Console(stderr=True)):
        started = time.perf_counter()
        found = [_by_line(row["text"], split) for row in rows]
        seconds = time.perf_counter() - started
        scores[name] = f1_by_group(rows, found)
        scores[name]["Mchar/s"] = sum(len(row["text"]) for row in rows) / seconds / 1e6
    print(f"{len(rows):,} documents, {sum(len(row['sentences']) for row in rows):,} sentences")
    print(f"{'F1':24}" + "".join(f"{name:>13}" for name in scores))
    for group in dict.fromkeys(group for found in scores.values() for group in found):
        cells = (f"{found.get(group, 0):13.2f}" for found in scores.values())
        print(f"{group:24}{''.join(cells)}")


def f1_by_group(rows: Sequence[dict[str, Any]], found: Sequence[Spans]) -> dict[str, float]:
    """Return the F1 of exactly found sentences (0 to 100): of all, each source, each genre."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, spans in zip(rows, found, strict=True):
        gold, got = set(_gold(row)), set(spans)
        for group in ("all", row.get("source") or "", f"  {_genre(row)}"):
            counts[group].update(hit=len(gold & got), gold=len(gold), found=len(got))
    order = sorted(group for group in counts if group.strip())
    return {
        group: 200 * count["hit"] / max(1, count["gold"] + count["found"])
        for group in ("all", *(group for group in reversed(order) if group != "all"))
        if (count := counts[group])
    }


def splitters() -> dict[str, Splitter]:
    """Return the splitters to compare, each from a line to its sentences, trimmed."""
    import blingfire
    import nupunkt
    import pysbd

    sentencizer = spacy.blank("en")
    sentencizer.add_pipe("sentencizer")
    pragmatic = pysbd.Segmenter(language="en", clean=False, char_span=True)

    def by_blingfire(line: str) -> Spans:
        places: Spans = blingfire.text_to_sentences_and_offsets(line)[1]
        return list(places)

    def by_nupunkt(line: str) -> Spans:
        return [(start, end) for _, (start, end) in nupunkt.sent_spans_with_text(line)]

    return {
        "ours": lambda line: [(one.start, one.end) for one in segment(line)],
        "blingfire": by_blingfire,
        "nupunkt": by_nupunkt,
        "pysbd": lambda line: [(one.start, one.end) for one in pragmatic.segment(line)],
        "sentencizer": lambda line: [(s.start_char, s.end_char) for s in sentencizer(line).sents],
    }


def _by_line(text: str, split: Splitter) -> Spans:
    return [place for line in _LINE.finditer(text) for place in _trimmed(text, line, split)]


def _trimmed(text: str, line: re.Match[str], split: Splitter) -> Iterator[tuple[int, int]]:
    if not line.group().strip():
        return
    for start, end in split(line.group()):
        piece = line.group()[start:end]
        first = line.start() + start + len(piece) - len(piece.lstrip())
        if piece.strip():
            yield first, first + len(piece.strip())


def _gold(row: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a row, given as places or as their words in order."""
    at = 0
    for sentence in row["sentences"]:
        start = row["text"].index(sentence, at) if isinstance(sentence, str) else sentence[0]
        at = start + len(sentence) if isinstance(sentence, str) else sentence[1]
        yield start, at


def _genre(row: dict[str, Any]) -> str:
    return str(row.get("genre") or row.get("category") or "")
