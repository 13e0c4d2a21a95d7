"""However an index came to be, it scores as one that was built anew."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from index.derived import arrays
from index.derived.segments import DIRECTORY
from index.library import Article, Library
from index.memory import collection_index, wordbook
from tests.index.articles import ALWAYS

WORDS = ("harbour", "harbours", "tunnel", "bees", "ferry", "island", "mayor", "7")
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
TEXT = st.lists(SENTENCE, min_size=1, max_size=4)
QUESTIONS = ("Which harbour has a tunnel?", "bees ferry island", "Did mayor 7 see the bees?")
FIRST, SECOND = "public", "guild:1"


def article(number: int, version: int, sentences: list[str]) -> Article:
    """Return an article, each of whose sentences is the only one of its words in that order."""
    numbered = [f"Line{number}x{version}x{i} {one}." for i, one in enumerate(sentences)]
    return Article(url=f"https://example.org/{number}", title=numbered[0], text=" ".join(numbered))


def scores(library: Library, question: str) -> dict[str, float]:
    found = library.search(question, collections=[FIRST, SECOND], n=200)
    return {hit.text: hit.score for hit in found}


class Steps(RuleBasedStateMachine):
    """Add, update, remove, forget, merge, reopen and lose files in any order, from two sides."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(collection_index, "WORTH_A_FILE", 1)
        self.patch.setattr(wordbook, "WORTH_A_FILE", 1)
        self.data = Path(mkdtemp())
        self.stored: dict[tuple[str, int], Article] = {}
        self.library = Library.open(self.data, thresholds=ALWAYS)
        self.other = Library.open(self.data, thresholds=ALWAYS)  # as another process has it open
        self.version = 0

    def add_or_update(self, collection: str, number: int, sentences: list[str]) -> None:
        self.version += 1
        new = article(number, self.version, sentences)
        self.library.add(new, collection=collection)
        self.library, self.other = self.other, self.library
        self.stored.pop((collection, number), None)
        self.stored[collection, number] = new

    @rule(collection=st.sampled_from([FIRST, SECOND]), number=st.integers(0, 9), sentences=TEXT)
    def add(self, collection: str, number: int, sentences: list[str]) -> None:
        self.add_or_update(collection, number, sentences)

    @precondition(lambda self: self.stored)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        collection, number = data.draw(st.sampled_from(sorted(self.stored)))
        self.library.remove(self.stored.pop((collection, number)).id, collection=collection)

    @rule(collection=st.sampled_from([FIRST, SECOND]))
    def clear(self, collection: str) -> None:
        self.library.clear(collection)
        self.stored = {key: one for key, one in self.stored.items() if key[0] != collection}

    @rule()
    def sweep(self) -> None:
        self.library.servers.sweep(datetime.date(2031, 5, 1))

    @rule()
    def ask(self) -> None:
        scores(self.library, QUESTIONS[0])

    @rule()
    def merge(self) -> None:
        scores(self.library, QUESTIONS[0])
        self.library.settle()

    @rule(mapped=st.booleans())
    def reopen(self, mapped: bool) -> None:
        self.library.close()
        self.patch.setattr(arrays, "MAPPED", 0 if mapped else 1 << 30)
        self.library = Library.open(self.data, thresholds=ALWAYS)

    @rule(data=st.data())
    def lose_files(self, data: st.DataObject) -> None:
        self.library.close()
        files = sorted(path for path in (self.data / DIRECTORY).rglob("*") if path.is_file())
        if files:
            for file in data.draw(st.sets(st.sampled_from(files))):
                file.unlink()
        self.library = Library.open(self.data, thresholds=ALWAYS)

    @rule(question=st.sampled_from(QUESTIONS))
    def compare(self, question: str) -> None:
        with Library.open(thresholds=ALWAYS) as fresh:
            for (collection, _), one in self.stored.items():
                fresh.add(one, collection=collection)
            expected = scores(fresh, question)
        for library in (self.library, self.other):
            assert scores(library, question) == pytest.approx(expected, rel=0, abs=1e-9)

    def teardown(self) -> None:
        try:
            self.compare(QUESTIONS[1])
            assert self.library.check() == []
        finally:
            self.library.close()
            self.other.close()
            self.patch.undo()
            shutil.rmtree(self.data)


TestAnySequence = Steps.TestCase
TestAnySequence.settings = settings(
    max_examples=15,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
