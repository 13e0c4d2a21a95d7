"""The spaCy component: sentence starts that hold in any pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from index.errors import PipelineError
from index.language.pipeline import COMPONENT, load_pipeline, sentences_of
from index.language.segment import segment

TEXT = "“Why now?” Kirby asked.  Mr. Hale left.He came back at 9 a.m.\nNobody knew."
NLP = load_pipeline()


@given(st.text())
def test_document_holds_exactly_the_text(text: str) -> None:
    """The tokenizer loses and adds nothing."""
    assert NLP(text).text == text


@given(st.text('aB.?! \n”“"(1é\u0301\u200b'))
def test_sents_are_the_segments(text: str) -> None:
    """`Doc.sents`, trimmed, are the sentences that `segment` finds."""
    doc = NLP(text)
    spans = [text[sent.start_char : sent.end_char].strip() for sent in doc.sents]
    assert [span for span in spans if span] == [text[one.start : one.end] for one in segment(text)]


def test_component_is_registered_for_any_pipeline() -> None:
    """`add_pipe("news_sentences")` works on spaCy's own tokenizer, with exact places."""
    nlp = spacy.blank("en")
    nlp.add_pipe(COMPONENT)
    assert sentences_of(nlp(TEXT)) == segment(TEXT)


def test_later_components_keep_the_starts(tmp_path: Path) -> None:
    """An installed pipeline is loaded by its name or folder; its own splitter changes nothing."""
    own = spacy.blank("en")
    own.add_pipe("sentencizer")
    own.to_disk(tmp_path / "own")
    doc = load_pipeline(str(tmp_path / "own"))("Mr. Hale met J. Cole. He left.")
    assert [sent.text for sent in doc.sents] == ["Mr. Hale met J. Cole.", "He left."]


def test_texts_of_more_than_a_million_characters_pass() -> None:
    """spaCy's default limit of a million characters does not stop a long text."""
    text = "word " * 210_000
    assert len(sentences_of(NLP(text))) == 1


def test_unknown_pipeline_is_named_with_a_way_out() -> None:
    """A pipeline that is not installed is an error that says what to do, and no download."""
    with pytest.raises(PipelineError, match=r"'no_such_pipeline'.*Install it"):
        load_pipeline("no_such_pipeline")
