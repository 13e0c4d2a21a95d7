"""Quotes through the library's door: who said what, about a topic, newest first."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path

import pytest

from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import PUBLIC, Article, Hit, Thresholds

KIRBY = (
    "“The talks will go on,” said John Kirby, {role}.\n\nKirby said the tunnel was not discussed."
)


def article(text: str, date: str | None = None, title: str = "") -> Article:
    """Return an article of that date."""
    return Article.model_validate({"text": text, "date": date, "title": title})


def said(hits: tuple[Hit, ...]) -> list[tuple[str, str]]:
    """Return who says what in each hit."""
    return [
        (hit.attribution.speaker.name, hit.text)
        for hit in hits
        if hit.attribution and hit.attribution.speaker
    ]


def labels(
    library: Library, prefix: str = "", collections: tuple[str, ...] = (PUBLIC,)
) -> list[str]:
    """Return the labels of the speakers whose names begin so."""
    return [card.label for card in library.speakers(prefix, collections=collections)]


def test_quotes_come_newest_first_each_with_its_place(library: Library) -> None:
    """The newest article comes first, one without a date last, and each reads from its start."""
    old = article(
        "“It is late,” said Mary Hale, the mayor. Hale said buses would run.", "2024-01-01"
    )
    new = article("Ann Price said the bridge was safe.", "2025-01-01")
    undated = article("Bob Stone said nobody had asked.")
    for one in (new, undated, old):
        library.add(one)
    hits = library.quotes()
    assert [name for name, _ in said(hits)] == ["Ann Price", "Mary Hale", "Mary Hale", "Bob Stone"]
    assert [hit.sentence for hit in hits] == [1, 1, 2, 1]
    for hit in hits:
        assert library.article(hit.article.id).text[hit.start : hit.end] == hit.text
    assert library.quotes(n=2) == hits[:2]
    assert library.quotes(article=old.id) == hits[1:3]
    with pytest.raises(ArticleNotFoundError):
        library.quotes(article="none")


def test_quotes_are_held_to_days(library: Library) -> None:
    """Both days count, and an article of no known day is left out, also where it is the only."""
    days = ("2024-01-01", "2024-06-30", "2025-01-01", None)
    told = [article(f"Ann Price said on day {at} it was safe.", day) for at, day in enumerate(days)]
    for one in told:
        library.add(one)
    undated = told[-1].id
    middle = datetime.date(2024, 6, 30)

    def found(since: datetime.date | None, until: datetime.date | None) -> list[str]:
        hits = library.quotes(speaker="Price", since=since, until=until)
        return [str(hit.article.date) for hit in hits]

    assert found(middle, None) == ["2025-01-01", "2024-06-30"]
    assert found(None, middle) == ["2024-06-30", "2024-01-01"]
    assert found(middle, middle) == ["2024-06-30"]
    assert library.quotes(article=undated)
    assert not library.quotes(article=undated, until=middle)


def test_only_sentences_with_a_sure_speaker_are_quotes(library: Library) -> None:
    """Narration is nobody's quote, and a speaker below the threshold is not named."""
    library.add(article("The bridge is old.\n\nAnn Price said it was safe."))
    assert said(library.quotes()) == [("Ann Price", "Ann Price said it was safe.")]
    with Library.open(thresholds=Thresholds(speaker=1.0)) as strict:
        strict.add(article("Ann Price said it was safe."))
        assert strict.quotes() == ()
        assert strict.speakers() == []


def test_a_pronoun_of_whom_is_nobody_to_choose(library: Library) -> None:
    """Who reads "they" alone learns no name, so it is neither a quote nor a speaker."""
    library.add(article("The storm passed. They said the rest would hold."))
    assert library.quotes() == ()
    assert library.speakers() == []


