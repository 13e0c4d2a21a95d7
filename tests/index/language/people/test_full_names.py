"""When two names may be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.people.full_names import may_be, same, surname

FIRST = st.sampled_from(["john", "j.", "jane", "kristin", "kristen", "ann", "a."])
MIDDLE = st.sampled_from([(), ("f.",), ("von", "der")])
SUFFIX = st.sampled_from([(), ("jr.",), ("iii",)])


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("john f. kirby", "john kirby"),
        ("ursula von der leyen", "von der leyen"),
        ("kristin marsh", "kristen marsh"),
        ("hillary marsh", "hilary marsh"),
        ("ken marsh", "kenneth marsh"),
        ("j. holm", "james holm"),
        ("frank reed jr.", "reed"),
    ],
)
def test_one_person_has_several_forms_of_a_name(full: str, short: str) -> None:
    """Initials, particles, a suffix left out and one other letter change nobody."""
    assert may_be(full.split(), short.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jane holm", "james holm"),
        ("frank reed jr.", "frank reed sr."),
        ("ann marsh", "anna marsh"),
        ("paul marsh", "paula marsh"),
        ("christian marsh", "christiane marsh"),
        ("martin marsh", "martina marsh"),
    ],
)
def test_other_first_names_and_suffixes_are_other_people(one: str, other: str) -> None:
    """A surname alone makes nobody the same person."""
    assert not may_be(one.split(), other.split())


@given(FIRST, MIDDLE, SUFFIX, FIRST, MIDDLE, SUFFIX)
def test_two_names_are_the_same_in_either_order(
    first: str,
    middle: tuple[str, ...],
    suffix: tuple[str, ...],
    other: str,
    between: tuple[str, ...],
    ending: tuple[str, ...],
) -> None:
    """Whichever name an article gives first, the two are one person's or are not."""
    one, two = (first, *middle, "holm", *suffix), (other, *between, "holm", *ending)
    assert same(one, two) == same(two, one)
    assert same(one, one)


def test_a_suffix_is_no_surname() -> None:
    """Frank Reed Jr. is Reed."""
    assert surname(("frank", "reed", "jr.")) == "reed"
    assert surname(("reed",)) == "reed"
