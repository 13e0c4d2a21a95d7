"""How long a first answer takes: `ask` over the samples, against importing spaCy alone.

Each run is a process of its own. The two kinds take turns, so that a machine that slows down slows
both, and the medians are compared as a ratio, which says the same on a fast machine and a slow one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

ROOT = Path(__file__).parents[2]
QUESTION = "What will the harbour tunnel cost?"
ASK = ["-m", "bot", "ask", QUESTION]
IMPORT = ["-c", "import spacy"]


def main(
    runs: Annotated[int, typer.Option(min=1, help="How many times each is run.")] = 9,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Time `ask` from a cold start, and `import spacy` for comparison."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"ONRECORD_DATA": folder}  # empty: the samples are asked
        for arguments in (ASK, IMPORT):
            seconds(arguments, environment)  # so that no file is read from disk for the first time
        pairs = [(seconds(ASK, environment), seconds(IMPORT, environment)) for _ in range(runs)]
    ask, spacy = (median(times) for times in zip(*pairs, strict=True))
    if as_json:
        print(json.dumps({"ask": ask, "import_spacy": spacy, "ratio": ask / spacy, "runs": runs}))
    else:
        print(f"ask {ask:.2f} s, import spacy {spacy:.2f} s, ratio {ask / spacy:.2f} ({runs} runs)")


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    """Return how long a Python process with these arguments takes from start to end."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - started
