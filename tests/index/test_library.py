from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from index import library as library_module
from index.errors import ArticleNotFoundError, OnrecordError, SourceError, StoreError
from index.language.analysis import Analyser
from index.library import Library
from index.models import (
    PUBLIC,
    Answer,
    Article,
    Change,
    DateSource,
    Hit,
    Outcome,
    Passage,
    Refusal,
    Thresholds,
    storable,
)
from index.store.opening import FILE, open_store
from tests.index.articles import ALWAYS, BEES, TUNNEL, changed, texts


class Interrupted(Analyser):
    """Analyse as ever, but have something else happen `meanwhile`, once."""

    meanwhile: Callable[[], object] | None = None

    def passages(self, text: str) -> tuple[Passage, ...]:
        """Return the passages of `text`."""
        happen, self.meanwhile = self.meanwhile, None
        if happen:
            happen()
        return super().passages(text)


def test_an_article_that_was_added_answers(library: Library) -> None:
    """The answer is the sentence as it stands in the article, with its place and the article."""
    assert library.add(BEES) is Change.ADDED
    assert library.add(TUNNEL) is Change.ADDED
    answer = library.ask("What will the tunnel cost?")
    assert isinstance(answer, Answer)
    hit = answer.hits[0]
    assert hit.text == "The tunnel will cost 1.2 billion euros, the council said."
    assert (hit.start, hit.end, hit.paragraph, hit.sentence) == (0, len(hit.text), 1, 1)
    (card,) = [card for card in library.articles() if card.id == TUNNEL.id]
    assert hit.article == card
    assert card.model_dump(exclude={"id", "collection", "sentences"}) == TUNNEL.model_dump(
        exclude={"text", "sections"}
    )
    assert (card.collection, card.sentences) == (PUBLIC, 2)


def test_what_a_library_takes_and_gives_stands_beside_it() -> None:
    """Who uses it from Python needs no other module for what it answers and raises."""
    given = {OnrecordError, ArticleNotFoundError, SourceError, StoreError, Answer, Refusal, Hit}
    assert given <= {getattr(library_module, name) for name in library_module.__all__}


def test_reasons_add_up_to_the_score(library: Library) -> None:
    """What is shown under "Why this?" is the whole score."""
    library.add(TUNNEL)
    hits = library.search("What will the tunnel cost the council?")
    assert hits
    for hit in hits:
        assert sum(reason.contribution for reason in hit.reasons) == pytest.approx(hit.score)


def test_adding_again_changes_nothing(library: Library) -> None:
    """The same article is recognised by its address or text, and stays one article."""
    assert [library.add(TUNNEL), library.add(TUNNEL)] == [Change.ADDED, Change.UNCHANGED]
    assert library.add(changed(TUNNEL, url="https://EXAMPLE.org/tunnel/#top")) is Change.UPDATED
    assert len(library.articles()) == 1
    assert len(library.search("tunnel")) == len(set(texts(library.search("tunnel"))))


def test_as_many_sentences_are_found_as_are_asked_for(library: Library) -> None:
    """However many fit, none is left out where all are asked for."""
    library.add(Article(text="\n\n".join(f"Gong {number} was cracked." for number in range(400))))
    assert len(library.search("gong", n=1000)) == 400
    assert len(library.search("gong", n=250)) == 250


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Another title"},
        {"publisher": None},
        {"authors": ("B. Writer",)},
        {"date": datetime.date(2024, 6, 1)},
        {"date_source": DateSource.FEED},
        {"text": "The tunnel will cost nothing after all."},
    ],
)
def test_a_changed_article_replaces_the_old(library: Library, fields: dict[str, object]) -> None:
    """Whatever changed, the new article is there and nothing of the old."""
    library.add(TUNNEL)
    library.ask("tunnel")
    new = changed(TUNNEL, **fields)
    assert library.add(new) is Change.UPDATED
    assert list(library.export()) == [new]
    assert library.add(new) is Change.UNCHANGED
    assert set(texts(library.search("tunnel euros March nothing"))) <= set(new.text.split("\n\n"))


def test_a_removed_article_is_gone(library: Library) -> None:
    """A removed article is neither listed nor found, and cannot be removed twice."""
    library.add(TUNNEL)
    library.add(BEES)
    assert "tunnel" in texts(library.search("tunnel"))[0]
    assert library.remove(TUNNEL.id).title == TUNNEL.title
    assert [card.id for card in library.articles()] == [BEES.id]
    assert texts(library.search("tunnel cost council")) == []
    with pytest.raises(ArticleNotFoundError, match=TUNNEL.id):
        library.remove(TUNNEL.id)
    with pytest.raises(ArticleNotFoundError, match=TUNNEL.id):
        library.article(TUNNEL.id)


