"""Who and what a text has spoken of last: whom its next pronoun may mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from index.language.lexicon.name_words import first_names
from index.language.lexicon.trades import head_noun
from index.language.people.holders import holder
from index.language.people.people import People
from index.language.people.person import Person
from index.language.phrases.after import phrase_after
from index.language.phrases.phrase import Phrase, PhraseKind, is_past
from index.language.speakers.replies import asked, falling_silent, turned_to
from index.language.speakers.shown import is_nobody, kind_shown, literal
from index.language.words import Line, Word, listed
from index.models import Speaker, SpeakerKind

_MEMORY = 12  # people that a pronoun may reach back to
_GROUPS = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.ORGANISATION})
_ASIDE = frozenset({"like", "which", "whom", "where"})
_CALLED = frozenset({"called", "named"})
_REACH = 40  # characters that hold "contributor called"
_IS = frozenset({"is", "was", "became"})
_ONE = frozenset({"a", "an", "one", "another"})


@dataclass
class Attention:
    """The people whom a text spoke of, last ones last, and the last group, report or thing."""

    text: str
    words: Sequence[Word]
    people: People
    recent: list[Person | Speaker] = field(default_factory=list)  # "a clerk" has no name
    group: Speaker | None = None
    talking: frozenset[str] = frozenset()  # who talk with each other here: to them it is "you"
    spoke: frozenset[str] = frozenset()  # in the sentence before

    @property
    def last(self) -> Person | Speaker | None:
        """Return whom the text spoke of last; None: of nobody yet."""
        return self.recent[-1] if self.recent else None

    def mention(self, person: Person | Speaker) -> None:
        """Note that `person` is spoken of here: the next pronoun may mean them."""
        if person in self.recent:
            self.recent.remove(person)
        self.recent.append(person)
        del self.recent[:-_MEMORY]

    def stay_with(self, speaker: Speaker | None) -> None:
        """Note that of several who speak in a sentence, it is about `speaker`."""
        for person in [one for one in self.recent if speaker and one.name == speaker.name]:
            self.mention(person)

    def note(self, phrase: Phrase, speaker: Speaker) -> None:
        """Note a speaker who is shown as the phrase stands."""
        if phrase.kind is PhraseKind.NAME or speaker.kind is not SpeakerKind.UNKNOWN:
            self.group = speaker
        if self._is_one(phrase, speaker) and not (self._is_named(phrase) or self._is_aside(phrase)):
            self.mention(speaker)

    def _is_named(self, phrase: Phrase) -> bool:
        """Tell whose name follows: "a member of the panel, Judge Dana Holm, wrote"."""
        following = self.words[phrase.last + 1 : phrase.last + 3]
        return len(following) == 2 and following[0].text == "," and following[1].name

    def _is_aside(self, phrase: Phrase) -> bool:
        """Tell somebody whom another is compared with: "knocks, like a neighbour who waits".

        And who is told of beside them: "an article in which a former player accused Holm".
        """
        return phrase.first > 0 and self.words[phrase.first - 1].lower in _ASIDE

    def hear(self, line: Line, speakers: Sequence[Speaker]) -> None:
        """Note whom a sentence is about, and whom else it names."""
        self._hear(line, speakers)
        self.spoke = frozenset(one.name for one in speakers)
        answering = turned_to(self.people, line)
        if self.last and answering and self.last.name in self.spoke:
            self.mention(answering)
        for silent in falling_silent(self.people, line, self.last, self.spoke):
            self._set_back(silent)

    def _hear(self, line: Line, speakers: Sequence[Speaker]) -> None:
        """Note the people that a sentence names, its first one last: that is who it is about.

        Where somebody was found to speak in it, it is about them.
        """
        if not self.recent and speakers and _is_the_one(speakers[0]):
            self.recent.append(speakers[0])
        last = self.last
        told = {one.name for one in speakers} if last else set()
        about = last if last and (last.name in told or self._stays(line, speakers)) else None
        if about is not None and _is_told_of(about, speakers):
            about = speakers[0]
        subject = None if speakers else phrase_after(self.words, line.first, line.end)
        if subject and subject.kind is not PhraseKind.PRONOUN:
            about = self._subject(subject) or self._in_role(line, subject) or about
            about = about or self._agent(line)
        if last and not isinstance(last, Person):
            about = asked(self.people, line) or self._beside(line, last) or about
        for person in reversed(self.people.in_line(line)):
            self.mention(person)
        for person in reversed(self.people.subjects_in(line)):
            self.mention(person)
        if about:
            self.mention(about)

    def _set_back(self, person: Person | Speaker) -> None:
        """Note that "he" is hardly `person` next, who was spoken of here."""
        if person in self.recent:
            self.recent.remove(person)
            self.recent.insert(0, person)

    def _beside(self, line: Line, stranger: Speaker) -> Person | None:
        """Return whom "she" means next in "She was ill, according to an aide": not the aide.

        Nor the reporter in "Holm was asked by a reporter".
        """
        at = bisect_left(self.words, stranger.mention.start, key=_start) if stranger.mention else 0
        if at <= line.first or self.words[at - 1].lower not in {"to", "by"}:
            return None
        subject = phrase_after(self.words, line.first, line.end)
        if subject and subject.kind is PhraseKind.PRONOUN:
            gendered = listed("female_pronouns", "male_pronouns")
            people = (one for one in reversed(self.recent) if isinstance(one, Person))
            return next(people, None) if self.words[subject.head].lower in gendered else None
        if subject and subject.kind is PhraseKind.NAME:
            return self.people.named(subject.first, subject.head)
        return next(iter(self.people.subjects_in(line._replace(end=at))), None)

    def _subject(self, phrase: Phrase) -> Person | Speaker | None:
        """Return whom a sentence is about whose subject has no full name: "the mayor", Khalid.

        Where that is a group or a report, note it for "they" and "it".
        """
        kind = kind_shown(self.words, phrase)
        if is_nobody(self.words, phrase):
            return None
        if kind in _GROUPS:
            self.group = literal(self.text, self.words, phrase, kind)
            return None
        meant = holder(self.people, phrase)
        if meant or self.people.named(phrase.first, phrase.head):
            return meant
        one = literal(self.text, self.words, phrase, kind)
        inside = self.words[phrase.head].lower in self._inside
        return one if inside and self._is_one(phrase, one) else None

    def _in_role(self, line: Line, phrase: Phrase) -> Person | Speaker | None:
        """Return who "the mayor" of "The mayor met Holm" is: who was spoken of last, or no name."""
        if self.words[phrase.first].lower != "the" or phrase.kind is not PhraseKind.NOUN:
            return None
        kind = kind_shown(self.words, phrase)
        one = kind is SpeakerKind.UNNAMED and not _are_several(self.words[phrase.head].lower)
        if not one or holder(self.people, phrase):
            return None
        others = self.people.in_line(line)
        if not others:
            return None
        named = self._named_as(line, phrase)
        if named:
            return named
        if self.last and self.last not in others:
            return self.last
        return literal(self.text, self.words, phrase, kind)

    def _agent(self, line: Line) -> Speaker | None:
        """Return the Ada of "The vote was moved by Ada", of whom the text gives no other name."""
        for at in range(line.first + 1, line.end - 1):
            name = self.words[at + 1]
            by = self.words[at].lower == "by" and is_past(self.words[at - 1].lower)
            if not by or not name.name or name.lower not in first_names():
                continue
            alone = at + 2 == line.end or not self.words[at + 2].name
            if alone and not self.people.named(at + 1, at + 1):
                phrase = Phrase(at + 1, at + 1, at + 1, PhraseKind.NAME)
                return literal(self.text, self.words, phrase, SpeakerKind.UNKNOWN)
        return None

    def _named_as(self, line: Line, phrase: Phrase) -> Person | None:
        """Return who "the winner" of "The winner was Dana Holm from Carrow" is."""
        at = phrase.last + 1
        if at >= line.end or self.words[at].lower not in _IS:
            return None
        name = phrase_after(self.words, at + 1, line.end)
        return self.people.named(name.first, name.head) if name else None

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The words that name inside a sentence, where capitals tell it."""
        return frozenset(
            word.lower
            for line in self.people.lines
            for word in self.words[line.first + 1 : line.end]
            if word.name and not line.heading
        )

    def _is_one(self, phrase: Phrase, speaker: Speaker) -> bool:
        """Tell who may be called "he" or "she" next: "a clerk", Khalid."""
        if self.is_called(speaker) and speaker.kind is SpeakerKind.UNKNOWN:
            return True
        if phrase.kind is PhraseKind.NAME:
            name = self.words[phrase.head].text
            alone = phrase.first == phrase.last and name.istitle() and not name.endswith("s")
            return alone and speaker.kind is SpeakerKind.UNKNOWN
        one = self.words[phrase.first].lower in _ONE and speaker.kind is SpeakerKind.UNNAMED
        return one and self.words[phrase.head].lower not in listed("plurals")

    def is_called(self, speaker: Speaker) -> bool:
        """Tell whose name is given behind what they are: "a player called gravy_train"."""
        start = speaker.mention.start if speaker.mention else 0
        before = self.text[max(start - _REACH, 0) : start].lower().split()[-2:]
        called = len(before) > 1 and before[1] in _CALLED
        return called and before[0] in listed("handle_bearers")

    def _stays(self, line: Line, speakers: Sequence[Speaker]) -> bool:
        """Tell "the Florida senator said", which mostly means who was spoken of last."""
        one = speakers[0] if speakers else None
        if one is None or one.mention is None or not _is_the_one(one):
            return False
        at = bisect_left(self.words, one.mention.start, key=_start)
        named = self.text[one.mention.end : one.mention.end + 1] == ","  # the clerk, Dana Holm
        return not named and not self.people.in_line(line._replace(end=at))


def _is_the_one(speaker: Speaker) -> bool:
    """Tell somebody called by a role alone: "the officer"."""
    noun = head_noun(speaker.name).lower()
    one = speaker.kind is SpeakerKind.UNNAMED and not _are_several(noun)
    return one and speaker.name.lower().startswith("the ")


def _is_told_of(one: Person | Speaker, speakers: Sequence[Speaker]) -> bool:
    """Tell the doctor of "The 24-year-old said a doctor had ordered her": who says so goes on."""
    stranger = not isinstance(one, Person) and one.name in {other.name for other in speakers[1:]}
    return stranger and _is_the_one(speakers[0]) and speakers[0].name != one.name


def _start(word: Word) -> int:
    return word.start


def _are_several(noun: str) -> bool:
    return noun.endswith("s") or noun in listed("plurals", "collectives", "quantities")
