"""Who is meant: names, pronouns and roles, as the text runs on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from index.language.clauses import How, Source
from index.language.gender import Gender, of_name, of_role
from index.language.interviews import behind_initials, behind_label, is_label
from index.language.names import first_names
from index.language.people import People
from index.language.person import Person
from index.language.phrases import Phrase, PhraseKind, opens_clause
from index.language.phrases_after import phrase_after
from index.language.trades import is_trade
from index.language.words import Line, Word, listed
from index.models import Resolution, Span, Speaker, SpeakerKind

_MEMORY = 12  # people that a pronoun may reach back to
_GROUPS = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.ORGANISATION})
_ONE = frozenset({"a", "an", "one", "another"})
_BEYOND_HEAD = re.compile(r",| (?:of|for|from|in|at|to|with|who|on) ")
_THINGS = frozenset({"it", "its", "itself"})
_BEFORE_COLON = frozenset({How.COLON, How.TURN})


@dataclass
class Discourse:
    """What a text has said so far that a later pronoun or role may mean."""

    text: str
    words: Sequence[Word]
    people: People
    recent: list[Person | Speaker] = field(default_factory=list)  # "a clerk" has no name
    group: Speaker | None = None
    line: Line | None = None  # the sentence that is read

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

    def hear(self, line: Line, speakers: Sequence[Speaker]) -> None:
        """Note the people that a sentence names, its first one last: that is who it is about.

        Where somebody was found to speak in it, it is about them.
        """
        last = self.recent[-1] if self.recent else None
        told = {one.name for one in speakers} if last else set()
        about = last if last and (last.name in told or self._stays(line, speakers)) else None
        subject = None if speakers else phrase_after(self.words, line.first, line.end)
        if subject and subject.kind is not PhraseKind.PRONOUN:
            about = self._subject(subject) or about
        for person in reversed(self.people.in_line(line)):
            self.mention(person)
        for person in reversed(self.people.subjects_in(line)):
            self.mention(person)
        if about:
            self.mention(about)

    def _subject(self, phrase: Phrase) -> Person | Speaker | None:
        """Return whom a sentence is about whose subject has no full name: "the mayor", Khalid.

        Where that is a group or a report, note it for "they" and "it".
        """
        kind = self._kind(phrase)
        if kind in _GROUPS:
            self.group = self._literal(phrase, kind)
            return None
        holder = self._holder(phrase)
        if holder or self.people.named(phrase.first, phrase.head):
            return holder
        one = self._literal(phrase, kind)
        inside = self.words[phrase.head].lower in self._inside
        return one if inside and self._is_one(phrase, one) else None

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The words that name inside a sentence, where capitals tell it."""
        return frozenset(
            word.lower
            for line in self.people.lines
            for word in self.words[line.first + 1 : line.end]
            if word.name and not line.heading
        )

    def speaker(self, source: Source) -> Speaker | None:
        """Return who `source` means; None where it names nobody, or two people may be meant."""
        if source.phrase and source.how in _BEFORE_COLON:
            return self._in_turn(source.phrase)
        found = self._meant(source.phrase) if source.phrase else None
        if found and source.mention:
            return found.model_copy(update={"mention": self._span(source.mention)})
        return found

    def _in_turn(self, phrase: Phrase) -> Speaker | None:
        """Return who stands before a colon, where that may be a letter or initials."""
        head = self.words[phrase.head]
        label = is_label(head)
        person = behind_label(head, self.people) if label else behind_initials(head, self.people)
        if person:
            self.mention(person)
            return self._person(person, phrase, Resolution.ROLE if label else Resolution.SURNAME)
        return None if label else self._meant(phrase)

    def _meant(self, phrase: Phrase) -> Speaker | None:
        if phrase.kind is PhraseKind.PRONOUN and phrase.first == phrase.last:
            return self._pronoun(phrase)
        if phrase.kind is PhraseKind.PRONOUN or self._several(phrase):
            return self._noun(phrase)
        person = (
            self.people.named(phrase.first, phrase.head) if phrase.kind is PhraseKind.NAME else None
        )
        if person:
            person.placed = False
            self.mention(person)
            return self._person(person, phrase)
        if phrase.kind is PhraseKind.NAME and self.people.shared(phrase.first, phrase.head):
            return None
        return self._noun(phrase)

    def _several(self, phrase: Phrase) -> bool:
        """Tell two people joined by "and" from one."""
        link = phrase.head + 1
        if link >= phrase.last or self.words[link].lower not in {"and", "&"}:
            return False
        if self.words[link + 1].lower in listed("possessives", "companions"):
            return True
        return self.people.named(link + 1, phrase.last) is not None

    def _span(self, phrase: Phrase) -> Span:
        return Span(start=self.words[phrase.first].start, end=self.words[phrase.last].end)

    def _person(self, person: Person, phrase: Phrase, how: Resolution | None = None) -> Speaker:
        span = self._span(phrase)
        here = self.text[span.start : span.end]
        if how is None:
            how = Resolution.SURFACE if person.name in here else Resolution.SURNAME
        return Speaker(
            name=person.name,
            role=person.role,
            kind=SpeakerKind.PERSON if person.known else SpeakerKind.UNKNOWN,
            mention=span,
            introduced=Span(start=person.start, end=person.end),
            resolved_by=how,
        )

    def _pronoun(self, phrase: Phrase) -> Speaker | None:
        word = self.words[phrase.head].lower
        gender = (
            Gender.FEMALE
            if word in listed("female_pronouns")
            else Gender.MALE
            if word in listed("male_pronouns")
            else None
        )
        found = self._antecedent(gender, phrase) if gender else None
        if found:
            return found
        if word in listed("group_pronouns") and self.group and self._fits(word, self.group):
            return self.group.model_copy(
                update={"mention": self._span(phrase), "resolved_by": Resolution.PRONOUN}
            )
        return self._literal(phrase, SpeakerKind.UNKNOWN)

    def _antecedent(self, gender: Gender, phrase: Phrase) -> Speaker | None:
        """Return whom "he" or "she" means: who was spoken of last and may be one."""
        others = self._told_of(phrase)
        for one in (*self._before(phrase), *reversed(self.recent)):
            if one in others or not self._may_be(one, gender):
                continue
            if self._is_stranger(one):
                return None
            self.mention(one)
            if isinstance(one, Person):
                one.gender = gender
                return self._person(one, phrase, Resolution.PRONOUN)
            here = {"mention": self._span(phrase), "resolved_by": Resolution.PRONOUN}
            return one.model_copy(update=here)
        return None

    def _may_be(self, one: Person | Speaker, gender: Gender) -> bool:
        """Tell whether "he" or "she" may mean `one`: nobody whom nothing shows to be a person."""
        if isinstance(one, Person):
            return (one.known or not one.placed) and one.gender in {gender, Gender.UNKNOWN}
        return {of_role(one.name), of_name([one.name.lower()], ())} <= {gender, Gender.UNKNOWN}

    def _stays(self, line: Line, speakers: Sequence[Speaker]) -> bool:
        """Tell "the Florida senator said", which mostly means who was spoken of last."""
        one = speakers[0] if speakers else None
        if one is None or one.mention is None or one.kind is not SpeakerKind.UNNAMED:
            return False
        noun = _BEYOND_HEAD.split(one.name)[0].lower().rpartition(" ")[2]
        several = noun.endswith("s") or noun in listed("plurals", "collectives", "quantities")
        if several or not one.name.lower().startswith("the "):
            return False
        at = bisect_left(self.words, one.mention.start, key=lambda word: word.start)
        named = self.text[one.mention.end : one.mention.end + 1] == ","  # the clerk, Dana Holm
        return not named and not self.people.in_line(line._replace(end=at))

    def _is_stranger(self, one: Person | Speaker) -> bool:
        """Tell Khalid, of whom nothing tells that this is a person: nor that "he" is another."""
        literal = not isinstance(one, Person) and one.kind is SpeakerKind.UNKNOWN
        return literal and one.name.lower() not in first_names()

    def _fits(self, word: str, group: Speaker) -> bool:
        """Tell whether "they" may mean a group: a statement is "it", and people are not."""
        if word in _THINGS:
            return group.kind is not SpeakerKind.UNNAMED
        return group.kind is not SpeakerKind.DOCUMENT or group.name.endswith("s")

    def _before(self, phrase: Phrase) -> list[Person]:
        """Return the people named in the sentence before a pronoun: its subject first."""
        if self.line is None:
            return []
        before = self.line._replace(end=max(phrase.first, self.line.first))
        found = self.people.subjects_in(before) or self.people.in_line(before)
        return found[1:] if self._opens_with_agent(before) else found

    def _told_of(self, phrase: Phrase) -> list[Person]:
        """Return whom "he" cannot mean in "He said Marsh would come": the people named after it.

        In "As he said last week, Marsh will come" it can, and in "He warned, “No,” Marsh said".
        """
        if self.line is None or not opens_clause(self.words, self.line.first, phrase.first):
            return []
        before = self.words[phrase.first - 1].lower if phrase.first > self.line.first else ""
        if before in listed("subordinators"):
            return []
        opening = self.line._replace(end=max(phrase.first, self.line.first))
        behind = self.line._replace(end=self._quotation_behind(phrase))
        return self.people.in_line(behind)[len(self.people.in_line(opening)) :]

    def _quotation_behind(self, phrase: Phrase) -> int:
        """Return where a quotation begins behind a pronoun: who tells it may be the one meant."""
        end = self.line.end if self.line else phrase.last
        quoted = (at for at in range(phrase.last, end) if self.words[at].quoted)
        return next(quoted, end)

    def _opens_with_agent(self, line: Line) -> bool:
        """Tell "Asked by Maud Stone, she replied": it was not she who asked."""
        opening = [word.lower for word in self.words[line.first : min(line.first + 2, line.end)]]
        return len(opening) > 1 and opening[0].endswith("ed") and opening[1] == "by"

    def _noun(self, phrase: Phrase) -> Speaker | None:
        holder = self._holder(phrase)
        if holder:
            self.mention(holder)
            return self._person(holder, phrase, Resolution.ROLE)
        if self._is_role_alone(phrase) and len(self._holders(phrase)) > 1:
            return None
        speaker = self._literal(phrase, self._kind(phrase))
        if phrase.kind is PhraseKind.NAME or speaker.kind is not SpeakerKind.UNKNOWN:
            self.group = speaker
        if self._is_one(phrase, speaker):
            self.mention(speaker)
        return speaker

    def _is_one(self, phrase: Phrase, speaker: Speaker) -> bool:
        """Tell who may be called "he" or "she" next: "a clerk", Khalid."""
        if phrase.kind is PhraseKind.NAME:
            name = self.words[phrase.head].text
            alone = phrase.first == phrase.last and name.istitle() and not name.endswith("s")
            return alone and speaker.kind is SpeakerKind.UNKNOWN
        return self.words[phrase.first].lower in _ONE and speaker.kind is SpeakerKind.UNNAMED

    def _holder(self, phrase: Phrase) -> Person | None:
        """Return the only person whom "the mayor" or "his widow" can mean."""
        if phrase.kind is not PhraseKind.NOUN:
            return None
        holders = self._holders(phrase)
        return holders[0] if len(holders) == 1 else None

    def _holders(self, phrase: Phrase) -> list[Person]:
        if self._is_role_alone(phrase):
            noun = self.words[phrase.first + 1 : phrase.last + 1]
            return self.people.with_role(" ".join(word.lower for word in noun))
        if self.words[phrase.first].lower in listed("possessives"):
            span = self._span(phrase)
            role = self.text[span.start : span.end].lower()
            return [one for one in self.people.everybody() if (one.role or "").lower() == role]
        return []

    def _is_role_alone(self, phrase: Phrase) -> bool:
        first = self.words[phrase.first].lower
        return first == "the" and phrase.first < phrase.last == phrase.head

    def _literal(self, phrase: Phrase, kind: SpeakerKind) -> Speaker:
        span = self._span(phrase)
        if self.text[max(span.start - 1, 0)] == "@":  # a handle is named with its mark
            span = Span(start=span.start - 1, end=span.end)
        return Speaker(
            name=self.text[span.start : span.end], kind=kind, mention=span, introduced=span
        )

    def _kind(self, phrase: Phrase) -> SpeakerKind:
        nouns = {word.lower for word in self.words[phrase.first : phrase.head + 1]}
        head = self.words[phrase.head].lower
        if head in listed("documents"):
            return SpeakerKind.DOCUMENT
        if head in listed("organisations") or (
            phrase.kind is PhraseKind.NAME and nouns & listed("organisation_words")
        ):
            return SpeakerKind.ORGANISATION
        if phrase.kind is PhraseKind.NOUN:
            return SpeakerKind.UNNAMED if is_trade(head) else SpeakerKind.UNKNOWN
        return SpeakerKind.UNKNOWN
