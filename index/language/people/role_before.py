"""The role that stands right before a name: House Speaker Dana Holm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.language.lexicon.name_words import is_office
from index.language.lexicon.trades import is_trade
from index.language.people.offices import before_ranks, office_start
from index.language.phrases.phrase import GENITIVE
from index.language.phrases.starts import noun_start
from index.language.words import Line, Word, listed

_GRADES = frozenset({"chief", "deputy", "detective"})  # of a rank: chief inspector
_PARTIES = frozenset({"republican", "democratic", "labour", "conservative"})
_LEARNED = frozenset({"prof", "dr"})
_SEVERAL = frozenset({"sens.", "reps.", "govs.", "gens.", "drs.", "profs.", "revs.", "messrs."})


def role_before(words: Sequence[Word], line: Line, name: int) -> tuple[int, int] | None:
    """Return first and last word of the role right before the name that begins at `name`."""
    name = _before_bracket(words, line, name)
    office = office_start(words, line.first, name)
    if office is not None:
        return _past_no_part(words, office, name), before_ranks(words, line.first, name) - 1
    start, end = _past_no_part(words, noun_start(words, line.first, name), name), name
    while end > start and _addresses(words[end - 1]):
        end -= 1  # "Rep.", "Col.", "Sir": how to address somebody, not yet what they do
    if start >= end:
        return None
    start = _of_state(words, line, start, end)
    if not _holds_role(words[start:end]) or words[end - 1].lower in _PARTIES:
        end = _past_office(words, end, name)
    return _without_rank(words, start, end) if _is_own_role(words[start:end]) else None


def _past_office(words: Sequence[Word], at: int, name: int) -> int:
    """Return where "New Jersey Gov." and "Republican Sen." end: of where and what makes it one.

    But not "Republican Mr.".
    """
    courteous = (words[at].lower.rstrip(".") in listed("courtesies") for at in range(at, name))
    return at if all(courteous) else name


def _before_bracket(words: Sequence[Word], line: Line, name: int) -> int:
    """Return where what stands before a name ends: before "(UNO)", with courtesies behind it."""
    at = _back_over(words, line.first, name, listed("courtesies"))
    if at - 3 > line.first and words[at - 1].text == ")" and words[at - 3].text == "(":
        return at - 3
    return name


def _without_rank(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return first and last word of a role: of "police spokesperson Captain" without the rank."""
    end = _back_over(words, start + 1, end, _LEARNED)
    last = _back_over(words, start + 1, end, listed("ranks"))
    before = words[last - 1].lower
    own = is_trade(before) and before not in listed("role_modifiers") | _groups() | _GRADES
    return (start, last - 1) if own else (start, end - 1)


def _back_over(words: Sequence[Word], low: int, at: int, passed: frozenset[str]) -> int:
    """Return where what stands before `at` ends when words of `passed` are left out."""
    while at > low and words[at - 1].lower.rstrip(".") in passed:
        at -= 1
    return at


def _addresses(word: Word) -> bool:
    return word.text.endswith(".") or (word.name and word.lower in listed("courtesies"))


def _past_no_part(words: Sequence[Word], start: int, name: int) -> int:
    """Return where a role begins behind what is no part of it: "met", "his", "then"."""
    for at in range(start, name):
        told = at > 0 and words[at - 1].quoted and words[at].lower.endswith("ed")  # “...,” grinned
        if (told or words[at].lower in listed("irregular_pasts")) and not words[at].name:
            start = at + 1
    while start < name and (
        words[start].lower in _no_part()
        or words[start].lower.rstrip(".") in listed("courtesies")
        or not words[start].text[0].isalpha()
    ):
        start += 1
    return start


@cache
def _no_part() -> frozenset[str]:
    return listed("determiners", "courtesies", "possessives", "adverbs")


def _of_state(words: Sequence[Word], line: Line, start: int, end: int) -> int:
    """Return where a role begins that goes on with "of": secretary of state, chief of staff."""
    at = start - 2
    part = any(map(_is_part, words[start:end]))
    linked = start > line.first and words[start - 1].lower in {"of", "for"}
    if at < line.first or part or not linked or not is_trade(words[at].lower):
        return start
    return _past_no_part(words, noun_start(words, line.first, at), end)


def _is_part(word: Word) -> bool:
    """Tell what is no area of an office: Carrow, or a role of its own."""
    return is_trade(word.lower) or (word.name and not is_office(word.lower))


def _is_own_role(role: Sequence[Word]) -> bool:
    """Tell an office from what somebody is to somebody else: "his wife", "her rival"."""
    last = role[-1]
    if last.lower in _SEVERAL or last.text in GENITIVE or not last.text[0].isalnum():
        return False  # "the Conservatives’ Dana Holm"
    if last.lower in listed("rivals", "prepositions"):
        return False
    if last.lower in _groups() and all(word.lower != "of" for word in role):
        return False  # the law firm Mayer Brown, but the chief of staff Dana Holm
    nouns = {word.lower.rstrip(".") for word in role}
    return _holds_role(role) and not nouns <= listed("kinship")


@cache
def _groups() -> frozenset[str]:
    return listed("organisations", "documents", "collectives")


def _holds_role(words: Sequence[Word]) -> bool:
    """Tell whether words name an office: "police chief", and not merely "former"."""
    *before, last = (word.lower.rstrip(".") for word in words)
    nouns = {last, *(one for one in before if one not in listed("role_modifiers"))}
    return bool(nouns & listed("titles")) or any(map(is_trade, nouns))
