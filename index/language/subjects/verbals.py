"""Sources of verbs without a subject of their own: participles and infinitives."""

from __future__ import annotations

from index.language.phrases.before import last_noun, phrase_before
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.phrases.verb_groups import skip_helpers
from index.language.subjects.apart import may_speak
from index.language.subjects.clause_subjects import continued
from index.language.subjects.clauses import Clause, How, Source
from index.language.subjects.owners import author
from index.language.words import listed

_QUOTED = frozenset({"quoted", "cited"})
_DEPICTING = frozenset({"describing", "detailing", "depicting", "outlining", "showing"})
_AGENT_REACH = 12  # words between "quoted" and "as saying"
_PLACING = frozenset({"on", "in", "at", "near", "outside", "inside", "into", "against"})


def of_infinitive(clause: Clause, at: int) -> Source | None:
    """Return who was made to speak: "her" in "a win that led her to declare"."""
    words, low = clause.words, clause.low
    if at > low and words[at].lower in listed("object_pronouns"):
        phrase: Phrase | None = Phrase(at, at, at, PhraseKind.PRONOUN)
    else:
        phrase = phrase_before(words, low, at)
    if phrase is None:
        return None
    last = phrase if phrase.kind is PhraseKind.PRONOUN else last_noun(words, phrase)
    if last.first > low and words[last.first - 1].lower in {"for", "on"} and may_speak(words, last):
        return Source(last, How.BEFORE)  # "pressure on Holm to say", "too late for her to say"
    for place in range(phrase.last - 1, max(low, phrase.first - 1) - 1, -1):
        if words[place].lower in listed("causing") and not words[place].name:
            first = max(place + 1, phrase.first)  # "a tool allowing users to tell"
            return Source(phrase._replace(first=first, head=max(first, phrase.head)), How.BEFORE)
    return None


def of_participle(clause: Clause, at: int) -> Source:
    """Return the source of "Holm came, saying"; with its own subject in "with Holm saying"."""
    words, low = clause.words, clause.low
    phrase = phrase_before(words, low, at)
    if phrase and phrase.head < phrase.last and not may_speak(words, phrase):
        last = last_noun(words, phrase)  # "the spectacle of Holm denouncing it"
        phrase = last if may_speak(words, last) and words[last.first - 1].lower == "of" else phrase
    before_it = words[phrase.first - 1].lower if phrase and phrase.first > low else ""
    if before_it == "with":
        return Source(phrase, How.BEFORE)
    if phrase and before_it in {"of", "about", "and", "while"} and may_speak(words, phrase):
        return Source(phrase, How.BEFORE)
    if phrase and words[phrase.head].lower in listed("written_on"):
        return Source(phrase, How.BEFORE)  # "Holm held up a sign saying"
    if phrase is None or phrase.kind is PhraseKind.PRONOUN or not may_speak(words, phrase):
        return (author(clause, phrase) if phrase else None) or continued(clause)
    if phrase.kind is PhraseKind.NAME and before_it in _PLACING:
        return continued(clause)  # "Holm was on CNN talking about it"
    if words[phrase.head].lower not in listed("documents"):
        return Source(phrase, How.BEFORE)  # "protesters demanding a vote"
    return _of_document(clause, phrase)


def _of_document(clause: Clause, phrase: Phrase) -> Source:
    """Return whose "demanding" is behind a document: who "sent a letter demanding a vote".

    But what "a paper describing a battery" tells that somebody withdrew is its own.
    """
    if clause.cue.form in _DEPICTING:
        return Source(phrase, How.BEFORE)
    issuer = author(clause, phrase) or continued(clause)
    return issuer if issuer.phrase else Source(phrase, How.BEFORE)


def of_quoted(clause: Clause) -> Source | None:
    """Return who was quoted, not by whom: "Holm was quoted by the Courier as saying"."""
    words, low, at = clause.words, clause.low, clause.cue.first - 1
    if at <= low or words[at].lower != "as":
        return None
    for verb in range(at - 1, max(low, at - _AGENT_REACH), -1):
        if words[verb].lower in _QUOTED and not words[verb].quoted:
            subject = skip_helpers(words, low, verb - 1)
            helped = {word.lower for word in words[subject + 1 : verb]}
            if subject < low or not helped & listed("be"):
                return None
            relative = words[subject].lower in listed("relatives")
            phrase = None if relative else phrase_before(words, low, subject)
            return Source(phrase, How.BEFORE) if phrase else None
    return None
