"""Fit weights for attribution on annotated articles, on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from bot.terminal.answers import amount
from index.errors import ModelError
from index.language.learned.annotated import Annotated, read_annotated
from index.language.model import Model, load, save
from index.language.training import fit_model

_LISTED = 5


class Trained(NamedTuple):
    """What came of fitting: the file, the version of the weights, and what they were fitted on."""

    file: Path
    version: str
    articles: int
    skipped: list[ModelError]

    def __str__(self) -> str:
        fitted = amount(self.articles, "article")
        return (
            f"fitted weights on {fitted} -> {self.file}\n"
            "Weights in the data folder are used from the next start: stored articles are then "
            "analysed again. Restart a running bot."
        )

    def record(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {
            "file": str(self.file),
            "version": self.version,
            "articles": self.articles,
            "skipped": [str(error) for error in self.skipped],
        }


def train(annotated: Path, file: Path) -> Trained:
    """Fit weights on the articles of `annotated` and write them to `file`. Raises `ModelError`."""
    skipped: list[ModelError] = []
    articles = list(read_annotated(annotated, skipped.append))
    with Console(stderr=True).status("starting") as status:
        model = _fit(articles, skipped, status.update)
    save(model, file)
    return Trained(file, load(file).version, len(articles), skipped)


def _fit(
    articles: Sequence[Annotated], skipped: Sequence[ModelError], told: Callable[[str], None]
) -> Model:
    """Fit weights; where that cannot be done, say as well why articles were skipped."""
    try:
        return fit_model(articles, told)
    except ModelError as error:
        reasons = "; ".join(map(str, skipped[:_LISTED]))
        raise ModelError(f"{error} Skipped: {reasons}" if reasons else str(error)) from error
