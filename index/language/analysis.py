"""From an article's text to its passages."""

from __future__ import annotations

from index.language.segment import segment
from index.models import Passage


class Analyser:
    """Cut texts into passages and say who speaks in each.

    `pipeline` names an installed spaCy pipeline to use in place of the blank English one.
    """

    def __init__(self, pipeline: str = "") -> None:
        self._pipeline = pipeline

    def passages(self, text: str) -> tuple[Passage, ...]:
        """Return the passages of `text` in order, each a verbatim slice of it."""
        from index.language.speech import attribute

        sentences = segment(text)
        return tuple(
            Passage(
                text=text[one.start : one.end],
                start=one.start,
                end=one.end,
                paragraph=one.paragraph,
                sentence=one.sentence,
                attributions=attributions,
            )
            for one, attributions in zip(sentences, attribute(text, sentences), strict=True)
        )
