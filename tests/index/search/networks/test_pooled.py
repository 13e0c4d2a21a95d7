"""The network that reads words: it adds up what it makes of each, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DataFileError
from index.search import arrays
from index.search.features.describe import Described
from index.search.networks.groups import Group
from index.search.networks.network import Layer
from index.search.networks.pooled import Pooled, load, pack, readers_of, unpack
from tests.benchmarks._learning import Recipe, choice_loss, ranking_loss
from tests.benchmarks._pooling import Readings, Scale, fit_pooled, readings
from tests.benchmarks.fit import write

WORDS = ("w1", "w2", "w3")
NAMES = ("a", "b")
GROUPS = (np.array([0, 0, 0, 0]), np.array([7, 5, 7, 5]))
COMPARED = tuple(map(Group.by, GROUPS))


def _pooled(members: int = 2) -> Pooled:
    random = np.random.default_rng(0)
    shapes = [
        (3, 5),
        (1, 5),
        (5, 4),
        (1, 4),
        (6, 4),
        (1, 4),
        (12, 3),
        (1, 3),
        (3, 1),
        (1, 1),
        (6, 1),
    ]
    weights = [random.normal(size=(members, *shape)).astype(np.float32) for shape in shapes]
    scales = [np.full(n, value, np.float32) for n in (3, 2) for value in (0.5, 2.0)]
    return Pooled(WORDS, scales[0], scales[1], NAMES, scales[2], scales[3], readers_of(weights))


def _asked(words: int, passages: int = 4) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    random = np.random.default_rng(words)
    rows = random.normal(size=(words, passages, len(WORDS))).astype(np.float32)
    return rows, {name: random.normal(size=passages) for name in NAMES}


def _by_hand(pooled: Pooled, words: np.ndarray, rows: np.ndarray) -> list[float]:
    """Return the value of each passage, word by word, as the docstrings have it."""
    values = []
    near = np.clip((rows - pooled.mean) / pooled.deviation, -5, 5)
    for i in range(len(pooled.readers.direct)):
        *layers, direct = pooled.readers
        first, second, wide, narrow, last = (Layer(w[i], bias[i]) for w, bias in layers)
        sums = np.zeros((len(rows), 4))
        for word in np.clip((words - pooled.word_mean) / pooled.word_deviation, -5, 5):
            hidden = np.maximum(word @ first.weights + first.bias, 0)
            sums += np.maximum(hidden @ second.weights + second.bias, 0)
        whole = np.concatenate([sums, near], axis=1)
        units = np.maximum(whole @ wide.weights + wide.bias, 0)
        best = [[units[group == own].max(axis=0) for own in group] for group in GROUPS]
        hidden = np.maximum(np.hstack([units, *best]) @ narrow.weights + narrow.bias, 0)
        values.append((hidden @ last.weights + last.bias + whole @ direct[i])[:, 0])
    return [float(value) for value in np.mean(values, axis=0)]


@given(words=st.integers(1, 12))
def test_the_value_is_the_mean_over_readers_of_sums_over_words(words: int) -> None:
    """Packed and unpacked, each passage gets what its words, added up, and its features say.

    And what the others of its groups say at most.
    """
    rows, features = _asked(words)
    expected = _by_hand(_pooled(), rows, np.array([features[name] for name in NAMES]).T)
    values = unpack(pack(_pooled()), len(GROUPS)).evaluate(features, rows, COMPARED)
    np.testing.assert_allclose(values, expected, rtol=1e-4, atol=1e-4)


def test_the_order_of_words_does_not_matter() -> None:
    """The words of a question are a bag for the network: their rows say where they stand."""
    rows, features = _asked(5)
    there, back = (_pooled().evaluate(features, one, COMPARED) for one in (rows, rows[::-1]))
    np.testing.assert_allclose(there, back, rtol=1e-4, atol=1e-4)


def test_what_a_passage_is_worth_depends_on_the_others_of_its_groups_alone() -> None:
    """Moved into a group of its own, a passage no longer counts with those it left."""
    rows, features = _asked(3)
    apart = tuple(Group.by(np.arange(4)) for _ in GROUPS)
    values = _pooled().evaluate(features, rows, apart)
    for i in range(4):
        alone = {name: values[i : i + 1] for name, values in features.items()}
        own = _pooled().evaluate(alone, rows[:, i : i + 1], [Group.by(np.zeros(1, np.int64))] * 2)
        np.testing.assert_allclose(own, values[i : i + 1], rtol=1e-4)


@pytest.mark.parametrize("name", ["word_inputs", "inputs", *(f"w{i}" for i in range(0, 11, 2))])
def test_weights_that_do_not_fit_together_are_damaged(name: str) -> None:
    """Arrays of the wrong shapes are not taken for a network, whichever it is."""
    packed = pack(_pooled())
    doubled = np.concatenate([packed[name]] * 2, axis=min(1, packed[name].ndim - 1))
    with pytest.raises(ValueError, match=r"match|shape|broadcast|dimension"):
        unpack({**packed, name: doubled}, len(GROUPS))


def test_an_input_that_nobody_tells_is_named() -> None:
    """Weights that look at a feature that the code does not have say so, and what to do."""
    rows, features = _asked(3)
    with pytest.raises(DataFileError, match=r"looks at 'd'.*install Onrecord again"):
        _pooled()._replace(inputs=(*NAMES, "d")).evaluate(features, rows, COMPARED)


def test_weights_that_read_other_words_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network of another version is an error at loading that says what to do."""
    (tmp_path / "weights").mkdir()
    write(tmp_path / "weights" / "older.npz", pack(_pooled()))
    monkeypatch.setattr(arrays, "files", lambda package: tmp_path)
    assert load("older", WORDS, len(GROUPS)).inputs == NAMES
    with pytest.raises(DataFileError, match=r"older\.npz: .*3 inputs.*install Onrecord"):
        load("older", ("w1",), len(GROUPS))
    load.cache_clear()


