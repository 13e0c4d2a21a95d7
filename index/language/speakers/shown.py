"""How a reader is shown a speaker: a person by the full name, anybody else as the text has it."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.trades import is_trade
from index.language.people.person import Person
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.words import Word, listed
from index.models import Resolution, Span, Speaker, SpeakerKind

_NOBODY = frozenset({"nobody", "no-one", "noone", "none"})
_GENITIVES = ("’s", "'s", "s’", "s'")


def span_of(words: Sequence[Word], phrase: Phrase) -> Span:
    """Return where a phrase stands."""
    return Span(start=words[phrase.first].start, end=words[phrase.last].end)


def person_shown(
    person: Person, text: str, mention: Span, how: Resolution | None = None
) -> Speaker:
    """Return the person whom `mention` means: by the name that stands there, or as `how` tells."""
    if how is None:
        here = text[mention.start : mention.end]
        how = Resolution.SURFACE if person.name in here else Resolution.SURNAME
    start, end = person.fuller or (person.start, person.end)
    return Speaker(
        name=person.name,
        role=_without_owner(person.role) or person.kin or None,
        kind=SpeakerKind.PERSON if person.known else SpeakerKind.UNKNOWN,
        mention=mention,
        introduced=Span(start=start, end=end),
        resolved_by=how,
    )


def _without_owner(role: str | None) -> str | None:
    """Return "barrister" for "his barrister": by itself nothing tells who "he" is.

    But "His Majesty’s ambassador" whole.
    """
    first, _, rest = (role or "").partition(" ")
    owned = rest and first.lower() in listed("possessives")
    return rest if owned and not rest.split()[0].endswith(_GENITIVES) else role


def literal(
    text: str, words: Sequence[Word], phrase: Phrase, kind: SpeakerKind | None = None
) -> Speaker:
    """Return a speaker by the words of a phrase."""
    if phrase.first < phrase.last and words[phrase.first].text.endswith("-based"):
        phrase = phrase._replace(first=phrase.first + 1)  # "Tulsa-based Norvane"
    span = span_of(words, phrase)
    if span.start and text[span.start - 1] == "@":  # a handle is named with its mark
        span = Span(start=span.start - 1, end=span.end)
    kind = kind_shown(words, phrase) if kind is None else kind
    return Speaker(name=text[span.start : span.end], kind=kind, mention=span, introduced=span)


def is_nobody(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "nobody", "no group" and "not one of them", who do not speak, and "Dear families".

    But not No 10, nor the party No Labels.
    """
    first = words[phrase.first].lower
    none = is_nothing(words, phrase)
    none = none or (first == "one" and words[phrase.first - 1].lower == "not")
    greeted = words[phrase.first].text == "Dear" and phrase.first < phrase.last
    return none or greeted or first in _NOBODY


def is_nothing(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell "nothing", "no group" and "no one"; but not No 10, nor the party No Labels."""
    if words[phrase.first].lower != "no":
        return words[phrase.first].lower == "nothing"
    return phrase.first < phrase.last and words[phrase.first + 1].text[0].islower()


def kind_shown(words: Sequence[Word], phrase: Phrase) -> SpeakerKind:
    """Return what a phrase names, as far as its words tell."""
    nouns = {word.lower for word in words[phrase.first : phrase.head + 1]}
    head = words[phrase.head].lower
    if head in listed("documents"):
        return SpeakerKind.DOCUMENT
    if head in listed("organisations") or (
        phrase.kind is PhraseKind.NAME and nouns & listed("organisation_words")
    ):
        return SpeakerKind.ORGANISATION
    if phrase.kind is PhraseKind.NOUN:
        return SpeakerKind.UNNAMED if is_trade(head) else SpeakerKind.UNKNOWN
    return SpeakerKind.UNKNOWN
