from __future__ import annotations

import datetime
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.models import Article, DateSource, Section
from index.sources import jsonl

texts = st.text(st.characters(codec=None, categories=None), max_size=40).map(
    lambda text: text + "x"
)
articles = st.builds(
    Article,
    text=texts,
    title=texts,
    url=st.none() | st.just("https://example.org/a?b=c"),
    publisher=st.none() | texts,
    authors=st.lists(texts, max_size=2).map(tuple),
    date=st.none(),
) | st.builds(
    Article,
    text=texts,
    date=st.dates(datetime.date(1500, 1, 1), datetime.date(2200, 1, 1)),
    date_source=st.sampled_from(DateSource),
)


def read(data: bytes) -> list[Article | str]:
    found = jsonl.read(io.BytesIO(data), "f")
    return [str(one) if isinstance(one, SourceError) else one for one in found]


@given(st.lists(articles, min_size=1, max_size=4))
def test_what_goes_out_comes_back(given: list[Article]) -> None:
    """Articles written as JSON Lines are read as the same articles."""
    assert read("\n".join(map(jsonl.dump, given)).encode()) == given


def test_headings_go_out_and_come_back() -> None:
    """What other programs call sections, or what lies beyond the text, is passed over."""
    section = Section(start=0, end=3, level=2)
    article = Article(text="May\n\nWe sail.", sections=(section,))
    assert read(jsonl.dump(article).encode()) == [article]
    for others in (["News"], "News", 7, [{"start": 0, "end": 99, "level": 1}], [{"start": 4}]):
        line = json.dumps({"text": article.text, "sections": others})
        assert jsonl.parse(line).sections == ()


def test_a_byline_completes_a_line() -> None:
    """Once its lines were neither read nor sentences; what the line itself says comes first."""
    text = "By Martha Lyle\r\n26 February 2026\r\n\r\nThe council met."
    told = {"title": "Budget", "text": text, "author": "A. Writer", "date": "2024-05-31"}
    whole, open_one = map(jsonl.parse, map(json.dumps, (told, {"title": "Budget", "text": text})))
    assert (whole.authors, whole.date) == (("A. Writer",), datetime.date(2024, 5, 31))
    assert (open_one.authors, open_one.date) == (("Martha Lyle",), datetime.date(2026, 2, 26))
    assert (open_one.date_source, open_one.text) == (DateSource.PAGE, text)
    assert jsonl.parse(jsonl.dump(open_one)) == open_one


def test_a_bad_line_is_named_and_the_others_go_in() -> None:
    """Each line that is no article is an error with its number; blank lines are nothing."""
    lines = [
        '{"text": "One."}',
        "nonsense",
        "",
        '["text"]',
        '{"title": "no text"}',
        '{"text": 5}',
        '{"text": "..."}',
        '{"text": "x", "url": "javascript:alert(1)"}',
        '{"text": "x", "date": "soon"}',
        '{"text": "x", "title": ["a"]}',
        '{"text": "x", "authors": {"a": 1}}',
        '{"text": "x", "date": "2024-05-31", "date_source": "dream"}',
        "[" * 100_000,
        '{"text": "x", "n": ' + "9" * 5000 + "}",
        '{"text": "Two.", "id": "ours", "rating": 5, "author": "A. Writer"}',
    ]
    found = read("\n".join(lines).encode())
    assert found[0] == Article(text="One.")
    assert found[-1] == Article(text="Two.", authors=("A. Writer",))
    assert [str(one).partition(" ")[0] for one in found[1:-1]] == [
        f"f:{number}:" for number in (2, *range(4, 15))
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_lines_are_read_in_any_encoding_of_a_text(encoding: str) -> None:
    """JSON Lines may come from Windows."""
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    data = f'{mark}{{"text": "Café."}}\r\n{{"text": "Crème."}}\r\n'.encode(encoding)
    assert read(data) == [Article(text="Café."), Article(text="Crème.")]


def test_half_a_surrogate_is_replaced() -> None:
    """JSON can write what no encoding can store."""
    (article,) = read(b'{"text": "a\\ud800b\\u0000c"}')
    assert isinstance(article, Article)
    assert article.text == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"


def test_an_overlong_line_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line over the limit is refused once, however long it is; the next line goes in."""
    monkeypatch.setattr(jsonl, "_LONGEST", 100)
    long = json.dumps({"text": "x" * 1000})
    found = read(f'{long}\n{{"text": "Next."}}\n'.encode())
    assert [type(one) for one in found] == [str, Article]


def test_a_broken_file_in_utf_16_is_an_error() -> None:
    """A file that lies about its encoding is refused, not half read."""
    with pytest.raises(ValueError, match="UTF-16"):
        read(b"\xff\xfe{\x00\xd8")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"headline": "Ferry", "body": "One."}', 'f:1: has no "text", but "headline", "body"'),
        ("{}", 'f:1: has no "text"'),
        (
            '{"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1}',
            'f:1: has no "text", but "a", "b", "c", "d", "e" and more',
        ),
        ('{"\\ud800": 1}', 'f:1: has no "text", but "\ufffd"'),
        ('{"text": "One.', "f:1: is not JSON: Unterminated string starting at character 10"),
        ("{text}", "f:1: is not JSON: Expecting property name enclosed in double quotes"),
    ],
)
def test_what_a_line_has_in_place_of_a_text_is_told(line: str, reason: str) -> None:
    """Who wrote "body" for "text" sees it, and an error reads as a sentence."""
    (error,) = read(line.encode())
    assert str(error).startswith(reason)
    assert " at at " not in str(error)
