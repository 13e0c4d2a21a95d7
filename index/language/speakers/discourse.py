"""Who is meant: names, pronouns and roles, as the text runs on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from index.language.lexicon.trades import AGED, head_noun, is_parent, is_trade
from index.language.people.gender import Gender, of_role
from index.language.people.given import given_by
from index.language.people.holders import holder, is_shared
from index.language.people.namesakes import Namesakes
from index.language.people.people import People
from index.language.people.person import Person
from index.language.phrases.phrase import Phrase, PhraseKind, without_clause
from index.language.scanning.labels import is_label
from index.language.speakers.antecedents import antecedent
from index.language.speakers.attention import Attention
from index.language.speakers.interviews import behind_initials, behind_label, naming_themselves
from index.language.speakers.shown import is_nobody, literal, person_shown, span_of
from index.language.subjects.clauses import How, Source
from index.language.words import Line, Word, listed
from index.models import Resolution, Speaker, SpeakerKind

_PARTISANS = frozenset({"republican", "democrat"})
_LEADERS = frozenset({"captain", "vice-captain"})
_ONCE = frozenset({"retired", "former"})  # what somebody was besides
_LEARNERS = frozenset({"student", "pupil", "graduate"})


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
        """Return who stands before a colon, where that may be a letter, initials or a role."""
        if self.line.writer:
            return self._writer(phrase)
        head = self.words[phrase.head]
        label = is_label(head)
        if label:
            person = behind_label(head, self.people)
            return self._person(person, phrase, Resolution.ROLE) if person else None
        person = behind_initials(head, self.people)
        if person:
            return self._person(person, phrase, Resolution.SURNAME)
        host = self._hosts.get(head.lower) if phrase.first == phrase.last else None
        return self._person(host, phrase, Resolution.ROLE) if host else self._meant(phrase)

    def _writer(self, phrase: Phrase) -> Speaker:
        """Return who writes a line of a chat: as it stands there, titles too, if not in full."""
        person = self.people.named(phrase.first, phrase.head)
        if person and len(person.words) > 1:
            return self._person(person, phrase)
        return literal(self.text, self.words, phrase)

    @cached_property
    def _hosts(self) -> Mapping[str, Person]:
        """Return who gives a name of oneself behind a label, by the label."""
        return naming_themselves(self.people)

    def _meant(self, phrase: Phrase) -> Speaker | None:
        if is_nobody(self.words, phrase):
            return None
        if phrase.kind is PhraseKind.PRONOUN and phrase.first == phrase.last:
            return self._pronoun(phrase)
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

    def _pronoun(self, phrase: Phrase) -> Speaker | None:
        """Return whom a pronoun means, else the pronoun; of "in his own words" nobody then."""
        found = antecedent(self.attention, self.line, phrase)
        if found or self.words[phrase.head].lower in listed("possessives"):
            return found
        return literal(self.text, self.words, phrase, SpeakerKind.UNKNOWN)

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
            told = told and all(word.name for word in place)
            return last if told or self._is_aside(phrase) else None
        if self._openings[noun] == {"the"} and self._may_mean(phrase, last):
            return last
        return last if self.people.roster.titled(noun) == [last] else None

    def _may_mean(self, phrase: Phrase, person: Person) -> bool:
        """Tell whether "the" with a noun may mean somebody of whom the text tells no more."""
        noun = self.words[phrase.last].lower
        if noun in _PARTISANS:
            return _is_of_party(noun, person)
        if noun in _LEADERS and not (person.role is None and self._goes_on(phrase)):
            return False  # a ship's, and not the passenger before
        return _fits(noun, person) or (_is_native(noun) and self._goes_on(phrase))

    def _is_aside(self, phrase: Phrase) -> bool:
        """Tell "said the retired nurse" and "said the Carrow student", called so once alone."""
        noun = self.words[phrase.last].lower
        told = [word.lower for word in self.words[phrase.first + 1 : phrase.last]]
        was = len(told) == 1 and told[0] in _ONCE and is_trade(noun)
        learns = noun in _LEARNERS and all(
            word.name for word in self.words[phrase.first + 1 : phrase.last]
        )
        return (was or learns) and self._counts[noun] == 1 and self._goes_on(phrase)

    def _goes_on(self, phrase: Phrase) -> bool:
        """Tell "...,” said the Italian" from "The Australian said", which is a newspaper."""
        if self.words[phrase.last].lower in listed("natives") - listed("native_papers"):
            return True
        return self.words[phrase.first].text == "the" and phrase.first > self.line.first

    @cached_property
    def _counts(self) -> Counter[str]:
        """Return how often the text has each word."""
        return Counter(word.lower for word in self.words)

    @cached_property
    def _openings(self) -> Mapping[str, set[str]]:
        """Return what the text has before such nouns: "a 33-year-old" may have no name."""
        found: dict[str, set[str]] = defaultdict(set)
        for before, word in pairwise(self.words):
            if _is_kind(word.lower):
                found[word.lower].add(before.lower)
        return found

    def _noun(self, phrase: Phrase) -> Speaker | None:
        bare = without_clause(self.words, phrase)
        given = given_by(self.words, bare.last + 1, self.line.end)
        named = self.people.named(given[0], given[-1]) if given else None
        if named:
            return self._person(named, bare)
        stranger = self._is_stranger(bare)
        meant = None if stranger else holder(self.people, bare) or self._spoken_of(bare)
        if meant:
            return self._person(meant, bare, Resolution.ROLE)
        if is_shared(self.people, bare):
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


def _is_kind(word: str) -> bool:
    """Tell "33-year-old", "midfielder" and "Italian", which may be of anybody."""
    return word in _kinds() or word.endswith(AGED) or is_parent(word)


@cache
def _kinds() -> frozenset[str]:
    return listed("players", "natives") | _PARTISANS


def _is_native(noun: str) -> bool:
    return noun in listed("natives")


def _is_partisan(noun: str, place: Sequence[Word], person: Person) -> bool:
    """Tell whom "the Texas Republican" may mean; "the Tallahassee Democrat" is a newspaper."""
    if noun not in _PARTISANS or place[-1].lower not in listed("american_states"):
        return False
    return _is_of_party(noun, person)


def _is_of_party(noun: str, person: Person) -> bool:
    """Tell whether the role of somebody names no other party."""
    role = (person.role or "").lower()
    return noun in role or not any(other in role for other in _PARTISANS)


def _plays(noun: str) -> bool:
    return noun in listed("players")