def test_readings_are_standardised_and_can_be_told_again() -> None:
    """With its scale, every word of every passage is what it was, one question after another."""
    random = np.random.default_rng(3)
    shown = [
        Described(
            {name: random.normal(7, 2, passages) for name in (*NAMES, "said")},
            random.normal(-3, 5, (words, passages, len(WORDS))).astype(np.float32),
            (Group.by(np.zeros(passages, np.int64)),),
        )
        for words, passages in ((2, 40), (3, 50))
    ]
    made = readings(shown, [np.zeros(40, np.bool_), np.zeros(50, np.bool_)], WORDS)
    words = made.words * made.of_words.deviation + made.of_words.mean
    rows = made.rows * made.of_rows.deviation + made.of_rows.mean
    passages = [one.words[:, at] for one in shown for at in range(one.words.shape[1])]
    assert np.allclose(words, np.concatenate(passages), atol=1e-4)
    assert np.allclose(rows[:40, 1], shown[0].features["b"], atol=1e-4)
    assert np.allclose(rows[40:, 0], shown[1].features["a"], atol=1e-4)
    assert np.allclose([made.words.mean(), made.words.std()], [0, 1], atol=1e-3)


def _unscaled(names: Sequence[str]) -> Scale:
    """Return the scale of inputs that are learned from as they are."""
    return Scale(np.zeros(len(names), np.float32), np.ones(len(names), np.float32))


def test_it_learns_what_no_feature_tells() -> None:
    """Fitted to questions whose right passage holds the one word that matters, it finds it.

    Which word matters stands in the word's own row; how many words a passage holds tells nothing.
    """
    random = np.random.default_rng(1)
    questions, passages, words = 400, 4, 3
    rows = np.zeros((questions, passages, words, len(WORDS)), np.float32)
    matters = random.integers(0, words, questions)
    right = random.integers(0, passages, questions)
    for q in range(questions):
        rows[q, :, matters[q], 0] = 1
        for p in range(passages):
            held = matters[q] if p == right[q] else (matters[q] + 1 + p) % words
            held = held if p == right[q] or held != matters[q] else (held + 1) % words
            rows[q, p, held, 1] = 1
    readings = Readings(
        WORDS,
        rows.reshape(-1, len(WORDS)),
        _unscaled(WORDS),
        np.full(questions, words),
        NAMES,
        np.zeros((questions * passages, len(NAMES)), np.float32),
        _unscaled(NAMES),
        (np.arange(passages) == right[:, None]).ravel(),
        np.full(questions, passages),
        np.zeros((1, questions * passages), np.int64),
    )
    recipe = Recipe(hidden=(16, 8), epochs=20, dropped=0.0, batch=16, members=1)
    fitted = fit_pooled(readings, ranking_loss, recipe)
    nothing = {name: np.zeros(passages) for name in NAMES}
    together = [Group.by(np.zeros(passages, np.int64))]
    best = [
        fitted.evaluate(nothing, rows[q].transpose(1, 0, 2), together).argmax()
        for q in range(questions)
    ]
    assert np.mean(best == right) > 0.95
    again = fit_pooled(readings, ranking_loss, recipe)
    assert all(
        np.array_equal(a, b)
        for a, b in zip(pack(fitted).values(), pack(again).values(), strict=True)
    )


def test_it_learns_that_none_is_right() -> None:
    """Fitted to questions of which half have no right passage, its values are odds against none."""
    random = np.random.default_rng(2)
    questions, passages = 400, 5
    answerable = random.random(questions) < 0.5
    best = random.integers(0, passages, (questions, 1))
    right = (np.arange(passages) == best) & answerable[:, None]
    rows = random.normal(0, 0.1, (questions, passages, len(NAMES))).astype(np.float32)
    rows[right, 0] += 1
    fitted = fit_pooled(
        Readings(
            WORDS,
            np.zeros((questions * passages, len(WORDS)), np.float32),
            _unscaled(WORDS),
            np.ones(questions, np.int64),
            NAMES,
            rows.reshape(-1, len(NAMES)),
            _unscaled(NAMES),
            right.ravel(),
            np.full(questions, passages),
            np.zeros((1, questions * passages), np.int64),
        ),
        choice_loss,
        Recipe(hidden=(16, 8), epochs=20, dropped=0.0, batch=16, members=1),
    )
    word, together = (
        np.zeros((1, passages, len(WORDS)), np.float32),
        Group.by(np.zeros(passages, np.int64)),
    )
    values = np.array(
        [fitted.evaluate(dict(zip(NAMES, q.T, strict=True)), word, [together]) for q in rows]
    )
    assert np.mean((values > 0) == right) > 0.95
    assert np.mean((np.logaddexp.reduce(values, axis=1) > 0) == answerable) > 0.95
