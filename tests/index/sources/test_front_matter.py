from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.front_matter import split, stands_before


def test_metadata_is_split_from_the_text() -> None:
    """YAML between two lines of dashes is metadata; names of fields do not depend on case."""
    given, text = split("---\nTitle: 'A: b'\ndate: 2024-05-31\n---\n\nText.\n---\nMore.")
    assert given == {"title": "A: b", "date": datetime.date(2024, 5, 31)}
    assert text == "\nText.\n---\nMore."


@pytest.mark.parametrize(
    "source", ["Text.", "---\n\nText after a ruler.", "--- no\n", "-----\nx: y\n"]
)
def test_a_text_without_metadata_stays_whole(source: str) -> None:
    """A ruler at the top of a page does not start metadata."""
    assert split(source) == ({}, source)
    assert not stands_before(source)


def test_empty_metadata_is_none() -> None:
    """Two lines of dashes with nothing between them say nothing."""
    assert split("---\n---\nText.") == ({}, "Text.")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("---\ntitle: x\nText that never ends.", "no closing line"),
        ("---\ntitle: x\n" + "a: b\n" * 20_000 + "---\n", "no closing line"),
        ("---\ntitle: [1, 2\n---\n", "not valid YAML"),
        ("---\ntitle: 'x\n---\n", "not valid YAML"),
        ("---\n- a\n- b\n---\n", "key: value"),
        ("---\njust words\n---\n", "key: value"),
        ("---\ndate: 2024-13-45\n---\n", "cannot be read|month"),
        ("---\ntitle: " + "[" * 5000 + "\n---\n", "cannot be read|not valid"),
        ("---\nx: !!bool maybe\n---\n", "put it in quotes"),
        ("---\nx: !!timestamp soon\n---\n", "put it in quotes"),
        ("---\nx: 1:" + "59:" * 999 + "1.5\n---\n", "put it in quotes"),
        ("---\nx: !!python/object/apply:os.system [ls]\n---\n", "not valid YAML"),
    ],
)
def test_broken_metadata_is_refused(source: str, reason: str) -> None:
    """Metadata that cannot be read is refused with the reason, runs nothing and stops nothing."""
    with pytest.raises(ValueError, match=reason):
        split(source)


def test_the_line_of_a_mistake_is_named() -> None:
    """The line counts from the top of the file, as an editor shows it."""
    with pytest.raises(ValueError, match=r"needs quotation marks \(line 3\)"):
        split("---\nurl: x\ntitle: a: b\n---\n")


@given(st.text(max_size=60))
def test_any_text_is_metadata_or_refused(inside: str) -> None:
    """No metadata makes anything else go wrong."""
    try:
        found, _ = split(f"---\nk: {inside}\n---\n")
    except ValueError:
        return
    assert isinstance(found, dict)
