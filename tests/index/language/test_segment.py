"""Sentences: cut as an editor would cut them, whole, in order, and with nothing lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.segment import Sentence, segment
from tests.index.timing import seconds

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "sentences"
LINE_BREAK = re.compile(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
PIECES = st.sampled_from(
    [
        *(
            "The vote failed",
            "He said",
            "U.S",
            "Mr",
            "Jan",
            "J",
            "a.m",
            "No",
            "vitamin C",
            "iPhone",
        ),
        *(
            ".",
            "!",
            "?",
            "…",
            "...",
            ". . .",
            ".”",
            '."',
            "?” ",
            ").",
            "“",
            "”",
            '"',
            "'",
            "(",
            ")",
        ),
        *(
            " ",
            "  ",
            "\n",
            "\r\n",
            "\u2028",
            "\t",
            "\u00a0",
            "\u200b",
            "\u200f",
            "\u0301",
            "\ufeff",
        ),
        *(
            "1. ",
            "2) ",
            "• ",
            "3.5",
            "https://a.example/b.c?d=e",
            "@city",
            "。",
            "会议",
            "— ",
            "[1]",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


class Case(NamedTuple):
    name: str
    text: str
    sentences: list[str]


def _cases(path: Path) -> Iterator[Case]:
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            whole = row["text"]
            gold = [one if isinstance(one, str) else whole[slice(*one)] for one in row["sentences"]]
            yield Case(row["id"], whole, gold)


OWN = [*_cases(DATA / "sentence_cases.jsonl"), *_cases(DATA / "unseen_sentence_cases.jsonl")]


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in segment(text)]


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.name)
def test_cases_of_every_category_are_cut_exactly(case: Case) -> None:
    """Every case in the data files comes out sentence by sentence as written there."""
    assert found(case.text) == case.sentences


@pytest.mark.parametrize("name", ["golden_rules", "news_hard"])
def test_public_cases_are_cut_exactly(name: str) -> None:
    """The golden rules and the hard news cases are all right."""
    cases = list(_cases(SHARED / f"{name}.jsonl"))
    if not cases:
        pytest.skip("the shared data is not beside this checkout")
    assert [case.name for case in cases if found(case.text) != case.sentences] == []


@given(TEXTS)
def test_sentences_cover_all_that_is_not_space(text: str) -> None:
    """What lies between two sentences is white space only, so nothing is lost or said twice."""
    at = 0
    for one in segment(text):
        assert at <= one.start < one.end
        assert not text[at : one.start].strip()
        at = one.end
    assert not text[at:].strip()


@given(TEXTS)
def test_sentences_are_trimmed_and_stay_in_their_line(text: str) -> None:
    """A sentence has no white space at its ends and no line break inside."""
    for piece in found(text):
        assert piece == piece.strip()
        assert not LINE_BREAK.search(piece)


@given(TEXTS)
def test_sentences_do_not_cut_words(text: str) -> None:
    """No sentence starts or ends between two letters; only Chinese full stops need no space."""
    for one in segment(text):
        for place in (one.start, one.end):
            around = text[max(0, place - 1) : place + 1]
            assert not (len(around) == 2 and around.isalpha())


@given(TEXTS)
def test_numbers_count_sentences_and_lines(text: str) -> None:
    """Sentences count through the text from 1; paragraphs count the lines that hold anything."""
    sentences = segment(text)
    assert [one.sentence for one in sentences] == list(range(1, len(sentences) + 1))
    lines = sum(bool(line.strip()) for line in LINE_BREAK.split(text))
    assert sorted({one.paragraph for one in sentences}) == list(range(1, lines + 1))


def test_every_line_break_ends_a_sentence() -> None:
    """A line break ends a sentence whatever stands before it, and starts a paragraph."""
    assert segment("Mr.\nHale said\r\n\r\nno") == [
        Sentence(0, 3, 1, 1),
        Sentence(4, 13, 2, 2),
        Sentence(17, 19, 3, 3),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t\u2028"])
def test_blank_text_has_no_sentences(text: str) -> None:
    """White space alone is no sentence."""
    assert segment(text) == []


def test_text_without_marks_is_one_sentence() -> None:
    """A line of 50,000 characters without a mark stays whole."""
    text = "word " * 10_000
    assert segment(text) == [Sentence(0, len(text) - 1, 1, 1)]


@pytest.mark.parametrize(
    "text",
    ["It failed.” He left. “Go", "”", "“", '" He left. "', "“Go.“ He left.", "He left. ’ She did."],
)
def test_wrong_way_quotation_marks_are_kept(text: str) -> None:
    """Unbalanced quotation marks break nothing and stay in the sentences."""
    assert "".join(found(text)).replace(" ", "") == text.replace(" ", "")


LONG = [
    "He left. ",
    "He left at 6 a.m. and ",
    "(see p. 4 ",
    "“Why? ",
    '." ',
    ". ",
    ". . ",
    "a. b ",
    "J. K. ",
    "1. ",
    "• ",
    "[1]",
    "U.S. ",
    "... ",
    "=====x",
    ".”",
    "a",
    "e.g. A ",
    "?” The a ",
    "a. a a a! a ",
    "\u0301",
    "\u200b",
]


def test_paragraph_of_200_000_characters_is_cut() -> None:
    """A paragraph of 200,000 characters gives all its sentences."""
    text = "“Why now?” Mr. Hale asked. " * 7_500
    assert len(segment(text)) == 7_500


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    """Eight times the text takes about eight times the time, not sixty-four times."""
    short, long = _seconds(piece, 10_000), _seconds(piece, 80_000)
    assert long < 32 * short + 0.02


def _seconds(piece: str, characters: int) -> float:
    text = (piece * (characters // len(piece) + 1))[:characters]
    return seconds(lambda: segment(text))
