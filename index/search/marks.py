"""Quotation marks in what people type: English, French and German ones, and straight ones."""

from __future__ import annotations

import re
from typing import Final

MARKS: Final = '"\u201c\u201d\u201e\u00ab\u00bb'
"""All double quotation marks, curly, low and angled ones."""

QUOTED: Final = re.compile(
    r'"([^"]{2,})"|\u201c([^\u201c\u201d]{2,})\u201d|\u201e([^\u201c-\u201e"]{2,})[\u201c\u201d"]'
    r"|\u00ab([^\u00ab\u00bb]{2,})\u00bb|\u00bb([^\u00ab\u00bb]{2,})\u00ab"
)
"""Words in double quotation marks."""


def quoted(text: str) -> list[str]:
    """Return what stands in quotation marks in `text`, without the marks and the spaces in them."""
    return [max(groups, key=len).strip() for groups in QUOTED.findall(text)]
