"""The noun phrase that ends at a word, with the nouns that prepositions and "and" join to it."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.trades import is_trade
from index.language.phrases.phrase import (
    LONGEST,
    Phrase,
    PhraseKind,
    is_double_role,
    is_noun,
    is_past,
    kind_of,
    never_alone,
    opens_clause,
)
from index.language.phrases.starts import SUBJECTS, noun_start
from index.language.words import Word, listed

_MOST_JOINS = 3  # prepositional phrases that one noun phrase takes along


def phrase_before(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the noun phrase that ends with `words[at]`, with what its prepositions join to it."""
    if at < low or words[at].quoted or (at == low and words[at].lower in listed("beginnings")):
        return None
    if words[at].lower in listed("pronouns"):
        return _some_of_them(words, low, at) or Phrase(at, at, at, PhraseKind.PRONOUN)
    if words[at].text == "%" and at > low and words[at - 1].text[0].isdigit():
        return Phrase(at - 1, at, at, PhraseKind.NOUN)
    if not is_noun(words[at]) or words[at].lower in listed("adverbs"):
        return _some_of_them(words, low, at)
    first, head = noun_start(words, low, at), at
    if first > at or (first == at and not _stands_alone(words, low, at)):
        return None
    for _ in range(_MOST_JOINS):
        joined = _joined(words, low, first)
        if joined is None:
            break
        first, head = joined
    first = _neither(words, low, _about(words, low, first))
    head = at if is_double_role(words, head, at) else head
    return Phrase(first, at, head, kind_of(words, first, head))


