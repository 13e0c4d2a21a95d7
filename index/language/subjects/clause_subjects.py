"""Subjects that no word beside the verb tells: shared with an earlier verb, or the clause’s own."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.phrases.after import phrase_after
from index.language.phrases.phrase import Phrase
from index.language.phrases.starts import SUBJECTS
from index.language.subjects.apart import (
    acts,
    agrees,
    before_cue,
    behind_opening,
    clause_starts,
    may_speak,
)
from index.language.subjects.brackets import describes
from index.language.subjects.clauses import NOBODY, Clause, How, Source, found
from index.language.subjects.relatives import before_relative
from index.language.words import listed

_COORDINATING = frozenset({"and", "but", "nor", "so"})  # what follows one is a clause of its own
_PASSED_ON = frozenset({How.BEFORE, How.AFTER, How.BRACKET, How.SAME, How.SUBJECT})


def continued(clause: Clause) -> Source:
    """Return the source that the cue shares with an earlier one, else the clause's subject."""
    for source in reversed(clause.earlier):
        if (
            source.phrase
            and source.how in _PASSED_ON
            and agrees(clause.words, clause.cue, source.phrase)
        ):
            return _joined(clause, source.phrase) or Source(source.phrase, How.SAME)
    return subject(clause)


def _joined(clause: Clause, earlier: Phrase) -> Source | None:
    """Return who acts beside the cue: "Asked whom she supports, Holm smiled and said"."""
    words, cue = clause.words, clause.cue
    if words[cue.first - 1].lower != "and":
        return None
    for phrase, follows in _openers_before(clause):
        if phrase.first <= earlier.last or follows == "that":
            return None
        if _reaches(clause, phrase) and acts(words, phrase.last + 1, cue.first):
            return Source(phrase, How.SUBJECT)
    return None


def subject(clause: Clause) -> Source:
    """Return the noun phrase that opens the nearest clause before the cue.

    One that a verb follows, where there is one: "Holm went to Carrow, Ohio, saying".
    """
    idle = NOBODY
    subordinate = NOBODY
    for phrase, follows in _openers_before(clause):
        source = _antecedent(clause, phrase) or Source(phrase, How.SUBJECT)
        acting = _acts(clause, phrase)
        if follows in listed("subordinators") and not (acting and follows in _COORDINATING):
            if acting and _reaches(clause, phrase):
                return source
            subordinate = subordinate if subordinate.phrase else source
        elif acting:
            return source
        elif idle.phrase is None:
            idle = source
    return next((one for one in (idle, subordinate) if one.phrase), None) or _apart(clause)


def _acts(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a verb of its own follows `phrase`: behind "he" whatever does is one."""
    if clause.words[phrase.head].lower in SUBJECTS and phrase.last < clause.cue.first - 1:
        return True
    return acts(clause.words, phrase.last + 1, clause.cue.last + 1)


def _reaches(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether no mark ends the clause of `phrase` before the cue."""
    return all(word.text[0].isalnum() for word in clause.words[phrase.last + 1 : clause.cue.first])


def _antecedent(clause: Clause, phrase: Phrase) -> Source | None:
    """Return whom "who" means: "Holm, who had been ill and wanted to go"."""
    words = clause.words
    if words[phrase.first].lower != "who" or phrase.first <= clause.low:
        return None
    named = before_relative(words, clause.low, phrase.first)
    return Source(named, How.RELATIVE, phrase) if named else None


def _openers_before(clause: Clause) -> Iterator[tuple[Phrase, str]]:
    """Yield what may speak and opens a clause before the cue, nearest first, with what precedes."""
    words = clause.words
    for at in clause_starts(words, clause.low, clause.cue.first):
        phrase = phrase_after(words, at, clause.cue.first)
        if phrase is None or not (may_speak(words, phrase) or _goes_on(clause, phrase)):
            continue
        if _is_closed(clause, at):
            continue
        if not (describes(words, clause.low, phrase) or _is_empty(clause, phrase)):
            yield phrase, words[at - 1].lower if at > clause.low else ""


def _goes_on(clause: Clause, phrase: Phrase) -> bool:
    """Tell "The council met on Monday and said": whom a sentence opens with does both."""
    words, at = clause.words, clause.cue.first - 1
    opens = phrase.first == clause.low and words[at].lower == "and"
    group = words[phrase.head].lower in listed("organisations")
    return opens and group and acts(words, phrase.last + 1, at)


def _is_empty(clause: Clause, phrase: Phrase) -> bool:
    """Tell "It is important to know", which nobody says, from "It is hoping to know"."""
    words, at = clause.words, phrase.last + 1
    if words[phrase.first].lower != "it" or words[at].lower not in listed("be"):
        return False
    following = words[at + 1].lower
    infinitive = words[clause.cue.first - 1].lower == "to"
    return infinitive and not following.endswith(("ing", "ed")) and following != "to"


def _is_closed(clause: Clause, at: int) -> bool:
    """Tell the relative clause of "Holm, who was ill, came and said", which ends before the cue."""
    words = clause.words
    if words[at].lower != "who" or at == clause.low or words[at - 1].text != ",":
        return False
    return any(word.text == "," for word in words[at + 1 : clause.cue.first])


def _apart(clause: Clause) -> Source:
    """Return the subject that an opening keeps from its verb, before the verb or behind it."""
    words, cue = clause.words, clause.cue
    phrase = before_cue(words, clause.low, cue)
    if phrase is None and cue.form.endswith("ing"):
        phrase = behind_opening(words, cue, clause.high)
    return found(phrase, How.SUBJECT)
