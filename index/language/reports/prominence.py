"""Which of a sentence's reports the sentence is there for: evidence, weighed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from index.datafiles import shipped, toml
from index.language.cues.cue import Cue
from index.language.model import log_odds_of
from index.language.phrases.phrase import Phrase, opens_clause
from index.language.subjects.apart import may_speak
from index.language.subjects.clauses import How, Source
from index.language.words import Line, Word, listed

_ASKING = frozenset({"what", "how", "why", "whether"})
_NOBODY = frozenset({"it", "you"})  # "it seems", "you know"
_TELLING = {How.ACCORDING, How.AFTER, How.POSSESSOR, How.SAME, How.SUBJECT}


def evidence(
    words: Sequence[Word], line: Line, cue: Cue, source: Source, covered: int, *, told: bool
) -> dict[str, float]:
    """Return what speaks for a report as the main one: `covered` words are its content.

    `told`: it stands in what another one tells.
    """
    found = {"cue": log_odds_of(cue.probability), "covered": math.log1p(covered)}
    if source.how in _TELLING:
        found[f"stands {source.how}"] = 1.0
    if told:
        found["told by another"] = 1.0
    if source.phrase:
        found.update(_of_phrase(words, line, source.phrase))
    return found


def _of_phrase(words: Sequence[Word], line: Line, phrase: Phrase) -> Iterator[tuple[str, float]]:
    previous = words[phrase.first - 1].lower if phrase.first > line.first else ""
    if not may_speak(words, phrase):
        yield "thing", 1.0
    if opens_clause(words, line.first, phrase.first):
        yield "opens a clause", 1.0
    if words[phrase.head].lower in _NOBODY:
        yield "you or it", 1.0
    if previous == "that":
        yield "inside another", 1.0
    elif previous in _ASKING:
        yield "inside a question", 1.0
    elif previous in listed("subordinators"):
        yield "subordinate", 1.0


def prominence(found: Mapping[str, float]) -> float:
    """Return how much a report of this evidence stands out: the weighed sum."""
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


@cache
def _weights() -> Mapping[str, float]:
    with shipped("index.language", "prominence.toml"):
        entries = toml("index.language", "prominence.toml").items()
        return {name: float(value) for name, value in entries}
