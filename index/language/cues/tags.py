"""Verbs beside a quotation, which tell who said it whatever they mean: “...,” Holm fumed."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.cues.sides import CLOSING
from index.language.lexicon.cue_counts import table
from index.language.lexicon.trades import is_trade
from index.language.words import Word, listed

_LONGEST_LABEL = 5  # words and marks of a quoted name, which nobody says
_LONGEST_NAME = 4  # words between a quotation and such a verb
_HEARERS = frozenset({"me", "us", "him", "her", "them"})  # “...,” Holm corrects me
_SPEAKS = frozenset({"he", "she", "they"})


def is_tag(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell the verb `words[at]` beside a quotation and who said it, in whatever order these are."""
    word = words[at]
    if word.quoted or word.name or not _may_tell(word.lower):
        return False
    if _leads_to_quotation(words, at, low, high):
        return True
    if ends_quotation(words, at - 1, low):
        return _precedes_speaker(words, at, low, high)
    return _follows_speaker(words, at, low, high)


def _precedes_speaker(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell the verb of “...,” fumed Holm, and of “...,” grinned volunteer Dana Holm."""
    if not (words[at].lower.endswith("ed") or words[low].quoted):
        return False
    following = words[at + 1] if at + 1 < high else None
    named = following is not None and (following.name or following.lower in _SPEAKS)
    return named or _is_somebody(words, at + 1, high)


def _follows_speaker(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell the verb of “...,” Holm fumed, and of “...,” she sighs."""
    end = at + 1 + (at + 1 < high and words[at + 1].lower in _HEARERS)
    form = words[at].lower
    closed = end >= high or not words[end].text[0].isalnum()
    if not (closed or form.endswith("ed") or form.removesuffix("s") + "ed" in table()):
        return False  # but “...,” Holm yells from the door
    first = _speaker_start(words, at, low)
    if first == at:
        first = _teller_start(words, at, low)
    return first < at and ends_quotation(words, first - 1, low)


def _speaker_start(words: Sequence[Word], at: int, low: int) -> int:
    """Return where the name or the pronoun that stands before `words[at]` begins; `at` if none."""
    first = at
    while first > low and at - first < _LONGEST_NAME and words[first - 1].name:
        first -= 1
    if first == at and first > low and words[first - 1].lower in _SPEAKS:
        return first - 1
    if first < at and first - 2 > low and words[first - 2].lower in {"a", "an"}:
        return first - 2  # “...,” an angry Holm retaliated
    return first


def _teller_start(words: Sequence[Word], at: int, low: int) -> int:
    """Return where "the agency" and "the retraction notice" begin before a verb; `at` if none."""
    noun = words[at - 1].lower
    groups = listed("documents", "utterances", "organisations", "collectives") | {"page", "entry"}
    if not (noun in groups or is_trade(noun)):
        return at
    for first in range(at - 2, max(low, at - 1 - _LONGEST_NAME), -1):
        if words[first].lower in listed("determiners", "possessives") | {"one"}:
            return first
    return at


def _is_somebody(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell those behind the verb in “More!” roared the crowd, and volunteer Dana Holm."""
    if at + 1 >= high:
        return False
    if words[at].lower not in listed("determiners"):
        return is_trade(words[at].lower) and words[at + 1].name
    noun = words[at + 1]
    if noun.name and words[at].lower == "the":
        return True  # “...,” fumed the Italian
    return is_trade(noun.lower) or noun.lower in listed("collectives")


def _leads_to_quotation(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Tell the verb between a name and a quotation: Holm sings, “Don’t go changing”."""
    if at == low or at + 2 + _LONGEST_LABEL >= high or words[at + 1].text not in {",", ":"}:
        return False
    if is_trade(words[at].lower):
        return False  # Holm heckles Reed supporters: “...
    subject = words[at - 1]
    named = (subject.name and not subject.quoted) or subject.lower in _SPEAKS
    return named and all(one.quoted for one in words[at + 2 : at + 2 + _LONGEST_LABEL])


def _may_tell(form: str) -> bool:
    """Tell the forms of a verb that stand beside a quotation: "fumed", "grins", "began"."""
    if form in listed("auxiliaries"):
        return False
    return form.endswith(("ed", "s")) or form in listed("irregular_pasts")


def ends_quotation(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell a closing mark behind the comma that leads from a quotation to who said it."""
    if at <= low or words[at].text not in CLOSING or not words[at].quoted:
        return False
    long = words[low].quoted or words[max(low, at - _LONGEST_LABEL)].quoted
    return long and words[at - 1].text in {",", "?", "!"} and words[at - 1].quoted