def test_many_are_removed_or_none(library: Library) -> None:
    """Where one of them is not there all stay; each goes once, however often it is named."""
    for article in (TUNNEL, BEES):
        library.add(article)
    with pytest.raises(ArticleNotFoundError, match="nowhere"):
        library.remove_many([TUNNEL.id, "nowhere", BEES.id])
    assert library.size() == 2
    assert library.check() == []
    removed = library.remove_many([TUNNEL.id, BEES.id, TUNNEL.id])
    assert [card.title for card in removed] == [TUNNEL.title, BEES.title]
    assert library.remove_many([]) == []
    assert library.size() == 0


def test_adding_many_says_what_happened_to_each(library: Library) -> None:
    """Each article is yielded with what adding it did, in order, as soon as it is there."""
    library.add(BEES)
    done = library.add_many(iter([TUNNEL, BEES, changed(TUNNEL, title="New")]))
    assert next(done) == (TUNNEL, Change.ADDED)
    assert len(library.articles()) == 2
    assert [change for _, change in done] == [Change.UNCHANGED, Change.UPDATED]


def test_articles_are_listed_newest_first(library: Library) -> None:
    """Newest first, those without a date last, and by title within a day, wherever one looks."""
    for number, (title, date) in enumerate(
        [("b", None), ("D", "2024-01-01"), ("c", "2024-01-01"), ("e", "2024-01-02"), ("A", None)]
    ):
        library.add(Article.model_validate({"text": f"T{number}", "title": title, "date": date}))
    assert [card.title for card in library.articles()] == ["e", "c", "D", "A", "b"]
    assert [heading.title for heading in library.headings()] == ["e", "c", "D", "A", "b"]


def test_an_article_is_given_with_its_passages(library: Library) -> None:
    """The passages of an article are its sentences in order, each a slice of its text."""
    library.add(TUNNEL)
    stored = library.article(TUNNEL.id)
    assert stored.text == TUNNEL.text
    assert [passage.text for passage in stored.passages] == TUNNEL.text.split("\n\n")
    assert [passage.sentence for passage in stored.passages] == [1, 2]


def test_a_question_may_be_put_to_one_article(library: Library) -> None:
    """Only that article answers; an id that is not in the collections asked is an error."""
    library.add(TUNNEL)
    other = Article(text="Another tunnel will cost 3 million euros.")
    library.add(other)
    library.add(BEES, collection="user:1")
    assert texts(library.search("What will the tunnel cost?", article=other.id)) == [other.text]
    with pytest.raises(ArticleNotFoundError, match=BEES.id):
        library.ask("bees", article=BEES.id)
    assert texts(library.search("bees", article=BEES.id, collections=[PUBLIC, "user:1"]))


@pytest.mark.parametrize(
    "question",
    [
        "",
        " \n",
        "?",
        "the of and",
        "👩‍👩‍👧 🐝",
        "Сколько стоит тоннель?",
        "トンネル",
        "x" * 5000,
        "tunnel " * 700,
        "a\0b \ud800",
        "\u202etunnel\u202c",
        "' OR 1=1 --",
        "%s {0}",
    ],
)
@pytest.mark.parametrize("filled", [True, False])
def test_any_question_gets_an_answer(question: str, *, filled: bool) -> None:
    """Whatever is asked, and of however little, there is an answer or a refusal."""
    with Library.open() as library:
        if filled:
            library.add(TUNNEL)
        asked = library.ask(question)
        assert asked.question == storable(question)
        assert asked.model_dump_json()
        library.search(question)


def test_passages_are_verbatim(library: Library) -> None:
    """Every sentence shown is a slice of the article, whatever characters the article has."""
    text = (
        "“Cafe\u0301s,” she said, “are 👩\u200d👩\u200d👧 full.”\r\n\r\n"
        "שלום\u200f, a NUL \0 and\u200b zero width. End"
    )
    article = Article(text=text)
    library.add(article)
    hits = library.search("cafes full zero width end")
    assert hits
    for hit in hits:
        assert article.text[hit.start : hit.end] == hit.text


def test_a_byline_is_no_sentence(library: Library) -> None:
    """Sentences are counted from below it, at their places in the text as it was given."""
    text = "By Martha Lyle\n26 February 2026\n\nCouncil tax will rise. The library stays open."
    given = Article(text=text, title="Budget passes")
    library.add(given)
    assert len(library.article(given.id).passages) > 2  # of which nobody has read the byline
    authors, date = ("Martha Lyle",), datetime.date(2026, 2, 26)
    article = given.model_copy(update={"authors": authors, "date": date})
    library.add(article)
    stored = library.article(article.id)
    assert stored.text == text
    assert [(one.text, one.paragraph, one.sentence) for one in stored.passages] == [
        ("Council tax will rise.", 1, 1),
        ("The library stays open.", 1, 2),
    ]
    assert all(text[one.start : one.end] == one.text for one in stored.passages)


