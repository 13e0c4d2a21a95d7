"""Markdown -> plain text, a block of the page a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.sources.soft_breaks import unwrapped

_WRAP, _OPENS, _CLOSES = "\r", "\ufdd0", "\ufdd1"  # a line's end and bold; they are in no text
_BOLD = re.compile(f"[{_OPENS}{_CLOSES}]")
_BOLD_QUESTION = re.compile(  # that begins a line, and with which no sentence goes on
    rf"(?:^|(?<=[\r\n])){_OPENS}([^{_OPENS}\r\n]*\?[”\"’)]*){_CLOSES}"
    r"(?= *$| *[^ a-zß-ÿ,.;:)])",
)
_BOX = re.compile(r"\[[ xX]\]\s+")  # of a task in a list


class Block(NamedTuple):
    """A paragraph, heading, list item, table row or code block as plain text.

    `level` is that of a heading, 1 for the outermost; 0 for anything else. An item of a numbered
    list has its number.
    """

    text: str
    level: int = 0


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of a page in order, without those that have no text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    found = _blocks(iter(tokens))
    return [block for block in found if block.text]


def _blocks(tokens: Iterator[Token]) -> Iterator[Block]:
    level, item, number = 0, False, ""
    for token in tokens:
        match token.type:
            case "tr_open":
                yield Block(_row(tokens))
            case "heading_open" | "heading_close":
                level = int(token.tag.removeprefix("h")) if token.nesting > 0 else 0
            case "list_item_open":
                item, number = True, f"{token.info}{token.markup} " if token.info else ""
            case "inline":
                text = _without_box(_inline(token)) if item else _inline(token)
                yield Block(f"{number}{text}" if text else "", level)
                item, number = False, ""
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
            cells.append(" ".join(_inline(token).split()))
    return "; ".join(filter(None, cells))


def _inline(token: Token) -> str:
    """Return the words of an inline token; emphasis, links and images leave only theirs."""
    marked = "".join(map(_piece, token.children or ()))
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
    reader = _Words()
    reader.feed(_without_open_end(html))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n".join(filter(None, lines))


def _without_open_end(html: str) -> str:
    """Return `html` up to a comment or the like that nothing ends.

    Browsers show nothing of it either, and the parser would look for its end again and again.
    """
    for opens, closes in (("<!--", "-->"), ("<?", ">"), ("<![", ">")):
        at = html.find(opens, html.rfind(closes) + 1)
        html = html if at < 0 else html[:at]
    return html


class _Words(HTMLParser):
    """Collect what a browser would show of a piece of HTML, on the lines that it would."""

    _HIDDEN = ("script", "style")
    _LINES = ("br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "li", "p", "summary", "tr")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self._HIDDEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in self._HIDDEN))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data.replace("\n", " "))

    def _break(self, tag: str) -> None:
        if tag in self._LINES:
            self.words.append("\n")
