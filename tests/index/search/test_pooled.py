"""The network that reads words: it adds up what it makes of each, in whatever order they come."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DataFileError
from index.search import arrays
from index.search.pooled import Pooled, load, pack, reader_of, unpack
from tests.benchmarks._learning import Recipe
from tests.benchmarks._pooling import Readings, fit_pooled
from tests.benchmarks.fit import write

WORDS = ("w1", "w2", "w3")
NAMES = ("a", "b")


def _pooled(members: int = 2) -> Pooled:
    random = np.random.default_rng(0)
    shapes = [(3, 5), (5,), (5, 4), (4,), (6, 4), (4,), (4, 3), (3,), (3, 1), (1,), (6, 1)]
    readers = tuple(
        reader_of([random.normal(size=shape).astype(np.float32) for shape in shapes])
        for _ in range(members)
    )
    scales = [np.full(n, value, np.float32) for n in (3, 2) for value in (0.5, 2.0)]
    return Pooled(WORDS, scales[0], scales[1], NAMES, scales[2], scales[3], readers)


def _asked(words: int, passages: int = 4) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    random = np.random.default_rng(words)
    rows = random.normal(size=(words, passages, len(WORDS))).astype(np.float32)
    return rows, {name: random.normal(size=passages) for name in NAMES}


def _by_hand(pooled: Pooled, words: np.ndarray, row: list[float]) -> float:
    """Return the value of one passage, word by word, as the docstrings have it."""
    values = []
    near = np.clip((np.array(row) - pooled.mean) / pooled.deviation, -5, 5)
    for first, second, (wide, narrow, last, direct) in pooled.readers:
        sums = np.zeros(4)
        for word in np.clip((words - pooled.word_mean) / pooled.word_deviation, -5, 5):
            hidden = np.maximum(word @ first.weights + first.bias, 0)
            sums += np.maximum(hidden @ second.weights + second.bias, 0)
        whole = np.concatenate([sums, near])
        hidden = np.maximum(whole @ wide.weights + wide.bias, 0)
        hidden = np.maximum(hidden @ narrow.weights + narrow.bias, 0)
        values.append(float((hidden @ last.weights + last.bias + whole @ direct)[0]))
    return sum(values) / len(values)


@given(words=st.integers(1, 12))
def test_the_value_is_the_mean_over_readers_of_sums_over_words(words: int) -> None:
    """Packed and unpacked, each passage gets what its words, added up, and its features say."""
    rows, features = _asked(words)
    expected = [
        _by_hand(_pooled(), rows[:, i], [features[name][i] for name in NAMES]) for i in range(4)
    ]
    values = unpack(pack(_pooled())).evaluate(features, rows)
    np.testing.assert_allclose(values, expected, rtol=1e-4, atol=1e-4)


def test_the_order_of_words_does_not_matter() -> None:
    """The words of a question are a bag for the network: their rows say where they stand."""
    rows, features = _asked(5)
    there, back = (_pooled().evaluate(features, one) for one in (rows, rows[::-1]))
    np.testing.assert_allclose(there, back, rtol=1e-5)


@pytest.mark.parametrize("name", ["word_inputs", "inputs", *(f"w{i}" for i in range(0, 11, 2))])
def test_weights_that_do_not_fit_together_are_damaged(name: str) -> None:
    """Arrays of the wrong shapes are not taken for a network, whichever it is."""
    packed = pack(_pooled())
    doubled = np.concatenate(
        [packed[name]] * 2, axis=1 if name[0] == "w" and name[1:].isdigit() else 0
    )
    with pytest.raises(ValueError, match=r"match|shape|broadcast|dimension"):
        unpack({**packed, name: doubled})


def test_weights_that_read_other_words_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network of another version is an error at loading that says what to do."""
    (tmp_path / "weights").mkdir()
    write(tmp_path / "weights" / "older.npz", pack(_pooled()))
    monkeypatch.setattr(arrays, "files", lambda package: tmp_path)
    assert load("older", WORDS).inputs == NAMES
    with pytest.raises(DataFileError, match=r"older\.npz: .*3 inputs.*install Onrecord"):
        load("older", ("w1",))
    load.cache_clear()


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
        np.full(questions, words),
        NAMES,
        np.zeros((questions * passages, len(NAMES)), np.float32),
        (np.arange(passages) == right[:, None]).ravel(),
        np.full(questions, passages),
    )
    recipe = Recipe(hidden=(16, 8), epochs=20, dropped=0.0, batch=16, members=1)
    fitted = fit_pooled(readings, recipe)
    nothing = {name: np.zeros(passages) for name in NAMES}
    best = [fitted.evaluate(nothing, rows[q].transpose(1, 0, 2)).argmax() for q in range(questions)]
    assert np.mean(best == right) > 0.95
    again = fit_pooled(readings, recipe)
    assert all(
        np.array_equal(a, b)
        for a, b in zip(pack(fitted).values(), pack(again).values(), strict=True)
    )
