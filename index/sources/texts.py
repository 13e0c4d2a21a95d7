"""The text of a file -> an `Article`: where its title, its date and its words stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from index.language.scanning.labels import asks
from index.models import Article, DateSource, Section
from index.sources import byline, front_matter, headings, mail, markdown, plain
from index.sources.dates import date_in_name, parse_date
from index.sources.fields import make_article
from index.sources.markdown import Block
from index.sources.wrapped import joined

_BETWEEN = "\n\n"  # two blocks
_LONGEST_BOLD = 60  # characters of a line in bold that is a heading
_FEWEST = 2
_BOLD_LEVEL = 6  # below any heading that is marked as one


def from_markdown(source: str, stem: str = "") -> Article:
    """Return the article that a page of Markdown is.

    The title is the front matter's, else the first heading or a line in bold above everything,
    else made of the file's name without its end, `stem`, or of the first words. Authors and date
    are the front matter's, else the byline's; the date is else the one in the name. A heading that
    is the title is left out of the text. Raises `ValueError` with the reason when it is no article.
    """
    given, body = front_matter.split(source)
    blocks = _with_bold_headings(markdown.blocks(body))
    title = given.get("title") or " ".join(_heading(blocks).split())
    if blocks and blocks[0].level and blocks[0].text == title:
        del blocks[0]
    text = _BETWEEN.join(block.text for block in blocks)
    return _made(stem, text, {**given, "title": title, "sections": [*_sections(blocks)]})


def from_plain(source: str, stem: str = "") -> Article:
    """Return the article that a plain text is, its title, authors and date found as in Markdown.

    Lines of hard-wrapped paragraphs are joined, as Markdown joins them. A first line that stands
    alone, or above a byline, and does not end as a sentence does counts as a heading; the headers
    of an e-mail say title, author and date. Lines that plainly are headings are known as such.
    Raises `ValueError` with the reason when it is no article.
    """
    given, body = mail.split(source)
    text = joined(body)
    title, rest = (str(given["title"]), text) if "title" in given else _split_title(text)
    found = byline.find(rest, title)
    sections = headings.of_plain(rest, found.end if found else 0)
    return _made(stem, rest, {**given, "title": title, "sections": sections})


def _heading(blocks: Sequence[Block]) -> str:
    """Return the heading that is the title of a page, or ""."""
    marked = next((block for block in blocks if block.level and not block.is_bold), None)
    if marked and marked.level == 1:
        return marked.text
    bold = next((block for block in blocks[:1] if block.level and block.is_bold), None)
    return next((block.text for block in (bold, marked) if block), "")


def _with_bold_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, lines in bold as headings where several are, or one is above all.

    They are short and different, ask nothing, end no sentence, and stand above text.
    """
    found = [at for at, (one, below) in enumerate(pairwise(blocks)) if _is_over(one, below)]
    different = {blocks[at].text.casefold() for at in found}
    if len(different) < max(len(found), _FEWEST):
        found = [at for at in found if at == 0]
    levels = dict.fromkeys(found, _BOLD_LEVEL)
    return [block._replace(level=levels.get(at, block.level)) for at, block in enumerate(blocks)]


def _is_over(block: Block, below: Block) -> bool:
    """Tell "**What happened**", above what did, from what is said loudly."""
    words = block.text.removesuffix("!")
    short = len(words) <= _LONGEST_BOLD and "\n" not in words
    told = not asks(words) and plain.may_be_headline(words)
    return block.is_bold and short and told and not below.is_bold


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    """Yield where the headings stand in the text that the blocks make."""
    start = 0
    for block in blocks:
        end = start + len(block.text)
        if block.level:
            yield Section(start=start, end=end, level=block.level)
        start = end + len(_BETWEEN)


def with_byline(
    text: str, given: Mapping[str, object], named: datetime.date | None = None
) -> dict[str, object]:
    """Return what is `given` of an article, with what only the byline of its text says.

    `named` is the day in the name of its file: it counts where the text does not say when it
    appeared, and before the day on which that was updated.
    """
    title, completed = given.get("title"), dict(given)
    found = byline.find(text, title if isinstance(title, str) else "")
    if found and not (given.get("authors") or given.get("author")):
        completed["authors"] = found.authors
    if found and found.outlet and not given.get("publisher"):
        completed["publisher"] = found.outlet
    if not parse_date(given.get("date")):
        completed |= _dated(found, named)
    return completed


def _dated(found: byline.Byline | None, named: datetime.date | None) -> dict[str, object]:
    """Return the day of an article; one still to come is none on which it appeared."""
    today = datetime.datetime.now(datetime.UTC).date()
    if found and found.date and found.date <= today:
        return {"date": found.date, "date_source": DateSource.PAGE}
    if named:
        return {"date": named, "date_source": DateSource.FILENAME}
    if found and found.updated and found.updated <= today:
        return {"date": found.updated, "date_source": DateSource.PAGE}
    return {}


def _split_title(source: str) -> tuple[str, str]:
    """Return the title of a plain text, or "", and the rest; a byline is no title."""
    found = byline.find(source)
    above = source[: found.start].strip() if found else ""
    if found and not above:
        return "", source
    if found and "\n" not in above and plain.may_be_headline(above):
        return above, source[found.start :]
    return plain.split_headline(source)


def _made(stem: str, text: str, given: dict[str, object]) -> Article:
    """Return the article of what is `given`, with what its byline and its file's name add.

    Without a file its title is made of its first words.
    """
    date, rest = date_in_name(stem)
    named = rest.replace("_", " ").replace("-", " ").strip() or stem or _opening(text)
    completed = with_byline(text, {**given, "title": given["title"] or named}, date)
    article = make_article(text, completed)
    return article if given["title"] else article.replace(made_title=True)


def _opening(text: str) -> str:
    found = byline.find(text)
    return plain.opening(text[found.end :] if found else text)
