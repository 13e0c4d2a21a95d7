"""What stands behind the first sentence of an answer."""

from __future__ import annotations

import datetime

import pytest

from index.library import Library
from index.models import Article, Lack, Outcome

PATCH = Article(
    title="Patch 1.4.2",
    text="The patch goes live on Tuesday at ten.\n\nYou can now pet the otter in Driftholm.\n\n"
    "Balance\n\nCinder Mage: base health reduced by five percent.\n\n"
    "Fixed a crash when opening the map.\n\nThe cooldown of Flashfire goes back to nine seconds.\n",
)
HOTFIX = Article(
    title="Hotfix 1.4.3",
    text="More than 140 people came to the party.\n\nYou can pet the otter during boss fights too.",
)


@pytest.fixture
def notes() -> Library:
    """Return a library with two articles, of which two sentences tell of an otter."""
    library = Library.open()
    for article in (PATCH, HOTFIX):
        library.add(article)
    return library


def test_what_only_makes_up_the_number_is_not_shown(notes: Library) -> None:
    """Once "Balance" and a party stood behind what is said of the otter."""
    found = notes.ask("Can I pet the otter?", n=5, sparing=True)
    assert found.outcome is Outcome.ANSWER
    assert len(found.hits) == 2
    assert all("otter" in hit.text for hit in found.hits)


def test_whoever_asks_for_so_many_gets_them(notes: Library) -> None:
    """The first ones are the same."""
    every = notes.ask("Can I pet the otter?", n=5)
    few = notes.ask("Can I pet the otter?", n=5, sparing=True)
    assert len(every.hits) == 5
    assert few.hits == every.hits[:2]
    assert (few.confidence, few.outcome) == (every.confidence, every.outcome)


def test_a_greeting_answers_nothing() -> None:
    """Once "LUND: Hi." came first where nothing was said about what was asked."""
    library = Library.open()
    library.add(
        Article(
            title="A talk",
            text="HOST: With me today is Tobias Lund. Hi, Tobias.\n\nLUND: Hi.\n\n"
            "HOST: What did you record?\n\nLUND: A wedding on a ship.\n",
        )
    )
    for question in ("What did Tobias Lund say about zeppelins?", "What did Lund say?", "Tobias"):
        found = library.ask(question, n=9)
        assert not {hit.text for hit in found.hits} & {"LUND: Hi.", "Hi, Tobias."}
    assert [hit.text for hit in library.ask("“Hi, Tobias.”").hits] == ["Hi, Tobias."]
    assert library.ask("hi").reading.lacks == (Lack.WORDS,)


def test_all_that_somebody_says_is_shown(notes: Library) -> None:
    """Where whatever is found answers, nothing is too unlikely to."""
    said = "\n\n".join(f"“We will mend {one},” said Ada Lund." for one in ("it", "the old pier"))
    notes.add(Article(title="Mending", text=said))
    asked = "What did Ada Lund say?"
    assert len(notes.ask(asked, sparing=True).hits) == len(notes.ask(asked).hits) == 2


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is Ana Holm still chief executive of Nordvale?", "Ana Holm resigned as chief executive"),
        ("Was Ana Holm made chief executive of Nordvale?", "Ana Holm was made chief"),
    ],
)
def test_how_things_stand_now_is_told_by_the_newest(question: str, told: str) -> None:
    """Of sentences that hold as much of the question; any other one is answered as before."""
    library = Library.open()
    old = "Ana Holm was made chief executive of Nordvale. She will live in Oarhaven."
    new = "Ana Holm resigned as chief executive of Nordvale in spring. The search begins."
    library.add(Article(title="One", text=old, date=datetime.date(2025, 5, 1)))
    library.add(Article(title="Two", text=new, date=datetime.date(2026, 5, 1)))
    assert library.ask(question).hits[0].text.startswith(told)
