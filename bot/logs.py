"""Set up the log: lines for people, or one JSON object a line for programs."""

from __future__ import annotations

import json
import logging
from typing import Any

import discord

from bot.faults import described

_LINE = "{asctime} {levelname} {name}: {message}"


class DiscreetFormatter(logging.Formatter):
    """Write of an error what may be logged, whoever logs it: its message may quote somebody."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging calls it so
        """Return what may be said of an error."""
        return described(ei[1])


class JsonFormatter(DiscreetFormatter):
    """Write a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        entry = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def set_up(level: str, layout: str) -> None:
    """Log to standard error from `level` ("debug" to "error") on, as "text" or "json".

    discord.py's debug lines hold what people write, so they are never written; nor are its warnings
    that libraries for voice are missing.
    """
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    formatter = JsonFormatter() if layout == "json" else DiscreetFormatter(_LINE, style="{")
    number = logging.getLevelNamesMapping()[level.upper()]
    discord.utils.setup_logging(formatter=formatter, level=number)
    logging.getLogger("discord").setLevel(max(number, logging.INFO))
