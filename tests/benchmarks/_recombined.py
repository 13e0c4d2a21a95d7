"""A collection of any size, made from real sentences recombined, and questions about it.

Each sentence is a real one with 30 % of its words drawn anew from all words, 6 % left out, and the
rarest words renamed in every copy, so that the vocabulary grows with the collection as that of
real news does. The same size gives the same collection everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.language.terms import tokens
from index.postings import Flags, Ints, Longs

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
SENTENCES = DATA / "attribution" / "polnear_train.jsonl"

_SEED = 20_261_125
_DRAWN, _DROPPED, _RARE = 0.30, 0.06, 1  # a word that occurs so often is rare
_OPENERS = (
    "what did",
    "who said",
    "why does",
    "when was",
    "how many",
    "what is",
    "where did",
    "what",
    "who",
)


class Corpus(NamedTuple):
    """Sentences end to end as word numbers; word i is spelt `words[i]`."""

    tokens: Ints
    lengths: Longs
    words: list[str]

    def documents(self) -> list[list[str]]:
        """Return the sentences as lists of words."""
        return list(_lists(self))

    @property
    def starts(self) -> Longs:
        """Return where each sentence begins in `tokens`, and the end of the last."""
        return np.concatenate([[0], np.cumsum(self.lengths)])


def recombined(sentences: int) -> Corpus:
    """Return a collection of that many sentences."""
    base = _base()
    random = np.random.default_rng(_SEED)
    copies = -(-sentences // len(base.lengths))
    pieces = [_copy(base, number, random) for number in range(copies)]
    words = [*base.words]
    rare = np.bincount(base.tokens, minlength=len(base.words)) <= _RARE
    for number, piece in enumerate(pieces):
        _rename(piece.tokens, rare, number, words)
    lengths = np.concatenate([piece.lengths for piece in pieces])[:sentences]
    joined = np.concatenate([piece.tokens for piece in pieces])[: lengths.sum()]
    return Corpus(joined.astype(np.int32), lengths, words)


def questions(corpus: Corpus, count: int) -> list[list[str]]:
    """Return questions of five to nine words: how questions begin, then words of a sentence."""
    random = np.random.default_rng(_SEED + 1)
    long = np.flatnonzero(corpus.lengths >= 10)
    starts = corpus.starts
    asked = []
    for at in random.choice(long, count).tolist():
        opener = _OPENERS[random.integers(len(_OPENERS))].split()
        sentence = corpus.tokens[starts[at] : starts[at + 1]]
        wanted = int(random.integers(5, 10)) - len(opener)
        chosen = _some(sentence, wanted, random).tolist()
        asked.append([*opener, *(corpus.words[word] for word in chosen)])
    return asked


def typed(corpus: Corpus, count: int) -> list[str]:
    """Return the same questions as somebody types them."""
    return [" ".join(words) + "?" for words in questions(corpus, count)]


def _some(sentence: Ints, count: int, random: np.random.Generator) -> Ints:
    """Return `count` words of a sentence in their order: neighbours, or from anywhere in it."""
    if random.random() < 0.5:
        first = int(random.integers(0, len(sentence) - count + 1))
        return sentence[first : first + count]
    return sentence[np.sort(random.choice(len(sentence), count, replace=False))]


@cache
def _base() -> Corpus:
    numbers: dict[str, int] = {}
    found, lengths = [], []
    for sentence in _sentences():
        words = [token.text.lower() for token in tokens(sentence)]
        if len(words) >= 3:
            found += [numbers.setdefault(word, len(numbers)) for word in words]
            lengths.append(len(words))
    return Corpus(np.array(found, np.int32), np.array(lengths, np.int64), list(numbers))


def _sentences() -> Iterator[str]:
    with SENTENCES.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for sentence in article["sentences"]:
                yield article["text"][sentence["start"] : sentence["end"]]


def _copy(base: Corpus, number: int, random: np.random.Generator) -> Corpus:
    """Return `base` with words drawn anew and left out; the first word of a sentence stays."""
    size = len(base.tokens)
    drawn = random.random(size) < _DRAWN
    words = np.where(drawn, base.tokens[random.integers(0, size, size)], base.tokens)
    kept = random.random(size) >= _DROPPED
    kept[base.starts[:-1]] = True
    owner = np.repeat(np.arange(len(base.lengths)), base.lengths)
    lengths = np.bincount(owner[kept], minlength=len(base.lengths))
    return Corpus(words[kept], lengths, base.words)


def _rename(found: Ints, rare: Flags, number: int, words: list[str]) -> None:
    """Give the rare words of copy `number` names of its own; those of copy 0 stay."""
    if not number:
        return
    own = np.unique(found[rare[found]])
    table = np.arange(len(rare), dtype=np.int32)
    for word in own.tolist():
        table[word] = len(words)
        words.append(f"{words[word]}{_letters(number)}")
    found[:] = table[found]


def _letters(number: int) -> str:
    """Return `number` as letters, so that a renamed word is still a word, but no other one."""
    return "xq" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _lists(corpus: Corpus) -> Iterator[list[str]]:
    words, numbers, at = corpus.words, corpus.tokens.tolist(), 0
    for length in corpus.lengths.tolist():
        yield [words[number] for number in numbers[at : at + length]]
        at += length
