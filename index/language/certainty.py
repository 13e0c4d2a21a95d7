"""How surely the name given to a sentence is right: evidence, weighed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from index.datafiles import shipped, toml
from index.language.continuation import Carrier
from index.language.judging import Ruling
from index.language.model import Table, probability
from index.language.reports import Reading, Report
from index.models import Speaker, SpeechKind

Evidence = Mapping[str, float]

_EDGE = 0.02  # probabilities are kept this far from 0 and 1 before their log-odds are taken
_LONG = 12.0  # words of content that make a report a full one


def of_report(
    reading: Reading, report: Report, speaker: Speaker | None, kind: SpeechKind
) -> Evidence:
    """Return what speaks for and against `speaker` as the source of `report`."""
    phrase = report.source.phrase
    rivals = sum(one.names and one.cue.probability > 0.3 for one in reading.reports) - 1
    return {
        "bias": 1.0,
        "reports": _log_odds(reading.probability),
        "cue": _log_odds(report.cue.probability),
        "rivals": float(max(rivals, 0)),
        "covered": min(report.covered / _LONG, 1.0),
        f"stands {report.source.how}": 1.0,
        f"phrase {phrase.kind if phrase else 'none'}": 1.0,
        "length": float(phrase.last - phrase.first) / 4 if phrase else 0.0,
        f"speech {kind}": 1.0,
        **_of_speaker(speaker),
    }


def of_carrier(carrier: Carrier, at: int, source: Evidence, reading: Reading) -> Evidence:
    """Return what speaks for the speaker that the sentence `at` takes from another one.

    `source` is what speaks for the speaker there.
    """
    return {
        **{f"from {name}": value for name, value in source.items()},
        "bias carried": 1.0,
        f"link {carrier.link}": 1.0,
        "carried far": math.log1p(abs(carrier.sentence - at)),
        "carried reports": _log_odds(reading.probability),
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


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def certainty(evidence: Evidence, weights: Table) -> float:
    """Return the probability that the name is right: the logistic function of the weighed sum."""
    return probability(sum(weights.get(name, 0.0) * value for name, value in evidence.items()))


@cache
def shipped_weights() -> Table:
    """Return the weights that ship. Raises `DataFileError` when they are damaged."""
    with shipped("index.language", "certainty.toml"):
        entries = toml("index.language", "certainty.toml").items()
        return {name: float(value) for name, value in entries}
