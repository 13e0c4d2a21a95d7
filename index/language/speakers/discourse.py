"""Who is meant: names, pronouns and roles, as the text runs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from index.language.lexicon.trades import AGED, head_noun, is_parent
from index.language.people.gender import Gender, of_role
from index.language.people.given import given_by
from index.language.people.holders import holder, is_shared
from index.language.people.namesakes import Namesakes
from index.language.people.people import People
from index.language.people.person import Person
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.scanning.labels import is_label
from index.language.speakers.antecedents import antecedent
from index.language.speakers.attention import Attention
from index.language.speakers.interviews import behind_initials, behind_label
from index.language.speakers.shown import literal, person_shown, span_of
from index.language.subjects.clauses import How, Source
from index.language.words import Line, Word, listed
from index.models import Resolution, Speaker, SpeakerKind

_PARTISANS = frozenset({"republican", "democrat"})


class Discourse:
    """A text as it runs on: `line` is the sentence that is read, `attention` what it spoke of."""

    def __init__(self, text: str, words: Sequence[Word], people: People) -> None:
        self.text = text
        self.words = words
        self.people = people
        self.attention = Attention(text, words, people)
        self.namesakes = Namesakes(people)
        self.line = Line(0, 0, heading=False)

    def speaker(self, source: Source) -> Speaker | None:
        """Return who `source` means; None where it names nobody, or two people may be meant."""
        if source.phrase and source.how is How.COLON:
            return self._in_turn(source.phrase)
        found = self._meant(source.phrase) if source.phrase else None
        if found and source.mention:
            return found.model_copy(update={"mention": span_of(self.words, source.mention)})
        return found

    def _in_turn(self, phrase: Phrase) -> Speaker | None:
        """Return who stands before a colon, where that may be a letter or initials."""
        head = self.words[phrase.head]
        label = is_label(head)
        person = behind_label(head, self.people) if label else behind_initials(head, self.people)
        if person:
            return self._person(person, phrase, Resolution.ROLE if label else Resolution.SURNAME)
        return None if label else self._meant(phrase)

    def _meant(self, phrase: Phrase) -> Speaker | None:
        if phrase.kind is PhraseKind.PRONOUN and phrase.first == phrase.last:
            found = antecedent(self.attention, self.line, phrase)
            return found or literal(self.text, self.words, phrase, SpeakerKind.UNKNOWN)
        officer = self.people.in_office(phrase.first, phrase.last)  # Minister for Housing Dana Holm
        if officer:
            return self._person(officer, phrase)
        if phrase.kind is not PhraseKind.NAME or self._several(phrase):
            return self._noun(phrase)
        person = self.people.named(phrase.first, phrase.head) or self.namesakes.meant(phrase)
        if person is None and phrase.first == phrase.last:
            person = behind_initials(self.words[phrase.head], self.people)
        if person:
            person.placed = False
            self.namesakes.speak(person, phrase)
            return self._person(person, phrase)
        if len(self.people.bearers(phrase.first, phrase.head)) > 1:
            return None
        return self._noun(phrase)

    def hear(self, speakers: Sequence[Speaker]) -> None:
        """Note whom the sentence read names, and who was found to speak in it."""
        self.namesakes.hear(self.line)
        self.attention.hear(self.line, speakers)

    def _several(self, phrase: Phrase) -> bool:
        """Tell two joined by "and" from one: "Holm and Reed", "Holm and the port"."""
        link = phrase.head + 1
        return link < phrase.last and self.words[link].lower in {"and", "&"}

    def _person(self, person: Person, phrase: Phrase, how: Resolution | None = None) -> Speaker:
        self.attention.mention(person)
        return person_shown(person, self.text, span_of(self.words, phrase), how)

    def _is_stranger(self, phrase: Phrase) -> bool:
        """Tell "the minister" behind "one minister said", who has no name."""
        last = self.attention.last
        noun = self.words[phrase.last].lower
        return isinstance(last, Speaker) and head_noun(last.name.lower()) == noun

    def _spoken_of(self, phrase: Phrase) -> Person | None:
        """Return who was spoken of last, if "the governor" or "the 33-year-old" can mean them."""
        last = self.attention.last
        opens = self.words[phrase.first].lower == "the" and phrase.head == phrase.last
        if not isinstance(last, Person) or not last.known or last.placed or not opens:
            return None
        noun = self.words[phrase.last].lower
        if phrase.first + 1 < phrase.last:  # the Carrow East MP
            place = self.words[phrase.first + 1 : phrase.last]
            told = _is_partisan(noun, place, last) or self.people.roster.called(noun) == [last]
            return last if told and all(word.name for word in place) else None
        if _fits(noun, last) and self._openings[noun] == {"the"}:
            return last
        return last if self.people.roster.titled(noun) == [last] else None

    @cached_property
    def _openings(self) -> Mapping[str, set[str]]:
        """Return what the text has before such nouns: "a 33-year-old" may have no name."""
        found: dict[str, set[str]] = defaultdict(set)
        for before, word in pairwise(self.words):
            if word.lower.endswith(AGED) or is_parent(word.lower) or _plays(word.lower):
                found[word.lower].add(before.lower)
        return found

    def _noun(self, phrase: Phrase) -> Speaker | None:
        given = given_by(self.words, phrase.last + 1, self.line.end)
        named = self.people.named(given[0], given[-1]) if given else None
        if named:
            return self._person(named, phrase)
        stranger = self._is_stranger(phrase)
        meant = None if stranger else holder(self.people, phrase) or self._spoken_of(phrase)
        if meant:
            return self._person(meant, phrase, Resolution.ROLE)
        if is_shared(self.people, phrase):
            return None
        speaker = literal(self.text, self.words, phrase)
        self.attention.note(phrase, speaker)
        return speaker


def _fits(noun: str, person: Person) -> bool:
    """Tell whether "the" with `noun` may mean somebody of whom the text tells no more."""
    if noun.endswith(AGED):
        return not person.age
    if is_parent(noun):
        told = {of_role(noun.partition("-")[0]), person.gender}
        return Gender.UNKNOWN in told or len(told) == 1
    return _plays(noun)


def _is_partisan(noun: str, place: Sequence[Word], person: Person) -> bool:
    """Tell whom "the Texas Republican" may mean; "the Tallahassee Democrat" is a newspaper."""
    if noun not in _PARTISANS or place[-1].lower not in listed("american_states"):
        return False
    role = (person.role or "").lower()
    return noun in role or not any(other in role for other in _PARTISANS)


def _plays(noun: str) -> bool:
    return noun in listed("players")
