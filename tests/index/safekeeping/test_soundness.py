"""Looking through a store finds each breach, and names its article."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import StoreDamagedError
from index.library import Library
from index.safekeeping.soundness import Problem
from index.store.opening import FILE
from tests.index.articles import BEES, TUNNEL


def problems_after(directory: Path, statement: str) -> list[Problem]:
    """Return what is found after a statement was run behind the library's back."""
    with Library.open(directory) as library:
        library.add(TUNNEL)
        library.add(BEES)
        library.servers.change(7, threads=True)
        assert library.check() == []
        with closing(sqlite3.connect(directory / FILE)) as other:
            other.execute(statement)
            other.commit()
        return library.check()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE articles SET text = replace(text, 'billion', 'million')", "not the one that was"),
        ("UPDATE articles SET url = url || 'x'", "does not belong to its address"),
        ("UPDATE articles SET url = 'nonsense'", "cannot be read"),
        ("UPDATE articles SET authors = '['", "cannot be read"),
        ("UPDATE articles SET date = 'soon' WHERE date IS NOT NULL", "cannot be read"),
        ("UPDATE articles SET text = CAST(text || x'ff' AS TEXT)", "not the one that was"),
        ("UPDATE articles SET title = 'Other words'", "title is indexed by other words"),
        ("UPDATE articles SET sentences = 9", "in place of 9"),
        ("DELETE FROM passages WHERE sentence = 2", "1 sentences in place of 2"),
        ('UPDATE passages SET start = 2, "end" = 1', "cannot be read|not stand where"),
        ('UPDATE passages SET "end" = 999 WHERE sentence = 1', "sentence 1 does not stand"),
        ("UPDATE passages SET sentence = 5", "sentences are not in order"),
        ("UPDATE passages SET paragraph = 3", "sentences are not in order"),
        ("UPDATE attributions SET name = 'Nobody'", "speaker 'Nobody' is not in the article"),
        ("UPDATE attributions SET role = 'a king'", "speaker 'a king' is not in the article"),
        ("UPDATE attributions SET cue = 'sang'", "verb 'sang' is not in the article"),
        ("UPDATE attributions SET kind = 'sung'", "cannot be read"),
        ("UPDATE attributions SET confidence = 7", "cannot be read"),
        ("UPDATE attributions SET mention_start = 0, mention_end = 9999", "beyond the end"),
        ("UPDATE articles SET publisher = 'The Valley Chronicles'", "not what was written"),
        ("UPDATE articles SET seal = 'x'", "not what was written"),
        ("UPDATE attributions SET confidence = confidence / 2", "not what was written"),
        ("DELETE FROM indexed", "it is not indexed"),
        ("UPDATE indexed SET first_passage = 77", "not numbered as its index says"),
        ("UPDATE indexed SET paragraphs = x'09000000'", "other paragraphs"),
        ("UPDATE indexed SET lengths = x'09000000'", "another number of words"),
        ("UPDATE indexed SET title = x'ffffff7f'", "words that nobody knows"),
        ("UPDATE indexed SET terms = x'ff'", "cannot be read"),
        ("UPDATE terms SET term = 'x' || term", "indexed by other words"),
    ],
)
def test_a_breach_is_found_with_its_article(tmp_path: Path, statement: str, told: str) -> None:
    """Whatever is wrong with an article is told with its id and what to do."""
    found = problems_after(tmp_path, statement)
    assert [one for one in found if _matches(told, one)], found
    assert {one.article for one in found} <= {TUNNEL.id, BEES.id}
    assert {one.collection for one in found} == {"public"}
    assert {one.remedy for one in found} == {"Remove the article, then add it again."}


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM counters WHERE name = 'article'", "next article would"),
        ("UPDATE counters SET next = 1 WHERE name = 'passage'", "next passage would"),
        ("UPDATE collections SET size = 7", "counts 7 articles and has 2"),
        ("DELETE FROM terms WHERE id = 1", "gap"),
        ("UPDATE servers SET settings = '{'", "settings of server 7"),
        ("DELETE FROM articles", "Rows of"),  # SQLite holds to references only where it is told to
    ],
)
def test_a_breach_of_the_whole_is_found(tmp_path: Path, statement: str, told: str) -> None:
    """What is wrong with counts, the vocabulary, servers and references is told, with a remedy."""
    found = problems_after(tmp_path, statement)
    assert [one for one in found if _matches(told, one)], found
    assert all(one.remedy for one in found)


def test_pages_that_are_overwritten_are_found(tmp_path: Path) -> None:
    """A database that SQLite finds damaged is told as such, with the command that helps."""
    with Library.open(tmp_path) as library:
        library.add(TUNNEL)
    file = tmp_path / FILE
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\xaa" * (len(content) - 8192))
    with pytest.raises(StoreDamagedError, match="python -m bot restore"):
        Library.open(tmp_path)


def _matches(told: str, problem: Problem) -> bool:
    return any(one in problem.what for one in told.split("|"))
