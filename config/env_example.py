"""The text of `.env.example`, made from `default.toml`.

`python -m config.env_example > .env.example` writes it anew.
"""

from __future__ import annotations

import re
import sys
import textwrap
import tomllib

from config.layers import PREFIX
from config.settings import DEFAULTS

_HEADING = """\
# Copy this file to .env and take the # away from the lines that you want to set.
# Onrecord reads .env from the folder in which it is started; the environment comes before it.
# An empty value means "not set".
"""
_WIDTH = 98
_EXPLAINED = re.compile(r"((?:^#[^\n]*\n)+)^(\w+) =", re.MULTILINE)


def explanations() -> dict[str, str]:
    """Return what `default.toml` says about each setting, by name."""
    pairs = _EXPLAINED.findall(DEFAULTS.read_text(encoding="utf-8"))
    return {name: " ".join(comment.replace("#", " ").split()) for comment, name in pairs}


def render() -> str:
    """Return the text of `.env.example`: every setting, its explanation and its default."""
    defaults = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))
    entries = [
        f"{_commented(explanation)}\n# {PREFIX}{name.upper()}={_written(defaults[name])}\n"
        for name, explanation in explanations().items()
    ]
    return "\n".join([_HEADING, *entries])


def _commented(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


if __name__ == "__main__":
    sys.stdout.write(render())
