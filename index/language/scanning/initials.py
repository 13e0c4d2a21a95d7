"""Initials that a text gives behind a name, as minutes do: "Gwen Ollerton (GO)"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.words import Word

_LONGEST = 3  # letters


def settle_initials(words: list[Word]) -> None:
    """Take given initials for names wherever they stand, also "GO", "AM" and "IT"."""
    given = {words[at].text for at in range(2, len(words) - 1) if _are_given(words, at)}
    for at, word in enumerate(words) if given else ():
        if word.text in given:
            words[at] = word._replace(name=True)


def _are_given(words: Sequence[Word], at: int) -> bool:
    """Tell the GO of "Gwen Ollerton (GO)" and of "Gwen Ollerton (GO, chair)"."""
    text = words[at].text
    if words[at - 1].text != "(" or words[at + 1].text not in {")", ","}:
        return False
    initials = 1 < len(text) <= _LONGEST and text.isupper() and text.isalpha()
    return initials and words[at - 2].text[0] == text[-1]
