"""Fit how surely a speaker's name is right, on annotated articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.errors import ModelError
from index.language.analysis import Analyser
from index.language.learned.annotated import Annotated as Article
from index.language.learned.annotated import is_right, read_annotated
from index.language.speakers.certainty import Evidence
from index.language.speakers.drafts import drafts
from index.language.speakers.look import look

ANNOTATED = Path("tests/index/language/data/annotated/articles.jsonl")
WRITTEN = Path("tests/benchmarks/data/speakers.jsonl")
TREEBANK = Path("../shared/data/attribution/gum_train.jsonl")
WEIGHTS = Path("index/language/lexicon/certainty.toml")
_REGULARISATION = 0.1  # scikit-learn's C
_OF_TREEBANK = 0.15  # of a hand-made article's weight: it marks only some of who is reported
_OF_WRITTEN = 0.5  # written to be read by a program, they are more alike than what people write


def main(
    data: Annotated[Path, typer.Argument(help="articles with a speaker a sentence")] = ANNOTATED,
    written: Annotated[Path, typer.Option(help="further ones, that count half")] = WRITTEN,
    treebank: Annotated[Path, typer.Option(help="further ones, that count little")] = TREEBANK,
    weights: Annotated[Path, typer.Option(help="where to write the weights")] = WEIGHTS,
) -> None:
    """Fit the weights of `index/language/speakers/certainty.py`, and write them."""
    from sklearn.linear_model import LogisticRegression

    shares = {data: 1.0, written: _OF_WRITTEN, treebank: _OF_TREEBANK}
    judged = [(*one, share) for path, share in shares.items() for one in _judged(path)]
    names = sorted({name for evidence, _, _ in judged for name in evidence})
    table = np.array([[evidence.get(name, 0.0) for name in names] for evidence, _, _ in judged])
    right = np.array([is_so for _, is_so, _ in judged])
    model = LogisticRegression(C=_REGULARISATION, max_iter=2000, fit_intercept=False)
    model.fit(table, right, sample_weight=[share for _, _, share in judged])
    lines = [f'"{name}" = {value:.4f}' for name, value in zip(names, model.coef_[0], strict=True)]
    head = "# Weights of certainty.py, made by: python -m tests.benchmarks fit_certainty"
    weights.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    print(f"{len(judged):,} names, {right.mean():.1%} of them right -> {weights}")


def _judged(path: Path) -> Iterator[tuple[Evidence, bool]]:
    """Yield the evidence for each name given in the articles, and whether the name is right."""
    analyser = Analyser()
    for article in read_annotated(path, stop):
        yield from _judged_in(article, analyser)


def stop(problem: ModelError) -> None:
    """Fit on nothing where a line cannot be read."""
    raise problem


def _judged_in(article: Article, analyser: Analyser) -> Iterator[tuple[Evidence, bool]]:
    sentences = analyser.sentences(article.text)
    made = drafts(look(article.text, sentences))
    for found, truth in zip(made, article.matched(sentences), strict=True):
        speaker = found[0].attribution.speaker if found else None
        if speaker is None or truth is None or truth.reported is None:
            continue
        if truth.named or not truth.reported:
            yield found[0].evidence, is_right(speaker, truth, article.text)
