"""Rules with a fault that one article brings to light."""

from __future__ import annotations

from index import bulk
from index.language.analysis import Analyser
from index.models import Article, Passage


class Faulty(Analyser):
    """Analyse as ever, but fail on any text with the word "cursed"."""

    def passages(self, text: str) -> tuple[Passage, ...]:
        """Return the passages of `text`, or raise `ValueError`."""
        if "cursed" in text:
            raise ValueError("no such sentence")
        return super().passages(text)


def cursed(title: str) -> Article:
    """Return an article that `Faulty` fails on."""
    return Article(title=title, text=f"The {title.lower()} bridge is cursed, said Ann Price.")


def start_faulty(*_: object) -> None:
    """Prepare a process that analyses articles by rules with the fault."""
    bulk._analyser = Faulty()
