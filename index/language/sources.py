"""Who stands beside a cue: the subject of its verb, wherever the sentence puts it."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.apart import agreeing, agrees, may_speak
from index.language.brackets import bracketed, opened, past_bracket
from index.language.clause_subjects import continued, subject
from index.language.clauses import NOBODY, Clause, How, Source, found
from index.language.cues import ACCORDING, is_verb
from index.language.inversions import inverted
from index.language.noun_uses import is_noun_use
from index.language.phrases import (
    Phrase,
    PhraseKind,
    is_noun,
    is_past,
    opens_clause,
    phrase_after,
    phrase_before,
)
from index.language.trades import is_trade
from index.language.verb_groups import skip_helpers
from index.language.words import DASHES, Word, listed

_RELATIVE_REACH = 15
_PARTICIPLE_REACH = 15  # words between a participle that describes a subject and its verb
_INSIDE_CLAUSE = frozenset({"’s", "'s", "$", "£", "€", "’", "'"})
_PARTICIPLES = ("ed", "en", "known", "told", "shown", "found", "held", "made", "heard")
_AGENT_REACH = 10  # words between a passive verb and "by"


def source_of(clause: Clause) -> Source:
    """Return who the cue of `clause` belongs to."""
    words, cue = clause.words, clause.cue
    if cue.form == ACCORDING:
        return found(phrase_after(words, cue.last + 1, clause.high), How.ACCORDING)
    if is_noun_use(words, cue, clause.low):
        return _owner(clause)
    return inverted(clause) or _moved(clause) or _left(clause)


def _owner(clause: Clause) -> Source:
    """Return whose statement it is: "Holm’s claim", "a claim by Holm", else who made it."""
    words, cue = clause.words, clause.cue
    at = cue.first - 1
    while (
        at > clause.low
        and words[at].text.isalpha()
        and words[at].lower
        not in listed("possessives", "prepositions", "subordinators", "determiners")
    ):
        at -= 1
    if words[at].text in {"’s", "'s"}:
        return found(phrase_before(words, clause.low, at - 1), How.POSSESSOR)
    if words[at].lower in {"his", "her", "their"}:
        return Source(Phrase(at, at, at, PhraseKind.PRONOUN), How.POSSESSOR)
    link = cue.last + 1
    if link + 1 < clause.high and words[link].lower in {"by", "from"}:
        return found(phrase_after(words, link + 1, clause.high), How.AGENT)
    return subject(clause)


def _moved(clause: Clause) -> Source | None:
    """Return whom something moves: "the remark angered residents"."""
    words, cue = clause.words, clause.cue
    if cue.first == clause.low or cue.form not in listed("moving"):
        return None
    previous = words[cue.first - 1].lower
    if previous in listed("be", "subordinators") or not is_noun(words[cue.first - 1]):
        return None
    phrase = phrase_after(words, cue.last + 1, clause.high)
    return Source(phrase, How.AGENT) if phrase and _is_somebody(words, phrase) else None


def _left(clause: Clause) -> Source:
    words, cue, low = clause.words, clause.cue, clause.low
    at = skip_helpers(words, low, cue.first - 1)
    helped = {word.lower for word in words[at + 1 : cue.first]}
    if _is_passive(clause, helped):
        return _agent(clause)
    if cue.first > low and words[cue.first - 1].lower in {"as", "than"} and is_past(cue.form):
        return _agent(clause)  # "as called for in the treaty"
    participle = cue.form.split()[0].endswith("ing") and not helped & (
        listed("be") | {"keep", "kept", "’re", "'re", "’m", "'m"}
    )
    if at < low or words[at].quoted:
        return continued(clause)
    if participle:
        return _participle(clause, at)
    return _verb_subject(clause, at)


def _is_passive(clause: Clause, helped: set[str]) -> bool:
    """Tell "was told", and "a practice criticized by Holm", from "is worried" and "is saying"."""
    words, verb = clause.words, clause.cue.form.split()[0]
    if not verb.endswith(_PARTICIPLES) or verb in listed("feelings"):
        return False
    if helped & listed("be"):
        return True
    by = clause.cue.last + 1
    return (
        not helped & listed("auxiliaries")
        and by + 1 < clause.high
        and words[by].lower == "by"
        and not words[by + 1].lower.endswith("ing")
    )


def _verb_subject(clause: Clause, at: int) -> Source:
    words, low = clause.words, clause.low
    if words[at].lower == "it" and at > low and words[at - 1].lower in listed("making"):
        at = skip_helpers(words, low, at - 2)  # "Holm made it clear"
        if at < low or words[at].quoted:
            return continued(clause)
    mark = words[at]
    if mark.lower in listed("relatives"):
        return _relative(clause, at)
    at = past_bracket(words, low, at)
    mark = words[at] if at >= low else mark
    if mark.lower in listed("conjunctions") or mark.lower == "to":
        return continued(clause)
    if mark.text == "," or mark.text in DASHES:
        bracket = bracketed(words, low, at)
        return Source(bracket, How.BRACKET) if bracket else continued(clause)
    phrase = (
        _past_relative_clause(words, low, at)
        or _past_participle(words, low, at)
        or phrase_before(words, low, at)
    )
    if phrase and at + 1 == clause.cue.first and not agrees(words, clause.cue, phrase):
        phrase = agreeing(words, low, clause.cue) or phrase
    return Source(phrase, How.BEFORE) if phrase else continued(clause)


def _past_relative_clause(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before "who" in "a man who asked not to be named said"."""
    for place in range(at - 1, max(low, at - _RELATIVE_REACH), -1):
        word = words[place]
        if word.quoted or not (word.text[0].isalnum() or word.text in _INSIDE_CLAUSE):
            return None
        if word.lower == "who":
            phrase = phrase_before(words, low, place - 1)
            return phrase if phrase and _opens(words, low, phrase.first) else None
    return None


