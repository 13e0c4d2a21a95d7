"""Who stands beside a cue: the subject of its verb, wherever the sentence puts it."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.cues.noun_uses import is_noun_use
from index.language.cues.standpoints import ACCORDING, STANDPOINT
from index.language.phrases.after import phrase_after
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import GENITIVE, Phrase, PhraseKind, is_past, opens_clause
from index.language.phrases.verb_groups import skip_helpers
from index.language.subjects.agents import agent, is_passive, moved
from index.language.subjects.apart import agreeing, agrees, may_speak
from index.language.subjects.brackets import bracketed, described_by, is_aside, past_bracket
from index.language.subjects.clause_subjects import continued
from index.language.subjects.clauses import NOBODY, Clause, How, Source, found
from index.language.subjects.described import (
    past_description,
    past_object,
    past_prepositions,
    past_relative,
)
from index.language.subjects.inversions import inverted, named_after
from index.language.subjects.owners import owner, viewer
from index.language.subjects.relatives import before_relative
from index.language.subjects.verbals import of_infinitive, of_participle, of_quoted
from index.language.words import DASHES, Word, listed

_BEHIND = frozenset({How.AFTER, How.ACCORDING})
_ALONE = frozenset({"both", "each", "all"})


def source_of(clause: Clause) -> Source:
    """Return who the cue of `clause` belongs to."""
    source = _beside(clause)
    if source.phrase is None:
        return source
    if _is_anybody(clause, source.phrase) or _is_dumb(clause, source.phrase):
        return NOBODY
    writer = _writer(clause.words, clause.low, source.phrase)
    whole = past_relative(clause.words, writer, clause.high)
    return source._replace(phrase=whole if source.how in _BEHIND else writer)


def _writer(words: Sequence[Word], low: int, phrase: Phrase) -> Phrase:
    """Return the name at the end of a phrase that opens with where it was written.

    "In a letter to the chair Ana Holm wrote" has no comma; another phrase is returned as it is.
    """
    at, last = phrase.first - 1, phrase.last
    placed = at >= low and words[at].lower == "in" and opens_clause(words, low, at)
    if not placed or words[phrase.head].lower not in listed("documents") or not words[last].name:
        return phrase
    first = last
    while words[first - 1].name and first - 1 > phrase.head:
        first -= 1
    governed = first - 1 <= phrase.head or words[first - 1].lower in listed("prepositions")
    return phrase if governed else Phrase(first, last, last, PhraseKind.NAME)


def _beside(clause: Clause) -> Source:
    words, cue = clause.words, clause.cue
    if cue.form == ACCORDING:
        told = _told_by_him(clause) or phrase_after(words, cue.last + 1, clause.high)
        return found(told and _by_name(clause, told), How.ACCORDING)
    if cue.form == STANDPOINT:
        return viewer(clause)
    if cue.form in listed("hearsay") - listed("false_adverbs"):
        return NOBODY
    if is_noun_use(words, cue, clause.low):
        return owner(clause)
    return inverted(clause) or moved(clause) or _left(clause)


def _by_name(clause: Clause, phrase: Phrase) -> Phrase:
    """Return the name behind a role: "according to the chair, Dana Holm", closed by a comma.

    And not Holm of "According to the chair, Dana Holm left".
    """
    words, high = clause.words, clause.high
    name, noun = named_after(words, phrase, high), words[phrase.head].lower
    several = noun.endswith("s") or noun in listed("plurals", "collectives")
    if name is None or several or noun in listed("organisations", "documents"):
        return phrase
    closed = name.last + 1 >= high or not words[name.last + 1].text[0].isalnum()
    return name if closed else phrase


def _told_by_him(clause: Clause) -> Phrase | None:
    """Return the pronoun of "according to him", and not the "her" of "her lawyer"."""
    at, words = clause.cue.last + 1, clause.words
    if at >= clause.high or words[at].lower not in {"him", "her", "them"}:
        return None
    small = listed("determiners", "pronouns", "prepositions") | {"there"}
    ends = at + 1 >= clause.high or not words[at + 1].text[0].isalnum()
    ends = ends or words[at].lower != "her" or words[at + 1].lower in small
    return Phrase(at, at, at, PhraseKind.PRONOUN) if ends else None


def _is_dumb(clause: Clause, phrase: Phrase) -> bool:
    """Tell the fire of "The fire put damage at £2m" from who gives a sum."""
    if clause.cue.form not in listed("valuing") or may_speak(clause.words, phrase):
        return False
    return clause.words[phrase.head].lower not in listed("organisations")


def _is_anybody(clause: Clause, phrase: Phrase) -> bool:
    """Tell "whatever anyone says", "than one expects" and "it is clear", which nobody says."""
    opening = clause.words[phrase.first].lower
    if opening == "it" and clause.cue.form in listed("impersonal"):
        return True
    told = {opening, clause.words[phrase.head].lower}
    return not told.isdisjoint({"whatever", "whichever", "whoever", "than"})


def _left(clause: Clause) -> Source:
    words, cue, low = clause.words, clause.cue, clause.low
    at = skip_helpers(words, low, cue.first - 1)
    if words[at + 1].lower in _ALONE and _stands_first(words, low, at + 1):
        at += 1
    helped = {word.lower for word in words[at + 1 : cue.first]}
    if cue.first > low and words[cue.first - 1].lower in {"as", "than"} and is_past(cue.form):
        return _as_told(clause)
    if is_passive(clause, helped):
        return agent(clause)
    participle = cue.form.split()[0].endswith("ing") and not helped & (
        listed("be") | {"keep", "kept", "’re", "'re", "’m", "'m"}
    )
    if at < low or words[at].quoted:
        return continued(clause)
    if participle:
        return of_quoted(clause) or of_participle(clause, at)
    return _with_genitive(clause, _verb_subject(clause, at))


def _with_genitive(clause: Clause, source: Source) -> Source:
    """Return the source with the genitive that its name has: "Hartwell’s said"."""
    phrase, mark = source.phrase, clause.cue.first - 1
    if phrase is None or phrase.last != mark - 1:
        return source
    owns = clause.words[mark].text in GENITIVE and clause.words[mark - 1].name
    return source._replace(phrase=phrase._replace(last=mark)) if owns else source


def _as_told(clause: Clause) -> Source:
    """Return whose account "as reported by the Courier" is; "as called for" is nobody's."""
    source = agent(clause)
    begins = clause.cue.first - 1 == clause.low or clause.words[clause.cue.first - 2].text == ","
    told = source.phrase and begins and clause.words[clause.cue.first - 1].lower == "as"
    return source._replace(how=How.ACCORDING) if told else source


