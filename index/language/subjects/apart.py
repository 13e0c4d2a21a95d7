"""Subjects that stand apart from their verbs: behind an opening, or before what is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.cues.cue import Cue
from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.trades import is_trade
from index.language.phrases.after import phrase_after
from index.language.phrases.phrase import GENITIVE, Phrase, PhraseKind, opens_clause
from index.language.words import Word, listed

_BRACKETS = {")": 1, "(": -1}
REACH = 60
"""How many words may stand between a verb and its subject: keeps the work linear."""


def behind_opening(words: Sequence[Word], cue: Cue, high: int) -> Phrase | None:
    """Return the subject behind the comma that ends an opening: "Noting the delay, Holm left"."""
    for at in range(cue.last + 1, min(high - 1, cue.last + REACH)):
        if words[at].text != "," or words[at].quoted:
            continue
        phrase = phrase_after(words, at + 1, high)
        if phrase and may_speak(words, phrase) and acts(words, phrase.last + 1, high):
            return phrase
    return None


def before_cue(words: Sequence[Word], low: int, cue: Cue) -> Phrase | None:
    """Return the first phrase of a sentence that does something before its cue.

    "On Sunday Holm called the office, saying": whatever opens the sentence.
    """
    at = max(low, cue.first - REACH)
    while at < cue.first:
        phrase = phrase_after(words, at, cue.first)
        if phrase is None:
            at += 1
            continue
        governed = at > low and words[at - 1].lower in listed("prepositions", "relatives")
        if not governed and acts(words, phrase.last + 1, cue.first):
            return phrase if may_speak(words, phrase) else None
        at = phrase.last + 1
    return None


def acts(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell whether a verb stands at `at`, adverbs skipped."""
    while at < high and (words[at].lower in listed("adverbs") or words[at].lower.endswith("ly")):
        at += 1
    if at >= high or words[at].quoted or words[at].name:
        return False
    word = words[at].lower
    if word in GENITIVE:
        return words[at - 1].lower in listed("pronouns")
    return word.endswith("ed") or word in listed("auxiliaries", "irregular_pasts") or is_verb(word)


def may_speak(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell a name, a pronoun, or a noun for somebody who speaks."""
    head = words[phrase.head].lower
    return (
        phrase.kind is not PhraseKind.NOUN
        or is_trade(head)
        or head in listed("quantities", "collectives", "numbers", "documents")
    )


def is_somebody(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell people, whom a participle beside them describes: "protesters demanding a vote"."""
    head = words[phrase.head].lower
    if phrase.kind is PhraseKind.NOUN:
        return head in listed("plurals") or (is_trade(head) and head not in listed("documents"))
    return phrase.kind is PhraseKind.NAME


def agrees(words: Sequence[Word], cue: Cue, phrase: Phrase) -> bool:
    """Tell whether a verb in the present plural may follow `phrase`: "the critics say"."""
    verb, head = cue.form.split()[0], words[phrase.head].lower
    if verb.endswith(("s", "ed", "ing")) or verb not in listed("plain_verbs"):
        return True
    if any(word.lower == "and" for word in words[phrase.first : phrase.last]):
        return True
    if phrase.kind is PhraseKind.PRONOUN:
        return head not in {"he", "she", "it"}
    if phrase.kind is PhraseKind.NAME:
        return head.endswith("s")
    return (
        head.endswith("s") or head == "%" or head in listed("plurals", "collectives", "quantities")
    )


def agreeing(words: Sequence[Word], low: int, cue: Cue) -> Phrase | None:
    """Return the phrase in the plural that opens the clause of a verb: "Critics of Holm say"."""
    for at in clause_starts(words, low, cue.first):
        phrase = phrase_after(words, at, cue.first)
        if phrase and agrees(words, cue, phrase):
            return phrase
    return None


def clause_starts(words: Sequence[Word], low: int, at: int) -> Iterator[int]:
    """Yield where a clause may begin before `at`, nearest first, brackets left out."""
    closed = 0
    for place in range(at - 1, max(low, at - REACH) - 1, -1):
        if words[place].quoted or not words[place].text[0].isalnum():
            closed = max(0, closed + _BRACKETS.get(words[place].text, 0))
            continue
        if closed:
            continue
        if place == low or opens_clause(words, low, place):
            yield place
