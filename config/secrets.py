"""The token: read from its file, and kept out of everything that is shown."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import SecretStr

_TOKEN = re.compile(r"[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}")
_TOKEN_FILE_LIMIT = 4096


def read_token(path: Path) -> SecretStr:
    """Return the token that the file holds; raises `ValueError` with the reason if it has none."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            token = file.read(_TOKEN_FILE_LIMIT).strip()
    except OSError as error:
        raise ValueError(f"the file cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ValueError("the file holds no token: it is not text") from None
    if not token:
        raise ValueError("the file is empty; it must hold the bot's token")
    return SecretStr(token)


def shown(value: object) -> str:
    """Return a setting's value as it may be shown: what looks like a token, or is one, is not."""
    if value is None or isinstance(value, SecretStr):
        return ""
    text = str(value) if isinstance(value, Path) else repr(value)
    return "(a token)" if _TOKEN.search(text) else text
