"""Who says what a sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.language.certainty import Evidence, certainty, of_carrier, of_report
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
_UNNAMED = 0.3  # where somebody is reported, but who cannot be told
_BESIDE = 0.6  # how surely a further verb must report, to be told beside the main one
_MOST = 3  # attributions of one sentence that are worth telling


class Draft(NamedTuple):
    """An attribution, before it is said how sure it is, and the evidence to tell that from.

    It is at most as sure as `most`: a sentence that takes its speaker from another one, as that.
    """

    attribution: Attribution
    evidence: Evidence
    most: float = 1.0


def attribute(text: str, sentences: Sequence[Sentence]) -> list[tuple[Attribution, ...]]:
    """Return every sentence's attributions, the main one first; () where nobody is reported."""
    return [tuple(_judged(one) for one in found) for found in drafts(text, sentences)]


def drafts(text: str, sentences: Sequence[Sentence]) -> list[tuple[Draft, ...]]:
    """Return what `attribute` does, each with its evidence: what the weights are fitted on."""
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
        (_carried(own[carrier.sentence], carrier, at, readings[at]),)
        if carrier
        else ()
        if readings[at].signs
        else own[at]
        for at, carrier in enumerate(taken)
    ]


def _judged(draft: Draft) -> Attribution:
    if draft.attribution.speaker is None:
        return draft.attribution
    sure = min(certainty(draft.evidence), draft.most)
    return draft.attribution.model_copy(update={"confidence": round(sure, 3)})


def _carried(own: Sequence[Draft], carrier: Carrier, at: int, reading: Reading) -> Draft:
    speaker = own[0].attribution.speaker if own else None
    if speaker:
        speaker = speaker.model_copy(update={"resolved_by": Resolution.CONTINUATION})
    kind = SpeechKind.DIRECT if carrier.link is Link.TURN else kind_of(reading)
    source = certainty(own[0].evidence) if own else 0.0
    attribution = Attribution(kind=kind, speaker=speaker, confidence=_UNNAMED)
    return Draft(attribution, of_carrier(carrier, at, source, reading), most=source)


def _own(
    text: str, words: Sequence[Word], discourse: Discourse, reading: Reading
) -> tuple[Draft, ...]:
    """Return what a sentence's own cues tell."""
    if reading.probability < _REPORTS:
        return ()
    kind = kind_of(reading)
    named = [one for one in reading.reports if one.source.phrase]
    sure = [one for one in named[1:_MOST] if one.cue.probability >= _BESIDE]
    if not named:
        verb = _verbatim(text, words, reading.reports[0].cue) if reading.reports else None
        return (Draft(Attribution(kind=kind, cue=verb, confidence=_UNNAMED), {}),)
    made = []
    for one in [*named[:1], *sure]:
        speaker = discourse.speaker(one.source)
        cue = _verbatim(text, words, one.cue)
        attribution = Attribution(kind=kind, speaker=speaker, cue=cue, confidence=_UNNAMED)
        made.append(Draft(attribution, of_report(reading, one, speaker, kind)))
    return tuple(made)


def kind_of(reading: Reading) -> SpeechKind:
    """Return the kind of report that the share of quoted words makes."""
    if reading.quoted >= (_DIRECT_WITH_CUE if reading.reports else _DIRECT):
        return SpeechKind.DIRECT
    return SpeechKind.MIXED if reading.quoted >= _MIXED else SpeechKind.INDIRECT


def _verbatim(text: str, words: Sequence[Word], cue: Cue) -> str:
    return text[words[cue.first].start : words[cue.last].end]
