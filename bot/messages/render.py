"""Make Discord messages of what the library answers. Pure: the same answer, the same message.

Every part is safe Markdown of bounded width. Where an answer is too wide for a message, it is made
again with less room: the best sentence keeps the most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from bot.messages import limits
from bot.messages.copies import elsewhere
from bot.messages.credit import Credit, credit, evidence
from bot.messages.fragment import at_sentence
from bot.messages.limits import width
from bot.messages.markdown import clean, fit, link, plain
from bot.messages.message import Colour, Message, asked
from bot.messages.reading import reading
from bot.words import Words
from index.models import Answer, ArticleCard, Heading, Hit, Outcome, Refusal

MORE_QUOTES: Final = 2
_VERY_LIKELY = 0.6  # of confidence: four of five of those surer than this answer
_WORDS, _CORRECTIONS, _NEAREST = 8, 4, 3  # listed at most
_TITLE, _PUBLISHER, _UNDER, _WORD = 160, 80, 100, 60
_BETWEEN = " · "


class Room(NamedTuple):
    """How wide the parts of an answer may be: its sentences, and how many of the others."""

    best: int
    other: int
    others: int = MORE_QUOTES
    notes: int = 20


ROOMS: Final = (
    Room(1200, 300),
    Room(700, 300),
    Room(400, 200),
    Room(300, 150, 1, 4),
    Room(300, 0, 0, 2),
)
"""From the widest on; the last one fits whatever is to be shown."""


class Quote(NamedTuple):
    """A sentence with what belongs to it, in Markdown; the `note` is to the mark at a name."""

    text: str
    credit: Credit
    title: str
    place: str
    note: str = ""


def message(result: Answer | Refusal, words: Words) -> Message:
    """Make the message that shows `result`, without buttons."""
    if isinstance(result, Answer) and result.hits:
        answer = result
        return roomy(lambda room: _answer(answer, words, room))
    return roomy(lambda room: _refusal(result, words, room))


def roomy(make: Callable[[Room], Message]) -> Message:
    """Return what `make` makes with the most room with which Discord takes it."""
    for room in ROOMS:
        made = make(room)
        if made.fits:
            break
    return made


def quotes(heading: str, lead: str, hits: Sequence[Hit], words: Words) -> Message:
    """Make a message that shows sentences as they were found, none better than another."""

    def make(room: Room) -> Message:
        each = room.other or room.best // 2
        first, *others = _quotes(hits[: 1 + room.others], words, each, each)
        first = f"{lead}\n{first}" if lead else first
        return Message(heading, [first, *others], also=words("answer.also"))

    return roomy(make)


def _answer(answer: Answer, words: Words, room: Room) -> Message:
    """Put the parts of an answer together, the best sentence first and widest."""
    hits = answer.hits[: 1 + room.others]
    best, *others = _quotes(hits, words, room.best, room.other)
    close = answer.outcome is Outcome.CLOSE
    likely = words("answer.very_likely" if answer.confidence >= _VERY_LIKELY else "answer.likely")
    parts = [
        f"**{words('answer.close')}**" if close else "",
        best,
        "" if close else f"-# {likely}",  # of this sentence, not of those that follow
        *[*_also_in(hits[0], words), *_searched(answer, words)][: room.notes],
    ]
    return Message(
        asked(answer.question),
        ["\n".join(filter(None, parts)), *others],
        colour=Colour.CLOSE if close else Colour.ANSWER,
        also=words("answer.also"),
    )


def _refusal(result: Answer | Refusal, words: Words, room: Room) -> Message:
    """Put the parts of a refusal together: what is unknown, what was searched, what is nearest."""
    nearest = result.nearest[:_NEAREST] if isinstance(result, Refusal) else ()
    titles = [f"- {title(card, words, _TITLE + room.best // 2)}" for card in nearest]
    parts = [
        f"**{words('refusal.title')}**",
        *list(_searched(result, words))[: room.notes],
        *([words("refusal.nearest"), *titles] if titles else []),
    ]
    return Message(asked(result.question), ["\n".join(parts)], colour=Colour.REFUSAL)


def _quotes(hits: Sequence[Hit], words: Words, first: int, other: int) -> Iterator[str]:
    """Yield each sentence with what belongs to it; an article that was just named is not again."""
    above = None
    for hit in hits:
        room, named = other if above else first, hit.article.id == above
        yield lay_out(quote(hit, words, room, named=named))
        above = hit.article.id


def lay_out(quote: Quote) -> str:
    """Return a quote as lines of Markdown."""
    before, after, _ = quote.credit
    small = [f"-# {line}" for line in (quote.place, quote.note) if line]
    return "\n".join(filter(None, [before, f"> {quote.text}", after, quote.title, *small]))


def quote(hit: Hit, words: Words, room: int, *, named: bool = False) -> Quote:
    """Return a sentence with what belongs to it, at most `room` of the sentence.

    All of it is narrower than a field of an embed, unless the sentence alone is not. With `named`,
    the article is named right above.
    """
    who, text, note = credit(hit, words), fit(hit.text, room), evidence(hit, words)
    where = _joined(who.speech, position(hit, words) if named else place(hit, words))
    taken = width(lay_out(Quote(text, who, "", where, note))) + len(_BETWEEN)
    left = max(limits.EMBED_FIELD_VALUE, room + 400) - taken
    if not named:
        return Quote(text, who, title(hit.article, words, left, hit.passage), where, note)
    same = _linked(words("answer.same_article"), hit.article, left, hit.passage)
    return Quote(text, who, "", _joined(who.speech, same, position(hit, words)), note)


def title(card: ArticleCard, words: Words, room: int, sentence: str = "") -> str:
    """Return an article's title, linked to `sentence` on its page as far as `room` allows."""
    label = fit(card.title or words("article.untitled"), _TITLE)
    return _linked(label, card, room, sentence)


