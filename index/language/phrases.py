"""Noun phrases beside a verb: the words that may name who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from index.language.cues import is_verb
from index.language.names import is_suffix
from index.language.trades import is_trade
from index.language.words import Word, listed

_LONGEST = 12  # words of a noun phrase
_GENITIVE = frozenset({"’s", "'s"})
_MULTIPLES = frozenset({"thousand", "million", "billion", "trillion", "bn", "m"})
_CURRENCIES = frozenset({"$", "£", "€", "¥"})
_ORDINALS = frozenset({"first", "once", "then", "last"})
_ADJECTIVES = ("ent", "ous", "ive", "al", "ed", "ary", "ern", "est", "ish")
_SUBJECTS = frozenset({"he", "she", "they", "i", "we"})
_MOST_JOINS = 3  # prepositional phrases that one noun phrase takes along


class PhraseKind(StrEnum):
    """What a noun phrase is made of."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


class Phrase(NamedTuple):
    """The words `first` to `last`, both included; `head` is the last word of its first noun."""

    first: int
    last: int
    head: int
    kind: PhraseKind


@cache
def _never_nouns() -> frozenset[str]:
    lists = ("subordinators", "prepositions", "auxiliaries", "object_pronouns", "conjunctions")
    return listed(*lists, "pronouns", "days") | {"not", "to", "let"}


@cache
def _skipped() -> frozenset[str]:
    return (_never_nouns() | listed("adverbs")) - listed("possessives")


@cache
def _never_alone() -> frozenset[str]:
    """Return the determiners that need a noun."""
    return listed("possessives") | {"the", "a", "an", "no", "every"}


@cache
def _after_names() -> frozenset[str]:
    """Return the words that belong to a name before them: a Post analysis, a Carrow city clerk."""
    return listed("role_modifiers", "documents")


def is_noun(word: Word) -> bool:
    """Tell whether `word` may be a noun or stand inside a noun phrase."""
    if word.quoted or not word.text[0].isalnum():
        return False
    return word.name or word.lower not in _never_nouns()


