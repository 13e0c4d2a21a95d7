"""Run the command line: `python -m bot`."""

from __future__ import annotations

import io
import sys

from bot.cli import app


def main() -> None:
    """Run the command that the arguments name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Articles have characters that a terminal's encoding may lack.
            stream.reconfigure(errors="replace")
    app(prog_name="python -m bot")


if __name__ == "__main__":
    main()
