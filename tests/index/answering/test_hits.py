from __future__ import annotations

import pytest

from index.answering.hits import PassageReader, make_hits, named, quoted
from index.language.analysis import Analyser
from index.library import Library
from index.models import PUBLIC, Article, Attribution, Change, Reference, Speaker, SpeechKind
from index.search import Candidate
from index.sources.texts import from_markdown
from index.store.opening import open_store
from index.store.terms import ids_after
from tests.index.articles import ALWAYS

TEXT = "“It will cost more,” said Ada Verrin, the mayor of Harrowmouth."


def said_by(name: str, role: str | None = None, confidence: float = 0.7) -> Attribution:
    speaker = Speaker(name=name, role=role)
    return Attribution(kind=SpeechKind.DIRECT, speaker=speaker, cue="said", confidence=confidence)


def test_a_sure_speaker_is_named() -> None:
    """A speaker in the article's own words, with enough confidence, is shown as found."""
    attribution = said_by("Ada Verrin", "the mayor of Harrowmouth")
    assert named(attribution, TEXT, threshold=0.7) == attribution


def test_an_unsure_speaker_is_not_named() -> None:
    """Below the threshold the attribution stays, without its speaker."""
    attribution = said_by("Ada Verrin")
    hidden = named(attribution, TEXT, threshold=0.71)
    assert hidden.speaker is None
    assert (hidden.kind, hidden.cue, hidden.confidence) == (SpeechKind.DIRECT, "said", 0.7)


@pytest.mark.parametrize("name", ["Ada  Verrin", "Ada Verrin-Holt", "ada verrin"])
def test_a_name_that_is_not_in_the_article_is_not_shown(name: str) -> None:
    """A name must stand in the article letter by letter."""
    assert named(said_by(name), TEXT, threshold=0).speaker is None


@pytest.mark.parametrize("name", ["He", "they"])
def test_a_pronoun_alone_is_no_name(name: str) -> None:
    """Who is meant by a pronoun nobody knows, so nobody is shown."""
    assert named(said_by(name), f"{name} said it would cost more.", threshold=0).speaker is None


def test_a_role_that_is_not_in_the_article_is_not_shown() -> None:
    """A role that does not stand in the article is left out; the name may stay."""
    shown = named(said_by("Ada Verrin", "governor"), TEXT, threshold=0).speaker
    assert shown == Speaker(name="Ada Verrin")


def test_nobody_stays_nobody() -> None:
    """A quotation whose speaker was not found has none, however sure that is."""
    attribution = Attribution(kind=SpeechKind.INDIRECT, confidence=1)
    assert named(attribution, TEXT, threshold=0) == attribution


def test_the_same_sentence_elsewhere_is_named_beside_it() -> None:
    """A hit names each other article that has its sentence, once, and not its own."""
    text = "The tunnel will cost money. Really: the tunnel will cost money."
    store = open_store()
    library = Library(store, Analyser(), ALWAYS)
    for number in range(3):
        library.add(Article(title=str(number), url=f"https://example.org/{number}", text=text))
    with store.reading() as connection:
        stored = list(ids_after(connection, PUBLIC, 0))
        keys = [ids.first_passage + n for ids in stored for n in range(len(ids.lengths))]
        first = Candidate(keys[0], stored[0].article, 1.0, duplicates=tuple(keys[1:]))
        (hit,) = make_hits(connection, PassageReader(connection), [first], speaker_threshold=1)
    assert hit.article.title == "0"
    assert [card.title for card in hit.also_in] == ["1", "2"]
    library.close()


def test_a_speaker_below_the_threshold_is_hidden_in_answers() -> None:
    """The library's threshold holds for every answer."""
    thresholds = ALWAYS.model_copy(update={"speaker": 1})
    with Library.open(thresholds=thresholds) as library:
        library.add(Article(text=TEXT))
        (hit,) = library.search("What will it cost?", n=1)
    assert hit.attribution is None or hit.attribution.confidence == 1 or not hit.attribution.speaker


def test_a_name_that_stands_elsewhere_comes_with_its_sentence() -> None:
    """Answers, quotes and passages of an article tell the words and the sentence of the name."""
    text = f"It rained. {TEXT} She said that nobody minded the tunnel."
    with Library.open(thresholds=ALWAYS) as library:
        library.add(Article(text=text))
        asked = library.ask("Did anybody mind the tunnel?", n=1).hits[0]
        *_, listed = library.quotes()
        article = library.article(asked.article.id)
    shown = quoted(article, article.passages[2], article.passages[2].attributions[0])
    for hit in (asked, listed, shown):
        assert hit.text.startswith("She said")
        assert hit.attribution is not None
        assert hit.attribution.speaker is not None
        assert hit.attribution.speaker.name == "Ada Verrin"
        assert hit.reference == Reference(words="She", sentence=2)


def test_a_name_in_the_sentence_needs_no_reference() -> None:
    """Nothing is told where the sentence itself gives the name."""
    with Library.open(thresholds=ALWAYS) as library:
        library.add(Article(text=TEXT))
        assert library.ask("What will cost more?").hits[0].reference is None


PROGRAMME = """---
title: Regatta
---
# Regatta

Two days by the sea.

## Saturday, 11 July

- 14:00 – Raft race

### On land

- 15:00 – Cake contest

## Sunday, 12 July

- 16:00 – Swim across the harbour
"""


@pytest.mark.parametrize(
    ("question", "text", "under"),
    [
        ("raft race", "14:00 – Raft race", ("Saturday, 11 July",)),
        ("cake contest", "15:00 – Cake contest", ("Saturday, 11 July", "On land")),
        ("swim across the harbour", "16:00 – Swim across the harbour", ("Sunday, 12 July",)),
        ("days by the sea", "Two days by the sea.", ()),
        ("“Saturday, 11 July”", "Saturday, 11 July", ()),
        ("“On land”", "On land", ("Saturday, 11 July",)),
    ],
)
def test_a_hit_tells_the_headings_above_it(
    question: str, text: str, under: tuple[str, ...]
) -> None:
    """Those that it stands under, the outermost first; the title is none, nor is it itself."""
    with Library.open() as library:
        library.add(from_markdown(PROGRAMME))
        found = library.search(question)
        (kept,) = library.export()
    assert (found[0].text, found[0].under) == (text, under)
    assert kept == from_markdown(PROGRAMME)


def test_headings_that_are_known_later_are_added() -> None:
    """An article that was stored without them is another once they are there."""
    article = from_markdown(PROGRAMME)
    with Library.open() as library:
        library.add(article.replace(sections=()))
        assert library.add(article) is Change.UPDATED
        assert library.search("raft race")[0].under == ("Saturday, 11 July",)


def test_a_quote_tells_the_headings_above_it() -> None:
    """As an answer does."""
    with Library.open() as library:
        library.add(from_markdown(f"# Roads\n\n## The bridge\n\n{TEXT}"))
        (found,) = library.quotes(speaker="Verrin")
    assert found.under == ("The bridge",)
