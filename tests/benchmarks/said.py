"""How well "what did X say about Y Z?" is answered, and left unanswered, over news.

DATA marks who says what. Each question names a speaker as the article does and two of the rarer
words of what that speaker says. As many more ask the same speaker for words that only somebody else
says in the same article, and nobody who is not named, so that nothing answers them.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import numpy as np
import typer

from index.language.terms import Token, fold, tokens
from index.library import Library
from index.models import Answer, Outcome, Refusal
from index.search.question import function_words
from tests.benchmarks._questions import Source, fill, progress

_NAME = re.compile(r"(?:(?:Mr|Ms|Mrs|Dr|Sen|Gov|Rep)\. )?(?:[A-Z][\w'’-]+ ?){1,3}")
_RARE = range(2, 41)  # how often the words asked for occur in all articles
_TOPIC = 2  # words

Span = tuple[int, int]


class _Statement(NamedTuple):
    """Who says something, as the article names them, where it stands, and its rarer words."""

    speaker: str
    span: Span
    words: dict[str, Token]


class _Asked(NamedTuple):
    question: str
    article: str
    span: Span | None  # None: nothing answers


def main(
    data: Annotated[Path, typer.Argument(help="articles, one JSON object a line")],
    most: Annotated[int, typer.Option(min=1, help="so many questions of each kind")] = 300,
) -> None:
    """Ask about what is said in the articles of DATA, over all of them."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line]
    answerable, others = _questions(rows, random.Random(0))
    asked = [*answerable[:most], *others[:most]]
    with Library.open() as library:
        sources = [Source(row["id"], row.get("title", ""), row["text"]) for row in rows]
        names = fill(library, sources)
        found = [library.ask(one.question) for one in progress(asked, "questions", asked)]
    split = len(answerable[:most])
    right = [_is_right(*pair, names) for pair in zip(found[:split], asked[:split], strict=True)]
    print(f"{len(asked):,} questions over {len(rows):,} articles")
    _print_outcomes("said by the speaker", found[:split])
    _print_outcomes("said by another one", found[split:])
    print(f"first sentence right {np.mean(right):.1%} of those that the speaker says\n")
    _print_quarters(np.array([one.confidence for one in found[:split]]), np.array(right))


def _questions(
    rows: Sequence[dict[str, Any]], chance: random.Random
) -> tuple[list[_Asked], list[_Asked]]:
    """Return the questions that articles answer, and those that they do not, in any order."""
    count = Counter(token.term for row in rows for token in tokens(row["text"]))
    rare = {term for term, often in count.items() if often in _RARE}
    said = {row["id"]: list(_statements(row, rare)) for row in rows}
    every = [one for found in said.values() for one in found]
    unclear = {term for one in every if not _is_named(one) for term in one.words}  # "he" is anybody
    ever: dict[str, set[str]] = {}
    for one in every:
        ever.setdefault(_surname(one), set()).update(one.words)
    answerable, others = [], []
    for article, found in said.items():
        named = list(filter(_is_named, found))
        for one in named:
            answerable += _about(one, one.words, article, one.span, chance)
            for other in named:
                gone = unclear | ever[_surname(one)]
                words = {term: word for term, word in other.words.items() if term not in gone}
                others += _about(one, words, article, None, chance)
    chance.shuffle(answerable)
    chance.shuffle(others)
    return answerable, others


def _statements(row: dict[str, Any], rare: set[str]) -> Iterator[_Statement]:
    text = row["text"]
    for one in row["attributions"]:
        if one["sources"] and one["contents"]:
            (start, end), (first, last) = one["sources"][0], one["contents"][0]
            words = {
                token.term: token
                for token in tokens(text[first:last])
                if token.term in rare and token.text.isalpha() and len(token.text) > 3
            }
            yield _Statement(text[start:end].strip(), (first, last), words)


def _is_named(said: _Statement) -> bool:
    first = fold(said.speaker.partition(" ")[0])
    return bool(_NAME.fullmatch(said.speaker)) and first not in function_words()


def _surname(said: _Statement) -> str:
    return said.speaker.rpartition(" ")[2]


def _about(
    said: _Statement,
    words: dict[str, Token],
    article: str,
    span: Span | None,
    chance: random.Random,
) -> list[_Asked]:
    """Return the question for some of `words`; none where there are too few."""
    own = {fold(token.text) for token in tokens(said.speaker)}
    known = [one for one in words.values() if fold(one.text) not in own | function_words()]
    if len(known) < _TOPIC:
        return []
    topic = " ".join(word.text for word in chance.sample(known, _TOPIC))
    return [_Asked(f"What did {said.speaker} say about {topic}?", article, span)]


def _is_right(found: Answer | Refusal, asked: _Asked, names: dict[str, str]) -> bool:
    if not found.hits or asked.span is None:
        return False
    hit, (start, end) = found.hits[0], asked.span
    return names[hit.article.id] == asked.article and hit.start < end and start < hit.end


def _print_outcomes(name: str, found: Sequence[Answer | Refusal]) -> None:
    counts = Counter(one.outcome for one in found)
    shares = ", ".join(f"{one.value} {counts[one] / max(len(found), 1):.1%}" for one in Outcome)
    print(f"{name}: {shares}")


def _print_quarters(sure: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> None:
    print(f"{'confidence':>12}{'questions':>11}{'answered rightly':>18}")
    for part in np.array_split(np.argsort(sure, kind="stable"), 4):
        print(f"{sure[part].mean():12.2f}{len(part):11,}{right[part].mean():18.2f}")
