"""Plain text: is its first line the headline, and what to call it where it has none?"""

from __future__ import annotations

import re

_LONGEST_HEADLINE = 150
_LONGEST_OPENING = 60
_RULER = r"={3,}[ \t]*\n"
_HEADLINE = re.compile(
    rf"\s*(?:{_RULER}[ \t]*)?(?P<title>\S[^\n]*)\n(?:{_RULER}|[ \t]*\n)(?=[\s\S]*\w)"
)
_SENTENCE_END = tuple(".!;:,\"'”’»…")


def split_headline(text: str) -> tuple[str, str]:
    """Return the headline of `text`, or "", and the rest.

    A headline is a first line that `may_be_headline`, alone before a blank line or a double one.
    """
    match = _HEADLINE.match(text)
    if match is None or not may_be_headline(match["title"]):
        return "", text
    return match["title"].strip(), text[match.end() :]


def may_be_headline(line: str) -> bool:
    """Say whether a line has words, at most 150 characters, and does not end as a sentence does.

    A question may be a headline.
    """
    title = line.strip()
    if len(title) > _LONGEST_HEADLINE or title.endswith(_SENTENCE_END):
        return False
    return any(character.isalnum() for character in title)


def opening(text: str) -> str:
    """Return what to call a `text` without a title: its first line, cut where that is long."""
    line = next((line for line in text.split("\n") if any(map(str.isalnum, line))), "").strip()
    if len(line) <= _LONGEST_OPENING or may_be_headline(line):
        return line
    words, _, rest = line[: _LONGEST_OPENING + 1].rpartition(" ")
    return f"{(words or rest[:-1]).rstrip()}…"
