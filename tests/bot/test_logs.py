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


FAILING = """
import asyncio, gc, logging
from bot.faults import report_unseen
from bot.logs import set_up
from index.errors import StoreError
set_up("info", "{}")
async def fail(): raise RuntimeError("Who opposed " + "the boathouse?")
async def main():
    asyncio.get_running_loop().set_exception_handler(report_unseen)
    try:
        raise StoreError("The disk " + "is gone.")
    except StoreError:
        logging.getLogger("discord").exception("Ignoring exception")
    for unseen in (False, True):
        task = asyncio.create_task(fail())
        await asyncio.wait([task])
        if not unseen:
            logging.getLogger("discord").error("Ignoring exception", exc_info=task.exception())
        del task
    gc.collect()
asyncio.run(main())
"""


def logged(layout: str, call: str = CALL) -> str:
    """Return what a process of its own logs in a layout."""
    ran = subprocess.run(
        [sys.executable, "-c", call.format(layout)], capture_output=True, text=True, check=True
    )
    return ran.stderr


@pytest.mark.parametrize("layout", ["text", "json"])
def test_an_error_is_logged_without_what_it_quotes(layout: str) -> None:
    """Whoever logs it, and where nobody waited for it; our own messages quote nobody."""
    log = logged(layout, FAILING)
    assert "StoreError: The disk is gone." in log
    assert log.count("RuntimeError") == 2
    assert "boathouse" not in log


@pytest.mark.parametrize("layout", ["text", "json"])
def test_a_log_is_plain(layout: str) -> None:
    """No colour codes get into files, whatever discord.py takes the stream for."""
    assert "\x1b" not in logged(layout)
    assert "up é" in logged(layout)


def test_a_json_line_is_a_record() -> None:
    """Each line is one object that programs can read."""
    record = json.loads(logged("json"))
    assert (record["level"], record["logger"], record["message"]) == ("info", "bot", "up é")
