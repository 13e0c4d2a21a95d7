"""Fit how surely a speaker's name is right, on annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from index.language.analysis import Analyser
from index.language.certainty import Evidence
from index.language.speech import Draft, drafts, look

ANNOTATED = Path("tests/index/language/data/annotated/articles.jsonl")
WEIGHTS = Path("index/language/lexicon/certainty.toml")
_REGULARISATION = 0.1  # scikit-learn's C


def main(
    data: Annotated[Path, typer.Argument(help="articles with a speaker a sentence")] = ANNOTATED,
    weights: Annotated[Path, typer.Option(help="where to write the weights")] = WEIGHTS,
) -> None:
    """Fit the weights of `index/language/certainty.py` by logistic regression and write them."""
    from sklearn.linear_model import LogisticRegression

    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    judged = [one for row in rows for one in _judged(row)]
    names = sorted({name for evidence, _ in judged for name in evidence})
    table = np.array([[evidence.get(name, 0.0) for name in names] for evidence, _ in judged])
    right = np.array([is_right for _, is_right in judged])
    model = LogisticRegression(C=_REGULARISATION, max_iter=2000, fit_intercept=False)
    model.fit(table, right)
    lines = [f'"{name}" = {value:.4f}' for name, value in zip(names, model.coef_[0], strict=True)]
    head = "# Weights of certainty.py, made by: python -m tests.benchmarks fit_certainty"
    weights.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    print(f"{len(judged):,} names, {right.mean():.1%} of them right -> {weights}")


def _judged(row: dict[str, Any]) -> Iterator[tuple[Evidence, bool]]:
    """Yield the evidence for each name given in an article, and whether the name is right."""
    text = row["text"]
    sentences = Analyser().sentences(text)
    made = drafts(look(text, sentences))
    by_start = {one.start: found for one, found in zip(sentences, made, strict=True)}
    for gold in row["sentences"]:
        found = by_start.get(gold["start"])
        if found and found[0].attribution.speaker and gold["reported"] is not None:
            yield found[0].evidence, _is_right(found[0], gold["speaker"])


def _is_right(draft: Draft, speaker: str | None) -> bool:
    given = draft.attribution.speaker
    if given is None or speaker is None:
        return False
    return _last_word(speaker) in given.name.lower().split()


def _last_word(name: str) -> str:
    return name.lower().split()[-1]
