"""From text to passages: verbatim, numbered as a reader counts, without the page around it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from index.errors import PipelineError
from index.language.analysis import Analyser

ANALYSER = Analyser()
LINES = st.sampled_from(
    [
        "The ferry sank. “Nobody was hurt,” Mr. Hale said.",
        "Advertisement",
        "Also Read | More ferries",
        "* * *",
        "\u200b",
        "“Why now?” Ruiz asked.",
        "",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_passages_are_verbatim_and_numbered(text: str) -> None:
    """A passage is the text between its offsets; sentences and paragraphs count from 1."""
    passages = ANALYSER.passages(text)
    assert all(text[one.start : one.end] == one.text for one in passages)
    assert [one.sentence for one in passages] == list(range(1, len(passages) + 1))
    paragraphs = [one.paragraph for one in passages]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(1, len(set(paragraphs)) + 1))


def test_lines_of_the_page_are_left_out_and_not_counted() -> None:
    """Boilerplate, rulers and empty lines are no passages, and do not count as paragraphs."""
    text = "It rained.\nAdvertisement\n* * *\n\n(With inputs from agencies)\nIt stopped."
    assert [(one.text, one.paragraph, one.sentence) for one in ANALYSER.passages(text)] == [
        ("It rained.", 1, 1),
        ("It stopped.", 2, 2),
    ]


def test_a_word_of_50_000_characters_is_one_passage() -> None:
    """Nothing is cut inside a word, however long it is."""
    assert len(ANALYSER.passages("word" * 12_500)) == 1


def test_threads_share_one_analyser() -> None:
    """Many threads get what one thread gets."""
    texts = [f"Hale{i} left. “Why{i}?” Ruiz asked." for i in range(100)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(ANALYSER.passages, texts))
    assert together == [ANALYSER.passages(text) for text in texts]


def test_unknown_pipeline_is_an_error() -> None:
    """A pipeline that cannot be loaded is reported by its name."""
    with pytest.raises(PipelineError, match="no_such_pipeline"):
        Analyser("no_such_pipeline").passages("It rained.")


def test_a_text_that_fails_leaves_nothing_to_the_next(tmp_path: Path) -> None:
    """After a component of a pipeline failed, its vocabulary keeps no word of that text."""
    own = spacy.blank("en")
    own.add_pipe("fails_on_cursed")
    own.to_disk(tmp_path / "own")
    analyser = Analyser(str(tmp_path / "own"))
    known = vocabulary_of(analyser)
    with pytest.raises(ValueError, match="no such sentence"):
        analyser.passages("The cursed bridge swayed over the ravine.")
    assert vocabulary_of(analyser) == known


def vocabulary_of(analyser: Analyser) -> int:
    """Return how many words the pipeline of `analyser` knows after a text."""
    analyser.passages("Nobody crossed it.")
    assert analyser._loaded is not None
    return len(analyser._loaded.vocab)


@Language.component("fails_on_cursed")
def fails_on_cursed(doc: Doc) -> Doc:
    """Stand for a component with a fault."""
    if "cursed" in doc.text:
        raise ValueError("no such sentence")
    return doc
