"""Who says what a sentence says."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.continuation import Carrier, Link, Passages, carriers
from index.language.cues import Cue
from index.language.discourse import Discourse
from index.language.people import People
from index.language.quotations import quotations, quoted
from index.language.reports import Reading, read
from index.language.segment import Sentence
from index.language.words import Word, scan
from index.models import Attribution, Resolution, SpeechKind

_DIRECT = 0.8  # of a sentence's words in quotation marks: a direct quotation
_DIRECT_WITH_CUE = 0.45
_MIXED = 0.1
_REPORTS = 0.5
_CARRIED = 0.8  # how often a quotation that goes on has the speaker it began with
_NAMING = 0.9  # how often the name is right where somebody does speak
_UNNAMED = 0.3
_BESIDE = 0.6  # how surely a further verb must report, to be told beside the main one
_MOST = 3  # attributions of one sentence that are worth telling


def attribute(text: str, sentences: Sequence[Sentence]) -> list[tuple[Attribution, ...]]:
    """Return every sentence's attributions, the main one first; () where nobody is reported."""
    marks = quotations(text, sentences)
    words, lines = scan(text, quoted(text, marks), sentences)
    people = People(text, words, lines)
    known = frozenset(people.by_surname)
    readings = [read(words, line, known) for line in lines]
    taken = carriers(Passages(text, sentences, readings, marks))
    discourse = Discourse(text, words, people)
    own = []
    for line, reading, carrier in zip(lines, readings, taken, strict=True):
        own.append(() if carrier else _own(text, words, discourse, reading))
        if not own[-1]:
            discourse.hear(line)
    return [
        (_carried(own[carrier.sentence], carrier, reading),)
        if carrier
        else ()
        if reading.signs
        else attributions
        for attributions, carrier, reading in zip(own, taken, readings, strict=True)
    ]


def _carried(own: Sequence[Attribution], carrier: Carrier, reading: Reading) -> Attribution:
    speaker = own[0].speaker if own else None
    if speaker:
        speaker = speaker.model_copy(update={"resolved_by": Resolution.CONTINUATION})
    kind = SpeechKind.DIRECT if carrier.link is Link.TURN else kind_of(reading)
    return Attribution(kind=kind, speaker=speaker, confidence=_CARRIED)


def _own(
    text: str, words: Sequence[Word], discourse: Discourse, reading: Reading
) -> tuple[Attribution, ...]:
    """Return what a sentence's own cues tell."""
    if reading.probability < _REPORTS:
        return ()
    kind = kind_of(reading)
    named = [one for one in reading.reports if one.source.phrase]
    sure = [one for one in named[1:_MOST] if one.cue.probability >= _BESIDE]
    made = [
        Attribution(
            kind=kind,
            speaker=discourse.speaker(one.source.phrase, one.source.mention),
            cue=_verbatim(text, words, one.cue),
            confidence=round(reading.probability * _NAMING, 3),
        )
        for one in [*named[:1], *sure]
        if one.source.phrase
    ]
    if not made:
        verb = _verbatim(text, words, reading.reports[0].cue) if reading.reports else None
        return (Attribution(kind=kind, cue=verb, confidence=_UNNAMED),)
    return tuple(made)


def kind_of(reading: Reading) -> SpeechKind:
    """Return the kind of report that the share of quoted words makes."""
    if reading.quoted >= (_DIRECT_WITH_CUE if reading.reports else _DIRECT):
        return SpeechKind.DIRECT
    return SpeechKind.MIXED if reading.quoted >= _MIXED else SpeechKind.INDIRECT


def _verbatim(text: str, words: Sequence[Word], cue: Cue) -> str:
    return text[words[cue.first].start : words[cue.last].end]
