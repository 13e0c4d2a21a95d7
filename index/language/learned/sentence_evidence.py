"""What weighs for a sentence that reports somebody: what its traits tell, and what the rules do."""

from __future__ import annotations

from collections.abc import Mapping

from index.language.model import log_odds_of
from index.language.reports.report import Reading

_MOST = 8.0  # log-odds beyond which traits tell no more
_LONG = 12.0  # words of content that make a report a full one


def of_sentence(reading: Reading, learned: float) -> Mapping[str, float]:
    """Return the evidence of a sentence whose traits have the log-odds `learned`."""
    learned = max(-_MOST, min(_MOST, learned))
    rules = log_odds_of(reading.probability)
    cue = log_odds_of(max((one.cue.probability for one in reading.reports), default=0.0))
    main = reading.reports[0] if reading.reports else None
    covered = min(main.covered / _LONG, 1.0) if main else 0.0
    return {
        "bias": 1.0,
        "learned": learned,
        "rules": rules,
        "quoted": reading.quoted,
        "cue": cue,
        "covered": covered,
        "names": float(main is not None and main.names),
        "learned quoted": learned * reading.quoted,
        "learned rules": learned * rules / 4,
        "covered cue": covered * cue,
    }
