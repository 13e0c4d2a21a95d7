from __future__ import annotations

import pytest

from index.sources.texts import from_markdown


def authors(line: str) -> tuple[str, ...]:
    return from_markdown(f"---\nauthor: {line}\n---\nText.").authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Martha Lyle and Colm Devereux", ("Martha Lyle", "Colm Devereux")),
        ("Martha Lyle & Colm Devereux", ("Martha Lyle", "Colm Devereux")),
        ("Martha Lyle, Colm Devereux", ("Martha Lyle", "Colm Devereux")),
        (
            "Martha Lyle, Colm Devereux, and Gwen P. Tarrant",
            ("Martha Lyle", "Colm Devereux", "Gwen P. Tarrant"),
        ),
        ("Anna van der Berg and J. O’Hara", ("Anna van der Berg", "J. O’Hara")),
        ("Martha Lyle AND Colm Devereux", ("Martha Lyle", "Colm Devereux")),
    ],
)
def test_people_on_one_line_are_several_authors(line: str, names: tuple[str, ...]) -> None:
    """Full names that "and", "&" or commas join are an author each."""
    assert authors(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Martha Lyle",
        "Lyle, Martha",
        "Martha Lyle, Health Editor",
        "Martha Lyle, PhD",
        "Martha Lyle, Jr.",
        "Marks & Spencer",
        "Ministry of Labour and Social Affairs",
        "Department for Environment, Food and Rural Affairs",
        "Centers for Disease Control and Prevention",
        "Staff and agencies",
        "Alexander Anderson",
        "and",
    ],
)
def test_what_is_no_row_of_names_stays_whole(line: str) -> None:
    """A surname before its first name, a role, a firm and an office are one author each."""
    assert authors(line) == (line,)


def test_names_in_a_list_stay_as_they_are() -> None:
    """Whoever lists authors has parted them."""
    assert authors("[Rose Holm and Ann Reed, Bo Ek]") == ("Rose Holm and Ann Reed", "Bo Ek")
