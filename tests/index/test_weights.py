"""A library with fitted weights in its data directory."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.bulk import FEW
from index.errors import ModelError
from index.language.model import FILE, save
from index.library import Library
from index.models import Article
from tests.index.language.weights import EVERYBODY, NOBODY

SAID = Article(text="The bridge is safe, Dana Holm said. It opens in May.")


def attributed(library: Library) -> list[bool]:
    """Say of each sentence whether it is attributed."""
    return [bool(one.attributions) for one in library.article(SAID.id).passages]


def test_stored_articles_are_analysed_again_when_the_weights_change(tmp_path: Path) -> None:
    """Weights that appear, change or go decide at the next opening, of what is stored too."""
    with Library.open(tmp_path) as library:
        library.add(SAID)
        assert attributed(library) == [True, False]
    for model, expected in [(NOBODY, [False, False]), (EVERYBODY, [True, True])]:
        save(model, tmp_path / FILE)
        with Library.open(tmp_path) as library:
            assert attributed(library) == expected
            assert library.check() == []
    (tmp_path / FILE).unlink()
    with Library.open(tmp_path) as library:
        assert attributed(library) == [True, False]


@pytest.mark.parametrize("named", [Path, str])
def test_weights_may_be_named(tmp_path: Path, named: type[Path | str]) -> None:
    """A library in memory takes the weights of a file."""
    save(NOBODY, tmp_path / "mine.json")
    with Library.open(weights=named(tmp_path / "mine.json")) as library:
        library.add(SAID)
        assert attributed(library) == [False, False]


def test_other_processes_have_the_weights_too(tmp_path: Path) -> None:
    """Articles that are analysed elsewhere are analysed with the same weights."""
    save(NOBODY, tmp_path / FILE)
    days = [Article(text=f"{SAID.text} It is day {day}.") for day in range(FEW + 5)]
    with Library.open(tmp_path) as library:
        assert len(list(library.add_many([*days, SAID], workers=2))) == FEW + 6
        assert attributed(library) == [False, False]


def test_damaged_weights_change_nothing(tmp_path: Path) -> None:
    """The library does not open with them, and without them is as it was."""
    with Library.open(tmp_path) as library:
        library.add(SAID)
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=FILE):
        Library.open(tmp_path)
    (tmp_path / FILE).unlink()
    with Library.open(tmp_path) as library:
        assert attributed(library) == [True, False]