def _some_of_them(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return "one of them" and "some of you", where these end with `words[at]`."""
    head = at - 2
    if head < low or words[at - 1].lower != "of" or words[at].lower not in {"them", "you", "us"}:
        return None
    some = words[head].lower in listed("quantities", "numbers") | {"another"}
    return Phrase(head, at, head, PhraseKind.NOUN) if some else None


def _neither(words: Sequence[Word], low: int, first: int) -> int:
    """Return where "Neither the council nor the port" begins whose last noun does at `first`."""
    at = first - 1
    if at <= low or words[at].lower != "nor":
        return first
    while at > low and first - at < LONGEST and words[at].text[0].isalnum():
        at -= 1
        if words[at].lower == "neither":
            return at
    return first


def _about(words: Sequence[Word], low: int, first: int) -> int:
    """Return where "more than" before a number and "not" before "everyone" begin: its part."""
    if words[first].lower in {"everyone", "everybody", "all", "every"} and first > low:
        first -= words[first - 1].lower == "not"
    if words[first].text[0].isdigit() or words[first].lower in listed("quantities", "numbers"):
        while first > low and words[first - 1].lower in listed("about_a_number"):
            first -= 1
    return first


def _stands_alone(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a noun from "the" in the “Initiative”, and from what "is raising questions" holds."""
    word = words[at]
    if word.lower in never_alone():
        return False
    if word.name or at == low:
        return True
    if _is_infinitive(words, low, at):
        return False
    if word.lower.endswith("ing"):
        return words[at - 1].lower not in listed("be")
    if word.lower.endswith("ed"):
        return word.lower.endswith("eed") or word.lower == "hundred"  # "Holm repeated accusations"
    return word.lower not in {"become", "please"}


def _is_infinitive(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell the verb of "did not release" and "can reasonably campaign" from a noun."""
    before = at - 1
    while before > low and (words[before].lower == "not" or words[before].lower.endswith("ly")):
        before -= 1
    helper = words[before].lower
    return helper.removesuffix("n’t").removesuffix("n't") in listed("modals")


def _joined(words: Sequence[Word], low: int, first: int) -> tuple[int, int] | None:
    """Return start and head of the noun that the words from `first` belong to, if any."""
    at = first - 2
    if at < low or words[first - 1].quoted:
        return None
    link = words[first - 1].lower
    if link in {"and", "&"}:
        return _coordinated(words, low, at, first)
    if link in listed("prepositions") and _is_describing(words[at]):
        return _before_description(words, low, at - 1)
    if link == "of" and words[at].lower in listed("quantities"):
        return noun_start(words, low, at), at
    if link == "of" and words[at].text == "%" and at > low:
        return at - 1, at
    if link not in listed("joining_prepositions") or not is_noun(words[at]):
        return None
    if words[at].lower in listed("adverbs") or _verbal(words, low, at):
        return None
    return noun_start(words, low, at), at


def _is_describing(word: Word) -> bool:
    """Tell a word that a preposition ties to the noun before it: familiar with, sent to."""
    return not word.name and (word.lower in listed("describing") or word.lower.endswith("ed"))


def last_noun(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return the last noun of a phrase: "the president" of "a lecture from the president"."""
    first = noun_start(words, phrase.first, phrase.last)
    return Phrase(first, phrase.last, phrase.last, kind_of(words, first, phrase.last))


def noun_described(words: Sequence[Word], low: int, phrase: Phrase) -> Phrase | None:
    """Return the noun that a preposition ties a phrase to: "a man familiar with the talks"."""
    at = phrase.first - 2
    if at <= low or words[at + 1].lower not in listed("prepositions"):
        return None
    return phrase_before(words, low, at - 1 if _is_describing(words[at]) else at)


def _before_description(words: Sequence[Word], low: int, at: int) -> tuple[int, int] | None:
    """Return the noun of "two people familiar with the talks": one that opens its clause."""
    if at < low or not is_noun(words[at]) or words[at].name or is_verb(words[at].lower):
        return None
    noun = words[at].lower
    if not (is_trade(noun) or noun in listed("documents", "quantities", "collectives", "numbers")):
        return None  # "the meeting ended with Holm asking"
    start = noun_start(words, low, at)
    return (start, at) if opens_clause(words, low, start) else None


def _coordinated(words: Sequence[Word], low: int, at: int, first: int) -> tuple[int, int] | None:
    """Return the first of two nouns joined by "and": Reed and Holm, Holm and her deputies."""
    if words[at].lower in SUBJECTS and words[first].name:
        return at, at  # "he and Rubio promised"
    other = words[first + 1] if words[first].lower == "the" and words[at].name else words[first]
    if not is_noun(words[at]) or not _alike(words[at], other) or _verbal(words, low, at):
        return None
    start = noun_start(words, low, at)
    opens = opens_clause(words, low, start)
    return (start, at) if opens or _is_governed(words, low, start) else None


def _alike(one: Word, other: Word) -> bool:
    """Tell two that "and" may join: "Holm won and her deputies said" joins none."""
    if other.lower in listed("companions"):
        return one.name  # "Holm and colleagues"
    if other.lower in listed("possessives"):
        return one.name or is_trade(one.lower) or one.lower in listed("plurals")
    both_trades = is_trade(one.lower) and is_trade(other.lower)  # its president and CEO
    return one.name == other.name or both_trades


def _is_governed(words: Sequence[Word], low: int, start: int) -> bool:
    """Tell whether two nouns belong to one before them: "a study by Holm and Reed"."""
    if start - 2 < low:
        return False
    if words[start - 1].lower == "for":
        return words[start - 2].name  # the Centers for Disease Control and Prevention
    if words[start - 1].lower not in {"by", "of"}:
        return False
    return is_noun(words[start - 2]) and not _verbal(words, low, start - 2)


def _verbal(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell a participle or a verb, as in "speaking at a rally Holm said", from a noun."""
    word = words[at]
    if word.name or word.lower in listed("roles"):
        return False
    previous = words[at - 1].lower if at > low else ""
    if previous in {"you", *SUBJECTS}:
        return True  # "if you go by the agency"
    if previous == "to" and not word.lower.endswith("s"):
        return not is_trade(word.lower)  # "went to Carrow to meet with Holm"
    determined = previous in listed("determiners", "possessives")
    verbal = (
        word.lower.endswith("ing") or is_past(word.lower) or word.lower in listed("participles")
    )
    return not determined and (verbal or is_verb(word.lower))
