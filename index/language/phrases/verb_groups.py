"""What stands between a subject and its verb: auxiliaries, adverbs, times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.language.phrases.phrase import GENITIVE
from index.language.words import Word, listed

_SINCE = frozenset({"ago", "later", "earlier"})
_ASIDES = (
    "in particular",
    "in the past",
    "in part",
    "in turn",
    "in fact",
    "in general",
    "in private",
    "in public",
    "in response",
    "in return",
    "by contrast",
    "by comparison",
    "in contrast",
    "for his part",
    "for her part",
    "for its part",
    "for their part",
    "on the other hand",
    "of course",
    "for example",
    "for instance",
    "at first",
    "at least",
    "at times",
    "at the time",
    "for now",
    "for years",
    "for the first time",
)


def skip_helpers(words: Sequence[Word], low: int, at: int) -> int:
    """Return the last place before `at` that is no auxiliary, adverb or date."""
    while at >= low and not words[at].quoted:
        timed = words[at].lower in listed("times") and not words[at].name
        aside = _aside(words, low, at)
        if aside:
            at -= aside
        elif timed and at > low and _opens_time(words[at - 1].lower):
            at = _before_time(words, low, at - 2)
        elif words[at].lower in {"a.m.", "p.m."}:
            at = _before_clock(words, low, at - 1)
        elif words[at].lower in _SINCE and words[at - 1].lower in listed("times"):
            at = _before_span(words, low, at - 2)
        elif _is_year(words[at]) and at > low and words[at - 1].lower == "in":
            at -= 2
        elif _is_helper(words, low, at):
            at -= 1
        else:
            break
    return at


def _aside(words: Sequence[Word], low: int, at: int) -> int:
    """Return how many words an adverb of several that ends at `at` has: "in particular"."""
    for aside in _asides().get(words[at].lower, ()):
        first = at - len(aside) + 1
        if first >= low and [word.lower for word in words[first : at + 1]] == aside:
            return len(aside)
    return 0


@cache
def _asides() -> dict[str, list[list[str]]]:
    """Return the adverbs of several words by their last one."""
    found: dict[str, list[list[str]]] = {}
    for words in (one.split() for one in _ASIDES):
        found.setdefault(words[-1], []).append(words)
    return found


def _before_time(words: Sequence[Word], low: int, at: int) -> int:
    """Return the last place before "in the past" in "in the past few weeks"."""
    while at >= low and (_opens_time(words[at].lower) or words[at].lower == "the"):
        at -= 1
    return at - 1 if at > low and words[at].lower in {"in", "over", "during"} else at


def _before_clock(words: Sequence[Word], low: int, at: int) -> int:
    """Return the last place before "at 5:58" in "at 5:58 p.m."."""
    while at > low and (words[at].text.isdigit() or words[at].text == ":"):
        at -= 1
    return at - 1 if words[at].lower == "at" else at


def _before_span(words: Sequence[Word], low: int, at: int) -> int:
    """Return the last place before "less than two" in "less than two weeks ago"."""
    while at >= low and (
        words[at].text.isdigit() or words[at].lower in listed("determiners", "about_a_number")
    ):
        at -= 1
    return at


def _opens_time(word: str) -> bool:
    return word in listed("time_openers", "days")


def _is_year(word: Word) -> bool:
    return len(word.text) == 4 and word.text.isdigit()


def _is_helper(words: Sequence[Word], low: int, at: int) -> bool:
    word = words[at]
    if word.name or word.lower in listed("pronouns", "relatives"):
        return False
    if word.lower in listed("auxiliaries") and word.text not in GENITIVE:
        return True
    if word.text in GENITIVE:
        return at > low and words[at - 1].lower in listed("pronouns", "relatives")
    if word.lower in listed("adverbs", "days") or word.lower == "not":
        return True
    if word.lower in listed("degrees"):
        return _is_degree(words, low, at)
    if word.lower in listed("linking") and at + 1 < len(words):
        return any(one.lower in listed("feelings") for one in words[at + 1 : at + 4])
    if word.lower == "on":
        return at + 1 < len(words) and words[at + 1].lower in listed("days")
    return word.lower.endswith("ly") and not word.name and word.lower not in listed("false_adverbs")


def _is_degree(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell "more convinced" and "most recently" from "most say"."""
    if words[at + 1].lower.endswith("ly"):
        return True
    before_it = words[at - 1].lower if at > low else ""
    return before_it in listed("auxiliaries", "conjunctions", "adverbs", "linking")
