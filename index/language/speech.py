"""Who says what a sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.language.certainty import (
    Evidence,
    certainty,
    of_carrier,
    of_report,
    of_ruling,
    shipped_weights,
)
from index.language.continuation import carriers
from index.language.cues import Cue
from index.language.discourse import Discourse
from index.language.hints import NO_HINTS, Hints
from index.language.judging import Ruling, judge
from index.language.links import Carrier, Link
from index.language.model import Model, Table
from index.language.passages import Passages, ends_with_colon, scan_passages
from index.language.people import People
from index.language.reports import Reading
from index.language.segment import Sentence
from index.language.words import Word, listed
from index.models import Attribution, Resolution, SpeechKind

_NOISE = re.compile(  # (CROSSTALK.), [laughter]
    r"[\"“]?[(\[](?:[A-Z][A-Z ,.-]{3,40}|[A-Za-z]+(?: [a-z]+)?\.?)[)\]][.\"”]*"
)
_DIRECT = 0.8  # of a sentence's words in quotation marks: a direct quotation
_DIRECT_WITH_CUE = 0.45
_MIXED = 0.1
_REPORTS = 0.4
_NOBODYS = 0.85  # with no source and no quotation a sentence must report as surely as this
_UNNAMED = 0.3  # where somebody is reported, but who cannot be told
_BESIDE = 0.6  # how surely a further verb must report, to be told beside the main one
_MOST = 3  # attributions of one sentence that are worth telling


class Draft(NamedTuple):
    """An attribution, before it is said how sure it is, and the evidence to tell that from."""

    attribution: Attribution
    evidence: Evidence


def attribute(
    text: str,
    sentences: Sequence[Sentence],
    model: Model | None = None,
    hints: Hints = NO_HINTS,
) -> list[tuple[Attribution, ...]]:
    """Return every sentence's attributions, the main one first; () where nobody is reported.

    `model` holds learned weights that decide where the rules propose; `hints` is what a trained
    pipeline sees in the text.
    """
    weights = model.certainty if model else shipped_weights()
    seen = look(text, sentences, model, hints)
    found = [tuple(_judged(one, weights) for one in some) for some in drafts(seen)]
    return [_no_surer(found, at, carrier) for at, carrier in enumerate(seen.carriers)]


def _no_surer(
    found: Sequence[tuple[Attribution, ...]], at: int, carrier: Carrier | None
) -> tuple[Attribution, ...]:
    """Return a sentence's attributions, none surer than the sentence that it continues."""
    source = found[carrier.sentence] if carrier else ()
    if not source:
        return found[at]
    most = source[0].confidence
    return tuple(
        one if one.confidence <= most else one.model_copy(update={"confidence": most})
        for one in found[at]
    )


class Look(NamedTuple):
    """A text as rules, or learned weights, see it: `rulings` are theirs, for each sentence."""

    passages: Passages
    people: People
    carriers: Sequence[Carrier | None]
    rulings: Sequence[Ruling]


def look(
    text: str,
    sentences: Sequence[Sentence],
    model: Model | None = None,
    hints: Hints = NO_HINTS,
) -> Look:
    """Return who speaks where, names not yet resolved."""
    passages, people = scan_passages(text, sentences, hints)
    if model is None:
        return Look(passages, people, carriers(passages), ())
    judged = judge(passages, model)
    return Look(judged.passages, people, judged.carriers, judged.rulings)


def drafts(seen: Look) -> list[tuple[Draft, ...]]:
    """Return every sentence's attributions with their evidence: what certainty is fitted on."""
    own = own_drafts(seen)
    return [_drafts_of(seen, own, at) for at in range(len(own))]


def own_drafts(seen: Look) -> list[tuple[Draft, ...]]:
    """Return what every sentence's own cues tell, whether or not it continues another one."""
    passages = seen.passages
    discourse = Discourse(passages.text, passages.words, seen.people)
    own: list[tuple[Draft, ...]] = []
    for at, (reading, carrier) in enumerate(zip(passages.readings, seen.carriers, strict=True)):
        skip = carrier and not reading.speaks
        discourse.line = passages.lines[at]
        introduces = ends_with_colon(passages, at) or _introduces(seen.carriers, at)
        own.append(() if skip else _own(passages, discourse, at, introduces=introduces))
        speakers = [one.attribution.speaker for one in own[-1]]
        discourse.hear([one for one in speakers if one])
    return own


