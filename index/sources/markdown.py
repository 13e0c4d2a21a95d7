"""Markdown -> plain text, a block of the page a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token


class Block(NamedTuple):
    """A paragraph, heading, list item, table row or code block as plain text."""

    text: str
    heading: bool = False


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of a page in order, without those that have no text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    found = _blocks(iter(tokens))
    return [block for block in found if block.text]


def _blocks(tokens: Iterator[Token]) -> Iterator[Block]:
    heading = False
    for token in tokens:
        match token.type:
            case "tr_open":
                yield Block(_row(tokens))
            case "heading_open" | "heading_close":
                heading = token.nesting == 1
            case "inline":
                yield Block(_inline(token), heading)
            case "fence" | "code_block":
                yield Block(token.content.strip())
            case "html_block":
                yield Block(_without_tags(token.content))


def _row(tokens: Iterator[Token]) -> str:
    cells = []
    for token in tokens:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            cells.append(_inline(token))
    return "; ".join(filter(None, cells))


def _inline(token: Token) -> str:
    """Return the words of an inline token; emphasis, links and images leave only theirs."""
    pieces = map(_piece, token.children or ())
    lines = "".join(pieces).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _piece(token: Token) -> str:
    match token.type:
        case "text" | "text_special" | "code_inline":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return ""


def _without_tags(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Words(HTMLParser):
    """Collect what a browser would show of a piece of HTML."""

    _HIDDEN = ("script", "style")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self._HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in self._HIDDEN))

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)
