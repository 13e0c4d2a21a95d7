"""Fit which of a sentence's reports is the main one, on annotated articles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.language.analysis import Analyser
from index.language.learned.annotated import Annotated as Article
from index.language.learned.annotated import Truth, names_source, overlaps, read_annotated
from index.language.reports.passages import Passages, scan_passages
from index.language.reports.report import Report, evidence_of
from tests.benchmarks.fit_certainty import ANNOTATED, TREEBANK, stop

WEIGHTS = Path("index/language/lexicon/prominence.toml")
_REGULARISATION = 1.0  # scikit-learn's C

Pair = tuple[dict[str, float], dict[str, float]]


def main(
    data: Annotated[Path, typer.Argument(help="articles with a speaker a sentence")] = ANNOTATED,
    more: Annotated[Path, typer.Option(help="further ones")] = TREEBANK,
    weights: Annotated[Path, typer.Option(help="where to write the weights")] = WEIGHTS,
) -> None:
    """Fit the weights of `index/language/reports/prominence.py` and write them.

    Logistic regression on the differences between a right and a wrong report of one sentence.
    """
    from sklearn.linear_model import LogisticRegression

    pairs = [*_pairs(data), *_pairs(more)]
    names = sorted({name for pair in pairs for one in pair for name in one})
    table = np.array([[a.get(name, 0.0) - b.get(name, 0.0) for name in names] for a, b in pairs])
    model = LogisticRegression(C=_REGULARISATION, fit_intercept=False)
    model.fit(np.concatenate([table, -table]), np.repeat([1, 0], len(table)))
    lines = [f'"{name}" = {value:.2f}' for name, value in zip(names, model.coef_[0], strict=True)]
    head = "# Weights of prominence.py, made by: python -m tests.benchmarks fit_prominence"
    weights.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    print(
        f"{len(pairs):,} pairs, {model.score(table, np.ones(len(table))):.1%} in order -> {weights}"
    )


def _pairs(path: Path) -> Iterator[Pair]:
    """Yield the evidence of the surest right report beside that of each wrong one."""
    analyser = Analyser()
    for article in read_annotated(path, stop):
        yield from _pairs_in(article, analyser)


def _pairs_in(article: Article, analyser: Analyser) -> Iterator[Pair]:
    sentences = analyser.sentences(article.text)
    passages, _ = scan_passages(article.text, sentences)
    for at, truth in enumerate(article.matched(sentences)):
        if truth and truth.reported and truth.named:
            yield from _pairs_of(passages, at, truth)


def _pairs_of(passages: Passages, at: int, truth: Truth) -> Iterator[Pair]:
    line = passages.lines[at]
    named = [one for one in passages.readings[at].reports if one.names]
    right = [one for one in named if _is_right(passages, one, truth)]
    wrong = [one for one in named if one not in right]
    surest = sorted(right, key=lambda one: -one.cue.probability)[:1]
    for pair in product(surest, wrong):
        first, second = (evidence_of(passages.words, line, one) for one in pair)
        yield first, second


def _is_right(passages: Passages, report: Report, truth: Truth) -> bool:
    phrase, words = report.source.phrase, passages.words
    if phrase is None:
        return False
    place = report.source.mention or phrase
    named = passages.text[words[phrase.first].start : words[phrase.last].end]
    here = words[place.first].start, words[place.last].end
    return overlaps(here, truth) or names_source(named, truth, passages.text)
