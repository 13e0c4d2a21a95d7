"""Somebody whom a text names."""

from __future__ import annotations

from dataclasses import dataclass

from index.language.people.gender import Gender


@dataclass(eq=False)
class Person:
    """Somebody whom the text names in full, with what it says of them where it first does."""

    name: str
    words: tuple[str, ...]
    start: int
    end: int
    role: str | None = None
    gender: Gender = Gender.UNKNOWN
    known: bool = False  # the text or the name itself shows that this is a person
    placed: bool = False  # first named as places are, and never as a speaker
    titles: tuple[str, ...] = ()  # before the name where it first stands, in small letters
    kin: str = ""  # "daughter" of "his daughter Dana Holm", where the text gives no other role
    age: str = ""  # in numbers, where the text gives it behind the name
    fuller: tuple[int, int] | None = None  # where `name` stands, if not from `start` to `end`
