"""Who says what a sentence says: quotations whose speaker is named beside a verb of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from index.language.names import Name, People, names_in
from index.language.quotations import quoted
from index.language.segment import Sentence
from index.language.wordlists import word_list
from index.models import Attribution, Resolution, Span, Speaker, SpeakerKind, SpeechKind

_DIRECT = 0.8  # of a sentence's letters in quotation marks: a direct quotation
_DIRECT_WITH_CUE = 0.4
_MIXED = 0.1
_MIXED_WITHOUT_CUE = 0.3
_REACH = 60  # characters between a name and its verb: an appositive fits, another clause hardly

_QUOTING = (SpeechKind.DIRECT, SpeechKind.MIXED)

_NAMED_BESIDE = 0.9
_NAMED_BEFORE = 0.8
_NOT_NAMED = 0.4


class Cue(NamedTuple):
    """A verb of speech outside quotation marks, and the name that it belongs to."""

    text: str
    name: Name


def attribute(text: str, sentences: Sequence[Sentence]) -> list[tuple[Attribution, ...]]:
    """Return the attributions of every sentence; () where nobody's words are reported.

    A quotation takes the speaker named beside a verb of speech in its own sentence, else the one of
    the sentence before it in the paragraph, else the one of the sentence after it. Otherwise its
    speaker is None, as it is where speech is reported without quoting it: what stands before the
    verb there is too often not who speaks.
    """
    mask, people = quoted(text, sentences), People(text)
    kinds = [_kind(text, mask, one) for one in sentences]
    cues = [
        _cue(text, mask, one) if kind in _QUOTING else None
        for one, kind in zip(sentences, kinds, strict=True)
    ]
    return [
        (_attribution(kind, _source(at, sentences, kinds, cues), people),) if kind else ()
        for at, kind in enumerate(kinds)
    ]


class _Source(NamedTuple):
    cue: Cue | None
    own: bool


def _kind(text: str, mask: bytearray, one: Sentence) -> SpeechKind | None:
    letters = [place for place in range(one.start, one.end) if text[place].isalnum()]
    share = sum(mask[place] for place in letters) / max(len(letters), 1)
    reports = _reports(text, mask, one)
    if share >= (_DIRECT_WITH_CUE if reports else _DIRECT):
        return SpeechKind.DIRECT
    if share >= (_MIXED if reports else _MIXED_WITHOUT_CUE):
        return SpeechKind.MIXED
    return SpeechKind.INDIRECT if reports else None


def _reports(text: str, mask: bytearray, one: Sentence) -> bool:
    found = _verb().finditer(text, one.start, one.end)
    return any(not mask[match.start()] for match in found)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Aa]ccording to|{'|'.join(sorted(word_list('speech', 'cues')))})\b")


def _cue(text: str, mask: bytearray, one: Sentence) -> Cue | None:
    """Return the first verb of speech outside quotation marks with a name beside it."""
    for match in _verb().finditer(text, one.start, one.end):
        if not mask[match.start()]:
            name = _beside(text, mask, one, match)
            if name:
                return Cue(match.group(), name)
    return None


def _beside(text: str, mask: bytearray, one: Sentence, verb: re.Match[str]) -> Name | None:
    """Return the name right after the verb, else the nearest one that begins shortly before it."""
    after = [name for name in names_in(text, verb.end(), one.end) if name.start <= verb.end() + 6]
    earliest = max(one.start, verb.start() - _REACH)
    before = [name for name in names_in(text, earliest, verb.start()) if not mask[name.start]]
    inverted = verb.start() > one.start and mask[max(verb.start() - 2, 0)]
    if inverted:
        return after[0] if after else None
    return before[0] if before else None


def _source(
    at: int,
    sentences: Sequence[Sentence],
    kinds: Sequence[SpeechKind | None],
    cues: Sequence[Cue | None],
) -> _Source:
    if cues[at] or kinds[at] is SpeechKind.INDIRECT:
        return _Source(cues[at], own=True)
    for other in (at - 1, at + 1):
        inside = 0 <= other < len(sentences)
        if inside and sentences[other].paragraph == sentences[at].paragraph and kinds[other]:
            return _Source(cues[other], own=False)
    return _Source(None, own=False)


def _attribution(kind: SpeechKind, source: _Source, people: People) -> Attribution:
    cue = source.cue
    full = people.introduced(cue.name) if cue else None
    if cue is None or full is None:
        return Attribution(kind=kind, cue=cue.text if cue else None, confidence=_NOT_NAMED)
    speaker = Speaker(
        name=full.text,
        role=people.role(full),
        kind=SpeakerKind.PERSON if " " in full.text else SpeakerKind.UNKNOWN,
        mention=Span(start=cue.name.start, end=cue.name.end),
        introduced=Span(start=full.start, end=full.end),
        resolved_by=_resolution(source, full),
    )
    confidence = _NAMED_BESIDE if source.own else _NAMED_BEFORE
    return Attribution(kind=kind, speaker=speaker, cue=cue.text, confidence=confidence)


def _resolution(source: _Source, full: Name) -> Resolution:
    if not source.own:
        return Resolution.CONTINUATION
    same = source.cue is not None and source.cue.name.text == full.text
    return Resolution.SURFACE if same else Resolution.SURNAME
