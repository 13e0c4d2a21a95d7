"""Measure how well the questions of a file are answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import mean
from typing import NamedTuple

from bot.messages.markdown import clean
from bot.terminal.answers import amount
from bot.terminal.console import Line, line
from bot.terminal.expected import NONE, Absent, Expected
from index.library import Library
from index.models import Answer, Outcome, Refusal

_DEPTH = 10


class Result(NamedTuple):
    """What came of a question: the rank of the first hit that was expected, from 1, None: none."""

    expected: Expected
    outcome: Outcome
    rank: int | None
    first: str | None

    @property
    def missed(self) -> bool:
        """Say whether another thing came first than was expected, or anything was answered."""
        if self.expected.answerable:
            return self.rank != 1
        return self.outcome is Outcome.ANSWER

    @property
    def unsure(self) -> bool:
        """Say whether what was expected came first, but only as close."""
        return self.rank == 1 and self.outcome is not Outcome.ANSWER


class Scores(NamedTuple):
    """Shares from 0 to 1, None where nothing was there to count.

    What is shown counts, also only as close, so a question without any sentence has no hit.
    Refused is what has no answer, also where sentences come close: precision is the share of
    refused questions that expected none, recall the share of questions that expected none which
    were refused.
    """

    questions: int
    hit_at_1: float | None
    hit_at_3: float | None
    mrr: float | None
    refusal_precision: float | None
    refusal_recall: float | None


def evaluate(library: Library, questions: Iterable[Expected]) -> Iterator[Result]:
    """Ask each of `questions` and yield what came of it."""
    for one in questions:
        yield _result(one, library.ask(one.question, n=_DEPTH))


def _result(expected: Expected, found: Answer | Refusal) -> Result:
    right = (rank for rank, hit in enumerate(found.hits, 1) if expected.is_met_by(hit))
    rank = next(right, None) if expected.answerable else None
    return Result(expected, found.outcome, rank, found.hits[0].text if found.hits else None)


def scores(results: Sequence[Result]) -> Scores:
    """Return the scores of `results`."""
    ranks = [one.rank for one in results if one.expected.answerable]
    refused = [one for one in results if one.outcome is not Outcome.ANSWER]
    hopeless = [one for one in results if not one.expected.answerable]
    return Scores(
        len(results),
        _share(rank == 1 for rank in ranks),
        _share(rank is not None and rank <= 3 for rank in ranks),
        _share(1 / rank if rank else 0.0 for rank in ranks),
        _share(not one.expected.answerable for one in refused),
        _share(one.outcome is not Outcome.ANSWER for one in hopeless),
    )


def _share(values: Iterable[float]) -> float | None:
    counted = list(values)
    return mean(map(float, counted)) if counted else None


def record(results: Sequence[Result], absent: Sequence[Absent]) -> dict[str, object]:
    """Return as JSON has it the scores, the misses, what came first as close, and `absent`."""
    return {
        **scores(results)._asdict(),
        "misses": [_row(one) for one in results if one.missed],
        "unsure": [_row(one) for one in results if one.unsure],
        "absent": [one._asdict() for one in absent],
    }


def _row(one: Result) -> dict[str, object]:
    return {
        "question": one.expected.question,
        "expected": _wanted(one.expected),
        "outcome": one.outcome.value,
        "rank": one.rank,
        "first": one.first,
    }


def result_lines(results: Sequence[Result]) -> Iterator[Line]:
    """Yield each miss with what came instead, what came first only as close, then the scores."""
    unsure = [one for one in results if one.unsure]
    for one in [*(one for one in results if one.missed), *unsure]:
        yield line(clean(one.expected.question), "bold")
        yield line(f"expected: {clean(_wanted(one.expected))}", indent=3)
        yield line(f"{_came(one)}: {clean(one.first or 'nothing')}", indent=3)
    names = ("questions", "hit@1", "hit@3", "MRR", "refusal precision", "refusal recall")
    for name, value in zip(names, scores(results), strict=True):
        shown = "-" if value is None else value if isinstance(value, int) else f"{value:.3f}"
        yield line(f"{name:18} {shown}")
    if unsure:
        came = f"{amount(len(unsure), 'right sentence')} came first, but only as close"
        yield line(f"{came}: {'hits' if unsure[1:] else 'a hit'}, and counted as refused.")


def _came(one: Result) -> str:
    """Say what came of a question, and where the expected sentence stood."""
    if one.unsure:
        return f"{one.outcome.value}, but the expected sentence came first"
    return f"{one.outcome.value}{f', expected sentence came {one.rank}.' if one.rank else ''}"


def _wanted(expected: Expected) -> str:
    named = f"article {expected.article}" if expected.article else NONE
    return " / ".join(expected.sentences) or named
