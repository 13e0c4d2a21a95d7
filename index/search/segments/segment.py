"""A segment: an immutable piece of a collection, its texts as term ids and their postings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.postings import Flags, Ints, Longs, Postings, Signs, build, edges, repeated
from index.search.records import IndexedArticle

_SHORT_PARAGRAPH = 2.5
_BLOCK = 5


class Columns(NamedTuple):
    """The texts of a segment in arrays: n passages in a articles, in the order they were added.

    A block is a paragraph, or in texts of very short paragraphs several of them: what a passage's
    surroundings are. `first` marks the first passage of each real paragraph, `heading` those that
    answer nothing because they are the headings of what does.
    """

    keys: Longs  # (n,) the store's keys of the passages
    tokens: Ints  # the term ids of all passages end to end
    signs: Signs  # what each of them shows, as bits
    starts: Longs  # (n + 1,) where each passage begins in `tokens`
    block: Ints  # (n,) the block of each passage
    first: Flags  # (n,)
    heading: Flags  # (n,)
    article: Ints  # (blocks,) the article of each block
    articles: Longs  # (a,) the store's keys of the articles
    titles: Ints  # the term ids of all titles end to end
    title_starts: Longs  # (a + 1,)


@dataclass(frozen=True, slots=True)
class Segment:
    """The columns of some articles with the postings of their passages and titles."""

    columns: Columns
    passages: Postings
    titles: Postings
    lengths: Ints  # tokens of each passage
    block_lengths: Longs
    article_lengths: Longs
    title_lengths: Longs

    @classmethod
    def of(cls, columns: Columns) -> Segment:
        """Return the segment of `columns`."""
        lengths = np.diff(columns.starts)
        blocks = np.bincount(columns.block, lengths, len(columns.article)).astype(np.int64)
        articles = np.bincount(columns.article, blocks, len(columns.articles)).astype(np.int64)
        return cls(
            columns,
            build(columns.tokens, lengths),
            build(columns.titles, np.diff(columns.title_starts)),
            lengths.astype(np.int32),
            blocks,
            articles,
            np.diff(columns.title_starts),
        )

    def __len__(self) -> int:
        return len(self.columns.keys)


def columns_of(articles: Sequence[IndexedArticle]) -> Columns:
    """Return `articles` as columns."""
    headings = [_headings(article) for article in articles]
    blocks = [
        blocks_of(article.paragraphs, heading)
        for article, heading in zip(articles, headings, strict=True)
    ]
    counts = np.array([block[-1] + 1 if len(block) else 0 for block in blocks], np.int64)
    offsets = np.cumsum(counts) - counts
    return Columns(
        keys=_longs([article.keys for article in articles]),
        tokens=_joined([article.terms for article in articles]),
        signs=np.concatenate([*(a.signs for a in articles), np.empty(0, np.uint16)]),
        starts=edges(_longs([article.lengths for article in articles])),
        block=_joined([block + offset for block, offset in zip(blocks, offsets, strict=True)]),
        first=_flags([_firsts(article.paragraphs) for article in articles]),
        heading=_flags(headings),
        article=np.repeat(np.arange(len(articles), dtype=np.int32), counts),
        articles=np.array([article.key for article in articles], np.int64),
        titles=_joined([article.title for article in articles]),
        title_starts=edges([len(article.title) for article in articles]),
    )


def blocks_of(paragraphs: Ints, heading: Flags) -> Ints:
    """Return the block of each passage of an article, from the numbers of their paragraphs.

    Where paragraphs are as short as in the news, they are put together up to five passages.
    Headings stand in the block of what begins below them.
    """
    firsts = _firsts(paragraphs)
    begins = firsts.copy()
    begins[1:] &= ~heading[:-1]
    if np.count_nonzero(~heading) >= _SHORT_PARAGRAPH * np.count_nonzero(firsts & ~heading):
        return (np.cumsum(begins) - 1).astype(np.int32)
    blocks, block, size = [], -1, _BLOCK
    for may_begin, is_heading in zip(begins.tolist(), heading.tolist(), strict=True):
        if may_begin and (is_heading or size >= _BLOCK):
            block, size = block + 1, 0
        size += not is_heading
        blocks.append(block)
    return np.array(blocks, np.int32)


def merge(parts: Sequence[tuple[Columns, Flags | None]]) -> Columns:
    """Return the columns of `parts` in one, without the articles that are not alive."""
    pieces = [columns if alive is None else select(columns, alive) for columns, alive in parts]
    blocks = _offsets([len(piece.article) for piece in pieces])
    articles = _offsets([len(piece.articles) for piece in pieces])
    shifted = [
        piece._replace(block=piece.block + blocks[i], article=piece.article + articles[i])
        for i, piece in enumerate(pieces)
    ]
    return Columns(
        keys=np.concatenate([piece.keys for piece in shifted]),
        tokens=_joined([piece.tokens for piece in shifted]),
        signs=np.concatenate([piece.signs for piece in shifted]),
        starts=edges(np.concatenate([np.diff(piece.starts) for piece in shifted])),
        block=_joined([piece.block for piece in shifted]),
        first=np.concatenate([piece.first for piece in shifted]),
        heading=np.concatenate([piece.heading for piece in shifted]),
        article=_joined([piece.article for piece in shifted]),
        articles=np.concatenate([piece.articles for piece in shifted]),
        titles=_joined([piece.titles for piece in shifted]),
        title_starts=edges(np.concatenate([np.diff(piece.title_starts) for piece in shifted])),
    )


def select(columns: Columns, alive: Flags) -> Columns:
    """Return the columns of the articles that are `alive` (one flag an article)."""
    blocks = alive[columns.article]
    passages = blocks[columns.block]
    lengths, title_lengths = np.diff(columns.starts), np.diff(columns.title_starts)
    words = repeated(passages, lengths)
    return Columns(
        keys=columns.keys[passages],
        tokens=columns.tokens[words],
        signs=columns.signs[words],
        starts=edges(lengths[passages]),
        block=_renumbered(blocks)[columns.block[passages]],
        first=columns.first[passages],
        heading=columns.heading[passages],
        article=_renumbered(alive)[columns.article[blocks]],
        articles=columns.articles[alive],
        titles=columns.titles[repeated(alive, title_lengths)],
        title_starts=edges(title_lengths[alive]),
    )


def _firsts(paragraphs: Ints) -> Flags:
    """Return which passages are the first of their paragraph."""
    firsts = np.ones(len(paragraphs), np.bool_)
    firsts[1:] = paragraphs[1:] != paragraphs[:-1]
    return firsts


def _headings(article: IndexedArticle) -> Flags:
    """Return which passages of an article are headings."""
    found = np.zeros(len(article.paragraphs), np.bool_)
    found[article.headings] = True
    return found


def _flags(arrays: Sequence[Flags]) -> Flags:
    return np.concatenate([*arrays, np.empty(0, np.bool_)])


def _joined(arrays: Sequence[Ints | Longs]) -> Ints:
    return np.concatenate([*arrays, np.empty(0, np.int32)]).astype(np.int32, copy=False)


def _longs(arrays: Sequence[Ints | Longs]) -> Longs:
    return np.concatenate([*arrays, np.empty(0, np.int64)]).astype(np.int64, copy=False)


def _offsets(sizes: Sequence[int]) -> Ints:
    return (np.cumsum(sizes) - sizes).astype(np.int32)


def _renumbered(kept: Flags) -> Ints:
    return (np.cumsum(kept) - 1).astype(np.int32)
