"""Plain text: is its first line the headline?"""

from __future__ import annotations

import re

_LONGEST_HEADLINE = 150
_HEADLINE = re.compile(r"\s*(?P<title>\S[^\n]*)\n[ \t]*\n(?=[\s\S]*\w)")
_SENTENCE_END = tuple(".!;:,\"'”’»…")


def split_headline(text: str) -> tuple[str, str]:
    """Return the headline of `text`, or "", and the rest.

    A headline is a first line with words that stands alone before a blank line, is at most 150
    characters long and does not end as a sentence does (a question may be a headline).
    """
    match = _HEADLINE.match(text)
    title = match["title"].strip() if match else ""
    if match is None or len(title) > _LONGEST_HEADLINE or title.endswith(_SENTENCE_END):
        return "", text
    if not any(character.isalnum() for character in title):
        return "", text
    return title, text[match.end() :]
