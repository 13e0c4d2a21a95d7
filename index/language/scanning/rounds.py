"""Rounds of reports: a name and a colon above a list of what that person says, as in notes."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.segment import Sentence
from index.language.words import Line, Word, Writer, listed

_BULLETS = ("-", "*", "•", "–")
_LONGEST = 3  # words of a name
_LEAST = 2  # people in a round


def name_reporters(
    words: Sequence[Word], lines: list[Line], sentences: Sequence[Sentence], text: str
) -> None:
    """Note whose the items below "- Samir:" are, where the text has a round of such lists."""
    found = {at: name for at, line in enumerate(lines) if (name := _name_alone(words, line))}
    heads = [at for at in found if at + 1 < len(lines) and is_item(sentences[at + 1], text)]
    items = (at for at in range(len(lines)) if is_item(sentences[at], text))
    if len(heads) < _LEAST or not any(_tells_of_oneself(words, lines[at]) for at in items):
        return  # lists of heroes and of rooms
    for at in heads:
        lines[at] = lines[at]._replace(writer=found[at])


def _tells_of_oneself(words: Sequence[Word], line: Line) -> bool:
    said = words[line.first : line.end]
    return any(word.lower in {"i", "we"} for word in said)


def _name_alone(words: Sequence[Word], line: Line) -> Writer | None:
    """Return the name that is all a line holds before its colon, brackets apart."""
    first, mark = line.first, line.end - 1
    while first < mark and not words[first].text[0].isalnum():
        first += 1
    if first >= mark:
        return None
    last = first
    while last + 1 < mark and words[last + 1].name:
        last += 1
    named = words[first].name and last - first < _LONGEST and words[mark].text == ":"
    alone = last + 1 == mark or (words[last + 1].text == "(" and words[mark - 1].text == ")")
    label = words[last].lower in listed("labels", "attending", "roles", "documents")
    return Writer(first, last, mark) if named and alone and not label else None


def is_item(sentence: Sentence, text: str) -> bool:
    """Tell an item of a list by the mark that it begins with."""
    return text.startswith(_BULLETS, sentence.start)
