"""What the running bot writes to standard error."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

CALL = """
import logging
from bot.logs import set_up
set_up("info", "{}")
logging.getLogger("bot").info("up é")
"""


def logged(layout: str) -> str:
    """Return what a process of its own logs in a layout."""
    ran = subprocess.run(
        [sys.executable, "-c", CALL.format(layout)], capture_output=True, text=True, check=True
    )
    return ran.stderr


@pytest.mark.parametrize("layout", ["text", "json"])
def test_a_log_is_plain(layout: str) -> None:
    """No colour codes get into files, whatever discord.py takes the stream for."""
    assert "\x1b" not in logged(layout)
    assert "up é" in logged(layout)


def test_a_json_line_is_a_record() -> None:
    """Each line is one object that programs can read."""
    record = json.loads(logged("json"))
    assert (record["level"], record["logger"], record["message"]) == ("info", "bot", "up é")
