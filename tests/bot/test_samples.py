"""The sample articles: enough of them, complete, and recognisably invented."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from bot.terminal import corpus

SAMPLES = sorted(corpus.SAMPLES.glob("*.md"))
FIRST_ANSWER = "“The harbour tunnel will cost 412 million euros"


@cache
def read(path: Path) -> tuple[dict[str, Any], str]:
    """Return a sample's front matter and body."""
    _, front_matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front_matter), body.strip()


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Path:
    """Give each sample in turn."""
    path: Path = request.param
    return path


def test_there_are_enough_samples_to_choose_between() -> None:
    """A first question meets at least sixteen articles."""
    assert len(SAMPLES) >= 16


def test_front_matter_is_complete(sample: Path) -> None:
    """Every sample names its title, address, publisher, authors and day."""
    fields, _ = read(sample)
    authors = fields.get("authors", [fields.get("author")])
    assert all(isinstance(fields[key], str) for key in ("title", "url", "publisher"))
    assert authors
    assert all(isinstance(author, str) and author for author in authors)
    assert isinstance(fields["date"], datetime.date)


def test_length_is_that_of_a_news_report(sample: Path) -> None:
    """A sample has 200 to 600 words."""
    _, body = read(sample)
    assert 200 <= len(body.split()) <= 600


def test_no_sample_points_to_a_real_site(sample: Path) -> None:
    """Addresses use the domain that is reserved for examples."""
    fields, body = read(sample)
    assert (urlsplit(fields["url"]).hostname or "").endswith(".example")
    assert "http" not in body


def test_quotation_marks_are_balanced(sample: Path) -> None:
    """A quotation is closed in its paragraph, or goes on at the start of the next one."""
    _, body = read(sample)
    paragraphs = body.split("\n\n")
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
        unclosed = paragraph.count("“") - paragraph.count("”")
        assert unclosed == 0 or (unclosed == 1 and following.startswith("“"))
        assert paragraph.count('"') % 2 == 0


def test_titles_and_addresses_are_unique() -> None:
    """No two samples are taken for one article."""
    fields = [read(path)[0] for path in SAMPLES]
    assert len({field["url"] for field in fields}) == len(SAMPLES)
    assert len({field["title"] for field in fields}) == len(SAMPLES)


def test_the_first_question_of_the_readme_has_an_answer() -> None:
    """The cost of the harbour tunnel is given in a sentence by somebody with a name and a role."""
    _, body = read(corpus.SAMPLES / "harbour-tunnel-cost.md")
    assert FIRST_ANSWER in body
    assert "Dana Whitlow, the city’s finance chief, told" in body
