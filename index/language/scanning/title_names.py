"""Titles that are a first name here: Col Marsh, whom the text also calls Col."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.cue_counts import is_verb
from index.language.words import Line, Word, listed

_AND = frozenset({"and", "&"})


def settle_titles(words: list[Word], lines: Sequence[Line]) -> None:
    """Take "Col" for a name where the text has it alone, for anybody that it calls so."""
    places = [
        (at, line)
        for line in lines
        for at in range(line.first, line.end)
        if words[at].lower in listed("titles_or_names") and words[at].text.istitle()
    ]
    alone = {words[at].lower for at, line in places if _stands_alone(words, line, at)}
    for at, _ in places:
        if words[at].lower in alone:
            words[at] = words[at]._replace(lower=words[at].text, name=True)


def _stands_alone(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell "Col said" and "He and Col played" from "Col Marsh", "the Col" and "Stephen Col"."""
    before = words[at - 1] if at > line.first else None
    after = words[at + 1] if at + 1 < line.end else None
    if (after and after.name) or (before and (before.name or _is_one(before))):
        return False
    joined = before is not None and before.lower in _AND and at - 1 > line.first
    return joined or _speaks(before, after)


def _speaks(before: Word | None, after: Word | None) -> bool:
    behind = after is not None and is_verb(after.lower)
    return behind or (before is not None and is_verb(before.lower))


def _is_one(word: Word) -> bool:
    return word.lower in listed("determiners", "possessives")
