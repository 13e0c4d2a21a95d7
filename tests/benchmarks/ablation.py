"""What each stage of the ranking and each group of features is worth, side by side in one run.

The first rows add one stage after another. The others leave one thing out of the whole: a field out
of the BM25 score, or a group of features, held at their medians, out of what the weights that ship
look at; so they show what these weights lean on, not what others fitted without it would do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np
import typer

from index.postings import Floats, Longs
from index.search import rerank
from index.search.features.answer_words import answer_word_features
from index.search.features.answers import answer_features
from index.search.features.coverage import coverage_features
from index.search.features.describe import Described, describe
from index.search.features.expectation import expectation_features
from index.search.features.likeness import likeness, likeness_features
from index.search.features.order import order_features
from index.search.features.relative import COMPARED, GROUPS
from index.search.features.sequence import sequence_features
from index.search.features.wordwise import INPUTS
from index.search.networks.pooled import load as load_pooled
from index.search.retrieval import scoring
from index.search.retrieval.retrieve import Retrieved
from tests.benchmarks._questions import Asked, load, progress
from tests.benchmarks._shelf import Pool, Shelf

_NOWHERE = 10**9


class _Row(NamedTuple):
    """A question: what the first passages found are like, and where the first right ones are."""

    described: Described | None
    right: Longs  # positions among all passages found


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions")],
    every: Annotated[int, typer.Option(min=1, help="ask one question in so many")] = 8,
) -> None:
    """Print MRR and precision at 1 with each stage, and without each part of one."""
    rows = load(data)
    shelf = Shelf(rows.articles)
    pool = shelf.pool()
    asked = rows.questions[::every]
    print(f"{len(asked):,} questions over {len(shelf.passages):,} passages\n")
    print(f"{'':44}{'MRR':>8}{'P@1':>8}{'R@5':>8}{'R@50':>8}")
    fields = {field.name: field for field in scoring.FIELDS}
    with _fields(fields["passage"]), _pairs(0.0):
        _show("BM25 of the passage alone", _first_stage(pool, asked))
    with _pairs(0.0):
        _show("+ all fields", _first_stage(pool, asked))
    _show("+ pairs of words: the first stage", _first_stage(pool, asked))
    seen = [_see(pool, row) for row in progress(asked, "features", asked)]
    _show("+ the fixed rule", _ranks(seen, lambda one: rerank.by_rule(one.features)))
    network = load_pooled(rerank.WEIGHTS, INPUTS, len(GROUPS))
    _show("+ learned weights: the whole", _ranks(seen, lambda one: network.evaluate(*one)))
    print()
    for name in fields:
        with _fields(*(field for field in fields.values() if field.name != name)):
            _show(f"first stage without {name}", _first_stage(pool, asked))
    print()
    medians = {
        name: float(np.median(np.concatenate([one.features[name] for one in given])))
        for given in [[row.described for row in seen if row.described is not None]]
        for name in network.inputs
    }
    for group, names in _groups(pool, asked).items():
        held = _holding(names & medians.keys(), medians, lambda one: network.evaluate(*one))
        _show(f"the whole without {group} ({len(names)})", _ranks(seen, held))


def _first_stage(pool: Pool, asked: list[Asked]) -> Longs:
    return np.array([_best(_right(pool, row, pool.find(row.question))) for row in asked])


def _see(pool: Pool, row: Asked) -> _Row:
    found = pool.find(row.question)
    shown = describe(found.head(rerank.DEPTH)) if found is not None else None
    return _Row(shown, _right(pool, row, found))


def _right(pool: Pool, row: Asked, found: Retrieved | None) -> Longs:
    if found is None:
        return np.empty(0, np.int64)
    return np.flatnonzero(np.isin(found.evidence.key, list(pool.shelf.answers(row))))


def _best(positions: Longs) -> int:
    return int(positions.min(initial=_NOWHERE - 1)) + 1


def _ranks(seen: list[_Row], evaluate: Callable[[Described], Floats]) -> Longs:
    """Return the rank of the first right passage of each question."""
    ranks = []
    for one in seen:
        values = np.empty(0) if one.described is None else evaluate(one.described)
        places = np.argsort(np.argsort(-values, kind="stable"), kind="stable")
        inside = one.right[one.right < len(values)]
        ranks.append(min(_best(places[inside]), _best(one.right[one.right >= len(values)])))
    return np.array(ranks)


def _groups(pool: Pool, asked: list[Asked]) -> dict[str, set[str]]:
    """Return the names of the features of each group."""
    found = next(f for f in (pool.find(row.question) for row in asked) if f is not None)
    like = likeness(found)
    alone = {**order_features(found), **coverage_features(found), **likeness_features(like)}
    groups = {
        "scores and places": set(order_features(found)),
        "coverage": set(coverage_features(found)),
        "order of words": set(sequence_features(found, like)),
        "kinds of answers": set(answer_features(found, like)),
        "likeness of words": set(likeness_features(like)),
        "expectations": set(expectation_features(found)),
        "answer words": set(answer_word_features(found, like, alone)),
    }
    whole = set(describe(found).features)
    relative = whole - set().union(*groups.values()) - {"said", "plain", "lacks"}
    for names in groups.values():
        names |= {one for one in relative if one.split(", of ")[0] in names & {*COMPARED}}
    return {**groups, "comparison with the others": relative}


def _holding(
    names: set[str], medians: dict[str, float], evaluate: Callable[[Described], Floats]
) -> Callable[[Described], Floats]:
    def held(shown: Described) -> Floats:
        size = shown.words.shape[1]
        middle = {name: np.full(size, medians[name]) for name in names}
        return evaluate(shown._replace(features=shown.features | middle))

    return held


@contextmanager
def _fields(*fields: scoring.Field) -> Iterator[None]:
    before, scoring.FIELDS = scoring.FIELDS, tuple(fields)
    yield
    scoring.FIELDS = before


@contextmanager
def _pairs(weight: float) -> Iterator[None]:
    before, scoring.PAIR_WEIGHT = scoring.PAIR_WEIGHT, weight
    yield
    scoring.PAIR_WEIGHT = before


def _show(name: str, ranks: Longs) -> None:
    recalls = "".join(f"{np.mean(ranks <= k):8.4f}" for k in (1, 5, 50))
    print(f"{name:44}{np.mean(1 / ranks):8.4f}{recalls}", flush=True)
