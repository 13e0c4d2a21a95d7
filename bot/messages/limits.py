"""Those of Discord's limits that the bot itself cuts and counts by; the tests have all of them.

Lengths are in characters; `width` counts them the cautious way.
"""

from __future__ import annotations

from typing import Final

# Messages. The OpenAPI document allows 4000 characters of content; a bot gets 2000.
CONTENT: Final = 2000
THREAD_NAME: Final = 100
EMBED_DESCRIPTION: Final = 4096
EMBED_FIELD_VALUE: Final = 1024
URL: Final = 2048

# Components. The total holds for messages flagged IS_COMPONENTS_V2.
CUSTOM_ID: Final = 100
ACTION_ROWS: Final = 5
ROW_BUTTONS: Final = 5
SELECT_OPTIONS: Final = 25
TEXT_DISPLAY_TOTAL: Final = 4000

# Application commands.
CHOICES: Final = 25
CHOICE_NAME: Final = 100


def width(text: str) -> int:
    """Return the length of `text` in UTF-16 code units.

    Discord's servers count code points and some of its clients UTF-16 code units; the latter is
    never less, so what fits by this measure fits by both.
    """
    return len(text) + sum(character > "\uffff" for character in text)
