"""The metadata before a text: YAML between two lines of `---`."""

from __future__ import annotations

import re
from typing import Any

import yaml

_START = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[\w-]+[ \t]*:")
_LONGEST = 64 * 1024


class _Loader(yaml.SafeLoader):
    """Read plain values and no aliases: a few of them in each other fill any memory."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose what follows. Raises `yaml.YAMLError` where that is an alias."""
        if self.check_event(yaml.AliasEvent):
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(problem="write out what *… stands for", problem_mark=mark)
        return super().compose_node(parent, index)


def stands_before(text: str) -> bool:
    """Say whether `text` starts with a line of `---` that a `key:` follows."""
    start = _START.match(text)
    return start is not None and _KEY.match(text, start.end()) is not None


def split(text: str) -> tuple[dict[str, object], str]:
    """Return the metadata of `text` and the rest. Raises `ValueError` when the metadata is broken.

    A first line of `---` that no `key:` follows is a ruler, not the start of metadata.
    """
    start = _START.match(text)
    if start is None:
        return {}, text
    end = _END.search(text, start.end())
    if end is None or end.start() > _LONGEST:
        if stands_before(text):
            raise ValueError("its front matter has no closing line ---")
        return {}, text
    return _parsed(text[start.end() : end.start()]), text[end.end() :]


def _parsed(source: str) -> dict[str, object]:
    try:
        metadata = yaml.load(source, _Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise ValueError(f"its front matter is not valid YAML: {_short(error)}") from None
    except (ValueError, RecursionError) as error:  # as from the 45th of May
        raise ValueError(f"its front matter cannot be read: {error}") from None
    except (ArithmeticError, AttributeError, LookupError):  # as from `!!bool maybe`
        reason = "its front matter has a value that is not what it is said to be; put it in quotes"
        raise ValueError(reason) from None
    if metadata is None:
        return {}
    if not isinstance(metadata, dict):
        raise ValueError("its front matter is not a list of `key: value` lines")
    return {str(key).lower(): value for key, value in metadata.items()}


def _short(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "unreadable"
    if problem.startswith("mapping values"):
        problem = 'a value with ": " in it needs quotation marks'
    return f"{problem} (line {mark.line + 2})" if mark else str(problem)
