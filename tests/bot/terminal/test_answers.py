from __future__ import annotations

import datetime
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.sums import rounded
from bot.terminal.answers import Search, answer_lines
from index.models import (
    Answer,
    ArticleCard,
    Attribution,
    Correction,
    DateSource,
    Hit,
    Lack,
    Outcome,
    Quotation,
    Reading,
    Reason,
    Reference,
    Refusal,
    Resolution,
    Speaker,
    SpeechKind,
)

CARD = ArticleCard(id="a1", title="Fares rise", publisher="The Gazette", sentences=9)
SEARCH = Search(articles=3, sentences=1200, seconds=0.0042)


def attribution(kind: SpeechKind) -> Attribution:
    """Return who says it, with a role and a cue."""
    speaker = Speaker(name="Oda Brekke", role="the director", resolved_by=Resolution.PRONOUN)
    return Attribution(kind=kind, speaker=speaker, cue="told", confidence=0.9)


def hit(**given: object) -> Hit:
    """Return a hit whose reasons add up to its score."""
    values: dict[str, object] = {
        "text": "Fares rise by nine per cent.",
        "start": 0,
        "end": 28,
        "paragraph": 1,
        "sentence": 2,
        "article": CARD,
        "score": 3.0,
        "reasons": (
            Reason(word="fares", field="passage", contribution=1.0),
            Reason(word="fares", field="title", contribution=1.0),
            Reason(word="rise", field="passage", contribution=1.0),
        ),
    }
    return Hit.model_validate(values | given)


def shown(result: Answer | Refusal, **options: bool) -> list[str]:
    """Return the lines that are shown of `result`, without their styles."""
    return [one.text.plain for one in answer_lines(result, SEARCH, **options)]


def answer(*hits: Hit, outcome: Outcome = Outcome.ANSWER, **given: object) -> Answer:
    """Return an answer with these hits."""
    values: dict[str, object] = {"question": "?", "outcome": outcome, "confidence": 0.83}
    return Answer.model_validate(values | {"hits": hits} | given)


def test_a_hit_is_its_sentence_with_who_said_it_and_where() -> None:
    """A paraphrase is introduced; how the name is known, the title and the place follow."""
    found = hit(
        attribution=attribution(SpeechKind.INDIRECT),
        reference=Reference(words="She", sentence=1),
        quotation=Quotation(start=0, end=9, text="“Fares …”"),
    )
    assert shown(answer(found))[:6] == [
        "Oda Brekke, the director, said, in the article’s words:",
        "Fares rise by nine per cent.",
        "She → Oda Brekke, named in sentence 1",
        "Fares rise",
        "paraphrased, the article’s word: “told” · The Gazette · paragraph 1, sentence 2",
        "In full: “Fares …”",
    ]


def test_a_place_names_the_headings_above_it() -> None:
    """The outermost first, as they stand in the article, and nothing in them moves the cursor."""
    found = hit(under=("Programme", "Saturday,\x1b[2J 11 July"))
    place = "The Gazette · paragraph 1, sentence 2 · under “Programme › Saturday,[2J 11 July”"
    assert place in shown(answer(found))


def test_a_quotation_is_shown_in_full_once() -> None:
    """Further sentences of the same quotation do not repeat it."""
    one = hit(quotation=Quotation(start=0, end=9, text="“Fares …”"))
    lines = shown(answer(one, one, hit(quotation=Quotation(start=20, end=29, text="“Buses …”"))))
    assert [line for line in lines if line.startswith("In full")] == [
        "In full: “Fares …”",
        "In full: “Buses …”",
    ]


def test_no_quotation_marks_are_added() -> None:
    """The sentence is shown as the article has it, whoever's words it holds."""
    lines = shown(answer(hit(attribution=attribution(SpeechKind.INDIRECT))))
    assert "Fares rise by nine per cent." in lines


def test_one_hit_has_no_number_and_several_have() -> None:
    """Numbers stand before sentences only where there is more than one."""
    for hits in ([hit()], [hit(), hit()]):
        marks = [one.mark for one in answer_lines(answer(*hits), SEARCH) if one.mark]
        assert marks == (["1", "2"] if len(hits) > 1 else [])


