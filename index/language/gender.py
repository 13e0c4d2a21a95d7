"""The gender that an article's own words, or a first name, give somebody."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from index.language.wordlists import word_list
from index.language.words import listed


class Gender(StrEnum):
    """What "he" and "she" tell apart."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


def of_titles(titles: Sequence[str]) -> Gender:
    """Return the gender that titles before a name give: Mr, Mrs."""
    if not titles:
        return Gender.UNKNOWN
    bare = {title.rstrip(".") for title in titles}
    if bare & listed("female_titles"):
        return Gender.FEMALE
    return Gender.MALE if bare & listed("male_titles") else Gender.UNKNOWN


def of_name(name: Sequence[str], titles: Sequence[str]) -> Gender:
    """Return the gender that titles, else the first name give."""
    told = of_titles(titles)
    if told is not Gender.UNKNOWN:
        return told
    if name[0] in word_list("first_names", "female"):
        return Gender.FEMALE
    return Gender.MALE if name[0] in word_list("first_names", "male") else Gender.UNKNOWN


def of_role(role: str | None) -> Gender:
    """Return the gender that a role gives: spokeswoman, father."""
    nouns = set((role or "").lower().split())
    if nouns & listed("female_roles"):
        return Gender.FEMALE
    return Gender.MALE if nouns & listed("male_roles") else Gender.UNKNOWN