def _introduces(carriers: Sequence[Carrier | None], at: int) -> bool:
    """Tell whether the next sentence is said by whom this one names: Holm agreed."""
    following = carriers[at + 1] if at + 1 < len(carriers) else None
    return following is not None and following.sentence == at


def _drafts_of(seen: Look, own: Sequence[Sequence[Draft]], at: int) -> tuple[Draft, ...]:
    reading, carrier = seen.passages.readings[at], seen.carriers[at]
    one = seen.passages.sentences[at]
    if _NOISE.fullmatch(seen.passages.text, one.start, one.end):
        return ()
    if reading.probability < _REPORTS and (seen.rulings or not carrier):
        return ()
    found = (
        (_carried(own[carrier.sentence], carrier, at, reading),)
        if carrier
        else ()
        if reading.signs
        else tuple(own[at])
    )
    if not seen.rulings:
        return found
    learned = of_ruling(seen.rulings[at])
    return tuple(one._replace(evidence={**one.evidence, **learned}) for one in found)


def _judged(draft: Draft, weights: Table) -> Attribution:
    if draft.attribution.speaker is None:
        return draft.attribution
    sure = certainty(draft.evidence, weights)
    return draft.attribution.model_copy(update={"confidence": round(sure, 3)})


def _carried(own: Sequence[Draft], carrier: Carrier, at: int, reading: Reading) -> Draft:
    speaker = own[0].attribution.speaker if own else None
    if speaker:
        speaker = speaker.model_copy(update={"resolved_by": Resolution.CONTINUATION})
    kind = SpeechKind.DIRECT if carrier.link is Link.TURN else kind_of(reading)
    source = own[0].evidence if own else {}
    attribution = Attribution(kind=kind, speaker=speaker, confidence=_UNNAMED)
    return Draft(attribution, of_carrier(carrier, at, source, reading))


def _own(
    passages: Passages, discourse: Discourse, at: int, *, introduces: bool
) -> tuple[Draft, ...]:
    """Return what a sentence's own cues tell."""
    text, words, reading = passages.text, passages.words, passages.readings[at]
    if reading.probability < _REPORTS and not introduces:
        return ()
    kind = kind_of(reading)
    named = [one for one in reading.reports if one.source.phrase]
    sure = [one for one in named[1:_MOST] if one.cue.probability >= _BESIDE]
    if (
        not (named or _is_heard(reading))
        and reading.quoted < _MIXED
        and reading.probability < _NOBODYS
    ):
        return ()
    if not named:
        verb = _verbatim(text, words, reading.reports[0].cue) if reading.reports else None
        return (Draft(Attribution(kind=kind, cue=verb, confidence=_UNNAMED), {}),)
    made = []
    for one in [*named[:1], *sure]:
        speaker = discourse.speaker(one.source)
        cue = _verbatim(text, words, one.cue)
        attribution = Attribution(kind=kind, speaker=speaker, cue=cue, confidence=_UNNAMED)
        made.append(Draft(attribution, of_report(passages, at, one, speaker, kind)))
    discourse.attention.stay_with(made[0].attribution.speaker)
    return tuple(made)


def _is_heard(reading: Reading) -> bool:
    """Tell "The gate reportedly leaks", which somebody says, and nobody tells who."""
    return any(one.cue.form in listed("hearsay") for one in reading.reports[:1])


def kind_of(reading: Reading) -> SpeechKind:
    """Return the kind of report that the share of quoted words makes."""
    if reading.quoted >= (_DIRECT_WITH_CUE if reading.reports else _DIRECT):
        return SpeechKind.DIRECT
    return SpeechKind.MIXED if reading.quoted >= _MIXED else SpeechKind.INDIRECT


def _verbatim(text: str, words: Sequence[Word], cue: Cue) -> str | None:
    if not cue.form:
        return None
    last = cue.last
    while last > cue.first and words[last].lower in listed("determiners"):
        last -= 1  # "released a"
    return text[words[cue.first].start : words[last].end]
