from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.opening import open_library
from bot.terminal.corpus import find, open_corpus
from config.settings import load
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import Article, ArticleCard, Outcome
from tests.bot.press import TAX

CARDS = [
    ArticleCard(id="abc1", title="Fares rise"),
    ArticleCard(id="abd2", title="Fares fall"),
    ArticleCard(id="bbb3", title="Fares fall"),
]


def test_what_is_stored_is_opened_once(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question to stored articles waits for no store that is opened only to look into."""
    opened: list[Path] = []
    really_open = Library.open

    def counted(path: Path, **options: Any) -> Library:
        opened.append(path)
        return really_open(path, **options)

    monkeypatch.setattr(Library, "open", counted)
    with open_corpus(load()) as corpus:
        assert opened == [stored]
        assert [card.title for card in corpus.cards] == [TAX.title]


def test_a_store_without_articles_gives_way_to_the_samples(stored: Path) -> None:
    """Whoever has removed all articles asks the samples again."""
    with Library.open(stored) as library:
        library.remove(TAX.id)
    with open_corpus(load()) as corpus:
        assert corpus.samples
        assert len(corpus.cards) == corpus.totals[0] > 1


def test_what_is_added_meanwhile_counts(stored: Path) -> None:
    """A chat that goes on for hours says how many articles there are now."""
    with open_corpus(load()) as corpus, Library.open(stored) as another:
        another.add(Article(title="Eels", text="The eels are back."))
        assert corpus.totals == (2, 7)
        assert [card.title for card in corpus.cards] == ["Eels", TAX.title]


@pytest.mark.parametrize(
    ("given", "found"),
    [("abc1", "abc1"), ("abc", "abc1"), ("ABD", "abd2"), ("b", "bbb3"), (" fares RISE ", "abc1")],
)
def test_an_article_is_meant_by_its_id_or_title(given: str, found: str) -> None:
    """The start of an id is enough where it is unique, and so is a title."""
    assert find(CARDS, given).id == found


@pytest.mark.parametrize("given", ["rise", "RISE, fares!", "Fares  rise"])
def test_words_of_one_title_mean_its_article(given: str) -> None:
    """As in a question, some words of a title do where no other title has them all."""
    assert find(CARDS, given).id == "abc1"


def test_words_of_several_titles_name_them() -> None:
    """Who gave too few words sees which articles have them, and their ids."""
    with pytest.raises(ArticleNotFoundError) as told:
        find(CARDS, "fares")
    assert str(told.value) == (
        "'fares' stands in 3 titles: Fares rise (abc1), Fares fall (abd2), Fares fall (bbb3). "
        "Give more words, or an id."
    )
    many = [ArticleCard(id=f"x{number}", title=f"Fares of {number}") for number in range(9)]
    with pytest.raises(ArticleNotFoundError, match=r"Fares of 4 \(x4\) and 4 more\. Give"):
        find(many, "fares")


def test_what_is_whole_is_meant_before_what_is_a_part() -> None:
    """A title that is just these words is meant, and what is removed is never named by a part."""
    cards = [*CARDS, ArticleCard(id="ccc4", title="Fares")]
    assert find(cards, "fares").id == "ccc4"
    with pytest.raises(ArticleNotFoundError, match=r"Its words stand in: Fares rise \(abc1\)\. "):
        find(cards, "rise", whole=True)


def test_a_few_letters_are_not_meant_as_an_id_to_remove() -> None:
    """Who mistypes a title removes no other article for good; the whole of an id always does."""
    cards = [*CARDS, ArticleCard(id="f00dcafe12345678", title="Tolls")]
    for given in ("f", "F00DC"):
        assert find(cards, given).title == "Tolls"
        with pytest.raises(ArticleNotFoundError, match=f"title '{given}'.* at least 6 characters"):
            find(cards, given, whole=True)
    for given in ("f00dca", "tolls"):
        assert find(cards, given, whole=True).title == "Tolls"
    assert find(cards, "abc1", whole=True).title == "Fares rise"


@pytest.mark.parametrize("given", ["ab", "fares fall", "", "zz", "fares", "are", "?"])
def test_what_is_unclear_or_unknown_is_an_error(given: str) -> None:
    """What means no article, or several, is refused with the word given."""
    with pytest.raises(ArticleNotFoundError, match=repr(given)):
        find(CARDS, given)


@pytest.mark.parametrize("stored", [False, True], ids=["read", "stored"])
def test_the_thresholds_of_the_settings_decide(data: Path, tmp_path: Path, stored: bool) -> None:
    """From which confidence there is an answer, something close, and a name, an operator sets."""
    file = tmp_path / "toll.txt"
    file.write_text("Ann Price said the toll would rise in May. The council meets on Monday.")
    if stored:
        with open_library(load()) as library:
            library.add(Article(text=file.read_text()))
    outcomes, named = [], []
    for answer, close, speaker in ((0, 0, 0), (1, 0, 1), (1, 1, 1)):
        settings = load(answer_threshold=answer, close_threshold=close, speaker_threshold=speaker)
        with open_corpus(settings, None if stored else [file]) as corpus:
            outcomes.append(corpus.library.ask("When will the toll rise?").outcome)
            named.append(len(corpus.library.speakers()))
    assert outcomes == [Outcome.ANSWER, Outcome.CLOSE, Outcome.REFUSAL]
    assert named == [1, 0, 0]
