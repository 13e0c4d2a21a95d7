"""Write who says what in every article of a data file, as the product finds it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from index.language.analysis import Analyser
from index.language.model import load
from index.models import Passage


def main(
    data: Annotated[Path, typer.Argument(help="articles, one JSON object a line")],
    predictions: Annotated[Path, typer.Option(help="where to write the speakers found")],
    weights: Annotated[
        Path | None, typer.Option(help="weights that `train-attribution` wrote")
    ] = None,
) -> None:
    """Attribute every sentence of DATA, for scoring, and print how fast that was."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line]
    analyser = Analyser(model=load(weights) if weights else None)
    seconds, sentences, reported = 0.0, 0, 0
    with predictions.open("w", encoding="utf-8") as out:
        for row in track(rows, "articles", console=Console(stderr=True), transient=True):
            started = time.perf_counter()
            passages = analyser.passages(row["text"])
            seconds += time.perf_counter() - started
            sentences += len(passages)
            reported += sum(bool(one.attributions) for one in passages)
            found = [_prediction(one) for one in passages]
            out.write(json.dumps({"id": row["id"], "sentences": found}) + "\n")
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{len(rows):,} articles, {sentences:,} sentences, {reported:,} of them reported")
    print(f"{words / max(seconds, 1e-9):,.0f} words a second -> {predictions}")


def _prediction(passage: Passage) -> dict[str, Any]:
    """Return the main attribution of `passage` as the scorer reads it."""
    main = passage.attributions[0] if passage.attributions else None
    speaker = main.speaker if main else None
    mention = speaker.mention if speaker else None
    return {
        "start": passage.start,
        "end": passage.end,
        "reported": main is not None,
        "speaker": speaker.name if speaker else None,
        "mention": [mention.start, mention.end] if mention else None,
        "confidence": main.confidence if main else 0.0,
    }
