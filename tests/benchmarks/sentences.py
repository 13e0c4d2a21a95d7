"""Write the sentences that the product finds in every document of a data file."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from index.language.segment import segment


def main(
    data: Annotated[Path, typer.Argument(help="documents, one JSON object a line")],
    predictions: Annotated[Path, typer.Option(help="where to write the sentences found")],
) -> None:
    """Cut every document of DATA into sentences, for scoring, and print how fast that was."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line]
    seconds = 0.0
    found = 0
    with predictions.open("w", encoding="utf-8") as out:
        for row in track(rows, "documents", console=Console(stderr=True), transient=True):
            started = time.perf_counter()
            spans = [[one.start, one.end] for one in segment(row["text"])]
            seconds += time.perf_counter() - started
            found += len(spans)
            out.write(json.dumps({"id": row["id"], "sentences": spans}) + "\n")
    characters = sum(len(row["text"]) for row in rows)
    print(f"{len(rows):,} documents, {characters:,} characters: {found:,} sentences")
    print(
        f"{characters / max(seconds, 1e-9) / 1e6:.2f} million characters a second -> {predictions}"
    )
