"""What stands beside a word that may report: the evidence that it does."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.words import Word

CLOSING = frozenset({"”", '"', "''", "»", "’", "'", "“"})
_CLASSES = {
    "to": "to",
    "be": "is are was were be been being 's ’s",
    "noun": "the a an this that these those no any his her its their my our your",
    "preposition": "of in by for from with at on about over",
    "relative": "who which",
    "first person": "i we you",
}
_BEFORE = {word: name for name, words in _CLASSES.items() for word in words.split()}


def before(words: Sequence[Word], at: int, low: int) -> str:
    """Return the class of what stands before `words[at]` in a sentence that begins at `low`."""
    if at == low:
        return "start"
    previous = words[at - 1]
    if previous.text in CLOSING and previous.quoted:
        return "quote"
    if previous.text == ",":
        quoted = at - 2 >= low and words[at - 2].quoted
        return "quote" if quoted else "comma"
    return _BEFORE.get(previous.lower, "word")


def after(words: Sequence[Word], at: int, high: int) -> str:
    """Return the class of what stands after `words[at]` in a sentence that ends before `high`."""
    if at + 1 >= high:
        return "end"
    following = words[at + 1]
    if following.quoted or following.text == ":":
        return "quote"
    if following.text == "," and at + 2 < high and words[at + 2].quoted:
        return "quote"
    if following.lower in {"that", "to"}:
        return following.lower
    return "word" if following.text[:1].isalnum() else "mark"