def test_a_topic_must_stand_in_the_sentence_its_paragraph_or_the_title(library: Library) -> None:
    """Every word of the topic counts, in any form; words of a distant paragraph do not."""
    between = "\n\n".join(["Nothing else happened."] * 5)
    text = f"Ann Price said tunnels cost a lot.\n\n{between}\n\nBob Stone said it was fine."
    library.add(article(text, title="The harbour tunnel"))
    library.add(article("Mary Hale said the harbour was full.", title="Fishing"))
    assert [name for name, _ in said(library.quotes(topic="the costs of the tunnel"))] == [
        "Ann Price"
    ]
    assert {name for name, _ in said(library.quotes(topic="harbour"))} == {"Mary Hale"}
    assert {name for name, _ in said(library.quotes(topic="fine harbour"))} == {"Bob Stone"}
    assert library.quotes(topic="zeppelin") == ()
    assert library.quotes(topic="tunnel zeppelin") == ()


def test_one_person_of_several_articles_is_one_card(library: Library) -> None:
    """The same full name with roles that go together is one person, under the newest role."""
    role = "White House National Security Council spokesperson"
    library.add(article(KIRBY.format(role=role), "2024-01-01"))
    library.add(article(KIRBY.format(role="the National Security Council spokesman"), "2025-01-01"))
    (card,) = library.speakers("kirb")
    assert card.label == "John Kirby, the National Security Council spokesman"
    assert (card.quotes, card.articles) == (4, 2)
    assert len(library.quotes(speaker=card.label)) == 4
    assert len(library.quotes(speaker=card.label[:30])) == 4
    assert {name for name, _ in said(library.quotes(speaker="KIRBY"))} == {"John Kirby"}
    assert len(library.quotes(speaker="John Kirby", topic="talks about the tunnel")) == 4
    assert library.quotes(speaker="John Kirby", topic="harbour") == ()


def test_one_name_with_other_roles_is_somebody_else(library: Library) -> None:
    """Two people of one name are two cards, and a label finds only its own."""
    library.add(article("“It is late,” said John Smith, the mayor of Ostrey."))
    library.add(article("“We will win,” said John Smith, the coach of Carrow United."))
    found = labels(library, "john sm")
    assert sorted(found) == [
        "John Smith, the coach of Carrow United",
        "John Smith, the mayor of Ostrey",
    ]
    for label in found:
        assert len(library.quotes(speaker=label)) == 1
    assert len(library.quotes(speaker="John Smith")) == 2
    assert len(library.quotes(speaker="mayor")) == 1


def test_speakers_begin_as_typed_in_any_word(library: Library) -> None:
    """Every word typed begins a word of the name, accents and capitals aside."""
    safe = "said the bridge was safe."
    library.add(article(f"Renée Carrow {safe} Carla Renner {safe} An official {safe}"))
    assert labels(library, "CAR") == ["Carla Renner", "Renée Carrow"]
    assert labels(library, "rene") == ["Renée Carrow"]
    assert labels(library, "carr ren") == ["Renée Carrow"]
    assert labels(library, "x") == []
    assert set(labels(library)) == {"Carla Renner", "Renée Carrow"}


def test_quotes_and_speakers_follow_every_change(library: Library) -> None:
    """What was removed or replaced is not quoted any more, what was added is at once."""
    first = Article(text="Ann Price said the bridge was safe.", url="https://example.org/1")
    library.add(first)
    assert labels(library) == ["Ann Price"]
    library.add(Article(text="Bob Stone said the bridge was safe.", url="https://example.org/1"))
    assert labels(library) == ["Bob Stone"]
    assert [name for name, _ in said(library.quotes())] == ["Bob Stone"]
    library.remove(first.id)
    assert (labels(library), library.quotes(), library.quotes(speaker="Stone")) == ([], (), ())