def test_a_text_that_is_not_the_one_added_is_not_shown(tmp_path: Path) -> None:
    """A sentence is shown only after its article has been checked again."""
    with Library.open(tmp_path, thresholds=ALWAYS) as library:
        library.add(TUNNEL)
        library.add(BEES)
        assert texts(library.search("tunnel"))
        tamper = sqlite3.connect(tmp_path / FILE)
        tamper.execute("UPDATE articles SET text = replace(text, '1.2 billion', '9.9 billion')")
        tamper.commit()
        tamper.close()
        assert texts(library.search("tunnel cost")) == []
        assert isinstance(library.ask("What will the tunnel cost?", article=TUNNEL.id), Refusal)
        assert texts(library.search("bees"))


def test_one_sentence_of_50000_characters_is_a_sentence(library: Library) -> None:
    """An article without a full stop is stored, found and shown like any other."""
    text = "the council spoke of tunnels " * 1725
    assert library.add(Article(text=text)) is Change.ADDED
    hit = library.search("council tunnels")[0]
    assert hit.text in text


def test_a_confidence_decides_between_answer_and_refusal() -> None:
    """From `answer` on it is an answer, from `close` on it may be one, below it is none."""
    kinds = {}
    for name, thresholds in {
        "sure": Thresholds(answer=0, close=0),
        "close": Thresholds(answer=1, close=0),
        "none": Thresholds(answer=1, close=1),
    }.items():
        with Library.open(thresholds=thresholds) as library:
            library.add(TUNNEL)
            library.add(BEES)
            kinds[name] = library.ask("Did the council plan zeppelins?")
    assert [kinds[name].outcome for name in ("sure", "close", "none")] == [
        Outcome.ANSWER,
        Outcome.CLOSE,
        Outcome.REFUSAL,
    ]
    refusal = kinds["none"]
    assert isinstance(refusal, Refusal)
    assert refusal.confidence == kinds["sure"].confidence
    assert "zeppelins" in refusal.unknown_words
    assert TUNNEL.id in [card.id for card in refusal.nearest]


def test_an_article_gets_another_title(library: Library) -> None:
    """It keeps its id and everything else, and is found under the new title."""
    library.add(TUNNEL)
    before = library.article(TUNNEL.id)
    card = library.rename(TUNNEL.id, "Zeppelins  approved\n")
    assert card == before.card.model_copy(update={"title": "Zeppelins approved"})
    assert library.article(TUNNEL.id).passages == before.passages
    assert library.search("tunnel")[0].article == card


def test_an_article_that_is_changed_or_renamed_counts_as_added_then(library: Library) -> None:
    """An export has it last, whichever of both happened to it."""
    library.add(TUNNEL)
    library.add(BEES)
    library.rename(TUNNEL.id, "Zeppelins approved")
    renamed = changed(TUNNEL, title="Zeppelins approved")
    assert list(library.export()) == [BEES, renamed]
    library.add(changed(BEES, title="Bees are back"))
    assert list(library.export()) == [renamed, changed(BEES, title="Bees are back")]


def test_only_an_article_that_is_there_gets_another_title(library: Library) -> None:
    """An article of another collection is not there."""
    library.add(TUNNEL)
    with pytest.raises(ArticleNotFoundError):
        library.rename(TUNNEL.id, "Other", collection="guild:1")
    assert library.articles()[0].title == TUNNEL.title


def test_what_is_stored_while_an_article_gets_another_title_stays() -> None:
    """Only the title is new: the date and publisher that somebody gives it meanwhile are kept."""
    newer = changed(TUNNEL, publisher="The Valley Courier", date=datetime.date(2024, 6, 1))
    analyser = Interrupted()
    with Library(open_store(None), analyser, ALWAYS) as library:
        library.add(TUNNEL)
        analyser.meanwhile = partial(library.add, newer)
        library.rename(TUNNEL.id, "Zeppelins approved")
        assert list(library.export()) == [changed(newer, title="Zeppelins approved")]


def test_a_collection_is_cleared(library: Library) -> None:
    """Nothing of it is found any more, and nothing of another is gone."""
    for collection in ("public", "user:1"):
        library.add(TUNNEL, collection=collection)
        library.add(BEES, collection=collection)
    assert library.search("tunnel", collections=["user:1"])
    assert library.clear("user:1") == 2
    assert library.clear("user:1") == 0
    assert not library.search("tunnel", collections=["user:1"])
    assert library.articles(collections=["user:1"]) == []
    assert len(library.articles()) == 2
    assert library.add(TUNNEL, collection="user:1") is Change.ADDED
    assert library.search("tunnel", collections=["user:1"])
