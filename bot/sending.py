"""Send articles as files that can be added again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from typing import Final

import discord

from bot.receiving import LARGEST
from bot.serving.client import Interaction
from bot.words import Words
from index.library import Library
from index.sources.jsonl import dump

FILES: Final = 10
"""How many files a message carries at most."""


async def as_files(
    interaction: Interaction, collections: Sequence[str], words: Words, most: int = FILES
) -> list[discord.File] | str:
    """Return all articles of some collections as files of JSON Lines, at most so many.

    Each is as large as Discord takes and `/articles add` reads. Where there is no article, or too
    much for these files, returns a sentence that says so.
    """
    desk, largest = interaction.client.desk, min(interaction.filesize_limit, LARGEST)
    parts = await desk.work.run(partial(_parts, desk.library, collections, largest, most))
    if parts is None:
        return words("steward.too_large")
    if not parts:
        return words("steward.none")
    names = [f"articles-{number}.jsonl" for number, _ in enumerate(parts, 1)]
    names = names if len(parts) > 1 else ["articles.jsonl"]
    return [discord.File(io.BytesIO(part), name) for part, name in zip(parts, names, strict=True)]


def _parts(
    library: Library, collections: Sequence[str], largest: int, most: int
) -> list[bytearray] | None:
    """Return the articles in parts of at most `largest` bytes; None if there would be too many."""
    parts: list[bytearray] = []
    for article in library.export(collections=collections):
        line = f"{dump(article)}\n".encode()
        if not parts or len(parts[-1]) + len(line) > largest:
            parts.append(bytearray())
        parts[-1] += line
        if len(parts) > most or len(parts[-1]) > largest:
            return None
    return parts
