"""Surnames that are small words elsewhere: "From" of Dana From."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.name_words import first_names
from index.language.words import Line, Word, listed


def settle_surnames(words: list[Word], lines: Sequence[Line]) -> None:
    """Mark small words that are a surname here: "Dana From", and "From said" elsewhere."""
    openers = listed("openers") - {"i"}
    found = {
        words[at].lower
        for line in lines
        for at in range(line.first + 1, line.end)
        if words[at - 1].name
        and not words[at].name
        and words[at].lower in openers
        and words[at].text.istitle()
        and _ends_name(words, line, at)
    }
    if not found:
        return
    for line in lines:
        for at in range(line.first, line.end):
            if words[at].lower in found and words[at].text.istitle():
                told = at + 1 < line.end and is_verb(words[at + 1].lower)
                if told or (at > line.first and words[at - 1].name):
                    words[at] = words[at]._replace(name=True)


def _ends_name(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell "Dana From, who" from a heading and from "Dana And Tom"."""
    following = words[at + 1] if at + 1 < line.end else None
    alone = following is None or not following.text[0].isupper()
    return alone and not line.heading and words[at - 1].lower in first_names()
