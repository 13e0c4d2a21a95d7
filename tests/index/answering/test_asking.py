from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answering.asking import Found, decide
from index.models import Answer, ArticleCard, Correction, Hit, Outcome, Refusal, Thresholds
from index.search import Ranking

CARD = ArticleCard(id="0" * 16, title="Tunnel")
HIT = Hit(text="T", start=0, end=1, paragraph=1, sentence=1, article=CARD, score=1)
RANKING = Ranking(
    confidence=0.5,
    unknown_words=("zeppelin",),
    corrections=(Correction(typed="tunel", used="tunnel"),),
)
probabilities = st.floats(0, 1)


@given(confidence=probabilities, answer=probabilities, close=probabilities)
def test_the_thresholds_decide(confidence: float, answer: float, close: float) -> None:
    """From `answer` on it answers, from `close` on it shows what comes close, else it refuses."""
    found = Found(RANKING._replace(confidence=confidence), (HIT,), (CARD,))
    decided = decide("q", found, Thresholds(answer=max(answer, close), close=close))
    if confidence >= max(answer, close):
        assert decided.outcome is Outcome.ANSWER
    elif confidence >= close:
        assert decided.outcome is Outcome.CLOSE
    else:
        assert decided.outcome is Outcome.REFUSAL
    assert isinstance(decided, Refusal if decided.outcome is Outcome.REFUSAL else Answer)
    assert decided.confidence == confidence


def test_without_a_sentence_there_is_no_answer() -> None:
    """However sure the ranking is, what cannot be shown is not answered."""
    decided = decide("q", Found(RANKING, (), (CARD,)), Thresholds(answer=0, close=0))
    assert isinstance(decided, Refusal)


@pytest.mark.parametrize("threshold", [0.4, 0.6])
def test_what_was_made_of_the_question_is_said_in_any_case(threshold: float) -> None:
    """Unknown and corrected words show in answers as in refusals; a refusal names what is near."""
    decided = decide("q", Found(RANKING, (HIT,), (CARD,)), Thresholds(answer=1, close=threshold))
    assert decided.question == "q"
    assert decided.unknown_words == ("zeppelin",)
    assert decided.corrections == RANKING.corrections
    if isinstance(decided, Refusal):
        assert (decided.hits, decided.nearest) == ((), (CARD,))