def test_why_sums_the_fields_of_each_word() -> None:
    """The short reason has each word once, the heaviest first, and their sum."""
    assert "found by: fares 2.00 + rise 1.00 = 3.00" in shown(answer(hit()))


def test_date_that_is_a_guess_is_shown_as_one() -> None:
    """A day that the article does not give says where it is from."""
    card = CARD.model_copy(
        update={"date": datetime.date(2026, 2, 3), "date_source": DateSource.GUESSED}
    )
    assert any("3 February 2026 (guessed)" in line for line in shown(answer(hit(article=card))))


def test_corrections_unknown_words_and_copies_are_told() -> None:
    """What was searched instead, what occurs nowhere and where else the sentence stands is said."""
    copies = (CARD.model_copy(update={"id": "b", "publisher": "The Echo"}),)
    lines = shown(
        answer(
            hit(also_in=copies),
            unknown_words=("comet",),
            corrections=(Correction(typed="fairs", used="fares"),),
        )
    )
    assert "Also in: The Echo" in lines
    assert "Searched for fares instead of fairs." in lines
    assert "No article contains: comet." in lines


def test_close_is_introduced_as_uncertain() -> None:
    """Sentences that may not answer are introduced as that."""
    assert shown(answer(hit(), outcome=Outcome.CLOSE))[0].startswith("These come closest")


def test_refusal_names_the_nearest_articles() -> None:
    """A refusal comes with the articles that come nearest."""
    lines = shown(Refusal(question="?", confidence=0.1, nearest=(CARD,)))
    assert lines[:3] == [
        "The articles do not say.",
        "Nearest articles:",
        "Fares rise · The Gazette",
    ]


def test_last_line_says_how_much_was_searched() -> None:
    """Confidence, articles, sentences and time stand in the last line."""
    assert shown(answer(hit()))[-1] == (
        "Confidence 0.83. Searched 3 articles, 1,200 sentences in 4.2 ms."
    )


def test_a_confidence_that_is_no_answer_s_says_what_it_is_of() -> None:
    """Where nobody of that name speaks, what comes close may be sure without being an answer."""
    lacking = Reading(speaker="Reed", lacks=(Lack.SPEAKER,))
    last = shown(answer(hit(), outcome=Outcome.CLOSE, reading=lacking))[-1]
    assert last.startswith("Confidence 0.83 for the rest of the question. Searched")
    refused = shown(Refusal(question="?", confidence=0.02, reading=lacking))[-1]
    assert refused.startswith("Confidence 0.02. Searched")


@pytest.mark.parametrize(
    "held",
    [{"speaker": "Reed"}, {"since": datetime.date(2026, 5, 1)}, {"publisher": "The Gazette"}],
)
def test_last_line_claims_no_more_than_was_searched(held: dict[str, object]) -> None:
    """A question that is held to a part of the articles is not searched for in all of them."""
    last = shown(answer(hit(), reading=Reading.model_validate(held)))[-1]
    assert "Searched within 3 articles, 1,200 sentences in" in last


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=30))
def test_rounded_numbers_add_up(values: list[float]) -> None:
    """Rounded parts add up to the rounded sum, and none is off by more than its last digit."""
    parts = rounded(values)
    assert round(100 * sum(parts)) == round(math.fsum(100 * value for value in values))
    assert all(abs(part - value) <= 0.01 + 1e-9 for part, value in zip(parts, values, strict=True))


@given(
    st.lists(
        st.builds(
            Reason,
            word=st.text(max_size=8),
            field=st.sampled_from(["passage", "title", "odd"]),
            contribution=st.floats(0, 9),
        ),
        max_size=15,
    )
)
def test_shown_reasons_add_up(reasons: list[Reason]) -> None:
    """The numbers of a full explanation add up to the total below them."""
    lines = shown(answer(hit(reasons=tuple(reasons))), explain=True)
    found = [re.match(r" +(-?\d+\.\d\d)  ", line) for line in lines]
    *parts, total = [float(match[1]) for match in found if match]
    assert len(parts) == len(reasons)
    assert sum(parts) == pytest.approx(total, abs=0.001)
