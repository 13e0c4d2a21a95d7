"""How many of the names that an editor would give are shown, and how many shown are right.

DATA are annotated articles (`tests/index/language/data/README.md`). A name is right where it is the
one that is annotated but for titles, articles and quotation marks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from index.answering.hits import named
from index.language.analysis import Analyser
from index.language.lexicon.name_words import is_title
from index.language.model import load
from index.models import Passage, Speaker, Thresholds

_SURE = Thresholds().speaker
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})


class _Judged(NamedTuple):
    """A sentence: whom an editor names, in which role, and whom we show."""

    speaker: str | None
    role: str | None
    shown: Speaker | None

    @property
    def is_right(self) -> bool:
        """Tell whether the same is shown, or nobody is where nobody speaks."""
        if self.shown is None or self.speaker is None:
            return self.shown is None and self.speaker is None
        ours, theirs = _plain(self.shown.name), _plain(self.speaker)
        begins = ours.startswith(theirs) or theirs.startswith(ours)  # "a spokesman for the port"
        return ours == theirs or (self.speaker[0].islower() and begins)


def main(
    data: Annotated[list[Path], typer.Argument(help="annotated articles, one a line")],
    weights: Annotated[
        Path | None, typer.Option(help="weights that `train-attribution` wrote")
    ] = None,
    shown: Annotated[float, typer.Option(min=0, max=1, help="how sure a name must be")] = _SURE,
    wrong: Annotated[bool, typer.Option("--wrong", help="list what is not right")] = False,
) -> None:
    """Print for each of DATA how many names are given, shown and right."""
    analyser = Analyser(model=load(weights) if weights else None)
    columns = ("articles", "named", "right", "shown", "right", "roles", "own", "as said")
    print(f"{'':24}" + "".join(f"{name:>9}" for name in columns))
    for path in data:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        judged = [one for row in rows for one in _judged(row, analyser, shown)]
        print(f"{path.stem:24}{len(rows):9}" + _line([one for one, _ in judged]))
        for one, text in judged if wrong else ():
            if not one.is_right:
                print(f"  {text}\n    {one.speaker} / {one.shown.name if one.shown else None}")


def _judged(row: dict[str, Any], analyser: Analyser, sure: float) -> Iterator[tuple[_Judged, str]]:
    """Yield each annotated sentence that is not left open, judged, and its text."""
    text, passages = row["text"], analyser.passages(row["text"])
    for one in row["sentences"]:
        start, end = one["start"], one["end"]
        found = max(passages, key=lambda passage: _overlap(passage, start, end))
        told = _overlap(found, start, end) > 0 and found.attributions  # credits are no passage
        given = named(found.attributions[0], text, sure) if told else None
        if one["reported"] is not None:
            shown = given.speaker if given else None
            yield _Judged(one["speaker"], one["role"], shown), text[start:end]


def _overlap(passage: Passage, start: int, end: int) -> int:
    return min(passage.end, end) - max(passage.start, start)


def _line(judged: list[_Judged]) -> str:
    given = [one for one in judged if one.speaker]
    shown = [one for one in judged if one.shown]
    own = [one for one in judged if not one.speaker]
    roles = [one for one in given if one.is_right and one.role]
    same = sum(_plain(one.shown.role or "") == _plain(one.role or "") for one in roles if one.shown)
    return (
        f"{len(given):9}{_share(sum(one.is_right for one in given), len(given))}"
        f"{len(shown):9}{_share(sum(one.is_right for one in shown), len(shown))}"
        f"{_share(same, len(roles))}{len(own):9}{sum(one.shown is not None for one in own):9}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / max(whole, 1):9.1%}"


def _plain(name: str) -> str:
    """Return a name in small letters, without quotation marks and what stands before it."""
    words = re.sub(r"[“”\"’']", "", name.casefold()).strip(" .,").split()
    while len(words) > 1 and (words[0] in _ARTICLES or is_title(words[0])):
        words.pop(0)
    return " ".join(words)
