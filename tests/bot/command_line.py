"""Run the command line, in this process or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from bot.cli import app

ROOT = Path(__file__).parents[2]

FERRY = """\
---
title: Ferry fares will rise
url: https://gazette.example/ferry
publisher: The Gazette
date: 2026-02-03
---

Ferry fares will rise by nine per cent in April, the operator said on Tuesday.

“We waited as long as we could,” said Oda Brekke, the operator’s director.
"""
ORCHARD = """\
---
title: Orchard planted on old airfield
url: https://gazette.example/orchard
publisher: The Gazette
date: 2026-02-01
---

Volunteers planted four hundred plum trees on the old airfield at Stenby.
"""


def environment(data: Path, **more: str) -> dict[str, str]:
    """Return this process's environment, with `data` as the data folder and no other setting."""
    kept = {name: value for name, value in os.environ.items() if not _is_ours(name)}
    return kept | {"ONRECORD_DATA": str(data)} | more


def _is_ours(name: str) -> bool:
    return name.upper().startswith("ONRECORD_") or name in {"COLUMNS", "FORCE_COLOR", "NO_COLOR"}


def run(*arguments: str | Path, typed: str | None = None) -> Result:
    """Run a command in this process, with `typed` as standard input."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=typed)


def run_json(*arguments: str | Path) -> Any:
    """Run a command with `--json` and return what it printed."""
    return json.loads(run(*arguments, "--json").stdout)


def run_process(
    *arguments: str | bytes | Path, data: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, in the data folder so that no `.env` is there."""
    data.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=process_environment(data, **more),
        cwd=data,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def process_environment(data: Path, **more: str) -> dict[str, str]:
    """Return an environment in which a process elsewhere finds this checkout."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return environment(data, PYTHONPATH=os.pathsep.join(filter(None, paths)), **more)