def test_nobody_is_quoted_from_another_collection(library: Library) -> None:
    """Neither quotes nor names cross from one collection to another."""
    library.add(article("Ann Price said the tunnel was safe."), collection="guild:1")
    library.add(article("Ann Price said the tunnel was dear."))
    assert [text for _, text in said(library.quotes(speaker="Price", topic="tunnel"))] == [
        "Ann Price said the tunnel was dear."
    ]
    assert labels(library, "a", ("guild:2",)) == []
    (card,) = library.speakers("a", collections=("guild:1", PUBLIC))
    assert (card.quotes, card.articles) == (2, 2)


def test_an_article_in_two_collections_is_quoted_once(library: Library) -> None:
    """A server that added what is public too reads each sentence once, and counts it once."""
    two = article("Ann Price said the bridge was safe. Price said it would last.", "2025-01-01")
    both = ("guild:1", PUBLIC)
    for name in both:
        library.add(two, collection=name)
    library.add(article("Ann Price said the bridge was safe.", "2024-01-01"))
    hits = library.quotes(collections=both)
    assert [(hit.article.date, hit.sentence) for hit in hits] == [
        (datetime.date(2025, 1, 1), 1),
        (datetime.date(2025, 1, 1), 2),
        (datetime.date(2024, 1, 1), 1),
    ]
    assert library.quotes(collections=both, n=3) == hits
    (card,) = library.speakers(collections=both)
    assert (card.quotes, card.articles) == (3, 2)


@pytest.mark.parametrize("typed", ["", " ", "?", ",", "a\0b", "\ud800", "x" * 5000, "%", "John,"])
def test_any_text_may_be_typed(library: Library, typed: str) -> None:
    """Whatever is typed as a speaker or a topic, the answer is a list."""
    library.add(article("John Smith, the mayor, said the bridge was safe."))
    assert isinstance(library.quotes(speaker=typed), tuple)
    assert isinstance(library.quotes(topic=typed), tuple)
    assert isinstance(library.speakers(typed), list)


def test_speakers_are_read_while_others_add(tmp_path: Path) -> None:
    """Reading in one thread and adding in another gives lists, and in the end all of them."""
    with Library.open(tmp_path) as library:
        names = [f"Ann {chr(65 + i)}rice" for i in range(20)]

        def add() -> None:
            for name in names:
                library.add(article(f"{name} said the bridge was safe."))

        writer = threading.Thread(target=add)
        writer.start()
        while writer.is_alive():
            assert len(library.speakers("ann")) <= len(names)
        writer.join()
        assert sorted(labels(library)) == sorted(names)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Holm", {"Dana Holm"}),
        ("Ms Holm", {"Dana Holm"}),
        ("the harbour master", {"Dana Holm"}),
        ("harbour master Dana Holm", {"Dana Holm"}),
        ("Dana Holm, the harbour master", {"Dana Holm"}),
        ("Price", {"Ann Price"}),
        ("the price commissioner", {"Tom Reed"}),
        ("Tess Reed", set()),
        ("nobody", set()),
        ("Amy Orr", {"Amy Orr", "Orr"}),
        ("Orr", {"Amy Orr", "Orr"}),
    ],
)
def test_questions_and_quotes_mean_the_same_people(
    library: Library, asked: str, names: set[str]
) -> None:
    """A name, a role or both mean one person in `ask`, in a question and in `quotes` alike."""
    for said_so in (
        "“Drones are grounded,” said Dana Holm, the harbour master.",
        "“Drones are cheap,” said Dana Holm.",
        "“Drones are dear,” said Tom Reed, the price commissioner.",
        "“Drones are loud,” said Ann Price, a neighbour.",
        "“Drones are small,” Orr said.",
        "“Drones are slow,” said Amy Orr.",
    ):
        library.add(article(said_so))
    asked_for = library.ask("What about drones?", speaker=asked, n=10).hits
    assert {name for name, _ in said(asked_for)} == names
    assert {name for name, _ in said(library.quotes(speaker=asked))} == names
    in_question = library.ask(f"What did {asked} say about drones?", n=10)
    assert (not in_question.reading.lacks) == bool(names)
    if names:
        assert {name for name, _ in said(in_question.hits)} == names
