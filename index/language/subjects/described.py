"""Subjects past what describes them: "a study published in May by the state found"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.cue_counts import is_verb
from index.language.phrases.after import phrase_after
from index.language.phrases.before import noun_described, phrase_before
from index.language.phrases.phrase import Phrase, PhraseKind, opens_clause
from index.language.phrases.starts import noun_start
from index.language.subjects.apart import acts, clause_starts, may_speak
from index.language.subjects.clauses import Clause
from index.language.words import Word, listed

_RELATIVE_REACH = 15  # words between "who" and the end of its clause
_PARTICIPLE_REACH = 15  # words between a participle that describes a subject and its verb
_INSIDE_CLAUSE = frozenset({"’s", "'s", "$", "£", "€", "’", "'"})  # marks that end no clause
_LINKS = frozenset({"of", "as", "by", "with", "for", "in"})  # behind what is done to somebody
_ENDS = frozenset({"after", "as", "because", "before", "but", "when", "while"})  # a clause
_THOSE_REACH = 8  # words that tell which ones are meant


def past_description(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject whose description ends at `words[at]`, if it is described."""
    first = noun_start(words, low, at)
    if first > low and words[first - 1].lower == "that":
        return None  # "strikes that residents said hit a school"
    return (
        _those(words, low, at)
        or _past_relative_clause(words, low, at)
        or _past_infinitive(words, low, at)
        or _past_participle(words, low, at)
    )


def past_relative(words: Sequence[Word], phrase: Phrase, high: int) -> Phrase:
    """Return a noun with the clause that tells which one: “...,” said a man who was there."""
    first = phrase.last + 1
    if phrase.kind is not PhraseKind.NOUN or first >= high or words[first].lower != "who":
        return phrase
    reach = range(first, min(high, first + _RELATIVE_REACH))
    ends = (at for at in reach if not _may_be_inside(words[at]) or words[at].lower in _ENDS)
    end = next(ends, None)
    return phrase if end is None or words[end].quoted else phrase._replace(last=end - 1)


def _may_be_inside(word: Word) -> bool:
    """Tell the words of a clause from the mark that ends it."""
    return not word.quoted and (word.text[0].isalnum() or word.text in _INSIDE_CLAUSE)


def past_prepositions(clause: Clause, phrase: Phrase) -> Phrase | None:
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


def past_object(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject of "people close to it said": not "it", which a preposition governs."""
    governed = words[at].lower in listed("personal_objects") | {"it"}
    if not governed or words[at - 1].lower not in listed("prepositions"):
        return None
    phrase = noun_described(words, low, Phrase(at, at, at, PhraseKind.PRONOUN))
    if phrase is None or not may_speak(words, phrase):
        return None
    return phrase._replace(last=at) if _opens(words, low, phrase.first) else None


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
        if not _may_be_inside(word):
            return None
        if word.lower in {"who", "that", "which"}:
            phrase = phrase_before(words, low, place - 1)
            told = phrase and (word.lower == "who" or _is_body(words[phrase.head].lower))
            if phrase is None or not told or not _opens(words, low, phrase.first):
                return None
            return phrase._replace(last=at) if phrase.kind is PhraseKind.NOUN else phrase
    return None


def _is_body(noun: str) -> bool:
    """Tell what speaks and is no person: "the company that runs the ferry said"."""
    return noun in listed("organisations", "documents", "collectives")


def _past_participle(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before "published" in "a study published in May by the state found"."""
    for place in range(at, max(low, at - _PARTICIPLE_REACH), -1):
        if _parts(words, place):
            return None
        if not _is_participle(words, place, at):
            continue
        noun = place - 1 - (words[place - 1].lower in listed("adverbs"))  # "later identified"
        phrase = phrase_before(words, low, noun)
        if phrase and _begins(words, low, phrase):
            if words[place].lower.endswith("ing") and not _may_tell(words, phrase):
                return None
            return phrase if place == at else phrase._replace(last=_past_month(words, at))
        if not words[place].lower.endswith("ing"):
            return None
    return None


def _past_infinitive(words: Sequence[Word], low: int, at: int) -> Phrase | None:
    """Return the subject before "to" in "A petition to name and shame the accounts argues"."""
    for place in range(at - 1, max(low, at - _PARTICIPLE_REACH), -1):
        if _parts(words, place) and words[place].lower != "and":
            return None
        if words[place].lower != "to" or words[place + 1].name:
            continue
        noun = words[place - 1].lower
        if noun not in listed("documents", "purposeful"):
            continue
        phrase = phrase_before(words, low, place - 1)
        return phrase._replace(last=at) if phrase and _begins(words, low, phrase) else None
    return None


def _may_tell(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "residents living there" and "a message doing the rounds" from a wind rising."""
    return may_speak(words, phrase) or words[phrase.head].lower in listed("utterances", "documents")


def _past_month(words: Sequence[Word], at: int) -> int:
    """Return the month behind "in" and "in early", which was taken for no part; else `at`."""
    if words[at].lower != "in":
        return at
    month = at + 1 + (words[at + 1].lower in {"early", "mid", "late"})
    return month if words[month].lower in listed("days") else at


def _parts(words: Sequence[Word], at: int) -> bool:
    """Tell a word that no description of a noun goes on over."""
    word = words[at]
    if not _may_be_inside(word):
        return True
    if word.lower == "as" and at and _is_done_to(words, at - 1, at + 1):
        return False  # "a man known as Jet"
    return word.lower in listed("subordinators", "auxiliaries", "pronouns")


def _is_participle(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell "published" and "sent" from "noted" and "told", which have a subject of their own."""
    word = words[at]
    if _is_done_to(words, at, last + 1) or _is_made(words, at, last):
        return True
    if word.name or is_verb(word.lower):
        return False
    return word.lower.endswith(("ed", "ing")) or word.lower in listed("participles")


def _is_made(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell "models developed at the port", which somebody else develops."""
    past = words[at].lower.endswith("ed") and at < last and at > 0
    links = frozenset({"at", "by", "in", "on"}) | listed("time_openers", "days")
    return past and words[at + 1].lower in links and words[at - 1].lower in listed("documents")


def _is_done_to(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "a carpenter accused of arson" and "a man known as Jet" from who accuses and knows."""
    if words[at].lower not in listed("passives") or at + 1 >= high:
        return False
    return words[at + 1].lower in _LINKS


def _begins(words: Sequence[Word], low: int, phrase: Phrase) -> bool:
    """Tell whether a phrase that is no name opens a main clause."""
    before_it = words[phrase.first - 1].lower if phrase.first > low else ""
    read = phrase.first == phrase.last == low and words[low].lower in listed("documents")
    if phrase.kind is not PhraseKind.NOUN and not read:
        return False  # but "Models developed at the port", whose capital is the sentence's
    if before_it in listed("subordinators") - {"and"}:
        return False
    return _opens(words, low, phrase.first)


def _opens(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell whether a clause begins with `words[at]`, or with adverbs before it."""
    while at > low and words[at - 1].lower in listed("adverbs"):
        at -= 1
    return opens_clause(words, low, at)
