"""Answers are counted by how they arrived, whatever thread stores the counts meanwhile."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from bot.serving.deliveries import Deliveries, Delivery, counts
from index.library import Library

MANY = 50_000


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_no_answer_is_lost_between_two_threads(hurried: None) -> None:
    """The event loop counts on while a thread stores what was counted."""
    deliveries, done = Deliveries(), threading.Event()
    with Library.open() as library:

        def keep() -> None:
            while not done.is_set():
                deliveries.keep(library)

        keeping = threading.Thread(target=keep)
        keeping.start()
        for number in range(MANY):
            deliveries.note(Delivery.IN_TIME, number)
        done.set()
        keeping.join()
        deliveries.keep(library)
        assert counts(library)[Delivery.IN_TIME] == MANY
