"""From an article's text to its passages."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from index.language.boilerplate import is_boilerplate
from index.language.english import is_english
from index.language.hints import NO_HINTS, Hints, hints_of
from index.language.model import Model
from index.language.segment import Sentence, segment
from index.language.sentences.overlong import pieces
from index.language.speech import attribute
from index.models import Attribution, Passage, SpeechKind

if TYPE_CHECKING:
    from spacy.language import Language


_UNREAD = (Attribution(kind=SpeechKind.UNREAD, confidence=0),)


class Analyser:
    """Cut texts into passages and say who speaks in each. Safe to share between threads.

    `pipeline` names an installed spaCy pipeline that sees names and subjects too; the rules alone
    need no document of spaCy’s. It is loaded with the first text, because importing spaCy takes
    longer than answering a question.
    `model` holds fitted weights that decide who speaks; None: the rules decide alone.
    """

    def __init__(self, pipeline: str = "", model: Model | None = None) -> None:
        self.pipeline = pipeline
        self.model = model
        self._loaded: Language | None = None
        self._lock = threading.Lock()

    @property
    def means(self) -> str:
        """The pipeline and the weights in use: other ones make other passages."""
        weights = f"weights {self.model.version}" if self.model else ""
        return f"{self.pipeline} {weights}".strip()

    def passages(self, text: str) -> tuple[Passage, ...]:
        """Return the passages of `text` in order, each a verbatim slice of it.

        Boilerplate lines and lines without a word are left out, and not counted. Who speaks is
        looked for in English alone: elsewhere each passage says that it was not. Raises
        `PipelineError` when the pipeline named cannot be loaded.
        """
        every, hints = self._read(text)
        sentences = article_sentences(text, every)
        if is_english(text):
            found = attribute(text, sentences, self.model, hints)
        else:
            found = [_UNREAD] * len(sentences)
        return tuple(
            Passage(
                text=text[one.start : one.end],
                start=one.start,
                end=one.end,
                paragraph=one.paragraph,
                sentence=one.sentence,
                attributions=attributions,
            )
            for one, attributions in zip(sentences, found, strict=True)
        )

    def sentences(self, text: str) -> list[Sentence]:
        """Return where the passages of `text` stand. Raises `PipelineError` as `passages` does."""
        return article_sentences(text, self._read(text)[0])

    def _read(self, text: str) -> tuple[list[Sentence], Hints]:
        if not self.pipeline:
            return segment(text), NO_HINTS
        with self._lock:  # spaCy's vocabulary takes one writer at a time
            from index.language.pipeline import load_pipeline, sentences_of

            if self._loaded is None:
                self._loaded = load_pipeline(self.pipeline)
            try:
                with self._loaded.memory_zone():  # or it would keep every word it ever read
                    doc = self._loaded(text)
                    return sentences_of(doc), hints_of(doc)
            except Exception:
                self._loaded = None  # it still knows words whose memory the zone has freed
                raise


def article_sentences(text: str, sentences: list[Sentence]) -> list[Sentence]:
    """Return those of `sentences` that belong to the article, numbered anew from 1.

    One too long to be read in one go comes in pieces.
    """
    lines: dict[int, list[Sentence]] = {}
    for one in sentences:
        lines.setdefault(one.paragraph, []).append(one)
    kept: list[Sentence] = []
    paragraph = 0
    for line in lines.values():
        cut = [piece for one in line for piece in pieces(text, one.start, one.end)]
        worded = [(start, end) for start, end in cut if _has_word(text[start:end])]
        if not worded or is_boilerplate(text[line[0].start : line[-1].end]):
            continue
        paragraph += 1
        for start, end in worded:
            kept.append(Sentence(start, end, paragraph, len(kept) + 1))
    return kept


def _has_word(piece: str) -> bool:
    return any(map(str.isalnum, piece))
