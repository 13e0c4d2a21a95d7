"""Whose words a noun tells: "Holm’s claim", "a claim by Holm", "her letter"."""

from __future__ import annotations

from index.language.cues.standpoints import owner_before
from index.language.phrases.after import phrase_after
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import GENITIVE, Phrase, PhraseKind
from index.language.subjects.clause_subjects import subject
from index.language.subjects.clauses import NOBODY, Clause, How, Source, found
from index.language.words import listed

_AMID = frozenset({"under", "amid", "amidst", "despite", "following", "after", "against"})


def owner(clause: Clause) -> Source:
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
    if words[at].text in GENITIVE:
        return found(phrase_before(words, clause.low, at - 1), How.POSSESSOR)
    if words[at].lower in {"his", "her", "their"}:
        return Source(Phrase(at, at, at, PhraseKind.PRONOUN), How.POSSESSOR)
    link = cue.last + 1
    if link + 1 < clause.high and words[link].lower in {"by", "from", "among"}:
        return found(phrase_after(words, link + 1, clause.high), How.AGENT)
    if words[at].lower in _AMID:
        return NOBODY  # "Holm left amid fears that it leaks"
    return subject(clause)


def viewer(clause: Clause) -> Source:
    """Return whose view it is: "in the council’s opinion", "by her own count"."""
    words, cue = clause.words, clause.cue
    at = owner_before(words, cue.last)
    if words[at].text in GENITIVE:
        return found(phrase_before(words, cue.first + 1, at - 1), How.POSSESSOR)
    return Source(Phrase(at, at, at, PhraseKind.PRONOUN), How.POSSESSOR)


def author(clause: Clause, phrase: Phrase) -> Source | None:
    """Return whose words a participle tells: "Holm’s letter asking for a vote"."""
    words = clause.words
    if words[phrase.head].lower not in listed("documents", "utterances"):
        return None
    for at in range(phrase.head - 1, phrase.first, -1):
        if words[at].text in GENITIVE:
            return found(phrase_before(words, clause.low, at - 1), How.POSSESSOR)
    return None
