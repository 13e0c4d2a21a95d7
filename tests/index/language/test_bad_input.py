"""Text that is not as editors leave it: cut and read all the same, with nothing made up."""

from __future__ import annotations

from itertools import product

import pytest

from index.language.analysis import Analyser
from index.language.sentences.overlong import LONGEST
from index.models import Passage, SpeechKind
from tests.index.timing import seconds

ANALYSER = Analyser()
PARAGRAPH = (
    "Dana Holm, the harbour master of Perran, said the gate would open in May. “Not before,” she "
    "added, though the council, led by Ann Pell (D-Orrin), had asked for 3.5 million by Jan. 6. "
)


def read(text: str) -> tuple[Passage, ...]:
    """Return the passages of `text`, which keep their promises: verbatim, trimmed, nothing lost."""
    passages = ANALYSER.passages(text)
    assert [text[one.start : one.end] for one in passages] == [one.text for one in passages]
    assert all(one.text == one.text.strip() for one in passages)
    kept = "".join("".join(one.text.split()) for one in passages)
    assert kept == "".join(text.split())
    for passage in passages:
        for one in passage.attributions:
            shown = (one.cue, one.speaker and one.speaker.name, one.speaker and one.speaker.role)
            assert all(words in text for words in shown if words)
    return passages


def names(text: str) -> list[str | None]:
    """Return the name of each passage's main speaker."""
    mains = [one.attributions[0] if one.attributions else None for one in read(text)]
    return [one.speaker.name if one and one.speaker else None for one in mains]


@pytest.mark.parametrize(
    "text",
    [
        "”We open in May,“ said Dana Holm.",
        "We open in May,” said Dana Holm.",
        '"We open in May,"said Dana Holm.',
        "``We open in May,'' said Dana Holm.",
        "“He told me, ‘Open it,’ and I did,” said Dana Holm.",
        "“He told me, “Open it,” and I did,” said Dana Holm.",
        "'We open in May,' said Dana Holm.",
        "„We open in May“, said Dana Holm.",
        "«We open in May», said Dana Holm.",
    ],
)
def test_marks_that_are_unbalanced_nested_or_the_wrong_way_keep_the_speaker(text: str) -> None:
    """Whatever the marks, the one name beside the verb is who speaks."""
    assert set(names(text)) <= {"Dana Holm", None}
    assert names(text)[-1] == "Dana Holm"


def test_words_after_a_mark_that_nothing_closes_are_nobodys() -> None:
    """Where the quotation ends is not known, so neither is what the verb after it belongs to."""
    assert names("“We open in May, said Dana Holm.") == [None]


def test_apostrophes_open_no_quotation() -> None:
    """Years, drops and plural genitives are no quotation marks: the report stays a paraphrase."""
    text = "Rock 'n' roll of the '90s wasn't the sailors' favourite, said Dana Holm."
    (only,) = read(text)
    assert only.attributions[0].kind is SpeechKind.INDIRECT


def test_noise_of_a_scanner_names_nobody_who_is_not_there() -> None:
    """Letters read wrong leave words that no rule knows; they stay as they are."""
    text = "“We wi11 0pen the g ate,” sa1d Dana H0lm , the har- bour rnaster. lt was la te !"
    assert set(names(text)) <= {"Dana H0lm", None}


def test_a_text_without_punctuation_comes_in_pieces_that_can_be_read() -> None:
    """Nothing tells where its sentences end, so it is cut at spaces, in about equal parts."""
    text = "the harbour master said the gate would open in may and nobody was asked " * 60
    lengths = [len(one.text) for one in read(text)]
    assert sum(lengths) + len(lengths) == len(text)
    assert LONGEST / 3 < min(lengths) <= max(lengths) <= LONGEST


def test_a_text_in_capitals_keeps_its_speakers() -> None:
    """Where letters tell no names apart, first names and titles do."""
    text = "HARBOUR MASTER DANA HOLM SAID THE GATE WOULD OPEN.\n\n“NOT BEFORE MAY,” HOLM SAID."
    assert names(text) == ["DANA HOLM", "DANA HOLM"]


def _seconds(text: str) -> float:
    return seconds(lambda: ANALYSER.passages(text))


def test_a_paragraph_of_200_000_characters_takes_time_in_proportion() -> None:
    """Four times the text takes about four times as long, in one paragraph as in many."""
    whole = PARAGRAPH * (200_000 // len(PARAGRAPH) + 1)
    short, middle, long = (_seconds(whole[:size].strip()) for size in (50_000, 100_000, 200_000))
    assert long / short < 4 * 2
    assert long / middle < 2 * 2


def test_a_sentence_without_an_end_takes_time_in_proportion() -> None:
    """A list of names and verbs that no full stop ever ends is read in linear time too."""
    clauses = "Dana Holm, who said that, and Ann Pell, the mayor, said "
    few, many = (_seconds((clauses * (count // 12)).strip()) for count in (2_000, 8_000))
    assert many / few < 4 * 2.5


def test_many_people_take_time_in_proportion() -> None:
    """Whom "the mayor" means is not asked of each of a thousand people, sentence by sentence."""
    syllables = ("ba", "dor", "gar", "ko", "lor", "mi", "nim", "pek", "ren", "vel")
    surnames = ("".join(some).capitalize() for some in product(syllables, repeat=3))
    told = [
        f"Dana {surname}, {number % 70 + 20}, a baker, said it was late. The mayor said it was "
        "early. The baker disagreed, and the NHS said so."
        for number, surname in enumerate(surnames)
    ]
    assert _seconds("\n\n".join(told[:800])) / _seconds("\n\n".join(told[:200])) < 4 * 2