def _verb_subject(clause: Clause, at: int) -> Source:
    words, low = clause.words, clause.low
    if words[at].lower == "it" and at > low and words[at - 1].lower in listed("making"):
        at = skip_helpers(words, low, at - 2)  # "Holm made it clear"
        if at < low or words[at].quoted:
            return continued(clause)
    word = words[at].lower
    if word == "whom" and words[at - 1].lower == "of":
        return _some_of_whom(clause, at)
    if word in listed("relatives"):
        return _relative(clause, at)
    if word in _ALONE and _stands_first(words, low, at):
        return Source(Phrase(at, at, at, PhraseKind.PRONOUN), How.BEFORE)
    if word == "to":
        return of_infinitive(clause, at - 1) or continued(clause)
    return _noun_subject(clause, past_bracket(words, low, at))


def _stands_first(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell "both agreed" from "Holm and Reed (both lawyers) both agreed"."""
    return opens_clause(words, low, at) and (at == low or words[at - 1].text not in {")", "]", "”"})


def _noun_subject(clause: Clause, at: int) -> Source:
    """Return the noun before the cue, `words[at]`, or what commas keep from it."""
    words, low = clause.words, clause.low
    if at < low or words[at].lower in listed("conjunctions"):
        return continued(clause)
    if words[at].text == "," or words[at].text in DASHES:
        bracket = bracketed(words, low, at)
        return Source(bracket, How.BRACKET) if bracket else continued(clause)
    phrase = (
        past_description(words, low, at)
        or past_object(words, low, at)
        or phrase_before(words, low, at)
    )
    if phrase and _is_of_those(clause, phrase):
        return NOBODY
    phrase = (past_prepositions(clause, phrase) if phrase else None) or phrase
    if phrase and at + 1 == clause.cue.first and not agrees(words, clause.cue, phrase):
        phrase = agreeing(words, low, clause.cue) or phrase
    if phrase and (described := _before_open_role(clause, phrase)):
        return Source(described, How.BRACKET)
    return Source(phrase, How.BEFORE) if phrase else continued(clause)


def _before_open_role(clause: Clause, role: Phrase) -> Phrase | None:
    """Return who begins a clause before a role that no comma closes: "Dana Holm, head of X said".

    But not in an aside: "Dana Holm, an aide said, is sure".
    """
    words = clause.words
    if role.kind is not PhraseKind.NOUN or words[role.head].lower.endswith("s"):
        return None
    if is_aside(words, clause.cue.last, clause.high):
        return None
    name = described_by(words, clause.low, role)
    return name if name and clause.low == name.first < name.last else None


def _is_of_those(clause: Clause, phrase: Phrase) -> bool:
    """Tell what was added in "Of the posts added, 19 remain" from who adds."""
    words, cue = clause.words, clause.cue
    at = phrase.first - 1
    opens = (
        at >= clause.low
        and words[at].lower in {"of", "among"}
        and opens_clause(words, clause.low, at)
    )
    ends = cue.last + 1 < clause.high and words[cue.last + 1].text == ","
    return opens and ends and is_past(cue.form)


def _relative(clause: Clause, at: int) -> Source:
    words = clause.words
    phrase = before_relative(words, clause.low, at)
    if phrase is None and words[at].lower != "who":
        return continued(clause)
    return Source(phrase, How.RELATIVE, Phrase(at, at, at, PhraseKind.PRONOUN))


def _some_of_whom(clause: Clause, at: int) -> Source:
    """Return whom "each of whom" and "all of whom" count: those named before."""
    words, low = clause.words, clause.low
    first = at - 2
    if first <= low or words[first].lower not in listed("quantities", "determiners"):
        return continued(clause)
    phrase = before_relative(words, low, first, people=True)
    return Source(phrase, How.RELATIVE, Phrase(first, at, first, PhraseKind.PRONOUN))
