"""Upkeep never keeps anybody from an answer, and says so when it cannot be done."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from index.library import Library
from index.memory.upkeep import Upkeep
from tests.index.articles import BEES, texts


def test_an_answer_needs_no_thread_for_the_upkeep(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where no thread can be started, the log says it; what waits is done once one can be."""
    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", refuse)
        library.add(BEES)
        assert texts(library.search("bees")) == [BEES.text]
    assert "can't start new thread" in caplog.text
    library.settle()


def refuse(_: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


def test_what_was_asked_for_is_done_in_its_order() -> None:
    """Waiting returns when it is; after the end nothing is done and nobody waits."""
    done: list[int] = []
    upkeep = Upkeep()
    for number in range(5):
        upkeep.soon(partial(done.append, number))
    upkeep.wait()
    assert done == [0, 1, 2, 3, 4]
    upkeep.close()
    upkeep.soon(partial(done.append, 5))
    upkeep.wait()
    assert done == [0, 1, 2, 3, 4]
