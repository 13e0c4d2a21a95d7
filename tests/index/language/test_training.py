"""Weights fitted on annotated articles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ModelError
from index.language.analysis import Analyser
from index.language.learned.annotated import Annotated, read_annotated
from index.language.model import Model
from index.language.training import fit_model
from tests.index.language.weights import EVERYBODY, NOBODY

ANNOTATED = Path(__file__).parent / "data" / "annotated"


def ignore(error: ModelError) -> None:
    """Take what is said of a line that cannot be read."""


@pytest.fixture(scope="module")
def articles() -> list[Annotated]:
    """Return the hand-made articles."""
    return list(read_annotated(ANNOTATED, ignore))


@pytest.fixture(scope="module")
def fitted(articles: list[Annotated]) -> Model:
    """Return weights that are fitted on all but every fourth of the hand-made articles."""
    return fit_model([one for number, one in enumerate(articles) if number % 4])


def test_what_is_learned_holds_for_other_articles(fitted: Model, articles: list[Annotated]) -> None:
    """Weights decide rightly for most sentences of articles that they were not fitted on."""
    analyser = Analyser(model=fitted)
    right = []
    for article in articles[::4]:
        passages = analyser.passages(article.text)
        truths = article.matched(analyser.sentences(article.text))
        for passage, truth in zip(passages, truths, strict=True):
            if truth and truth.reported is not None:
                right.append(bool(passage.attributions) is truth.reported)
    assert sum(right) / len(right) > 0.8


def test_fitting_gives_the_same_weights_each_time(articles: list[Annotated]) -> None:
    """The same articles make the same file, so that nothing is analysed again for nothing."""
    assert fit_model(articles[:8]) == fit_model(articles[:8])


@pytest.fixture(scope="module")
def analysers(fitted: Model) -> list[Analyser]:
    """Return analysers with weights of every kind."""
    return [Analyser(model=model) for model in (NOBODY, EVERYBODY, fitted)]


@settings(max_examples=50, deadline=None)
@given(
    text=st.text(alphabet="Aab Dana Holm said she told“”\"'.,:?!\n", max_size=200).filter(str.strip)
)
def test_whatever_the_weights_every_name_stands_in_the_text(
    analysers: list[Analyser], text: str
) -> None:
    """A name, a role and a verb shown are slices of the text, and a mention a place in it."""
    passages = [passage for some in analysers for passage in some.passages(text)]
    for one in (one for passage in passages for one in passage.attributions):
        speaker = one.speaker
        shown = (one.cue, speaker and speaker.name, speaker and speaker.role)
        assert all(words in text for words in shown if words)
        assert 0 <= one.confidence <= 1
        if speaker and speaker.mention:
            assert text[speaker.mention.start : speaker.mention.end].strip()


def test_weights_overrule_the_rules() -> None:
    """Where no sentence reports by the weights, none is attributed."""
    text = "The bridge is safe, Dana Holm said. It opens in May."
    assert [bool(one.attributions) for one in Analyser().passages(text)] == [True, False]
    assert not any(one.attributions for one in Analyser(model=NOBODY).passages(text))


def test_rules_are_weighed_against_what_is_learned() -> None:
    """What the rules are sure of stays where the weights of both say so, whatever the traits."""
    text = "The bridge is safe, Dana Holm said. It opens in May."
    both = NOBODY._replace(reports={"learned": 0.1, "rules": 1.0})
    assert [bool(one.attributions) for one in Analyser(model=both).passages(text)] == [True, False]


def test_too_few_articles_are_refused(articles: list[Annotated]) -> None:
    """A handful of articles, or articles in which nobody speaks, teach nothing."""
    with pytest.raises(ModelError, match="too few"):
        fit_model(articles[:3])
    mute = Annotated("It rained. It snowed.", ())
    with pytest.raises(ModelError, match="cannot be learned from"):
        fit_model([mute] * 8)


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    articles: list[Annotated], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without scikit-learn the error says how to get it."""
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(ModelError, match=r"pip install -e '\.\[train\]'"):
        fit_model(articles)
