"""The noun phrase that begins at a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.name_words import first_names
from index.language.lexicon.trades import is_trade
from index.language.phrases.phrase import (
    GENITIVE,
    LONGEST,
    Phrase,
    PhraseKind,
    before_suffix,
    is_double_role,
    is_noun,
    is_past,
    is_plural_genitive,
    kind_of,
    never_alone,
)
from index.language.words import Word, listed

_ORDINALS = frozenset({"first", "once", "then", "last"})


def phrase_after(words: Sequence[Word], at: int, high: int) -> Phrase | None:
    """Return the noun phrase that begins with `words[at]`."""
    if at >= high or words[at].quoted or _opens_clause(words, at, high):
        return None
    word = words[at]
    if word.lower in never_alone() and (at + 1 >= high or words[at + 1].quoted):
        return _past_title(words, at, high)
    if word.lower in listed("pronouns"):
        return Phrase(at, at, at, PhraseKind.PRONOUN)
    determined = word.lower in listed("determiners", "possessives")
    if not (determined or is_noun(word)) or _is_no_noun(word):
        return None
    end, head = at + 1, None
    ceiling = min(high, at + LONGEST)
    while end < ceiling and _goes_right(words, at, end, high):
        owns = words[end].text in GENITIVE or is_plural_genitive(words, end)
        if head is None and not is_noun(words[end]) and not owns:
            head = end - 1
        end += 1
    last = end - 1
    while last > at and (not is_noun(words[last]) or _is_cut_short(words, last, high)):
        last -= 1
    head = _head(words, at, last, head)
    return Phrase(at, last, head, kind_of(words, at, head))


def _is_cut_short(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell the participle of "research published Thursday by Holm", whose rest is no part."""
    dated = at + 1 < high and words[at + 1].lower in listed("days")
    return dated and not words[at].name and words[at].lower.endswith("ed")


def _is_no_noun(word: Word) -> bool:
    """Tell "rose" and "once" from Rose."""
    named = word.name and word.lower in first_names()
    return not named and word.lower in listed("adverbs", "irregular_pasts")


def _is_gerund(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell the verb of "trashing Dana Holm" and "letting her in" from "leading Republicans"."""
    word = words[at]
    if word.name or not word.lower.endswith("ing") or at + 1 >= high or is_trade(word.lower):
        return False
    named = words[at + 1].name and not is_trade(words[at + 1].lower)
    follows = words[at + 1].lower in listed("determiners", "possessives", "object_pronouns")
    return (named or follows) and word.lower not in listed("role_modifiers")


def _head(words: Sequence[Word], first: int, last: int, head: int | None) -> int:
    """Return the last word of a phrase's first noun, or of the name behind two roles."""
    if head is None or head < first or is_double_role(words, head, last):
        return last
    return head


def _opens_clause(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "that the gate will close" and "trashing Dana Holm" from "that gate"."""
    that = words[at].lower == "that" and at + 1 < high
    return (that and words[at + 1].lower in listed("determiners")) or _is_gerund(words, at, high)


def _past_title(words: Sequence[Word], at: int, high: int) -> Phrase | None:
    """Return the noun behind a title that stands after `words[at]`: "the “Safer Port” report"."""
    end = at + 1
    while end < min(high, at + LONGEST) and words[end].quoted:
        end += 1
    named = end < high and end > at + 1 and is_noun(words[end]) and not words[end].name
    noun = phrase_after(words, end, high) if named else None
    return noun._replace(first=at) if noun else None


def _goes_right(words: Sequence[Word], first: int, end: int, high: int) -> bool:
    """Tell whether `words[end]` belongs to the noun phrase that begins with `first`."""
    word, previous = words[end], words[end - 1]
    if word.quoted or word.lower in listed("pronouns", "days"):
        return word.lower in listed("days") and previous.lower in {"a", "the"}  # a Monday report
    if word.text in GENITIVE or word.text == "&" or is_plural_genitive(words, end):
        return True
    if word.text == ",":
        return before_suffix(words, end)
    if is_plural_genitive(words, end - 1):
        return is_noun(word)
    if word.lower in listed("possessives", "determiners") and not word.name:
        return previous.lower in listed("joining_prepositions", "determiners")
    if word.lower in listed("joining_prepositions", "particles") or word.lower == "and":
        return end + 1 < high and not words[end + 1].quoted and _joins(words, first, end)
    if word.lower in listed("adverbs") and not (word.lower in _ORDINALS and _opens_noun(previous)):
        return False
    return is_noun(word) and (_is_number(words, end, high) or _extends(word, previous))


def _is_number(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell the number of a "Year 6 pupil", and of "Rescue 1122," before a comma."""
    numbered = words[at].text.isdigit() and words[at - 1].name
    if not numbered or at + 1 >= high:
        return False
    return is_trade(words[at + 1].lower) or words[at + 1].text == ","


def _opens_noun(word: Word) -> bool:
    """Tell "Holm’s", "the" and "a", after which "first" belongs to a noun."""
    return word.text in GENITIVE or word.lower in listed("possessives") | {"the", "a", "an"}


def _extends(word: Word, previous: Word) -> bool:
    """Tell whether a noun or an adjective may follow `previous` inside a noun phrase."""
    if word.name:
        return previous.name or not _is_verbal(previous)
    if is_verb(word.lower) and word.lower not in listed("roles"):
        return previous.lower in _ORDINALS | {"a", "an"}  # "a first estimate", "a forecast"
    if is_past(word.lower) and _is_subject(previous.lower):
        return False
    return not previous.name or is_trade(word.lower) or word.lower in _after_names()


@cache
def _after_names() -> frozenset[str]:
    """Return the words that belong to a name before them: a Post analysis, a Carrow city clerk."""
    return listed("role_modifiers", "documents")


def _is_subject(word: str) -> bool:
    """Tell a noun that a verb may follow, from the adjectives and determiners before a noun."""
    if word in listed("organisations", "collectives"):
        return True
    if word in listed("determiners", "possessives", "role_modifiers"):
        return False
    return is_trade(word) or (word.endswith("s") and not word.endswith("ss"))


def _is_verbal(word: Word) -> bool:
    """Tell a verb or a participle by its form: "compared" in "compared Holm to Reed"."""
    return word.lower.endswith("ed") or (is_verb(word.lower) and not is_trade(word.lower))


def _joins(words: Sequence[Word], first: int, end: int) -> bool:
    """Tell whether the preposition or "and" at `end` belongs to the noun before it."""
    link, previous, following = words[end].lower, words[end - 1], words[end + 1]
    if link == "and":
        second = words[end + 2] if end + 2 < len(words) else following
        trades = is_trade(second.lower) or is_trade(following.lower)
        doubled = not previous.name and is_trade(previous.lower) and trades
        same = following.name == previous.name or doubled
        verbal = is_verb(following.lower) or following.lower in listed("irregular_pasts")
        return same and is_noun(following) and not verbal
    if following.lower in listed("days") or following.text[0].isdigit():
        return False
    if link in listed("particles") and previous.name and following.name:
        return True
    if link == "the":
        return previous.lower in listed("joining_prepositions")
    if link in {"of", "for", "from", "with"}:
        return not previous.name or following.name
    return not previous.name and following.lower not in {"a", "an", "his", "her", "their"}
