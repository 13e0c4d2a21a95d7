"""Compare the speed of the language analysis with spaCy's own parts, in one run."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import spacy
import typer
from rich.console import Console
from rich.progress import track

from index.language.analysis import Analyser
from index.language.pipeline import load_pipeline
from index.language.segment import segment
from index.language.terms import index_terms


def main(
    data: Annotated[Path, typer.Argument(help="articles, one JSON object with a `text` a line")],
    repeats: Annotated[int, typer.Option(help="the best of so many runs counts")] = 3,
) -> None:
    """Print the words a second of every part, each on the same texts, on one core."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line]
    texts = [row["text"] for row in rows]
    words = sum(len(text.split()) for text in texts)
    speed: dict[str, float] = {}
    for name, work in track(_parts().items(), "parts", console=Console(stderr=True)):
        speed[name] = words / _seconds(work, texts, repeats)
    print(f"{len(texts):,} texts, {words:,} words")
    for name, rate in speed.items():
        print(f"{name:42}{rate:12,.0f} words/s")
    component = speed["news_sentences with its tokenizer"] / speed["spaCy sentencizer pipeline"]
    whole = speed["whole analysis"] / speed["spaCy tokenizer alone"]
    print(f"component / sentencizer pipeline: {component:.2f} (to hold: at least 1)")
    print(f"whole analysis / spaCy tokenizer: {whole:.2f} (to hold: at least 0.5)")


def _parts() -> dict[str, Callable[[str], object]]:
    sentencizer = spacy.blank("en")
    sentencizer.add_pipe("sentencizer")
    analyser = Analyser()

    def whole(text: str) -> None:
        for passage in analyser.passages(text):
            index_terms(passage.text)

    return {
        "spaCy tokenizer alone": spacy.blank("en").tokenizer,
        "spaCy sentencizer pipeline": sentencizer,
        "news_sentences with its tokenizer": load_pipeline(),
        "sentence rules alone": segment,
        "index terms": index_terms,
        "whole analysis": whole,
    }


def _seconds(work: Callable[[str], object], texts: Sequence[str], repeats: int) -> float:
    best = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - started)
    return best
