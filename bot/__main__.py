"""Run the command line: `python -m bot`."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from bot.codes import Code
from bot.interpreter import collect_seldom


def spare_threads() -> None:
    """Let numpy use one thread for a product, unless the environment says otherwise.

    A question's products are small: threads wait for each other longer than they work, above all
    where several questions are answered at a time. It counts where numpy is not imported yet.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def open_streams() -> None:
    """Put nothing in the place of standard streams that whoever runs the command has closed."""
    nothing = Path(os.devnull)
    sys.stdin = sys.stdin or nothing.open(encoding="utf-8")
    sys.stdout = sys.stdout or nothing.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nothing.open("w", encoding="utf-8")


def main() -> None:
    """Run the command that the arguments name."""
    try:
        _run()
    except KeyboardInterrupt:  # before there is a command that would take it
        sys.exit(Code.INTERRUPTED)


def _run() -> None:
    spare_threads()
    collect_seldom()
    open_streams()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Articles have characters that a terminal's encoding may lack, and what is piped in may
            # be bytes that are no text.
            stream.reconfigure(errors="replace")
    from bot.cli import app  # here: loading it takes long enough to be interrupted

    app(prog_name="python -m bot")


if __name__ == "__main__":
    main()
