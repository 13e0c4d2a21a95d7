"""What a question asks: its terms, the function words set apart."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from index.errors import DataFileError
from index.language.terms import fold, tokens

_FUNCTION_WORDS = "function_words.txt"


class Word(NamedTuple):
    """A word of the question as it was typed, and the term to look for."""

    text: str
    term: str


class Question(NamedTuple):
    """A question read: the words to search for, each once, in order."""

    text: str
    words: tuple[Word, ...]


def read(text: str) -> Question:
    """Return what `text` asks. A question of function words alone keeps them all."""
    found = tokens(text)
    content = [token for token in found if fold(token.text) not in function_words()]
    once = {token.term: Word(token.text, token.term) for token in reversed(content or found)}
    return Question(text, tuple(reversed(once.values())))


@cache
def function_words() -> frozenset[str]:
    """Return the function words. Raises DataFileError where their file is missing."""
    path = files("index.search").joinpath("words", _FUNCTION_WORDS)
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise DataFileError(f"{path} cannot be read ({error}); install Onrecord again") from error
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