def inline(title: str, words: Words, room: int = _TITLE) -> str:
    """Return an article's title as it stands in a sentence of ours."""
    return f"*{fit(title or words('article.untitled'), room)}*"


def _linked(label: str, card: ArticleCard, room: int, sentence: str) -> str:
    for url in (card.url and at_sentence(card.url, sentence), card.url):
        linked = link(label, url)
        if width(linked) <= room:
            return linked
    return label


def place(hit: Hit, words: Words) -> str:
    """Return publisher, date and place in the text, in one line of Markdown."""
    publisher = fit(hit.article.publisher or "", _PUBLISHER)
    return _joined(publisher, date(hit.article, words), position(hit, words))


def position(hit: Hit, words: Words) -> str:
    """Return where in its article a sentence stands, and under which headings."""
    where = words("article.place", paragraph=hit.paragraph, sentence=hit.sentence)
    return _joined(where, under(hit, words, partial(fit, limit=_UNDER, keep_end=True)))


def under(hit: Hit, words: Words, safe: Callable[[str], str]) -> str:
    """Return the headings that a sentence stands under, made `safe`; "" for none."""
    headings = safe(" › ".join(hit.under)) if hit.under else ""
    return words("article.under", headings=headings) if headings else ""


def _joined(*parts: str) -> str:
    return _BETWEEN.join(filter(None, parts))


def date(card: ArticleCard, words: Words) -> str:
    """Return the day of publication in words, with where it is from unless the article says so."""
    if card.date is None:
        return ""
    day, source = words.date(card.date), words.find(f"date.source.{card.date_source}")
    return f"{day} ({source})" if source else day


def _also_in(hit: Hit, words: Words) -> Iterator[str]:
    if line := elsewhere(hit, words, partial(fit, limit=_PUBLISHER)):
        yield f"-# {line}"


def _searched(result: Answer | Refusal, words: Words) -> Iterator[str]:
    """Say how the question was read, which words were put right, and which occur nowhere."""
    yield from (f"-# {line}" for line in reading(result.reading, words, _word))
    for correction in result.corrections[:_CORRECTIONS]:
        used, typed = _word(correction.used), _word(correction.typed)
        yield f"-# {words('answer.corrected', used=used, typed=typed)}"
    unknown = [_word(word) for word in result.unknown_words[:_WORDS]]
    if unknown:
        yield f"-# {words('answer.unknown', words=', '.join(unknown))}"


def _word(word: str) -> str:
    return f"*{fit(word, _WORD)}*"


def choice(card: ArticleCard | Heading, words: Words) -> str:
    """Return how an article reads in a list to choose from, in plain text."""
    name = clean(card.title) or words("article.untitled")
    publisher = clean(card.publisher or "")
    return plain(f"{name} · {publisher}" if publisher else name, limits.CHOICE_NAME)
