"""Whom a noun can mean: "the mayor", "his widow"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.trades import AGED
from index.language.people.people import People
from index.language.people.person import Person
from index.language.people.roles import heads
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.words import Word, listed


def holder(people: People, phrase: Phrase) -> Person | None:
    """Return the only person whom "the mayor" or "his widow" can mean.

    "The Mayor" means who has that capital in the role.
    """
    found = _holders(people, phrase)
    if phrase.kind is not PhraseKind.NOUN:
        alone = _is_role_alone(people, phrase) and _may_be_office(people.words[phrase.last])
        found = [one for one in found if alone and _is_office(people, phrase, one)]
    return found[0] if len(found) == 1 else None


def _is_office(people: People, phrase: Phrase, person: Person) -> bool:
    """Tell "the Chair" from "the Executive", who is no chief executive."""
    words = people.words[phrase.first + 1 : phrase.last + 1]
    office = " ".join(word.text for word in words)
    held = (head.removeprefix("the ") for head in heads(person.role)) if person.role else ()
    return office in (held if person.role else person.name.split())


def _may_be_office(noun: Word) -> bool:
    """Tell "the Mayor" from "the Courier" and from "THE MAYOR" of a transcript."""
    return not noun.text.isupper() and noun.lower not in listed("organisation_words")


def is_shared(people: People, phrase: Phrase) -> bool:
    """Tell whether several people are called so: "the senator"."""
    return _is_role_alone(people, phrase) and len(_holders(people, phrase)) > 1


def _holders(people: People, phrase: Phrase) -> list[Person]:
    words, roster = people.words, people.roster
    aged = roster.aged(_age(words, phrase))
    if aged:
        return aged
    if _is_role_alone(people, phrase):
        if words[phrase.last].lower == "teenager" and roster.teenagers():
            return roster.teenagers()
        noun = words[phrase.first + 1 : phrase.last + 1]
        return roster.called(" ".join(word.lower for word in noun))
    if words[phrase.first].lower in listed("possessives"):
        start, end = words[phrase.first].start, words[phrase.last].end
        return roster.with_role(people.text[start:end].lower())
    return []


def _age(words: Sequence[Word], phrase: Phrase) -> str:
    """Return how old "the 33-year-old" and "the 33-year-old striker" are, "" for others."""
    opens = words[phrase.first].lower == "the" and phrase.first < phrase.last
    word = words[phrase.first + 1].lower if opens else ""
    return word.removesuffix(AGED) if word.endswith(AGED) else ""


def _is_role_alone(people: People, phrase: Phrase) -> bool:
    first = people.words[phrase.first].lower
    return first == "the" and phrase.first < phrase.last == phrase.head
