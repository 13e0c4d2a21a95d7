"""Markdown -> plain text, a block of the page a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import count, takewhile, zip_longest
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.language.scanning.labels import asks
from index.sources.soft_breaks import unwrapped

_WRAP, _OPENS, _CLOSES = "\r", "\ufdd0", "\ufdd1"  # a line's end and bold; they are in no text
_BOLD = re.compile(f"[{_OPENS}{_CLOSES}]")
_BOLD_QUESTION = re.compile(  # that begins a line, and with which no sentence goes on
    rf"(?:^|(?<=[\r\n])){_OPENS}([^{_OPENS}\r\n]*\?[”\"’)]*){_CLOSES}"
    r"(?= *$| *[^ a-zß-ÿ,.;:)])",
)
_BOLD_LINE = re.compile(rf"{_OPENS}([^{_OPENS}\r\n]+){_CLOSES} *(?:$|[\r\n](?! *[a-zß-ÿ]))")
# Each match goes on to where its tag ends, or to the end of all: nothing is read twice.
_MARKUP = re.compile(
    r"""
    <!--.*?(?:-->|\Z)
    | <(?P<hidden>script|style)\b.*?(?:</(?P=hidden)\b[^>]*+(?:>|\Z)|\Z)
    | </?(?P<tag>[a-z][^\s/>]*+)(?:[^=>]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?)*+(?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_REFERENCE = re.compile(r"&\#?[a-z0-9]{1,32};?", re.IGNORECASE)
_LINES = frozenset(["br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "li", "p", "summary", "tr"])
_LONGEST_NAME = 40  # of a column: a longer one would be most of each row
_BOX = re.compile(r"\[[ xX]\]\s+")  # of a task in a list


class Block(NamedTuple):
    """A paragraph, heading, list item, table row or code block as plain text.

    `level` is that of a heading, 1 for the outermost; 0 for anything else. `is_bold` where a
    paragraph, or the line above one, has nothing but words in bold. An item of a numbered list has
    its number.
    """

    text: str
    level: int = 0
    is_bold: bool = False


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of a page in order, without those that have no text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    found = _blocks(iter(tokens))
    return [block for block in found if block.text]


def _blocks(tokens: Iterator[Token]) -> Iterator[Block]:
    level, item = 0, _Item()
    columns: list[str] = []
    for token in tokens:
        match token.type:
            case "thead_open":
                columns = []
            case "tr_open":
                cells = _cells(tokens)
                yield Block("; ".join(_named(cells, columns)))
                columns = columns or cells
            case "heading_open" | "heading_close":
                level = int(token.tag.removeprefix("h")) if token.nesting > 0 else 0
            case "inline":
                yield from _worded(token, level, item)
            case "fence" | "code_block":
                yield Block(token.content.strip())
            case "html_block":
                yield Block(_without_tags(token.content))
            case _:
                item.pass_by(token)


class _Item:
    """Keep what stands before the words of the item of a list that comes next: "2. "."""

    def __init__(self) -> None:
        self._numbers: list[Iterator[int] | None] = []
        self._begins = False
        self._mark = ""

    def pass_by(self, token: Token) -> None:
        """Take in where lists and their items begin and end."""
        match token.type:
            case "ordered_list_open":
                self._numbers.append(count(int(token.attrs.get("start", 1))))
            case "bullet_list_open":
                self._numbers.append(None)
            case "ordered_list_close" | "bullet_list_close":
                self._numbers.pop()
            case "list_item_open":
                numbers, self._begins = self._numbers[-1], True
                self._mark += f"{next(numbers)}{token.markup} " if numbers else ""
            case "list_item_close":
                self._begins, self._mark = False, ""

    def begun(self, text: str) -> str:
        """Return a text with what stands before it where it begins an item."""
        if not self._begins:
            return text
        words, mark = _without_box(text), self._mark
        self._begins, self._mark = False, ""
        return mark + words if words else ""


def _cells(tokens: Iterator[Token]) -> list[str]:
    """Return the cells of a row of a table, each a line."""
    row = takewhile(lambda token: token.type != "tr_close", tokens)
    return [" ".join(_inline(_marked(token)).split()) for token in row if token.type == "inline"]


def _named(cells: Sequence[str], columns: Sequence[str]) -> Iterator[str]:
    """Yield what the cells of a row say, behind the names of their columns.

    The first stands for itself, as what the others tell of.
    """
    first = True
    for cell, column in zip_longest(cells, columns[: len(cells)], fillvalue=""):
        if cell:
            name = column.rstrip(":")
            told = name and not first and len(name) <= _LONGEST_NAME
            yield f"{name}: {cell}" if told else cell
            first = False


def _worded(token: Token, level: int, item: _Item) -> Iterator[Block]:
    """Yield a block of words; a paragraph of the page itself apart from a line in bold above it."""
    marked = _marked(token)
    head = None if level or token.level > 1 else _BOLD_LINE.match(marked)
    if head is None or asks(head[1]) or head[1].endswith(":"):  # "**When:**", above a day
        yield Block(item.begun(_inline(marked)), level)
    else:
        yield Block(_inline(head[1]), is_bold=True)
        yield Block(_inline(marked[head.end() :]))


def _marked(token: Token) -> str:
    """Return the words of an inline token with marks for where bold and lines end."""
    return "".join(map(_piece, token.children or ()))


def _inline(marked: str) -> str:
    """Return marked words as they are shown; emphasis, links and images leave only theirs."""
    lines = _BOLD.sub("", _BOLD_QUESTION.sub(r"\n\1\n", marked)).split("\n")
    return "\n".join(filter(None, (unwrapped(_rows(line)) for line in lines)))


def _rows(line: str) -> list[str]:
    """Return the lines that a line of the text is wrapped into, without those that are empty."""
    return list(filter(None, (" ".join(row.split()) for row in line.split(_WRAP))))


def _without_box(text: str) -> str:
    box = _BOX.match(text)
    return text[box.end() :] if box else text


def _piece(token: Token) -> str:
    match token.type:
        case "text" | "text_special" | "code_inline":
            return token.content
        case "softbreak":
            return _WRAP
        case "hardbreak":
            return "\n"
        case "strong_open":
            return _OPENS
        case "strong_close":
            return _CLOSES
        case "html_inline" if token.content.lower().startswith("<br"):
            return "\n"
        case _:
            return ""


def _without_tags(html: str) -> str:
    """Return what a browser would show of a piece of HTML, on the lines that it would."""
    words = _MARKUP.sub(_line_of_tag, html.replace("\n", " "))
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(filter(None, (_REFERENCE.sub(_character, line) for line in lines)))


def _line_of_tag(found: re.Match[str]) -> str:
    return "\n" if (found["tag"] or "").lower() in _LINES else ""


def _character(found: re.Match[str]) -> str:
    return unescape(found[0])
