"""Make the messages behind the buttons: the paragraph around a sentence, and why it was found."""

from __future__ import annotations

import math
from collections.abc import Sequence

import discord

from bot.credit import evidence
from bot.limits import width
from bot.markdown import fit
from bot.render import Colour, place, title
from bot.sums import rounded
from bot.words import Words
from index.models import Hit, Passage, Reason, StoredArticle

_SENTENCE, _PARAGRAPH, _NEIGHBOUR = 2600, 3000, 300
_TITLE_ROOM, _WORD = 660, 60
_REASONS = 15
_NOTES, _NOTE = 5, 120
_DIGITS = 2


def context(article: StoredArticle, passage: Passage, words: Words) -> discord.Embed:
    """Show the paragraph of `passage` with its sentence bold, and the paragraphs beside it.

    The paragraphs beside it are shown where the paragraph is this one sentence.
    """
    own = _paragraph(article, passage.paragraph)
    parts = [_around(article, own, passage)]
    if len(own) == 1:
        before = _whole(article, _paragraph(article, passage.paragraph - 1))
        after = _whole(article, _paragraph(article, passage.paragraph + 1))
        parts = [fit(before, _NEIGHBOUR, keep_end=True), *parts, fit(after, _NEIGHBOUR)]
    where = words("article.place", paragraph=passage.paragraph, sentence=passage.sentence)
    lines = [
        title(article.card, words, _TITLE_ROOM),
        "\n\n".join(filter(None, parts)),
        f"-# {where}",
    ]
    return discord.Embed(colour=Colour.ANSWER, description="\n".join(lines))


def _paragraph(article: StoredArticle, number: int) -> list[Passage]:
    return [passage for passage in article.passages if passage.paragraph == number]


def _whole(article: StoredArticle, passages: Sequence[Passage]) -> str:
    return article.text[passages[0].start : passages[-1].end] if passages else ""


def _around(article: StoredArticle, paragraph: Sequence[Passage], passage: Passage) -> str:
    sentence = f"**{fit(passage.text, _SENTENCE)}**"
    room = _PARAGRAPH - width(sentence)
    after = article.text[passage.end : paragraph[-1].end]
    before = article.text[paragraph[0].start : passage.start]
    start = fit(before, room // 2, keep_end=True)
    end = fit(after, room - width(start))
    return " ".join(part for part in [start, sentence, end] if part)


def why(hit: Hit, words: Words) -> discord.Embed:
    """Show what each word of the question added to the score; the numbers shown add up."""
    ranked = sorted(hit.reasons, key=lambda reason: -reason.contribution)
    shown, rest = ranked[:_REASONS], ranked[_REASONS:]
    values = [reason.contribution for reason in shown]
    if rest:
        values.append(math.fsum(reason.contribution for reason in rest))
    numbers = [f"{value:.{_DIGITS}f}" for value in rounded(values, _DIGITS)]
    lines = [
        f"{number} {_reason(reason, words)}" for number, reason in zip(numbers, shown, strict=False)
    ]
    if rest:
        lines.append(words("why.rest", number=numbers[-1], count=len(rest)))
    total = words("why.together", total=f"{math.fsum(values):.{_DIGITS}f}")
    notes = [f"-# {fit(note, _NOTE)}" for note in hit.notes[:_NOTES]]
    resolved = evidence(hit, words)
    head = [title(hit.article, words, _TITLE_ROOM), f"-# {place(hit, words)}"]
    lines = [*head, *lines, total, *notes, *([f"-# {resolved}"] if resolved else [])]
    heading, text = words("why.title"), "\n".join(lines)
    return discord.Embed(colour=Colour.ANSWER, title=heading, description=text)


def _reason(reason: Reason, words: Words) -> str:
    known = words.find(f"why.fields.{reason.field}")
    where = known or words("why.field", field=fit(reason.field, _WORD))
    return f"**{fit(reason.word, _WORD)}** {where}"
