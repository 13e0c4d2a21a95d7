"""Addresses that open a page at the very sentence: text fragments.

The form is https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=first words,last words`. A
browser that does not know it, or does not find the words, opens the page as usual.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_WORDS = 6  # at either end: fewer could stand earlier on the page, more make the address long
_WORD = re.compile(r"\w.*\w|\w", re.DOTALL)
_NO_PAGES = (".pdf", ".txt", ".doc", ".docx", ".epub", ".json", ".xml")


def at_sentence(url: str, sentence: str) -> str:
    """Return `url` so that it opens at `sentence`, or as it is where that cannot work."""
    directive, path = _directive(sentence), _path(url)
    if not directive or path is None or ":~:" in url or path.endswith(_NO_PAGES):
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _path(url: str) -> str | None:
    try:
        return urlsplit(url).path.lower()
    except ValueError:  # no address at all, and no link will be made of it
        return None


def _directive(sentence: str) -> str:
    """Return the words to look for: all of a short sentence, both ends of a long one."""
    words = sentence.split()
    if len(words) <= 2 * _WORDS:
        return _encoded(" ".join(words))
    ends = _encoded(" ".join(words[:_WORDS])), _encoded(" ".join(words[-_WORDS:]))
    return ",".join(ends) if all(ends) else ""


def _encoded(text: str) -> str:
    """Return `text` from its first to its last letter or digit, with nothing left to mistake.

    Quotation marks at the ends are typeset in too many ways; a hyphen, a comma and an ampersand
    have meanings in a fragment.
    """
    found = _WORD.search(text)
    return quote(found[0], safe="", errors="replace").replace("-", "%2D") if found else ""
