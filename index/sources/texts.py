"""The text of a file -> an `Article`: where its title, its date and its words stand."""

from __future__ import annotations

from typing import Any

from index.models import Article, DateSource
from index.sources import front_matter, markdown, plain
from index.sources.dates import date_in_name, parse_date
from index.sources.fields import make_article


def from_markdown(source: str, stem: str = "") -> Article:
    """Return the article that a page of Markdown is.

    The title is the front matter's, else the first heading, else made of the file's name without
    its end, `stem`; so is the date if the name starts with one. A heading that is the title is
    left out of the text. Raises `ValueError` with the reason when it is no article.
    """
    given, body = front_matter.split(source)
    blocks = markdown.blocks(body)
    heading = next((block.text for block in blocks if block.heading), "")
    title = given.get("title") or " ".join(heading.split())
    if blocks and blocks[0].heading and blocks[0].text == title:
        del blocks[0]
    text = "\n\n".join(block.text for block in blocks)
    return make_article(text, _completed(stem, {**given, "title": title}))


def from_plain(source: str, stem: str = "") -> Article:
    """Return the article that a plain text is, its title and date found as in Markdown.

    A first line that stands alone and does not end as a sentence does counts as a heading. Raises
    `ValueError` with the reason when it is no article.
    """
    title, text = plain.split_headline(source)
    return make_article(text, _completed(stem, {"title": title}))


def _completed(stem: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return what is `given` of an article, with what the name of its file adds."""
    date, rest = date_in_name(stem)
    named = rest.replace("_", " ").replace("-", " ").strip() or stem
    completed = {**given, "title": given["title"] or named}
    if date and not parse_date(given.get("date")):
        completed |= {"date": date, "date_source": DateSource.FILENAME}
    return completed
