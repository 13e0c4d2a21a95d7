"""Who stands beside a cue: the subject of its verb, wherever the sentence puts it."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.apart import acts, agreeing, agrees, clause_starts, may_speak
from index.language.brackets import bracketed, past_bracket
from index.language.clause_subjects import continued, subject
from index.language.clauses import NOBODY, Clause, How, Source, found
from index.language.cues import ACCORDING, is_verb
from index.language.inversions import inverted
from index.language.noun_uses import is_noun_use
from index.language.phrases import (
    Phrase,
    PhraseKind,
    is_past,
    opens_clause,
    phrase_after,
    phrase_before,
)
from index.language.relatives import before_relative
from index.language.trades import is_trade
from index.language.verb_groups import skip_helpers
from index.language.words import DASHES, Word, listed

_RELATIVE_REACH = 15
_PARTICIPLE_REACH = 15  # words between a participle that describes a subject and its verb
_INSIDE_CLAUSE = frozenset({"’s", "'s", "$", "£", "€", "’", "'"})
_PARTICIPLES = ("ed", "en", "known", "told", "shown", "found", "held", "made", "heard")
_ALONE = frozenset({"both", "each", "all"})
_THOSE_REACH = 8  # words that tell which ones are meant
_NAMED = 3  # words between "deemed" and "by" in "deemed too weak by Holm"
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
    """Return whom something moves: "the remark has angered residents"."""
    words, cue, low = clause.words, clause.cue, clause.low
    if cue.form not in listed("moving"):
        return None
    at = skip_helpers(words, low, cue.first - 1)
    helped = {word.lower for word in words[at + 1 : cue.first]}
    if at < low or helped & listed("be") or words[at].lower in listed("subordinators"):
        return None
    mover = phrase_before(words, low, at)
    if mover is None or (cue.form in listed("telling") and may_speak(words, mover)):
        return None  # "Holm reminded residents"
    phrase = phrase_after(words, cue.last + 1, clause.high)
    return Source(phrase, How.AGENT) if phrase and _is_somebody(words, phrase) else None


def _left(clause: Clause) -> Source:
    words, cue, low = clause.words, clause.cue, clause.low
    at = skip_helpers(words, low, cue.first - 1)
    if words[at + 1].lower in _ALONE and _stands_first(words, low, at + 1):
        at += 1
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
    verb = clause.cue.form.split()[0]
    if not verb.endswith(_PARTICIPLES):
        return False
    if verb in listed("feelings"):
        return verb == "opposed" and _has_agent(clause, 1)
    if helped & listed("be"):
        return True
    if helped & listed("auxiliaries"):
        return False
    return _is_titled(clause) or _has_agent(clause, _NAMED if verb in listed("naming") else 1)


def _is_titled(clause: Clause) -> bool:
    """Tell "a print called “Gate”" from "residents called it a gate"."""
    words, cue = clause.words, clause.cue
    if cue.form not in listed("titling") or cue.last + 1 >= clause.high:
        return False
    following = words[cue.last + 1]
    thing = phrase_before(words, clause.low, cue.first - 1)
    return (
        (following.quoted or following.name) and thing is not None and not may_speak(words, thing)
    )


def _has_agent(clause: Clause, reach: int) -> bool:
    """Tell whether "by" and no verb follow the cue within `reach` words."""
    words, last = clause.words, clause.cue.last
    for at in range(last + 1, min(last + 1 + reach, clause.high - 1)):
        if words[at].lower == "by":
            return not words[at + 1].lower.endswith("ing")
    return False


def _verb_subject(clause: Clause, at: int) -> Source:
    words, low = clause.words, clause.low
    if words[at].lower == "it" and at > low and words[at - 1].lower in listed("making"):
        at = skip_helpers(words, low, at - 2)  # "Holm made it clear"
        if at < low or words[at].quoted:
            return continued(clause)
    word = words[at].lower
    if word in listed("relatives"):
        return _relative(clause, at)
    if word in _ALONE and _stands_first(words, low, at):
        return Source(Phrase(at, at, at, PhraseKind.PRONOUN), How.BEFORE)
    if word == "to":
        return _moved_to(clause, at - 1) or continued(clause)
    return _noun_subject(clause, past_bracket(words, low, at))


def _noun_subject(clause: Clause, at: int) -> Source:
    """Return the noun before the cue, `words[at]`, or what commas keep from it."""
    words, low = clause.words, clause.low
    if at < low or words[at].lower in listed("conjunctions"):
        return continued(clause)
    if words[at].text == "," or words[at].text in DASHES:
        bracket = bracketed(words, low, at)
        return Source(bracket, How.BRACKET) if bracket else continued(clause)
    phrase = (
        _those(words, low, at)
        or _past_relative_clause(words, low, at)
        or _past_participle(words, low, at)
        or phrase_before(words, low, at)
    )
    phrase = (_past_prepositions(clause, phrase) if phrase else None) or phrase
    if phrase and at + 1 == clause.cue.first and not agrees(words, clause.cue, phrase):
        phrase = agreeing(words, low, clause.cue) or phrase
    return Source(phrase, How.BEFORE) if phrase else continued(clause)


def _moved_to(clause: Clause, at: int) -> Source | None:
    """Return who was made to speak: "her" in "a win that led her to declare"."""
    words, low = clause.words, clause.low
    if at > low and words[at].lower in listed("object_pronouns"):
        phrase: Phrase | None = Phrase(at, at, at, PhraseKind.PRONOUN)
    else:
        phrase = phrase_before(words, low, at)
    if phrase is None:
        return None
    for place in range(phrase.last - 1, max(low, phrase.first - 1) - 1, -1):
        if words[place].lower in listed("causing") and not words[place].name:
            first = max(place + 1, phrase.first)  # "a tool allowing users to tell"
            return Source(phrase._replace(first=first, head=max(first, phrase.head)), How.BEFORE)
    return None


def _past_prepositions(clause: Clause, phrase: Phrase) -> Phrase | None:
    """Return the subject of "A poll of residents before the vote showed": not the vote."""
    words, low = clause.words, clause.low
    governed = phrase.first > low and words[phrase.first - 1].lower in listed("prepositions")
    if not governed or may_speak(words, phrase):
        return None
    start = next(clause_starts(words, low, phrase.first), phrase.first)
    opening = phrase_after(words, start, phrase.first)
    if opening is None or not may_speak(words, opening):
        return None
    between = range(opening.last + 1, phrase.first)
    return None if any(acts(words, at, phrase.first) for at in between) else opening


def _stands_first(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell "both agreed" from "Holm and Reed (both lawyers) both agreed"."""
    return opens_clause(words, low, at) and (at == low or words[at - 1].text not in {")", "]", "”"})


