"""What the command line says in its own words; Discord's are in `bot/locales`."""

from __future__ import annotations

from typing import Final

from index.models import DateSource

UNTITLED: Final = "Untitled article"
REFUSAL: Final = "The articles do not say."
CLOSE: Final = "These come closest, but may not answer."
NEAREST: Final = "Nearest articles:"
NOT_IDENTIFIED: Final = "speaker not identified"

FIELDS: Final = {
    "passage": "in the sentence",
    "paragraph": "in its paragraph",
    "article": "in the article",
    "title": "in the title",
    "related word": "by a related word in the sentence",
    "phrase": "as words that stand together",
}
DATE_SOURCES: Final = {
    DateSource.PAGE: "read off the page",
    DateSource.FILENAME: "from the file's name",
    DateSource.GUESSED: "guessed",
}
