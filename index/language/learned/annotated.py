"""Annotated articles: which sentences report somebody, and whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import BaseModel, ValidationError, model_validator

from index.errors import ModelError
from index.language.segment import Sentence
from index.language.words import listed
from index.models import Speaker

_WORD = re.compile(r"\w[\w’'.-]*")
_BEYOND_HEAD = re.compile(r",|\(| who | which | that ")
_GENITIVES = ("'s", "’s")


class Truth(NamedTuple):
    """What is known of a sentence: does it report (None: left open), and who speaks.

    `sources` are the places of the words that name the speaker, and `name` is the speaker's name
    where it is known; both empty where nobody is named.
    """

    start: int
    end: int
    reported: bool | None
    sources: tuple[tuple[int, int], ...] = ()
    name: str | None = None

    @property
    def named(self) -> bool:
        """Tell whether it is known who speaks."""
        return bool(self.sources or self.name)


class Annotated(NamedTuple):
    """An article's text and the truth about its sentences."""

    text: str
    truths: tuple[Truth, ...]

    def matched(self, sentences: Sequence[Sentence]) -> list[Truth | None]:
        """Return for each of `sentences` the truth about the annotated one it overlaps most."""
        return [self._of(one) for one in sentences]

    def _of(self, one: Sentence) -> Truth | None:
        def overlap(truth: Truth) -> int:
            return min(truth.end, one.end) - max(truth.start, one.start)

        best = max(self.truths, key=overlap, default=None)
        return best if best and overlap(best) > 0 else None


class _Sentence(BaseModel):
    start: int
    end: int
    reported: bool | None
    attr: int | None = None
    speaker: str | None = None
    mention: tuple[int, int] | None = None


class _Attribution(BaseModel):
    sources: tuple[tuple[int, int], ...] = ()


class _Row(BaseModel):
    text: str
    sentences: tuple[_Sentence, ...]
    attributions: tuple[_Attribution, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> Self:
        for one in self.sentences:
            if not 0 <= one.start < one.end <= len(self.text):
                raise ValueError(f"a sentence from {one.start} to {one.end} is not in the text")
            if one.attr is not None and not 0 <= one.attr < len(self.attributions):
                raise ValueError(f"there is no attribution {one.attr}")
        return self


def read_annotated(path: Path, skipped: Callable[[ModelError], None]) -> Iterator[Annotated]:
    """Yield the articles of the file `path`, or of all `.jsonl` files of a folder.

    Each line is `{"text", "sentences": [{"start", "end", "reported", ...}]}`. Who speaks is told
    by `speaker` and `mention` of a sentence, or by its `attr`, the number of one of the article's
    `attributions`, whose `sources` are places in the text. `skipped` is told of each line that is
    no such article. Raises `ModelError` when there is no file to read.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise ModelError(f"{path} holds no .jsonl file of annotated articles.")
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").split("\n")
        except (OSError, ValueError) as problem:
            why = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8 text"
            wanted = "Name a .jsonl file of annotated articles, or a folder of them."
            raise ModelError(f"{file} cannot be read: {why}. {wanted}") from problem
        for number, line in enumerate(lines, 1):
            try:
                if line.strip():
                    yield _parsed(line)
            except ValidationError as problem:
                skipped(ModelError(_refused(f"{file}, line {number}", problem)))


def _parsed(line: str) -> Annotated:
    row = _Row.model_validate_json(line)
    return Annotated(row.text, tuple(_truth(row, one) for one in row.sentences))


def _refused(where: str, problem: ValidationError) -> str:
    first = problem.errors()[0]
    place = ".".join(map(str, first["loc"]))
    said = first["msg"].removeprefix("Value error, ")
    what = f"{place}: {said}" if place else said
    return (
        f"{where} is no annotated article ({what}). It needs `text` and `sentences`, each with "
        "`start`, `end` and `reported`."
    )


def _truth(row: _Row, one: _Sentence) -> Truth:
    sources: tuple[tuple[int, int], ...] = (one.mention,) if one.mention else ()
    if one.attr is not None:
        sources = row.attributions[one.attr].sources
    return Truth(one.start, one.end, one.reported, sources, one.speaker or None)


def is_right(speaker: Speaker | None, truth: Truth, text: str) -> bool:
    """Tell whether `speaker` is who speaks: by the place of the mention, else by the name."""
    if speaker is None or not truth.reported:
        return False
    mention = speaker.mention
    if truth.name is None and mention and overlaps((mention.start, mention.end), truth):
        return True
    return names_source(speaker.name, truth, text)


def overlaps(place: tuple[int, int], truth: Truth) -> bool:
    """Tell whether `place` shares a character with a source."""
    return any(place[0] < end and place[1] > start for start, end in truth.sources)


def names_source(name: str, truth: Truth, text: str) -> bool:
    """Tell whether `name` holds the head of the speaker's name, or of a source that is none."""
    heads = [truth.name] if truth.name else [text[start:end] for start, end in truth.sources]
    given = set(_words(name.lower()))
    return any(_head(one) in given for one in heads)


def _head(source: str) -> str | None:
    words = _words(_BEYOND_HEAD.split(source)[0])
    if not words:
        return None
    head = ([one for one in words if one[0].isupper()] or words)[-1].lower()
    return None if head in listed("pronouns", "object_pronouns", "possessives") else head


def _words(text: str) -> list[str]:
    found = (one.strip(".-") for one in _WORD.findall(text))
    return [one[:-2] if one.endswith(_GENITIVES) else one for one in found]
