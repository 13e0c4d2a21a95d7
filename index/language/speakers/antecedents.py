"""Whom "he" and "she" mean, and what "it" and "they" do."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.name_words import first_names
from index.language.lexicon.trades import is_trade
from index.language.people.gender import Gender, of_name, of_role
from index.language.people.names import Name
from index.language.people.people import People
from index.language.people.person import Person
from index.language.phrases.phrase import Phrase, opens_clause
from index.language.speakers.attention import Attention
from index.language.speakers.replies import opens_with_agent
from index.language.speakers.shown import person_shown, span_of
from index.language.words import Line, Word, listed
from index.models import Resolution, Speaker, SpeakerKind

_LONGEST_ROLE = 4  # words between "his" and the name of whom it tells
_LONGEST_TAG = 5  # words and marks of "he said on Monday."
_OF_MANY = frozenset({"one", "another"})
_LONG_AGO = 3  # line breaks: a paragraph and more, where an empty line parts them
_GOES_ON = frozenset({"added", "adds", "continued", "continues"})  # who spoke last does
_ANSWERS = frozenset({"replied", "replies", "retorted", "retorts"})
_PERSONAL = (", who ", " who ", ", whose ")
_THINGS = frozenset({"it", "its", "itself"})


def antecedent(attention: Attention, line: Line, phrase: Phrase) -> Speaker | None:
    """Return whom or what a pronoun in the sentence of `line` means; None where nothing tells."""
    word = attention.words[phrase.head].lower
    gender = _gender(word)
    found = _person(attention, line, phrase, gender) if gender else None
    if found:
        return found
    group = attention.group if word in listed("group_pronouns") else None
    if group is None or not _fits(word, group) or _is_one_person(word, attention, group):
        return None
    return _meant(group, attention, phrase)


def _is_one_person(word: str, attention: Attention, group: Speaker) -> bool:
    """Tell "they" that may be Sasha Wren, named behind the group: a wrong name is worse."""
    last = attention.last
    if word in _THINGS or group.mention is None or not isinstance(last, Person):
        return False
    return last.gender is Gender.UNKNOWN and last.start > group.mention.start


def _gender(pronoun: str) -> Gender | None:
    if pronoun in listed("female_pronouns"):
        return Gender.FEMALE
    return Gender.MALE if pronoun in listed("male_pronouns") else None


def _meant(speaker: Speaker, attention: Attention, phrase: Phrase) -> Speaker:
    mention = span_of(attention.words, phrase)
    return speaker.model_copy(update={"mention": mention, "resolved_by": Resolution.PRONOUN})


def _person(attention: Attention, line: Line, phrase: Phrase, gender: Gender) -> Speaker | None:
    """Return whom "he" or "she" means: who was spoken of last and may be one."""
    people, words = attention.people, attention.words
    others = [*_told_of(people, words, line, phrase), *_belonging(people, line, phrase, gender)]
    here = [one for one in _before(people, line, phrase) if one not in others]
    if _is_tag(words, line, phrase):
        here = [] if words[phrase.last + 1].lower in _GOES_ON else here
        if _is_anybodys(attention, here, gender):
            return None
    asked = _answered(attention, line, phrase)
    for one in (*here, *reversed(attention.recent)):
        if one in others or one.name in attention.talking or not _may_be(one, gender):
            continue
        if one is asked:
            continue
        if not _is_later(one, words[phrase.first]):
            return _meant_by(attention, one, phrase, gender)
    return None


def _answered(attention: Attention, line: Line, phrase: Phrase) -> Person | Speaker | None:
    """Return whom "She replied" does not mean: who spoke in the sentence before."""
    words, last = attention.words, attention.last
    answers = phrase.first == line.first and words[phrase.last + 1].lower in _ANSWERS
    return last if answers and last and last.name in attention.spoke else None


def _meant_by(
    attention: Attention, one: Person | Speaker, phrase: Phrase, gender: Gender
) -> Speaker | None:
    """Return whom a pronoun means that nobody nearer than `one` may be; None for a stranger."""
    pronoun = attention.words[phrase.first]
    if _is_stranger(attention, one) or _is_long_gone(attention, one, pronoun):
        return None
    attention.mention(one)
    if not isinstance(one, Person):
        return _meant(one, attention, phrase)
    one.gender = gender
    mention = span_of(attention.words, phrase)
    return person_shown(one, attention.text, mention, Resolution.PRONOUN)


def _is_anybodys(attention: Attention, here: Sequence[Person], gender: Gender) -> bool:
    """Tell "Marsh was ill, he said." behind what Holm says: of himself, or Holm of him?"""
    last, subject = attention.last, next(iter(here), None)
    if subject is None or not isinstance(last, Person) or last is subject:
        return False
    return _may_be(last, gender) and _may_be(subject, gender)


def _is_tag(words: Sequence[Word], line: Line, phrase: Phrase) -> bool:
    """Tell "..., he added." at the end of a sentence."""
    at = phrase.first - 1
    told = at > line.first and words[at].text == "," and not words[at].quoted
    told = told and words[line.first].lower not in listed("subordinators")
    return told and line.end - phrase.last <= _LONGEST_TAG


def _may_be(one: Person | Speaker, gender: Gender) -> bool:
    """Tell whether "he" or "she" may mean `one`: nobody whom nothing shows to be a person."""
    if isinstance(one, Person):
        return (one.known or not one.placed) and one.gender in {gender, Gender.UNKNOWN}
    return {of_role(one.name), of_name([one.name.lower()], ())} <= {gender, Gender.UNKNOWN}


def _is_later(one: Person | Speaker, pronoun: Word) -> bool:
    """Tell the aide of "She declined, according to an aide": a stranger named behind a pronoun."""
    mention = None if isinstance(one, Person) else one.mention
    return mention is not None and mention.start > pronoun.start


def _is_stranger(attention: Attention, one: Person | Speaker) -> bool:
    """Tell Khalid, of whom nothing tells that this is a person: nor that "he" is another.

    Of "Khalid, who lives there," something does.
    """
    if isinstance(one, Person) or one.kind is not SpeakerKind.UNKNOWN or one.mention is None:
        return False
    told = attention.text.startswith(_PERSONAL, one.mention.end) or attention.is_called(one)
    return not told and one.name.lower() not in first_names()


def _is_long_gone(attention: Attention, one: Person | Speaker, pronoun: Word) -> bool:
    """Tell "one reviewer" of two paragraphs above, behind whom the text spoke of somebody named."""
    if isinstance(one, Person) or one.mention is None or not isinstance(attention.last, Person):
        return False
    if one.name.split()[0].lower() not in _OF_MANY:
        return False
    return attention.text.count("\n", one.mention.end, pronoun.start) >= _LONG_AGO


def _fits(word: str, group: Speaker) -> bool:
    """Tell whether "they" may mean a group: a statement is "it", people and my wife are not."""
    if word in _THINGS:
        return group.kind is not SpeakerKind.UNNAMED
    words = group.name.lower().split()
    if group.kind is SpeakerKind.UNNAMED and words[0] in listed("possessives"):
        return words[-1].endswith("s") or words[-1] in listed("plurals", "collectives")
    return group.kind is not SpeakerKind.DOCUMENT or group.name.endswith("s")


def _before(people: People, line: Line, phrase: Phrase) -> list[Person]:
    """Return the people named in the sentence before a pronoun: its subject first."""
    before = line._replace(end=max(phrase.first, line.first))
    found = people.subjects_in(before) or people.in_line(before)
    return found[1:] if opens_with_agent(people.words, before) else found


def _belonging(people: People, line: Line, phrase: Phrase, gender: Gender) -> list[Person]:
    """Return who is somebody’s in the words before a pronoun: "his barrister, Carl Marsh, he"."""
    whose = "his" if gender is Gender.MALE else "her"
    found: list[Person] = []
    for name in people.runs[line.first]:
        if name.first >= phrase.first or not _is_owned(people.words, line, name, whose):
            continue
        person = people.named(name.first, name.last)
        found += [person] if person else []
    return found


def _is_owned(words: Sequence[Word], line: Line, name: Name, whose: str) -> bool:
    """Tell the name behind "his barrister," and "her sister"."""
    at = name.first - len(name.titles) - 1
    at -= at > line.first and words[at].text == ","
    if not (is_trade(words[at].lower) or words[at].lower in listed("kinship")):
        return False  # "in her speech, Dana Holm"
    for place in range(at, max(line.first - 1, at - _LONGEST_ROLE), -1):
        if words[place].lower == whose:
            return True
        if not words[place].text[0].isalnum():
            return False
    return False


def _told_of(people: People, words: Sequence[Word], line: Line, phrase: Phrase) -> list[Person]:
    """Return whom "he" cannot mean in "He said Marsh would come": the people named after it.

    In "As he said last week, Marsh will come" it can, and in "He warned, “No,” Marsh said".
    """
    if not opens_clause(words, line.first, phrase.first):
        return []
    before = words[phrase.first - 1].lower if phrase.first > line.first else ""
    if before in listed("subordinators"):
        return []
    opening = line._replace(end=max(phrase.first, line.first))
    quoted = (at for at in range(phrase.last, line.end) if words[at].quoted)
    behind = line._replace(end=next(quoted, line.end))  # who tells a quotation may be the one
    return people.in_line(behind)[len(people.in_line(opening)) :]
