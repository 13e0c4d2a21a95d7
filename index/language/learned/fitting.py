"""Fit tables of weights on examples: what is so by its traits, and which of several it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.language.model import Table

Traits = Sequence[str]

_LEAST_SEEN = 3  # a trait seen more rarely has no weight
_SMALLEST = 0.01  # a weight nearer to 0 is left out


class Examples(NamedTuple):
    """Things by their traits, and which of them are so."""

    traits: list[Traits]
    labels: list[bool]

    def add(self, traits: Traits, *, label: bool) -> None:
        """Add one thing."""
        self.traits.append(traits)
        self.labels.append(label)


class Evidence(NamedTuple):
    """What was seen of things, as numbers by name, and which of them are so."""

    seen: list[Mapping[str, float]]
    labels: list[bool]


def joined(parts: Iterable[Examples]) -> Examples:
    """Return the examples of all `parts`."""
    whole = Examples([], [])
    for one in parts:
        whole.traits.extend(one.traits)
        whole.labels.extend(one.labels)
    return whole


def require_sklearn() -> None:
    """Raise `ModelError` with the line that installs scikit-learn where it is missing."""
    try:
        import sklearn  # noqa: F401
    except ImportError as problem:
        raise ModelError(
            "Fitting weights needs scikit-learn: run `pip install -e '.[train]'` in the folder "
            "that Onrecord was cloned to."
        ) from problem


def fit_whether(examples: Examples, strength: float) -> Table:
    """Return a weight for every trait that is seen often enough, by logistic regression.

    `strength` is how far weights may go from 0: scikit-learn's C. Raises `ModelError` where all
    examples are alike.
    """
    if len(set(examples.labels)) < 2:
        raise _unfit()
    traits, table = _table_of(examples.traits)
    learner = _regression(strength)
    learner.fit(table, np.array(examples.labels))
    return _weights(traits, learner.coef_[0], float(learner.intercept_[0]))


def fit_which(choices: Sequence[Examples], strength: float) -> Table:
    """Return weights that put the right ones of each choice before the others.

    It is a logistic regression over the differences between what is right and what is not, pair by
    pair (RankSVM's pairs, Joachims 2002). Raises `ModelError` where there is nothing to choose.
    """
    whole = joined(choices)
    better, worse, shares = _pairs(choices)
    if not better:
        raise _unfit()
    traits, table = _table_of(whole.traits)
    turned = np.where(np.arange(len(better)) % 2, -1.0, 1.0)  # a regression wants both answers
    differences = (table[better] - table[worse]).multiply(turned[:, None]).tocsr()
    learner = _regression(strength, fit_intercept=False)
    learner.fit(differences, turned > 0, sample_weight=np.array(shares))
    return _weights(traits, learner.coef_[0], 0.0)


def _pairs(choices: Sequence[Examples]) -> tuple[list[int], list[int], list[float]]:
    """Return the rows of every pair, the right one first, and how much each pair counts."""
    better: list[int] = []
    worse: list[int] = []
    shares: list[float] = []
    begin = 0
    for one in choices:
        right = [begin + at for at, label in enumerate(one.labels) if label]
        wrong = [begin + at for at, label in enumerate(one.labels) if not label]
        pairs = [(high, low) for high in right for low in wrong]
        better += [high for high, _ in pairs]
        worse += [low for _, low in pairs]
        shares += [1 / (len(right) * len(wrong) ** 0.5) for _ in pairs]
        begin += len(one.labels)
    return better, worse, shares


def _unfit() -> ModelError:
    return ModelError(
        "The annotated articles cannot be learned from: they need sentences that report "
        "somebody and sentences that do not, with speakers."
    )


def _regression(strength: float, *, fit_intercept: bool = True) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(
        C=strength, solver="liblinear", max_iter=200, fit_intercept=fit_intercept
    )


def _table_of(examples: Sequence[Traits]) -> tuple[list[str], Any]:
    """Return the traits that are seen often enough, and a sparse row of 0 and 1 an example."""
    from scipy.sparse import csr_matrix

    seen: dict[str, int] = {}
    for traits in examples:
        for trait in set(traits):
            seen[trait] = seen.get(trait, 0) + 1
    numbers = {trait: i for i, trait in enumerate(t for t, n in seen.items() if n >= _LEAST_SEEN)}
    columns = [sorted({numbers[one] for one in some if one in numbers}) for some in examples]
    ends = np.cumsum([0, *map(len, columns)])
    indices = np.fromiter((one for some in columns for one in some), np.int32, int(ends[-1]))
    shape = (len(columns), len(numbers))
    return list(numbers), csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape)


def _weights(names: Iterable[str], weights: NDArray[np.float64], bias: float) -> Table:
    pairs = zip(names, weights.tolist(), strict=True)
    kept = {name: round(weight, 3) for name, weight in pairs if abs(weight) >= _SMALLEST}
    return {"": round(bias, 3), **kept}


def fit_evidence(evidence: Evidence, strength: float) -> Table:
    """Return the weights of evidence, which is numbers by name, for what is so.

    `strength` is scikit-learn's C. Raises `ModelError` where all of it is alike.
    """
    from sklearn.linear_model import LogisticRegression

    if len(set(evidence.labels)) < 2:
        raise _unfit()
    names = sorted({name for one in evidence.seen for name in one})
    table = np.array([[one.get(name, 0.0) for name in names] for one in evidence.seen])
    learner = LogisticRegression(C=strength, max_iter=2000, fit_intercept=False)
    learner.fit(table, np.array(evidence.labels))
    return dict(zip(names, np.round(learner.coef_[0], 4).tolist(), strict=True))
