"""Speakers before a colon: "HOLM: We open in May", and who writes the lines of a chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.language.lexicon.name_words import first_names, is_title
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.scanning.labels import LETTERS, talks
from index.language.words import DASHES, Line, Word, listed

_LONGEST = 8  # words before a colon that may name a speaker
_SURE, _LIKELY, _HARDLY = 0.9, 0.65, 0.4
_WRITES = frozenset({"writes", "wrote"})  # "Club captain Dana Holm writes: It was wet."
_POST = range(2, 4)  # letters of a post in capitals
_AROUND = frozenset({".", "*", "_"})  # a name in a line of its own
_TIMES = frozenset({"day", "week", "month", "season", "year"})
_EVERYBODY = frozenset({"all", "channel", "everyone", "here"})  # whom a chat calls together
_OPENING = frozenset({"“", '"', "''", "‘", "«", "„"})
_PARTED = 2  # marks, at least, between the names of a line-up
_COUNTED = frozenset({"percent", "points", "votes", "delegates", "seats"})


class Turn(NamedTuple):
    """A speaker before a colon; `goes_on` where the rest of the paragraph is theirs.

    So it is in transcripts, which set speakers in capitals, or as a surname alone.
    """

    phrase: Phrase
    colon: int
    goes_on: bool
    probability: float


def turn(words: Sequence[Word], line: Line, known: frozenset[str]) -> Turn | None:
    """Return the speaker that a colon sets off at the start of a line, or a chat's writer.

    `known` holds, in small letters, the surnames that the text uses.
    """
    if line.writer:
        name = Phrase(line.writer.first, line.writer.last, line.writer.last, PhraseKind.NAME)
        return Turn(name, line.writer.mark, goes_on=True, probability=_SURE)
    first = line.first
    while first < line.end and not words[first].text[0].isalnum():
        first += 1
    colon = _colon(words, line, first)
    if colon is None or any(word.text == "[" for word in words[line.first : first]):
        return None  # "- [ ] Dana: ask the port", which is still to be done
    if words[colon - 1].lower in _WRITES and colon + 1 < line.end and not words[colon + 1].quoted:
        return _who_writes(words, first, colon)
    return _labelled(words, line, first, colon, known)


def _colon(words: Sequence[Word], line: Line, first: int) -> int | None:
    """Return the colon near the start of a line; one that ends it only behind capitals."""
    reach = range(first, min(line.end, first + _LONGEST))
    colon = next((at for at in reach if words[at].text == ":"), None)
    if colon is None or colon == first:
        return None
    return colon if colon + 1 < line.end or words[first].text.isupper() else None


def _who_writes(words: Sequence[Word], first: int, colon: int) -> Turn | None:
    """Return the speaker of "Club captain Dana Holm writes: It was wet."."""
    name = phrase_before(words, first, colon - 2)
    if name is None or name.first != first or name.kind is not PhraseKind.NAME:
        return None
    return Turn(name, colon, goes_on=True, probability=_SURE)


def _labelled(
    words: Sequence[Word], line: Line, first: int, colon: int, known: frozenset[str]
) -> Turn | None:
    """Return the speaker of "HOLM: We open in May", from "Parking: Buses leave at nine"."""
    handle = _is_handle(words, first, colon)
    head = first if handle else _head(words, first, colon)
    said = words[colon + 1 : line.end]
    if head is None or _is_tally(said) or is_lineup(said) or _is_post(words[head], said):
        return None
    shouted = all(word.text.isupper() for word in words[first : head + 1])
    if shouted and _is_headed(words[first : head + 1], known):
        return None
    first, head = _in_bracket(words, head, colon) or (first, head)
    quotes = colon + 1 < line.end and words[colon + 1].text in _OPENING
    named = words[head].lower in known
    goes_on = shouted or handle or (named and not quotes)
    personal = words[head].lower in first_names() or talks(said)
    likely = _LIKELY if personal else _HARDLY
    sure = goes_on or quotes
    phrase = Phrase(first, head, head, PhraseKind.NAME)
    return Turn(phrase, colon, goes_on, _SURE if sure else likely)


def dashed(words: Sequence[Word], line: Line) -> Turn | None:
    """Return the name between a dash and a colon that a quotation follows: "... - Holm: “...”"."""
    for colon in range(line.first + 2, line.end - 1):
        if words[colon].text != ":" or words[colon].quoted or not words[colon + 1].quoted:
            continue
        first = colon
        while first > line.first and words[first - 1].name and not words[first - 1].quoted:
            first -= 1
        if line.first < first < colon and words[first - 1].text in DASHES:
            phrase = Phrase(first, colon - 1, colon - 1, PhraseKind.NAME)
            return Turn(phrase, colon, goes_on=False, probability=_SURE)
    return None


def _is_tally(said: Sequence[Word]) -> bool:
    """Tell "Holm: 1,204" and "Holm: 48 percent", which count votes."""
    plain = [word for word in said if word.text[0].isalnum()]
    counted = bool(plain) and plain[0].text[0].isdigit()
    return counted and all(word.lower in _COUNTED for word in plain[1:])


def is_lineup(said: Sequence[Word]) -> bool:
    """Tell "Rovers: Hale; Bright, Osei, Dunn.", which lists players."""
    parted = sum(word.text in {",", ";"} for word in said)
    return parted >= _PARTED and all(not word.text[0].islower() for word in said)


def _is_post(label: Word, said: Sequence[Word]) -> bool:
    """Tell "Chair: Dana Holm." and "GM: Dana Holm", which tell who holds a post."""
    shouted = label.text.isupper()
    is_role = len(label.text) in _POST if shouted else label.lower in listed("roles")
    return is_role and bool(said) and all(word.name or word.text in _AROUND for word in said)


def _is_headed(spoken: Sequence[Word], known: frozenset[str]) -> bool:
    """Tell "STAT OF THE WEEK: ..." and "SHORT READS: ..." from "DANA HOLM: ..."."""
    if spoken[-1].lower in _TIMES:
        return True  # "VOLUNTEER OF THE MONTH: Dana"
    if len(spoken) == 1 or any(word.lower in known for word in spoken):
        return False
    return not any(
        word.lower in first_names() or is_title(word.lower) or word.lower in listed("roles")
        for word in spoken
    )


def _is_handle(words: Sequence[Word], first: int, colon: int) -> bool:
    """Tell "@mayor: We open in May"."""
    at = first - 1
    joined = at >= 0 and words[at].text == "@" and words[at].end == words[first].start
    closed = colon == first + 1 and words[colon].start == words[first].end
    return joined and closed and words[first].lower not in _EVERYBODY


def _head(words: Sequence[Word], first: int, colon: int) -> int | None:
    """Return the last word of a name that fills `words[first:colon]`, a bracket apart."""
    last = colon - 1
    if words[last].text == ")":
        opened = [at for at in range(first, last) if words[at].text == "("]
        last = opened[-1] - 1 if opened else last
    spoken = words[first : last + 1]
    if not spoken or not all(_in_name(word) for word in spoken):
        return None
    if words[last].lower in listed("labels", "attending"):
        return None
    named = words[last].name or words[last].text in LETTERS
    return last if named or _shouts_role(words[last]) else None


def _shouts_role(word: Word) -> bool:
    return word.text.isupper() and word.lower in listed("roles")


def _in_bracket(words: Sequence[Word], head: int, colon: int) -> tuple[int, int] | None:
    """Return the name that says whose role it is: CHAIR (Sen. Maya Lindqvist): ..."""
    first, last = head + 2, colon - 2
    if words[head].lower not in listed("roles") or first >= last:
        return None
    return (first, last) if all(word.name for word in words[first : last + 1]) else None


def _in_name(word: Word) -> bool:
    return word.name or word.text in LETTERS or word.lower in listed("particles", "roles", "titles")
