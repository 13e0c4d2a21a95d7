"""Discord's limits, in one table: the Discord of the tests refuses what does not stay within them.

Sources: the developer documentation's pages "Message", "Message Components", "Application Commands"
and "Receiving and Responding to Interactions", and Discord's OpenAPI document. Lengths are in
characters.
"""

from __future__ import annotations

from typing import Final

# Messages. The OpenAPI document allows 4000 characters of content; a bot gets 2000.
CONTENT: Final = 2000
EMBEDS: Final = 10
NONCE: Final = 25
THREAD_NAME: Final = 100

# Embeds. The total runs over every embed of a message: titles, descriptions, field names and
# values, footers and author names.
EMBED_TITLE: Final = 256
EMBED_DESCRIPTION: Final = 4096
EMBED_FIELDS: Final = 25
EMBED_FIELD_NAME: Final = 256
EMBED_FIELD_VALUE: Final = 1024
EMBED_FOOTER: Final = 2048
EMBED_AUTHOR: Final = 256
EMBED_TOTAL: Final = 6000
URL: Final = 2048

# Components. Both totals hold for messages flagged IS_COMPONENTS_V2.
CUSTOM_ID: Final = 100
ACTION_ROWS: Final = 5
ROW_BUTTONS: Final = 5
BUTTON_LABEL: Final = 80
SELECT_OPTIONS: Final = 25
SELECT_OPTION: Final = 100
SELECT_PLACEHOLDER: Final = 150
COMPONENTS_TOTAL: Final = 40
TEXT_DISPLAY_TOTAL: Final = 4000
MODAL_TITLE: Final = 45
MODAL_LABEL: Final = 45
TEXT_INPUT: Final = 4000

# Application commands.
COMMANDS: Final = 100
CONTEXT_MENUS: Final = 15
COMMAND_NAME: Final = 32
COMMAND_DESCRIPTION: Final = 100
COMMAND_OPTIONS: Final = 25
STRING_OPTION: Final = 6000
CHOICES: Final = 25
CHOICE_NAME: Final = 100
CHOICE_VALUE: Final = 100

# Interactions, in seconds: until the first reply, and until the token dies.
INTERACTION_REPLY_SECONDS: Final = 3
INTERACTION_TOKEN_SECONDS: Final = 15 * 60
