"""How surely the name given to a sentence is right: evidence, weighed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache

from index.datafiles import shipped, toml
from index.language.cues.sides import after
from index.language.learned.judging import Ruling
from index.language.model import Table, log_odds_of, probability, weighed
from index.language.reports.links import Carrier
from index.language.reports.passages import Passages
from index.language.reports.report import Reading, Report
from index.language.words import listed
from index.models import Speaker, SpeechKind

Evidence = Mapping[str, float]

_STANDS_OUT = 4.0  # of prominence more than the next report: as much as one without a next
_LONG = 12.0  # words of content that make a report a full one


def of_report(
    passages: Passages, at: int, report: Report, speaker: Speaker | None, kind: SpeechKind
) -> Evidence:
    """Return what speaks for and against `speaker` as the source of `report` in sentence `at`."""
    reading, phrase = passages.readings[at], report.source.phrase
    rivals = sum(one.names and one.cue.probability > 0.3 for one in reading.reports) - 1
    return {
        "bias": 1.0,
        "reports": log_odds_of(reading.probability),
        "cue": log_odds_of(report.cue.probability),
        "rivals": float(max(rivals, 0)),
        "covered": min(report.covered / _LONG, 1.0),
        f"stands {report.source.how}": 1.0,
        f"phrase {phrase.kind if phrase else 'none'}": 1.0,
        "length": float(phrase.last - phrase.first) / 4 if phrase else 0.0,
        f"speech {kind}": 1.0,
        **_of_speaker(speaker),
        **dict(_of_cue(report)),
        **dict(_of_clause(passages, at, report)),
        **dict(_of_place(passages, at, report)),
    }


def _of_place(passages: Passages, at: int, report: Report) -> Iterator[tuple[str, float]]:
    """Yield where a source and its cue stand in their sentence."""
    words, line = passages.words, passages.lines[at]
    cue, phrase = report.cue, report.source.phrase
    yield f"follows {after(words, cue.last, line.end)}", 1.0
    if phrase is None:
        return
    apart = cue.first - phrase.last if cue.first > phrase.last else phrase.first - cue.last
    yield "apart", math.log(max(apart, 1))
    yield "opens", float(phrase.first - line.first <= 1)
    yield "some", float(words[phrase.head].lower in listed("group_pronouns"))


def _of_cue(report: Report) -> Iterator[tuple[str, float]]:
    """Yield what kind of verb reports, which how often it does leaves open: a name is as sure."""
    if report.cue.form in listed("refusals", "denials"):
        yield "denies", 1.0
    if report.cue.form in listed("believing"):
        yield "believes", 1.0


def _of_clause(passages: Passages, at: int, report: Report) -> Iterator[tuple[str, float]]:
    """Yield what its clause is, and by how much the report stands out among the sentence's."""
    words, line, reading = passages.words, passages.lines[at], passages.readings[at]
    phrase = report.source.phrase
    opening = words[phrase.first - 1].lower if phrase and phrase.first > line.first else ""
    yield "aside", float(opening in listed("subordinators"))
    rivals = (
        one.prominence
        for one in reading.reports
        if one.names and one.prominence < report.prominence
    )
    rest = max(rivals, default=report.prominence - _STANDS_OUT)
    yield "stands out", min(report.prominence - rest, _STANDS_OUT)
    yield "quoted", reading.quoted


def of_carrier(carrier: Carrier, at: int, source: Evidence, reading: Reading) -> Evidence:
    """Return what speaks for the speaker that the sentence `at` takes from another one.

    `source` is what speaks for the speaker there.
    """
    return {
        **{f"from {name}": value for name, value in source.items()},
        "bias carried": 1.0,
        f"link {carrier.link}": 1.0,
        "carried far": math.log1p(abs(carrier.sentence - at)),
        "carried reports": log_odds_of(reading.probability),
        "carried quoted": reading.quoted,
    }


def of_ruling(ruling: Ruling) -> Evidence:
    """Return what the log-odds of learned weights say for a name."""
    return {
        "learned reports": ruling.sentence,
        "learned source": ruling.source,
        "learned margin": ruling.margin,
        "learned link": ruling.link,
        "learned agrees": float(ruling.agrees),
    }


def _of_speaker(speaker: Speaker | None) -> dict[str, float]:
    if speaker is None:
        return {}
    return {f"resolved {speaker.resolved_by}": 1.0, f"speaker {speaker.kind}": 1.0}


def certainty(evidence: Evidence, weights: Table) -> float:
    """Return the probability that the name is right: the logistic function of the weighed sum."""
    return probability(weighed(weights, evidence))


@cache
def shipped_weights() -> Table:
    """Return the weights that ship. Raises `DataFileError` when they are damaged."""
    with shipped("index.language", "certainty.toml"):
        entries = toml("index.language", "certainty.toml").items()
        return {name: float(value) for name, value in entries}