def phrase_before(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the noun phrase that ends with `words[at]`, with what its prepositions join to it."""
    if at < low or words[at].quoted:
        return None
    if words[at].lower in listed("pronouns"):
        return Phrase(at, at, at, PhraseKind.PRONOUN)
    if words[at].text == "%" and at > low and words[at - 1].text[0].isdigit():
        return Phrase(at - 1, at, at, PhraseKind.NOUN)
    if not is_noun(words[at]) or words[at].lower in listed("adverbs"):
        return None
    first, head = _noun_start(words, low, at), at
    if first > at or (first == at and not _stands_alone(words, low, at)):
        return None
    for _ in range(_MOST_JOINS):
        joined = _joined(words, low, first)
        if joined is None:
            break
        first, head = joined
    first = _about(words, low, first)
    return Phrase(first, at, head, kind_of(words, first, head))


def _about(words: Sequence[Word], low: int, first: int) -> int:
    """Return where "more than" and "nearly" before a number begin: they belong to it."""
    if words[first].text[0].isdigit() or words[first].lower in listed("quantities", "numbers"):
        while first > low and words[first - 1].lower in listed("about_a_number"):
            first -= 1
    return first


def _stands_alone(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a noun from "the" in the “Initiative”, and from what "is raising questions" holds."""
    word = words[at]
    if word.lower in _never_alone():
        return False
    if word.name or at == low:
        return True
    if word.lower.endswith("ing"):
        return words[at - 1].lower not in listed("be")
    return word.lower not in {"become", "please"}


def kind_of(words: Sequence[Word], first: int, head: int) -> PhraseKind:
    """Return what a phrase is whose first noun ends at `head`."""
    if words[head].lower in listed("pronouns"):
        return PhraseKind.PRONOUN
    return PhraseKind.NAME if words[head].name else PhraseKind.NOUN


def opens_clause(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell whether a clause may begin with `words[at]`."""
    if at <= low:
        return True
    previous = words[at - 1]
    if previous.quoted or not previous.text[0].isalnum():
        return previous.text not in {"’s", "'s", "&", "-", "$"}
    return previous.lower in listed("subordinators", "conjunctions")


def _joined(words: Sequence[Word], low: int, first: int) -> tuple[int, int] | None:
    """Return start and head of the noun that the words from `first` belong to, if any."""
    at = first - 2
    if at < low or words[first - 1].quoted:
        return None
    link = words[first - 1].lower
    if link in {"and", "&"}:
        return _coordinated(words, low, at, first)
    if link in listed("prepositions") and _describes(words[at]):
        return _described(words, low, at - 1)
    if link == "of" and words[at].lower in listed("quantities"):
        return _noun_start(words, low, at), at
    if link not in listed("joining_prepositions") or not is_noun(words[at]):
        return None
    if words[at].lower in listed("adverbs") or _verbal(words, low, at):
        return None
    return _noun_start(words, low, at), at


def _describes(word: Word) -> bool:
    """Tell a word that a preposition ties to the noun before it: familiar with, sent to."""
    return not word.name and (word.lower in listed("describing") or word.lower.endswith("ed"))


def last_noun(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return the last noun of a phrase: "the president" of "a lecture from the president"."""
    first = _noun_start(words, phrase.first, phrase.last)
    return Phrase(first, phrase.last, phrase.last, kind_of(words, first, phrase.last))


def noun_described(words: Sequence[Word], low: int, phrase: Phrase) -> Phrase | None:
    """Return the noun that a preposition ties a phrase to: "a man familiar with the talks"."""
    at = phrase.first - 2
    if at <= low or words[at + 1].lower not in listed("prepositions"):
        return None
    return phrase_before(words, low, at - 1 if _describes(words[at]) else at)


def _described(words: Sequence[Word], low: int, at: int) -> tuple[int, int] | None:
    """Return the noun of "two people familiar with the talks": one that opens its clause."""
    if at < low or not is_noun(words[at]) or words[at].name or is_verb(words[at].lower):
        return None
    start = _noun_start(words, low, at)
    return (start, at) if opens_clause(words, low, start) else None


def _coordinated(words: Sequence[Word], low: int, at: int, first: int) -> tuple[int, int] | None:
    """Return the first of two nouns joined by "and": Reed and Holm, Holm and her deputies."""
    if words[at].lower in _SUBJECTS and words[first].name:
        return at, at  # "he and Rubio promised"
    if not is_noun(words[at]) or not _alike(words[at], words[first]) or _verbal(words, low, at):
        return None
    start = _noun_start(words, low, at)
    opens = opens_clause(words, low, start)
    return (start, at) if opens or _is_governed(words, low, start) else None


def _alike(one: Word, other: Word) -> bool:
    """Tell two that "and" may join: "Holm won and her deputies said" joins none."""
    if other.lower in listed("companions"):
        return one.name  # "Holm and colleagues"
    if other.lower in listed("possessives"):
        return one.name or is_trade(one.lower) or one.lower in listed("plurals")
    return one.name == other.name


def _is_governed(words: Sequence[Word], low: int, start: int) -> bool:
    """Tell whether two nouns belong to one before them: "a study by Holm and Reed"."""
    if start - 2 < low or words[start - 1].lower not in {"by", "of"}:
        return False
    return is_noun(words[start - 2]) and not _verbal(words, low, start - 2)


def _verbal(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a participle or a verb, as in "speaking at a rally Holm said", from a noun."""
    word = words[at]
    if word.name or word.lower in listed("roles"):
        return False
    previous = words[at - 1].lower if at > low else ""
    if previous == "to" and not word.lower.endswith("s"):
        return not is_trade(word.lower)  # "went to Carrow to meet with Holm"
    determined = previous in listed("determiners", "possessives")
    return not determined and (word.lower.endswith(("ing", "ed")) or is_verb(word.lower))


def _noun_start(words: Sequence[Word], low: int, at: int) -> int:
    """Return where the noun phrase without prepositions that ends at `at` begins."""
    first = at
    floor = max(low, at - _LONGEST)
    while first > floor and _goes_left(words, floor, first):
        first -= 1
        if words[first].lower in listed("determiners") and not _quantified(words, floor, first):
            break
    while first < at and not words[first].name and words[first].lower in _skipped():
        if _points(words, low, first):
            break
        first += 1
    return first + 1 if _is_predicate(words, low, first) else first


def _is_predicate(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell the verb of "they embrace positions" and "which included staff" from a noun."""
    if at == low or words[at].name or words[at - 1].quoted:
        return False
    previous = words[at - 1].lower
    if previous in _SUBJECTS:
        return True
    if words[at - 1].name and words[at].lower.endswith("ed"):
        return True
    past = is_past(words[at].lower) and previous in listed("auxiliaries", "relatives")
    return past and words[at - 1].text not in _GENITIVE and previous != "that"


def _points(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell "the president of that country" from "he said that officials"."""
    governed = at > low and words[at - 1].lower in listed("joining_prepositions")
    return governed and words[at].lower in listed("determiners")


def _quantified(words: Sequence[Word], floor: int, first: int) -> bool:
    return first > floor and words[first - 1].lower in {"all", "both", "other", "the", "many"}


def _goes_left(words: Sequence[Word], floor: int, first: int) -> bool:
    """Tell whether the word before `first` belongs to the noun phrase that `first` begins."""
    here, previous = words[first], words[first - 1]
    if previous.quoted:
        return False
    if _before_suffix(words, first - 1) or _before_suffix(words, first):
        return words[first - 1].name or first - 2 >= floor
    if here.text in _GENITIVE or _is_plural_genitive(words, first):
        return is_noun(previous)
    determined = previous.lower in listed("possessives", "determiners")
    if determined or _is_plural_genitive(words, first - 1):
        return True
    if here.name and previous.lower in listed("particles") and not previous.name:
        return first - 2 >= floor and words[first - 2].name and previous.lower != "for"
    if not is_noun(previous) or previous.lower in listed("adverbs"):
        return False
    if previous.name:
        return here.name or not here.lower.endswith("ed")  # "Holm launched attacks"
    return _qualifies(previous, here) and not _is_sum(words, floor, first - 1, here)


def _is_sum(words: Sequence[Word], floor: int, at: int, here: Word) -> bool:
    """Tell "20" and "million" in "a loss of $20 million experts call too low"."""
    if not (is_trade(here.lower) or here.lower in listed("plurals")):
        return False
    while at > floor and words[at].lower in _MULTIPLES:
        at -= 1
    return at > floor and words[at].text[0].isdigit() and words[at - 1].text in _CURRENCIES


def _before_suffix(words: Sequence[Word], at: int) -> bool:
    """Tell the comma of "Walter Briggs, Jr."."""
    if words[at].text != "," or not 0 < at < len(words) - 1:
        return False
    return words[at - 1].name and is_suffix(words[at + 1].lower)


def _is_plural_genitive(words: Sequence[Word], at: int) -> bool:
    """Tell the apostrophe of "the players’ union"."""
    if at < 1 or words[at].text not in {"’", "'"} or words[at - 1].lower[-1:] != "s":
        return False
    return words[at - 1].end == words[at].start and not words[at].quoted


def _qualifies(previous: Word, here: Word) -> bool:
    """Tell whether a small word may stand before `here` inside a noun phrase."""
    if here.name and is_trade(here.lower) and previous.lower.endswith(_ADJECTIVES):
        return True  # "prominent Republicans"
    if here.name:  # "the lawyer Holm", and not "the lawsuit Holm announced"
        person = is_trade(previous.lower) and previous.lower not in listed("documents")
        return person or previous.lower in listed("role_modifiers")
    return not is_verb(previous.lower)


def phrase_after(words: Sequence[Word], at: int, high: int) -> Phrase | None:
    """Return the noun phrase that begins with `words[at]`."""
    if at >= high or words[at].quoted:
        return None
    word = words[at]
    if word.lower in _never_alone() and (at + 1 >= high or words[at + 1].quoted):
        return _past_title(words, at, high)
    if word.lower in listed("pronouns"):
        return Phrase(at, at, at, PhraseKind.PRONOUN)
    determined = word.lower in listed("determiners", "possessives")
    if not (determined or is_noun(word)) or word.lower in listed("adverbs", "irregular_pasts"):
        return None
    end, head = at + 1, None
    ceiling = min(high, at + _LONGEST)
    while end < ceiling and _goes_right(words, at, end, high):
        if head is None and not is_noun(words[end]) and words[end].text not in _GENITIVE:
            head = end - 1
        end += 1
    last = end - 1
    while last > at and not is_noun(words[last]):
        last -= 1
    head = last if head is None or head < at else head
    return Phrase(at, last, head, kind_of(words, at, head))


def _past_title(words: Sequence[Word], at: int, high: int) -> Phrase | None:
    """Return the noun behind a title that stands after `words[at]`: "the “Safer Port” report"."""
    end = at + 1
    while end < min(high, at + _LONGEST) and words[end].quoted:
        end += 1
    named = end < high and end > at + 1 and is_noun(words[end]) and not words[end].name
    noun = phrase_after(words, end, high) if named else None
    return noun._replace(first=at) if noun else None


def _goes_right(words: Sequence[Word], first: int, end: int, high: int) -> bool:
    """Tell whether `words[end]` belongs to the noun phrase that begins with `first`."""
    word, previous = words[end], words[end - 1]
    if word.quoted or word.lower in listed("pronouns"):
        return False
    if word.text in _GENITIVE or word.text == "&" or _is_plural_genitive(words, end):
        return True
    if word.text == ",":
        return _before_suffix(words, end)
    if _is_plural_genitive(words, end - 1):
        return is_noun(word)
    if word.lower in listed("possessives", "determiners") and not word.name:
        return previous.lower in listed("joining_prepositions", "determiners")
    if word.lower in listed("joining_prepositions", "particles") or word.lower == "and":
        return end + 1 < high and not words[end + 1].quoted and _joins(words, first, end)
    if word.lower in listed("adverbs") and not (word.lower in _ORDINALS and _opens_noun(previous)):
        return False
    return is_noun(word) and _extends(word, previous)


def _opens_noun(word: Word) -> bool:
    """Tell "Holm’s" and "the", after which "first" belongs to a noun."""
    return word.text in _GENITIVE or word.lower in listed("possessives") | {"the"}


def _extends(word: Word, previous: Word) -> bool:
    """Tell whether a noun or an adjective may follow `previous` inside a noun phrase."""
    if word.name:
        return previous.name or not _is_verbal(previous)
    if is_verb(word.lower) and word.lower not in listed("roles"):
        return False
    if is_past(word.lower) and _is_subject(previous.lower):
        return False
    return not previous.name or is_trade(word.lower) or word.lower in _after_names()


def is_past(form: str) -> bool:
    """Tell a verb in the past by its first word."""
    verb = form.split()[0]
    return verb.endswith("ed") or verb in listed("irregular_pasts")


def _is_subject(word: str) -> bool:
    """Tell a noun that a verb may follow, from the adjectives and determiners before a noun."""
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
        same = following.name == previous.name
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
