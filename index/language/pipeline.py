"""The spaCy pipeline: `news_sentences` marks where sentences start, on any tokenizer.

On the blank English pipeline a plain tokenizer cuts words by a regular expression, several times
as fast as spaCy's own, whose exceptions nothing here needs.
"""

from __future__ import annotations

import re

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, get_lang_class, load_model
from spacy.vocab import Vocab

from index.errors import PipelineError
from index.language.segment import Sentence, segment
from index.language.terms import MARK

COMPONENT = "news_sentences"
"""The name of the component, and of the entry in `Doc.user_data` that holds its sentences."""

_PIECE = re.compile(rf"((?:\w|[{MARK}])+|[^\w\s]|\s+)( ?)")
_TEXT = "text"  # the entry in `Doc.user_data` for the text that our tokenizer cut
_START, _INSIDE = 1, -1
_LONGEST_TEXT = 1 << 30  # characters: spaCy's own limit is for parsers that need more memory


class WordTokenizer(DummyTokenizer):
    """Cut a text into words, single marks and white space, with nothing lost."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return `text` as a document whose words join to exactly the same text."""
        if not text:
            return Doc(self.vocab)
        pieces = _PIECE.findall(text)
        words = [word for word, _ in pieces]
        doc = Doc(self.vocab, words=words, spaces=[space != "" for _, space in pieces])
        doc.user_data[_TEXT] = text  # joining it again takes as long as cutting it
        return doc


@Language.component(COMPONENT)
def news_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of `doc`, and keep its sentences' exact places in `user_data`.

    The places count for themselves, because a token of another tokenizer may hold the end of one
    sentence and the start of the next. A parser further down the pipeline keeps these starts.
    """
    sentences = segment(doc.user_data.get(_TEXT) or doc.text)
    doc.user_data[COMPONENT] = sentences
    if len(doc):
        places = doc.to_array(["IDX"]).ravel()
        starts = np.fromiter((one.start for one in sentences), np.int64, len(sentences))
        marks = np.full((len(doc), 1), _INSIDE, np.int64)
        marks[np.searchsorted(places, starts, side="right") - 1] = _START
        marks[0] = _START
        doc.from_array(["SENT_START"], marks.astype(np.uint64))  # type: ignore[arg-type]
    return doc


def load_pipeline(name: str = "") -> Language:
    """Return the installed pipeline `name`, or the blank English one, with `news_sentences` first.

    Raises `PipelineError` when no such pipeline can be loaded; nothing is ever downloaded.
    """
    nlp = _installed(name) if name else _blank()
    nlp.max_length = _LONGEST_TEXT
    nlp.add_pipe(COMPONENT, first=True)
    return nlp


def sentences_of(doc: Doc) -> list[Sentence]:
    """Return the sentences that `news_sentences` found in `doc`."""
    found: list[Sentence] = doc.user_data[COMPONENT]
    return found


def _blank() -> Language:
    # A bare vocabulary computes no shapes and flags of words, which nothing here looks at. spaCy's
    # own tokenizer is not even made: its exceptions take longer than reading an article.
    english = get_lang_class("en")
    return english(vocab=Vocab(), create_tokenizer=lambda nlp: WordTokenizer(nlp.vocab))


def _installed(name: str) -> Language:
    try:
        return load_model(name)
    except (OSError, ValueError, ImportError) as problem:
        raise PipelineError(
            f"The spaCy pipeline {name!r} cannot be loaded: {str(problem).rstrip('.')}. "
            "Install it, or leave the setting `pipeline` empty to do without."
        ) from problem
