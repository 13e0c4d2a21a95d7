"""Make Discord messages of what the library answers. Pure: the same answer, the same message.

A `Page` is an answer in parts, each of them safe Markdown of bounded width; `embed` lays it out.
Titles are linked within the text: Discord refuses a whole message for an odd address in the
embed's own link, but shows a link in the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

import discord

from bot import limits
from bot.credit import Credit, credit
from bot.limits import width
from bot.markdown import clean, fit, link, plain, unescape
from bot.words import Words
from index.models import Answer, ArticleCard, Hit, Outcome, Refusal

QUESTION = 500
"""The widest question that is searched for, before it is escaped."""

MORE_QUOTES = 2
_VERY_LIKELY = 0.8  # of confidence: the answer is there in four of five such cases
_LISTED = {"words": 8, "nearest": 3, "also_in": 3}
_TITLE, _PUBLISHER, _WORD = 160, 80, 60
_BEST_TEXT, _BEST_ROOM, _OTHER_TEXT = 1200, 2600, 300
_ASKED = re.compile(r"\*\*(.+)\*\*")


class Colour(IntEnum):
    """The edge of a message: how sure it is."""

    ANSWER = 0x2F6F8F
    CLOSE = 0xB98A2F
    REFUSAL = 0x80848E


class Quote(NamedTuple):
    """A sentence with what belongs to it, in Markdown."""

    text: str
    credit: Credit
    title: str
    place: str


class Page(NamedTuple):
    """An answer or a refusal in parts, in Markdown; `footer` is plain text."""

    question: str
    colour: Colour
    lead: str = ""
    quotes: Sequence[Quote] = ()
    notes: Sequence[str] = ()
    footer: str = ""


class Message(NamedTuple):
    """What is sent, without the buttons; `best` is the hit that the buttons are about."""

    content: str
    embed: discord.Embed | None = None
    best: Hit | None = None


def message(result: Answer | Refusal, words: Words) -> Message:
    """Make the message that shows `result`."""
    if isinstance(result, Answer) and result.hits:
        page = answer_page(result, words)
        return Message(page.question, embed(page, words), result.hits[0])
    page = refusal_page(result, words)
    return Message(page.question, embed(page, words))


def asked(question: str) -> str:
    """Return the line that shows the question; `question_in` reads it back."""
    return f"**{fit(question, 2 * QUESTION + 4)}**" if clean(question) else ""


def question_in(content: str) -> str | None:
    """Return the question that a message of ours shows, or None where there is none."""
    found = _ASKED.match(content)
    return unescape(found[1]) if found else None


def answer_page(answer: Answer, words: Words) -> Page:
    """Put the parts of an answer together, the best sentence first and widest."""
    best, *others = answer.hits[: 1 + MORE_QUOTES]
    close = answer.outcome is Outcome.CLOSE
    likely = words("answer.very_likely" if answer.confidence >= _VERY_LIKELY else "answer.likely")
    return Page(
        asked(answer.question),
        Colour.CLOSE if close else Colour.ANSWER,
        lead=words("answer.close") if close else "",
        quotes=[
            _quote(best, words, _BEST_TEXT, _BEST_ROOM),
            *(_quote(hit, words, _OTHER_TEXT, limits.EMBED_FIELD_VALUE) for hit in others),
        ],
        notes=[*_also_in(best, words), *_searched(answer, words)],
        footer="" if close else likely,
    )


def refusal_page(result: Answer | Refusal, words: Words) -> Page:
    """Put the parts of a refusal together: what is unknown, what was searched, what is nearest."""
    nearest = result.nearest[: _LISTED["nearest"]] if isinstance(result, Refusal) else ()
    titles = [f"- {title(card, words, _TITLE + 500)}" for card in nearest]
    return Page(
        asked(result.question),
        Colour.REFUSAL,
        lead=words("refusal.title"),
        notes=[*_searched(result, words), *([words("refusal.nearest"), *titles] if titles else [])],
    )


def embed(page: Page, words: Words) -> discord.Embed:
    """Lay a page out as an embed: the best sentence as its text, the others as fields."""
    lines = [f"**{page.lead}**"] if page.lead else []
    if page.quotes:
        lines.append(lay_out(page.quotes[0]))
    laid_out = discord.Embed(colour=page.colour, description="\n".join([*lines, *page.notes]))
    for other in page.quotes[1:]:
        laid_out.add_field(name=words("answer.also"), value=lay_out(other), inline=False)
    return laid_out.set_footer(text=page.footer) if page.footer else laid_out


def lay_out(quote: Quote) -> str:
    """Return a quote as lines of Markdown."""
    before, after, _ = quote.credit
    lines = [before, f"> {quote.text}", after, quote.title, f"-# {quote.place}"]
    return "\n".join(line for line in lines if line)


def title(card: ArticleCard, words: Words, room: int) -> str:
    """Return an article's title, linked to its page where it has one and the link fits."""
    label = fit(card.title or words("article.untitled"), _TITLE)
    linked = link(label, card.url)
    return linked if width(linked) <= room else label


def place(hit: Hit, words: Words) -> str:
    """Return publisher, date and place in the text, in one line of Markdown."""
    where = words("article.place", paragraph=hit.paragraph, sentence=hit.sentence)
    parts = [fit(hit.article.publisher or "", _PUBLISHER), date(hit.article, words), where]
    return " · ".join(part for part in parts if part)


def date(card: ArticleCard, words: Words) -> str:
    """Return the day of publication in words, with where it is from unless the article says so."""
    if card.date is None:
        return ""
    day, source = words.date(card.date), words.find(f"date.source.{card.date_source}")
    return f"{day} ({source})" if source else day


def _quote(hit: Hit, words: Words, text_room: int, room: int) -> Quote:
    who = credit(hit, words)
    where = f"{who.speech} · {place(hit, words)}" if who.speech else place(hit, words)
    text = fit(hit.text, text_room)
    taken = width(lay_out(Quote(text, who, "", where))) + 1
    return Quote(text, who, title(hit.article, words, room - taken), where)


def _also_in(hit: Hit, words: Words) -> Iterator[str]:
    cards = [card for card in hit.also_in if card.id != hit.article.id][: _LISTED["also_in"]]
    untitled = words("article.untitled")
    names = [fit(card.publisher or card.title or untitled, _PUBLISHER) for card in cards]
    if names:
        yield f"-# {words('answer.also_in', names=', '.join(names))}"


def _searched(result: Answer | Refusal, words: Words) -> Iterator[str]:
    """Say which words were searched instead of others, and which occur nowhere."""
    for correction in result.corrections[: _LISTED["words"] // 2]:
        used, typed = _word(correction.used), _word(correction.typed)
        yield f"-# {words('answer.corrected', used=used, typed=typed)}"
    unknown = [_word(word) for word in result.unknown_words[: _LISTED["words"]]]
    if unknown:
        yield f"-# {words('answer.unknown', words=', '.join(unknown))}"


def _word(word: str) -> str:
    return f"*{fit(word, _WORD)}*"


def notice(text: str, question: str = "") -> Message:
    """Make a message of a plain sentence of ours, under the question where there is one."""
    return Message("\n".join(line for line in [asked(question), text] if line))


def choice(card: ArticleCard, words: Words) -> str:
    """Return how an article reads in a list to choose from, in plain text."""
    name = clean(card.title) or words("article.untitled")
    publisher = clean(card.publisher or "")
    return plain(f"{name} · {publisher}" if publisher else name, limits.CHOICE_NAME)
