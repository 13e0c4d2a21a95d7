"""Attributions before it is said how sure they are, with the evidence to tell that from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.language.cues.cue import Cue
from index.language.people.person import Person
from index.language.reports.links import Carrier, Link
from index.language.reports.passages import Passages, ends_with_colon
from index.language.reports.report import Reading, Report
from index.language.speakers.answers import answers
from index.language.speakers.certainty import Evidence, of_carrier, of_report, of_ruling
from index.language.speakers.discourse import Discourse
from index.language.speakers.faqs import of_nobody
from index.language.speakers.kinds import kind_of, quotes
from index.language.speakers.letters import letters
from index.language.speakers.look import Look
from index.language.speakers.shown import is_nobody, is_nothing, person_shown
from index.language.words import Word, listed, tells_who
from index.models import Attribution, Resolution, Span, Speaker, SpeakerKind, SpeechKind

_NOISE = re.compile(  # (CROSSTALK.), [laughter]
    r"[\"“]?[(\[](?:[A-Z][A-Z ,.-]{3,40}|[A-Za-z]+(?: [a-z]+)?\.?)[)\]][.\"”]*"
)
_REPORTS = 0.4  # a sentence that reports less probably than this reports nobody
_NOBODYS = 0.85  # with no source and no quotation a sentence must report as surely as this
_ANSWERS = 0.8  # how surely the paragraph below a question is said by whom the text introduces
_UNNAMED = 0.3  # where somebody is reported, but who cannot be told
_BESIDE = 0.6  # how surely a further verb must report, to be told beside the main one
_HEARS = frozenset({"hear", "hears", "heard"})
_SOMEBODY = frozenset({SpeakerKind.PERSON, SpeakerKind.UNNAMED})
_WRITERS = frozenset({"i", "we"})
_TALK = 2  # who ask and answer in an interview
_MOST = 3  # attributions of one sentence that are worth telling


class Draft(NamedTuple):
    """An attribution, before it is said how sure it is, and the evidence to tell that from.

    Without evidence it is as sure as it says.
    """

    attribution: Attribution
    evidence: Evidence


def drafts(seen: Look) -> list[tuple[Draft, ...]]:
    """Return every sentence's attributions with their evidence: what certainty is fitted on."""
    own = own_drafts(seen)
    answering = answers(seen.passages, seen.people)
    found = [_drafts_of(seen, own, at) for at in range(len(own))]
    for at, person in answering.items():
        quoted = seen.passages.readings[at].is_quoted
        if not (quoted and _tells_itself(found[at], person)):
            found[at] = (_answer(seen.passages.text, person),)
    for at in of_nobody(seen):
        if not (found[at] and found[at][0].attribution.speaker):
            found[at] = ()
    for at, writer in letters(seen.passages, seen.people).items():
        if not _is_anothers(found[at]):
            found[at] = (_said_by(writer),)
    return found


def _is_anothers(found: Sequence[Draft]) -> bool:
    """Tell what a letter reports of others from what its "I" says."""
    speaker = found[0].attribution.speaker if found else None
    return speaker is not None and speaker.name.lower() not in _WRITERS


def _tells_itself(found: Sequence[Draft], person: Person) -> bool:
    """Tell an answer that names who gives it, or somebody other than `person`."""
    main = found[0].attribution if found else None
    if main is None or main.speaker is None or not tells_who(main.speaker.name):
        return False
    return bool(main.cue) or main.speaker.name != person.name


