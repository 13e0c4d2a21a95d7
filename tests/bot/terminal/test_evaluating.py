"""`eval`: questions with the answers that are expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.codes import Code
from tests.bot.command_line import run, run_json

FARES = {"question": "By how much will ferry fares rise?", "sentence": "Ferry fares will rise by"}
TREES = {
    "question": "How many plum trees were planted?",
    "article": "Orchard planted on old airfield",
}
NOTHING = {"question": "Who invented the zeppelin airport?", "sentence": "none"}
WRONG = {"question": "How many plum trees were planted?", "sentence": "We waited as long"}


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Return where the questions stand."""
    return tmp_path / "questions.jsonl"


def write(file: Path, *rows: object) -> Path:
    """Write `rows` as JSON Lines, with an empty line at the end."""
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows) + "\n", encoding="utf-8")
    return file


def test_the_shares_are_those_of_the_questions(data: Path, news: Path, questions: Path) -> None:
    """Hits count over what has an answer, refusals over what has none."""
    found = run_json("eval", write(questions, FARES, TREES, NOTHING, WRONG), "--articles", news)
    assert found["questions"] == 4
    assert found["hit_at_1"] == found["hit_at_3"] == found["mrr"] == pytest.approx(2 / 3)
    assert (found["refusal_precision"], found["refusal_recall"]) == (1, 1)
    assert [miss["expected"] for miss in found["misses"]] == ["We waited as long"]


def test_misses_are_shown_with_what_came_instead(data: Path, news: Path, questions: Path) -> None:
    """A person reads the question, what was expected and what came, then the shares."""
    shown = run("eval", write(questions, FARES, WRONG), "--articles", news).stdout
    assert "expected: We waited as long" in shown
    assert "four hundred plum trees" in shown
    assert "hit@1              0.500" in shown
    assert "refusal recall     -" in shown


def test_what_comes_first_as_close_is_a_hit_that_is_listed_apart(
    data: Path, news: Path, questions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is shown, so it is a hit and no miss; that it is not shown as the answer is said."""
    monkeypatch.setenv("ONRECORD_ANSWER_THRESHOLD", "0.99")
    asked = ("eval", write(questions, FARES), "--articles", news)
    found = run_json(*asked)
    assert [(one["outcome"], one["rank"]) for one in found["unsure"]] == [("close", 1)]
    assert (found["hit_at_1"], found["misses"]) == (1, [])
    shown = run(*asked).stdout
    assert FARES["question"] in shown
    assert "close, but the expected sentence came first: Ferry fares will rise by nine" in shown
    assert "1 right sentence came first, but only as close: a hit, and counted as refused." in shown
    monkeypatch.delenv("ONRECORD_ANSWER_THRESHOLD")
    assert "only as close" not in run(*asked).stdout


def test_a_sentence_that_no_article_has_is_told(data: Path, news: Path, questions: Path) -> None:
    """It can never be found, so it is named with its question; one of a list is, too."""
    gone = {**TREES, "sentence": ["About 90 seals", "four  HUNDRED plum trees"]}
    joined = {**FARES, "sentence": "on Tuesday. “We waited"}
    asked = ("eval", write(questions, gone, FARES, NOTHING, TREES, joined), "--articles", news)
    measured = run(*asked)
    assert measured.exit_code == 0
    assert measured.stderr.splitlines() == [
        f"No sentence of the articles has “{sentence}”, expected for “{question}”."
        for sentence, question in (
            ("About 90 seals", TREES["question"]),
            ("on Tuesday. “We waited", FARES["question"]),
        )
    ]
    assert run_json(*asked)["absent"] == [
        {"question": TREES["question"], "sentence": "About 90 seals"},
        {"question": FARES["question"], "sentence": "on Tuesday. “We waited"},
    ]
    assert run_json("eval", write(questions, FARES), "--articles", news)["absent"] == []


def test_any_sentence_of_a_list_does(data: Path, news: Path, questions: Path) -> None:
    """Several sentences may answer; a miss names them all."""
    asked, wrong = FARES["question"], ["We waited", "Nobody waited"]
    rows = ({"question": asked, "sentence": [*wrong, FARES["sentence"]]},)
    found = run_json("eval", write(questions, *rows), "--articles", news)
    assert (found["hit_at_1"], found["misses"]) == (1, [])
    found = run_json("eval", write(questions, {**FARES, "sentence": wrong}), "--articles", news)
    assert [miss["expected"] for miss in found["misses"]] == ["We waited / Nobody waited"]


def test_a_line_ends_where_json_lines_do(data: Path, news: Path, questions: Path) -> None:
    """A line separator inside a text, which JSON allows, ends no line."""
    row = json.dumps({**NOTHING, "question": "Who invented\u2028the zeppelin?"}, ensure_ascii=False)
    questions.write_text(f"{row}\r\n{row}\r\n", encoding="utf-8")
    assert run_json("eval", questions, "--articles", news)["questions"] == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no question"),
        ("{", "line 1: is not JSON"),
        ("[" * 100_000, "line 1: is not JSON"),
        ("[]", "line 1: must be an object"),
        ('{"sentence": "x"}', 'line 1: has no "question"'),
        ('\n{"question": "x"}', 'line 2: needs a "sentence" or an "article"'),
        ('{"question": "x", "none": true}', 'where nothing answers, write "sentence": "none"'),
        ('{"question": "x", "sentence": []}', 'where nothing answers, write "sentence": "none"'),
        ('{"question": "x", "sentence": " "}', 'where nothing answers, write "sentence": "none"'),
        (
            '{"question": "x", "article": "y"}',
            "no article has the id, title or address 'y'",
        ),
        ('{"question": 3}', 'line 1: "question" must be a text, not 3'),
        ('{"question": "x", "sentence": ["y", 3]}', '"sentence" must be a text, not 3'),
    ],
)
def test_a_line_that_is_wrong_is_named(
    data: Path, news: Path, questions: Path, text: str, said: str
) -> None:
    """What cannot be measured ends with the line and what is wrong with it."""
    questions.write_text(text, encoding="utf-8")
    result = run("eval", questions, "--articles", news)
    assert result.exit_code == Code.FAILED
    assert said in result.stderr


def test_a_file_that_is_not_there_is_named(data: Path, news: Path, questions: Path) -> None:
    """A missing file ends with its name and what is wanted; so does one that is no text."""
    refused = run("eval", questions, "--articles", news).stderr
    assert f"{questions}: No such file or directory. Name a file" in refused
    questions.write_bytes(b"\xff\xfe\x00")
    assert "is not UTF-8 text" in run("eval", questions, "--articles", news).stderr
