"""Initials that a text gives behind a name, as minutes do: "Gwen Ollerton (GO)"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.words import Word

_LONGEST = 3  # letters
_REACH = 8  # words in a bracket


def settle_initials(words: list[Word]) -> None:
    """Take given initials for names wherever they stand, also "GO", "AM" and "IT"."""
    given = {words[at].text for at in range(2, len(words) - 1) if _are_given(words, at)}
    for at, word in enumerate(words) if given else ():
        if word.text in given:
            words[at] = word._replace(name=True)


def _are_given(words: Sequence[Word], at: int) -> bool:
    """Tell the GO of "Gwen Ollerton (GO)", "... (GO, chair)" and "... (chair, GO)"."""
    text = words[at].text
    if not (1 < len(text) <= _LONGEST and text.isupper() and text.isalpha()):
        return False
    opened = at - 1
    if words[at - 1].text == "," and words[at + 1].text == ")":
        reach = range(at - 1, max(0, at - _REACH), -1)
        opened = next((place for place in reach if words[place].text == "("), 0)
    elif words[at + 1].text not in {")", ","}:
        return False
    return words[opened].text == "(" and words[opened - 1].text[0] == text[-1]