def own_drafts(seen: Look) -> list[tuple[Draft, ...]]:
    """Return what every sentence's own cues tell; () where it only goes on from another one."""
    passages = seen.passages
    discourse = Discourse(passages.text, passages.words, seen.people)
    own: list[tuple[Draft, ...]] = []
    panel = _is_panel(passages)
    turns: list[str] = []
    spoken = 0  # the paragraph that begins with the last of them
    for at, (reading, carrier) in enumerate(zip(passages.readings, seen.carriers, strict=True)):
        skip = carrier and not reading.speaks
        discourse.line = passages.lines[at]
        in_turn = spoken == passages.sentences[at].paragraph
        talking = turns[-1:] if panel else turns[-_TALK:]
        discourse.attention.talking = frozenset(talking if in_turn else ())
        introduces = ends_with_colon(passages, at) or _introduces(seen.carriers, at)
        own.append(() if skip else _own(passages, discourse, at, introduces=introduces))
        speakers = [one.attribution.speaker for one in own[-1] if one.attribution.speaker]
        if reading.turn:
            spoken = passages.sentences[at].paragraph
            turns += [one.name for one in speakers[:1] if one.name not in turns[-1:]]
        discourse.hear(speakers)
    return own


def _is_panel(passages: Passages) -> bool:
    """Tell a panel, where "he" may be one of those who talk, from an interview."""
    heads = {
        passages.words[one.reports[0].source.phrase.head].lower
        for one in passages.readings
        if one.turn and one.reports[0].source.phrase
    }
    return len(heads) > _TALK


def _introduces(carriers: Sequence[Carrier | None], at: int) -> bool:
    """Tell whether the next sentence is said by whom this one names: Holm agreed."""
    following = carriers[at + 1] if at + 1 < len(carriers) else None
    return following is not None and following.sentence == at


def _repeats_another(seen: Look, at: int) -> bool:
    """Tell the line of a chat that repeats what another wrote, behind ">", to answer it."""
    carrier, line = seen.carriers[at], seen.passages.lines[at]
    head = seen.passages.lines[carrier.sentence] if carrier else line
    if head.writer is None:
        return False
    begins = line.writer.mark + 1 if line.writer else line.first
    return begins < line.end and seen.passages.words[begins].text == ">"


def _drafts_of(seen: Look, own: Sequence[Sequence[Draft]], at: int) -> tuple[Draft, ...]:
    """Return the drafts of the sentence `at`; `own` are those of every sentence's own cues."""
    reading, carrier = seen.passages.readings[at], seen.carriers[at]
    one = seen.passages.sentences[at]
    if _NOISE.fullmatch(seen.passages.text, one.start, one.end):
        return ()
    if seen.passages.lines[at].introduces or _repeats_another(seen, at):
        return ()
    if reading.probability < _REPORTS and (seen.rulings or not carrier):
        return ()
    found = () if reading.signs else tuple(own[at])
    if carrier and not (carrier.link is Link.TURN and _quotes_somebody(reading, found)):
        found = (_carried(seen.passages, own[carrier.sentence], carrier, at),)
    if not seen.rulings:
        return found
    learned = of_ruling(seen.rulings[at])
    return tuple(one._replace(evidence={**one.evidence, **learned}) for one in found)


def _quotes_somebody(reading: Reading, found: Sequence[Draft]) -> bool:
    """Tell “My boss, Carl Reed, said, ‘No.’” in somebody's turn from “The letter said ‘no’.”"""
    speaker = found[0].attribution.speaker if found else None
    return bool(reading.quoted) and speaker is not None and speaker.kind in _SOMEBODY


def _answer(text: str, person: Person) -> Draft:
    """Return the draft of a sentence that `person` says, in answer to a question."""
    mention = Span(start=person.start, end=person.end)
    return _said_by(person_shown(person, text, mention, Resolution.CONTINUATION))


def _said_by(speaker: Speaker) -> Draft:
    """Return the draft of a sentence of an answer or a letter, which does not say whose it is."""
    return Draft(Attribution(kind=SpeechKind.DIRECT, speaker=speaker, confidence=_ANSWERS), {})


