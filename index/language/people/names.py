"""Where a personal name begins and ends in a run of words that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.language.lexicon.name_words import (
    first_names,
    first_names_in_full,
    honours,
    is_office,
    is_suffix,
    is_title,
    particles,
)
from index.language.lexicon.trades import is_trade
from index.language.words import Line, Word, listed

_MARKS = frozenset({",", "‘", "’", "'"})  # inside a name: before "Jr.", around a nickname
_OPENING, _CLOSING = frozenset({"‘", "'"}), frozenset({"’", "'"})
_ORDINARY = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_NICKNAME = 2  # words at most
_SURNAME = 2  # words of one, with a particle


class Name(NamedTuple):
    """The personal name `words[first..last]` with the `titles` before it, in small letters.

    `key` are its words without titles and marks; for a surname alone also without its particles.
    """

    titles: tuple[str, ...]
    key: tuple[str, ...]
    first: int
    last: int


def runs(words: Sequence[Word], line: Line) -> Iterator[Name]:
    """Yield every run of a sentence's words that may be a personal name."""
    at = line.first
    while at < line.end:
        if not words[at].name:
            at += 1
            continue
        last = _run_end(words, line, at)
        found = read_name(words, at, last)
        if found:
            yield found
        at = last + 1


def read_name(words: Sequence[Word], first: int, last: int) -> Name | None:
    """Return the personal name that ends the words from `first` to `last`, honours apart."""
    while last > first + 1 and words[last].text in honours():
        last -= 1
    start = _name_start(words, first, last)
    if start > last:
        return None
    run = [
        (at, words[at].lower)
        for at in range(start, last + 1)
        if words[at].text not in _MARKS and words[at].quoted <= words[last].quoted
    ]
    titles: list[tuple[int, str]] = []
    while run and (is_title(run[0][1]) or (titles and run[0][1] == "con")):  # Det Con Dana Holm
        titles.append(run.pop(0))
    if titles and not run and (len(titles) == 1 or _is_surname(titles)):
        run = [titles.pop()]  # "Baron" of Martin Baron, "Mr Bishop"
    if run and len(_bare(run)) == 1:
        run = _bare(run)
    if not run:
        return None
    key = tuple(word for _, word in run)
    return Name(tuple(word for _, word in titles), key, run[0][0], last)


def _is_surname(titles: Sequence[tuple[int, str]]) -> bool:
    """Tell "Mr Bishop" from "Mr Speaker", who is addressed so."""
    (_, first), *_, (_, last) = titles
    return first.rstrip(".") in _ORDINARY and last not in listed("addressed")


def _bare(run: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return a run without the particles that open it, unless the first is a first name."""
    at = 0
    while at < len(run) - 1 and run[at][1] in particles() and run[at][1] not in first_names():
        at += 1
    return run[at:]


def _run_end(words: Sequence[Word], line: Line, first: int) -> int:
    last = first
    while last + 1 < line.end:
        following = words[last + 1]
        if following.name or is_suffix(following.lower):
            last += 1
        elif surname := _behind_nickname(words, last + 1, line.end):
            last = surname
        elif following.text == "," and last + 2 < line.end and _is_junior(words[last + 2]):
            last += 2
        else:
            break
    return last


def _behind_nickname(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where the surname begins behind “Sticks” in Dan “Sticks” Moran, and behind ‘Tigger’.

    None where the mark at `at` opens no nickname, or is no mark. A speech has a comma at its end.
    """
    if words[at].text[0].isalnum():
        return None
    single = words[at].text in _OPENING
    inside = at + 1
    while inside < end and words[inside].text[0].isalnum() and (single or words[inside].quoted):
        inside += 1
    count = inside - at - 1
    if not 1 <= count <= _NICKNAME or inside + 1 >= end or not words[inside + 1].name:
        return None
    closed = words[inside].text in _CLOSING if single else words[at].quoted
    spoken = words[inside].text == "," or words[inside + 1].quoted
    capital = words[at + 1].text[0].isupper() or _is_handle(words, at + 1, single=single)
    return inside + 1 if closed and capital and not spoken else None


def _is_handle(words: Sequence[Word], at: int, *, single: bool) -> bool:
    """Tell Milan “sootfall” Krajnc from Reed “misled” Dana Holm."""
    word, surname = words[at], words[at + 2]
    alone = not (single or words[at + 1].text[0].isalnum())
    verb = word.lower.endswith(("ed", "s")) or word.lower in listed("irregular_pasts")
    return alone and not verb and surname.lower not in first_names()


def _is_junior(word: Word) -> bool:
    return word.lower in {"jr", "jr.", "sr", "sr."}


def _name_start(words: Sequence[Word], first: int, last: int) -> int:
    """Return where the personal name begins that ends a run: after its last role or office."""
    start = first
    for at in range(first, last):
        if _is_genitive(words, first, at):
            start = at + 1
        if words[at].quoted > words[last].quoted or words[max(at - 1, start)].text in _OPENING:
            continue  # a nickname
        if _parts(words[at]) and not _may_be_first(words, at, last):
            start = at + 1
        elif at + 1 < last and is_trade(words[at].lower) and _is_no_name(words, at, last):
            start = at + 1  # Treasurer Walter Briggs
        elif words[at].text.endswith(".") and is_title(words[at].lower):
            start = at  # New Jersey Gov. Chris Christie
    while start < last and start > first and is_title(words[start - 1].lower):
        start -= 1
    return start


def _is_genitive(words: Sequence[Word], first: int, at: int) -> bool:
    """Tell the apostrophe of "the Conservatives’ Dana Holm" from one that closes a nickname."""
    if at == first or words[at].text not in _CLOSING or words[at - 1].end < words[at].start:
        return False
    return all(word.text not in _OPENING for word in words[first:at])


def _may_be_first(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell Art Holm from an art director: a first name that is one in a full name alone."""
    if words[at].lower not in first_names_in_full() or last - at > _SURNAME:
        return False
    return not any(
        is_office(word.lower) or is_trade(word.lower) for word in words[at + 1 : last + 1]
    )


def _is_no_name(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell the trade in "Treasurer Walter Briggs" from the name in "Foster Hugh Briggs"."""
    if words[at + 1].text in particles():
        return False  # Abdelkader bin Slimane
    follows = words[at + 1].lower in first_names() or not is_suffix(words[last].lower)
    return words[at].lower not in first_names() and follows


def _parts(word: Word) -> bool:
    """Tell whether a word of a run ends what stands before a personal name."""
    if not word.name:
        return word.text not in _MARKS and not is_suffix(word.lower)
    if word.text.endswith("-based"):
        return True
    if word.text in particles() or word.text == "Ap":
        return False  # "ap" of a Welsh name is not the AP
    return is_office(word.lower) and not is_title(word.lower)
