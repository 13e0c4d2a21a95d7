"""Nouns that look like verbs of speech: a claim, and somebody who claims."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.cues.cue import Cue
from index.language.cues.sides import after
from index.language.lexicon.cue_counts import is_verb, may_be_noun
from index.language.lexicon.trades import is_trade
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import GENITIVE, Phrase, PhraseKind, is_noun, is_past, is_plural
from index.language.words import Word, listed

_LONGEST_SUBJECT = 10  # words
_EVEN = 0.5  # how surely a verb in the past must report, for what is set off before it to be told


def is_noun_use(words: Sequence[Word], cue: Cue, low: int) -> bool:
    """Tell a claim from somebody who claims."""
    at, form = cue.first, words[cue.first].lower
    if at == low:
        return not is_past(form) and not form.endswith("ing")
    previous = words[at - 1]
    if previous.text in GENITIVE:
        return not _has_or_is(words, at, low)
    if _only_acts(form, previous.lower):
        return False
    if _is_determined(words, at, low):
        return True
    if is_past(form) or form.endswith("ing"):
        return False
    if previous.lower == "to":
        return form.endswith("s")  # "led many to question it"
    if previous.lower in listed("prepositions") or _has_makers(words, cue):
        return True
    return _is_told_of(words, cue, previous) or _in_noun_phrase(words, cue, low)


def _is_determined(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell a noun by what stands before it: "the claim", "some claims", "the release notes"."""
    previous = words[at - 1]
    noted = words[at].lower == "notes" and previous.lower in listed("noted")
    return noted or _needs_noun(previous) or _is_owned(words, at, low) or _is_some(words, at, low)


def _has_or_is(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell "he’s claimed" and "Hartwell’s said" from "Holm’s claim"."""
    owner = words[at - 2].lower if at - 2 >= low else ""
    named = words[at].lower in listed("saying") and owner != "let"  # "let’s say"
    return named or owner in listed("pronouns")


def _only_acts(form: str, previous: str) -> bool:
    """Tell verbs that are no nouns behind `previous`: "people close to her said"."""
    if form in listed("saying") and previous == "her":
        return True
    return form in listed("plain_verbs") and previous not in {"a", "an", "no", "the"}


def _has_makers(words: Sequence[Word], cue: Cue) -> bool:
    """Tell "The deal holds pledges from many" and "anxiety among officials"."""
    link = cue.last + 1
    if link >= len(words) or words[cue.first - 1].name:
        return False  # “...,” Holm yells from the door
    return words[link].lower in {"from", "among"} and may_be_noun(cue.form)


def _is_told_of(words: Sequence[Word], cue: Cue, previous: Word) -> bool:
    """Tell "land claims that have not been filed" from "Holm claims that it is hers"."""
    ahead = [word.lower for word in words[cue.last + 1 : cue.last + 3]]
    relative = ahead[:1] == ["that"] and ahead[-1] in listed("auxiliaries")
    speaks = previous.name or is_trade(previous.lower) or previous.lower in listed("pronouns")
    return relative and not speaks and cue.form in listed("noun_verbs")


def is_set_off(words: Sequence[Word], cue: Cue, low: int) -> bool:
    """Tell "..., the operator estimates." where nothing but the verb's subject is set off.

    And "..., the agency confirmed on Tuesday."
    """
    behind = _past_time(words, cue.last + 1)
    verb = words[cue.first].lower
    singular, past = verb.endswith("s"), is_past(verb) and cue.probability >= _EVEN
    if behind not in {",", "."} or not (singular or past or is_verb(verb + "s")):
        return False
    subject = phrase_before(words, low, cue.first - 1)
    if subject is None or subject.first <= low:
        return False
    one = (singular or past) and _is_one(words, subject)
    if not one and (singular or not _are_several(words, subject)):
        return False
    return words[subject.first - 1].text == "," or words[subject.first - 1].quoted


def _past_time(words: Sequence[Word], at: int) -> str:
    """Return the word at `at`, past "on Monday" and "this week"."""
    timed = listed("days", "times")
    if at + 1 < len(words) and words[at].lower in {"on", "this", "last"}:
        at += 2 * (words[at + 1].lower in timed)
    elif at < len(words) and words[at].lower in listed("days"):
        at += 1
    if at + 1 < len(words) and words[at].lower == "in" and words[at + 1].name:
        return "."  # "scientists report today in Nature"
    return words[at].text if at < len(words) else "."


def _is_one(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell one that a verb in -s belongs to from several and from what cannot report."""
    head = words[phrase.head].lower
    if phrase.kind is not PhraseKind.NOUN:
        return True
    reporting = is_trade(head) or head in listed("documents", "organisations")
    return reporting and not head.endswith("s") and phrase.last - phrase.first < _LONGEST_SUBJECT


def _are_several(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell those that a verb without -s belongs to: "..., data from the port show"."""
    head = words[phrase.head].lower
    reporting = is_trade(head) or head in listed("documents", "plurals")
    return reporting and (head.endswith("s") or head in listed("plurals") | {"data"})


def _needs_noun(word: Word) -> bool:
    """Tell "the" and "his", after which a noun follows, from "some" and "both"."""
    return word.lower in listed("determiners", "possessives") - listed("lone_determiners")


def _is_owned(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell "the once popular claim" and "Holm’s general concerns" by the word before."""
    if at - 2 < low:
        return False
    previous, before = words[at - 1].lower, words[at - 2]
    if previous in listed("adverbs"):
        return _needs_noun(before)
    if is_past(words[at].lower) or words[at].lower.endswith("ing"):
        return False
    told = at + 1 < len(words) and words[at + 1].lower == "that"  # her team estimates that
    owned = previous in listed("role_modifiers") and before.lower in listed("possessives")
    return owned and not told


def _is_some(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell "has some advice" from "some advise against it"."""
    if is_past(words[at].lower) or words[at - 1].lower not in listed("lone_determiners"):
        return False
    verb = words[at - 2].lower if at - 2 > low else ""
    return is_past(verb or "to") or verb in listed("auxiliaries")


def _in_noun_phrase(words: Sequence[Word], cue: Cue, low: int) -> bool:
    """Tell "a harsh attack" from "critics attack", where nothing but the words before decide."""
    previous = words[cue.first - 1]
    if previous.quoted or not is_noun(previous) or previous.lower in listed("adverbs"):
        return False
    if previous.lower.endswith("ly") and not previous.name:
        return False
    plural = is_plural(previous.lower)
    if not may_be_noun(cue.form) or is_set_off(words, cue, low):
        return False
    if words[cue.first].lower.endswith("s"):  # "the company claims": one who acts, or a noun
        clause = after(words, cue.last, cue.last + 2 if cue.last + 2 < len(words) else len(words))
        return not (
            previous.name
            or previous.lower in listed("roles")
            or clause in {"that", "quote"}
            or (cue.first == cue.last and _takes_object(words, cue.last + 1))
        )
    return not plural


def _takes_object(words: Sequence[Word], at: int) -> bool:
    """Tell "the ad shows her", where a verb's object follows."""
    if at >= len(words):
        return False
    return words[at].name or words[at].lower in listed(
        "determiners", "possessives", "pronouns", "object_pronouns"
    )
