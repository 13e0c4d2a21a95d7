from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from index.models import Article, Attribution, Span, Speaker, SpeechKind, storable

any_text = st.text(st.characters(codec=None, categories=None))


@given(any_text)
def test_storable_text_keeps_every_offset(text: str) -> None:
    """NULs and lone surrogates are replaced one for one; all else stays."""
    stored = storable(text)
    assert len(stored) == len(text)
    assert "\0" not in stored
    stored.encode()
    for before, after in zip(text, stored, strict=True):
        replaced = before == "\0" or unicodedata.category(before) == "Cs"
        assert after == ("\N{REPLACEMENT CHARACTER}" if replaced else before)


@pytest.mark.parametrize(
    "text",
    [
        "\u202eright to left\u202c",
        "zero\u200bwidth\ufeff",
        "cafe\u0301",
        "שלום world",
        "👩\u200d👩\u200d👧 word",
    ],
)
def test_unusual_characters_are_kept(text: str) -> None:
    """Marks of direction, zero-width characters and combining accents belong to the text."""
    assert Article(text=text).text == text


@pytest.mark.parametrize("text", ["", " \n\t", "...", "👍", "\0"])
def test_a_text_without_words_is_no_article(text: str) -> None:
    """There is nothing to answer from in a text without letters and digits."""
    with pytest.raises(ValidationError, match="no words"):
        Article(text=text)


def test_labels_stand_on_one_line() -> None:
    """Titles, publishers and authors lose line breaks, NULs and runs of spaces."""
    article = Article(text="x", title=" A\n\tb\0 ", publisher="The\r\nPaper", authors=("J.\nDoe",))
    assert (article.title, article.publisher, article.authors) == ("A b�", "The Paper", ("J. Doe",))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/", "nonsense"])
def test_an_article_links_to_the_web_only(url: str) -> None:
    """An address that a reader should not click on is refused."""
    with pytest.raises(ValidationError, match="not an http or https address"):
        Article(text="x", url=url)


def test_an_empty_address_is_none() -> None:
    """Front matter with an empty `url:` means that there is none."""
    assert Article(text="x", url="").url is None


def test_a_publisher_without_a_name_is_none() -> None:
    """An empty `publisher:`, as a template leaves it, means that there is none."""
    assert [Article(text="x", publisher=name).publisher for name in ("", " \n")] == [None, None]


def test_an_address_that_cannot_be_stored_is_mended() -> None:
    """A lone surrogate or a NUL in an address becomes the same mark as in every other text."""
    for character in ("\ud800", "\0"):
        assert Article(text="x", url=f"http://x.org/{character}").url == "http://x.org/\ufffd"


def test_records_are_frozen_and_know_their_names() -> None:
    """A record can neither be changed nor be given a field that it does not have."""
    article = Article(text="x")
    with pytest.raises(ValidationError, match="frozen"):
        article.text = "y"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Article(text="x", colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 3)])
def test_a_span_holds_something(start: int, end: int) -> None:
    """A span starts in the text and ends after it starts."""
    with pytest.raises(ValidationError):
        Span(start=start, end=end)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_lies_between_nothing_and_certainty(confidence: float) -> None:
    """A confidence is a number from 0 to 1."""
    with pytest.raises(ValidationError):
        Attribution(kind=SpeechKind.DIRECT, confidence=confidence)


def test_records_survive_json() -> None:
    """What `--json` prints makes the same record again."""
    article = Article(text="x y", title="t", date=datetime.date(2024, 5, 31), authors=("A", "B"))
    assert Article.model_validate_json(article.model_dump_json()) == article
    said = Attribution(
        kind=SpeechKind.MIXED,
        speaker=Speaker(name="Ada", mention=Span(start=1, end=4)),
        cue="said",
        confidence=0.5,
    )
    assert Attribution.model_validate_json(said.model_dump_json()) == said
