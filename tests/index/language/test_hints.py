"""A trained pipeline's people, other names and parse are evidence, where one is installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from index.language.analysis import Analyser
from index.language.hints import NO_HINTS, hints_of
from index.language.pipeline import load_pipeline
from index.models import Speaker, SpeakerKind

BRIDE = "The bride, once the best rower of the coast, wept and said the sea was rising."
HEADS = {"The": "bride", "bride": "said"}


@Language.component("parse_of_the_bride")
def parse_of_the_bride(doc: Doc) -> Doc:
    """Parse as a trained parser would: "said" has the subject "bride"."""
    places = {token.text: token.i for token in reversed(doc)}
    rows = [
        (
            places[HEADS.get(token.text, "said")] - token.i,
            "nsubj" if token.text == "bride" else "dep",
        )
        for token in doc
    ]
    numbers = [[head % (1 << 64), doc.vocab.strings.add(label)] for head, label in rows]
    return doc.from_array(["HEAD", "DEP"], np.asarray(numbers, np.uint64))  # type: ignore[arg-type]


@pytest.fixture
def pipeline(tmp_path: Path) -> str:
    """Save a small pipeline that knows one person, one firm and one parse; return its folder."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    assert hasattr(ruler, "add_patterns")
    ruler.add_patterns(
        [{"label": "PERSON", "pattern": "Wit Mrozek"}, {"label": "ORG", "pattern": "Garrick Vale"}]
    )
    nlp.to_disk(tmp_path / "small")
    return str(tmp_path / "small")


def speakers(text: str, pipeline: str = "") -> list[Speaker | None]:
    """Return the main speaker of each sentence."""
    found = [one.attributions for one in Analyser(pipeline).passages(text)]
    return [some[0].speaker if some else None for some in found]


def names(text: str, pipeline: str = "") -> list[str | None]:
    """Return the name of the main speaker of each sentence."""
    return [one.name if one else None for one in speakers(text, pipeline)]


def test_the_blank_pipeline_gives_no_hints() -> None:
    """Nothing is made up where no trained component has looked."""
    assert hints_of(load_pipeline()("Wit Mrozek said it was late.")) == NO_HINTS


def test_a_person_begins_where_the_pipeline_sees_it_begin(pipeline: str) -> None:
    """A title that no list holds is told from the name, everywhere in the text."""
    text = "Starosta Wit Mrozek said the well was dry. Mrozek said it was old."
    assert names(text) == ["Starosta Wit Mrozek"] * 2
    assert names(text, pipeline) == ["Wit Mrozek"] * 2
    first = speakers(text, pipeline)[0]
    assert first is not None
    assert first.kind is SpeakerKind.PERSON


def test_a_firm_of_two_words_has_no_surname(pipeline: str) -> None:
    """What the pipeline sees as an organisation is nobody's first name and surname."""
    text = "Garrick Vale said rents would rise. Vale said nothing would be sold."
    assert names(text) == ["Garrick Vale", "Garrick Vale"]
    assert names(text, pipeline) == ["Garrick Vale", "Vale"]


def test_a_parse_names_the_subject_that_the_rules_are_unsure_of(tmp_path: Path) -> None:
    """A far subject that is no role is found by the parse, and shown as the article gives it."""
    nlp = spacy.blank("en")
    nlp.add_pipe("parse_of_the_bride")
    nlp.to_disk(tmp_path / "parser")
    assert names(BRIDE) != ["The bride"]
    assert names(BRIDE, str(tmp_path / "parser")) == ["The bride"]