def _those(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return "those around him" where they open a clause, and speak."""
    for place in range(at, max(low - 1, at - _THOSE_REACH), -1):
        word = words[place]
        if word.quoted or not word.text[0].isalnum() or word.lower in _never_inside():
            return None
        if word.lower == "those":
            opens = opens_clause(words, low, place)
            return Phrase(place, at, place, PhraseKind.NOUN) if opens else None
    return None


def _never_inside() -> frozenset[str]:
    """Return the words of a clause of its own, which tells of those it follows."""
    return listed("pronouns", "auxiliaries")


def _past_relative_clause(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before "who" in "a man who asked not to be named said"."""
    if words[at].lower in listed("pronouns"):
        return None  # "a man who he said was ill"
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
            if word.lower.endswith("ing") and not may_speak(words, phrase):
                return None
            return phrase if place == at else phrase._replace(last=at)
    return None


def _is_participle(word: Word) -> bool:
    """Tell "published" and "sent" from "noted" and "told", which have a subject of their own."""
    if word.name or is_verb(word.lower):
        return False
    return word.lower.endswith(("ed", "ing")) or word.lower in listed("participles")


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
    return (_author(clause, phrase) if phrase else None) or continued(clause)


def _author(clause: Clause, phrase: Phrase) -> Source | None:
    """Return whose words a participle tells: "Holm’s letter asking for a vote"."""
    words = clause.words
    if words[phrase.head].lower not in listed("documents", "utterances"):
        return None
    for at in range(phrase.head - 1, phrase.first, -1):
        if words[at].text in {"’s", "'s"}:
            return found(phrase_before(words, clause.low, at - 1), How.POSSESSOR)
    return None


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


def _agent(clause: Clause) -> Source:
    words, cue = clause.words, clause.cue
    for at in range(cue.last + 1, min(clause.high - 1, cue.last + _AGENT_REACH)):
        if words[at].lower == "by":
            return found(phrase_after(words, at + 1, clause.high), How.AGENT)
        if not words[at].text[0].isalnum():
            break
    return NOBODY