def _past_participle(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before "published" in "a study published in May by the state found"."""
    for place in range(at, max(low, at - _PARTICIPLE_REACH), -1):
        word = words[place]
        if word.quoted or not (word.text[0].isalnum() or word.text in _INSIDE_CLAUSE):
            return None
        if word.lower in listed("subordinators", "auxiliaries", "pronouns"):
            return None
        if _is_participle(word):
            phrase = phrase_before(words, low, place - 1)
            if phrase is None or not _begins(words, low, phrase):
                return None
            return phrase if place == at else phrase._replace(last=at)
    return None


def _is_participle(word: Word) -> bool:
    """Tell "published" and "sent" from "noted" and "told", which have a subject of their own."""
    if word.name or is_verb(word.lower):
        return False
    return word.lower.endswith("ed") or word.lower in listed("participles")


def _begins(words: Sequence[Word], low: int, phrase: Phrase) -> bool:
    """Tell whether a phrase that is no name opens a main clause."""
    before_it = words[phrase.first - 1].lower if phrase.first > low else ""
    if phrase.kind is not PhraseKind.NOUN or before_it in listed("subordinators") - {"and"}:
        return False
    return _opens(words, low, phrase.first)


def _opens(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell whether a clause begins with `words[at]`, or with adverbs before it."""
    while at > low and words[at - 1].lower in listed("adverbs"):
        at -= 1
    return opens_clause(words, low, at)


def _participle(clause: Clause, at: int) -> Source:
    """Return the source of "Holm came, saying"; with its own subject in "with Holm saying"."""
    words, low = clause.words, clause.low
    phrase = phrase_before(words, low, at)
    before_it = words[phrase.first - 1].lower if phrase and phrase.first > low else ""
    if before_it == "with":
        return Source(phrase, How.BEFORE)
    if phrase and before_it in {"of", "about", "and", "while"} and may_speak(words, phrase):
        return Source(phrase, How.BEFORE)
    if phrase and _is_somebody(words, phrase):
        return Source(phrase, How.BEFORE)
    return continued(clause)


def _is_somebody(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell people, whom a participle beside them describes: "protesters demanding a vote"."""
    head = words[phrase.head].lower
    if phrase.kind is PhraseKind.NOUN:
        return head in listed("plurals") or (is_trade(head) and head not in listed("documents"))
    return phrase.kind is PhraseKind.NAME


def _relative(clause: Clause, at: int) -> Source:
    words = clause.words
    phrase = before_relative(words, clause.low, at)
    if phrase is None and words[at].lower != "who":
        return continued(clause)
    return Source(phrase, How.RELATIVE, Phrase(at, at, at, PhraseKind.PRONOUN))


def before_relative(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the noun phrase that the relative pronoun `words[at]` stands for."""
    before_it = at - 2 if at > low and words[at - 1].text == "," else at - 1
    phrase = phrase_before(words, low, before_it)
    if phrase is None and before_it > low and words[before_it].text in {")", "]"}:
        phrase = phrase_before(words, low, opened(words, low, before_it) - 1)
    return phrase


def _agent(clause: Clause) -> Source:
    words, cue = clause.words, clause.cue
    for at in range(cue.last + 1, min(clause.high - 1, cue.last + _AGENT_REACH)):
        if words[at].lower == "by":
            return found(phrase_after(words, at + 1, clause.high), How.AGENT)
        if not words[at].text[0].isalnum():
            break
    return NOBODY