def _carried(passages: Passages, own: Sequence[Draft], carrier: Carrier, at: int) -> Draft:
    """Return the draft of the sentence `at`, which goes on from one whose drafts are `own`."""
    speaker = own[0].attribution.speaker if own else None
    if speaker:
        speaker = speaker.model_copy(update={"resolved_by": Resolution.CONTINUATION})
    kind = SpeechKind.DIRECT if carrier.link is Link.TURN else kind_of(passages, at)
    source = own[0].evidence if own else {}
    attribution = Attribution(kind=kind, speaker=speaker, confidence=_UNNAMED)
    return Draft(attribution, of_carrier(carrier, at, source, passages.readings[at]))


def _own(
    passages: Passages, discourse: Discourse, at: int, *, introduces: bool
) -> tuple[Draft, ...]:
    """Return what a sentence's own cues tell."""
    reading = passages.readings[at]
    if reading.probability < _REPORTS and not introduces:
        return ()
    named = [one for one in reading.reports if one.names]
    if not named:
        return _nobodys(passages, at)
    if _tells_nothing(passages, named[0]):
        return _nobodys(passages, at) if reading.quoted else ()
    beside = (one for one in named[1:] if not _is_nobodys(passages, one))
    sure = [one for one in beside if one.cue.probability >= _BESIDE][: _MOST - 1]
    made = tuple(_named(passages, discourse, at, one) for one in [named[0], *sure])
    discourse.attention.stay_with(made[0].attribution.speaker)
    return _by_speaker(made)


def _is_nobodys(passages: Passages, report: Report) -> bool:
    """Tell what "nothing" suggests and what a court hears from what somebody says."""
    phrase = report.source.phrase
    nobody = phrase is not None and is_nobody(passages.words, phrase)
    return nobody or _tells_nothing(passages, report)


def _tells_nothing(passages: Passages, report: Report) -> bool:
    """Tell what is no report at all: "No group has claimed it", "The court heard that"."""
    words, phrase = passages.words, report.source.phrase
    if phrase is None:
        return False
    if report.cue.form in _HEARS:
        return words[phrase.head].lower in listed("hearers")
    return words[phrase.last].lower != "one" and is_nothing(words, phrase)


def _by_speaker(made: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the first draft of each speaker: "Holm denied rumours" is told once."""
    first: dict[str, Draft] = {}
    for one in made:
        speaker = one.attribution.speaker
        first.setdefault(speaker.name if speaker else "", one)
    return tuple(first.values())


def _named(passages: Passages, discourse: Discourse, at: int, report: Report) -> Draft:
    """Return the draft of a report that names its source."""
    kind = kind_of(passages, at)
    speaker = discourse.speaker(report.source)
    cue = _verbatim(passages.text, passages.words, report.cue)
    attribution = Attribution(kind=kind, speaker=speaker, cue=cue, confidence=_UNNAMED)
    return Draft(attribution, of_report(passages, at, report, speaker, kind))


def _nobodys(passages: Passages, at: int) -> tuple[Draft, ...]:
    """Return what a sentence tells that reports somebody, and names nobody."""
    reading = passages.readings[at]
    if not (quotes(reading) or _is_heard(reading) or reading.probability >= _NOBODYS):
        return ()
    reports = reading.reports
    cue = _verbatim(passages.text, passages.words, reports[0].cue) if reports else None
    attribution = Attribution(kind=kind_of(passages, at), cue=cue, confidence=_UNNAMED)
    return (Draft(attribution, {}),)


def _is_heard(reading: Reading) -> bool:
    """Tell "The gate reportedly leaks", which somebody says, and nobody tells who."""
    return any(one.cue.form in listed("hearsay") for one in reading.reports[:1])


def _verbatim(text: str, words: Sequence[Word], cue: Cue) -> str | None:
    """Return a cue as the text has it; None for a source that no word reports.

    A colon stands for the point of an interview's "Q." too.
    """
    if not cue.form or cue.form == ":":
        return cue.form or None
    last = cue.last
    while last > cue.first and words[last].lower in listed("determiners"):
        last -= 1  # "released a"
    return text[words[cue.first].start : words[last].end]
