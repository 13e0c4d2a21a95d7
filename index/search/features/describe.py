"""What the re-ranker and the confidence look at: numbers that describe each passage found."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.postings import Flags, Floats
from index.search.features.answer_words import answer_word_features
from index.search.features.answers import answer_features
from index.search.features.coverage import coverage_features
from index.search.features.expectation import expectation_features
from index.search.features.lacking import lacking
from index.search.features.likeness import likeness, likeness_features
from index.search.features.order import order_features
from index.search.features.plain import plainly
from index.search.features.relative import groups_of, relative_features
from index.search.features.sequence import sequence_features
from index.search.features.wordwise import wordwise
from index.search.networks.groups import Group
from index.search.networks.network import Network, Weights
from index.search.retrieval.retrieve import Retrieved

Features = dict[str, Floats]


class Described(NamedTuple):
    """The features of m passages, each an array (m,), by name, and how they hold each word."""

    features: Features
    words: Weights  # (t, m, wordwise.INPUTS)
    groups: tuple[Group, ...]  # one for each of relative.GROUPS


def describe(
    found: Retrieved, said: Flags | None = None, *, judge: Network | None = None
) -> Described:
    """Return what the m passages of `found` are like.

    `said` marks those said by whom the question names (m,); None: it names nobody. `judge` judges
    answer words in place of the network that ships. Raises `DataFileError` when a data file is
    missing or damaged.
    """
    like = likeness(found)
    shown = {
        **order_features(found),
        **coverage_features(found),
        **sequence_features(found, like),
        **answer_features(found, like),
        **likeness_features(like),
        **expectation_features(found),
        "said": np.zeros(len(found.evidence)) if said is None else said.astype(np.float64),
    }
    shown["plain"] = plainly(found, shown)
    shown["lacks"] = lacking(found)
    shown |= answer_word_features(found, like, shown, judge)
    groups = groups_of(found.evidence)
    shown |= relative_features(groups, shown)
    return Described(shown, wordwise(found, like), groups)
