"""Datelines: the place, the agency and the day that stand before an article's first sentence."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.name_words import first_names, is_title
from index.language.words import DASHES, Line, Word, listed

_LONGEST = 14  # words and marks
_INSIDE = frozenset({",", ".", "/", "of", "and", "the"})
_COLON_REACH = 40  # words after a colon among which a verb of reporting is looked for
_OWN_VOICE = frozenset({"i", "we", "my", "our", "you", "your"})
_PLACED_BY = frozenset({"in", "at", "from", "to", "of", "near", "around", "outside", "for"})


def past_dateline(words: Sequence[Word], line: Line) -> int:
    """Return where the sentence of a paragraph's first `line` begins: after its dateline."""
    first = line.first
    if first >= line.end or not (words[first].text[0].isupper() or words[first].text == "("):
        return first
    for at in range(first + 1, min(line.end - 1, first + _LONGEST)):
        if words[at].text in DASHES:
            return at + 1 if _is_dateline(words, line, at) else first
        if words[at].quoted:
            break
    return first


def _is_dateline(words: Sequence[Word], line: Line, dash: int) -> bool:
    following = words[dash + 1].text[0]
    spaced = words[dash - 1].end < words[dash].start and words[dash].end < words[dash + 1].start
    if not (spaced or words[dash].text == "—") or following.islower():
        return False
    place, agency = _split(words, line.first, dash)
    if not all(_may_stand(word) for word in place):
        return False
    if not place:
        return agency
    shouted = len(place[0].text) > 2 and place[0].text.isupper()
    return shouted or agency or any(word.lower in listed("days") for word in place)


def _split(words: Sequence[Word], first: int, dash: int) -> tuple[Sequence[Word], bool]:
    """Return the words of the place and the day, and whether an agency in brackets follows."""
    if words[dash - 1].text != ")":
        return words[first:dash], False
    opened = next((at for at in range(dash - 2, first - 1, -1) if words[at].text == "("), None)
    if opened is None or not words[opened + 1].text[0].isupper():
        return words[first:dash], False
    return words[first:opened], True


def _may_stand(word: Word) -> bool:
    text = word.text
    return text[0].isupper() or text[0].isdigit() or text in _INSIDE or word.name


def past_place(words: Sequence[Word], lines: Sequence[Line], line: Line) -> int:
    """Return where a sentence begins after a place and a colon: "NEW DELHI: The minister said".

    A place is no speaker: nobody else of the text speaks so, what follows reports somebody in its
    own words or opens the text, and elsewhere the text has the name after "in" or not at all.
    """
    colon = _colon(words, line)
    if colon is None or colon + 1 >= line.end or words[colon + 1].quoted:
        return line.first
    rest = words[colon + 1 : min(line.end, colon + 1 + _COLON_REACH)]
    told = any(is_verb(word.lower) and not word.quoted for word in rest)
    told = told or (line is lines[0] and _is_in_capitals(words, line.first, colon))
    if not told or any(word.lower in _OWN_VOICE and not word.quoted for word in rest):
        return line.first
    if sum(_colon(words, one) is not None for one in lines) > 1:
        return line.first
    loud = line is lines[0] and _is_in_capitals(words, line.first, colon)
    return colon + 1 if _is_place(words, range(line.first, colon), loud=loud) else line.first


def _is_in_capitals(words: Sequence[Word], first: int, colon: int) -> bool:
    """Tell "KARACHI: Shutters stayed down" from "DANA HOLM: The gate leaks"."""
    name = words[first:colon]
    shouted = all(len(word.text) > 2 and word.text.isupper() for word in name)
    person = any(word.lower in first_names() or is_title(word.lower) for word in name)
    return shouted and (colon == first + 1 or not person)


def _colon(words: Sequence[Word], line: Line) -> int | None:
    """Return the place of the colon right after the name that opens a sentence."""
    for at in range(line.first, min(line.end, line.first + 5)):
        if words[at].text == ":":
            return at if at > line.first else None
        if not words[at].name:
            return None
    return None


def _is_place(words: Sequence[Word], place: range, *, loud: bool) -> bool:
    """Tell a name that stands elsewhere as places do; a `loud` one also in names of others."""
    name = [words[at].lower for at in place]
    ends = (at for at in range(place.stop, len(words)) if words[at].lower == name[-1])
    return all(
        words[_before(words, at, name)].lower in _PLACED_BY
        or (loud and words[min(at + 1, len(words) - 1)].name)
        for at in ends
    )


def _before(words: Sequence[Word], at: int, name: Sequence[str]) -> int:
    """Return the place before a name, or before its last word alone, which is `words[at]`."""
    first = at + 1 - len(name)
    whole = [word.lower for word in words[first : at + 1]] == [*name]
    return (first if whole else at) - 1
