"""`ask` on the command line: what it shows, what it can be held to, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.codes import Code
from tests.bot.command_line import FERRY, run, run_json

FARES = "By how much will ferry fares rise?"
SENTENCE = "Ferry fares will rise by nine per cent in April, the operator said on Tuesday."


def test_ask_without_articles_asks_the_samples(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer's first question is answered from the samples, which the last line says."""
    monkeypatch.delenv("ONRECORD_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    asked = run("ask", "What will the harbour tunnel cost?")
    assert asked.exit_code == 0
    assert "412 million euros" in asked.stdout
    assert "sample articles" in asked.stdout.splitlines()[-1]
    assert not data.exists()


@pytest.mark.parametrize(
    "command",
    ["ask ferry", "chat", "quotes", "eval q.jsonl", "list", "show a", "remove a", "export"],
)
def test_a_data_folder_that_is_not_there_is_an_error(
    data: Path, tmp_path: Path, command: str
) -> None:
    """Once whoever mistyped the folder was answered from the samples, which made that up."""
    mistyped = tmp_path / "tpyo"
    asked = run(*command.split(), "--data", mistyped)
    assert asked.output.startswith(f"There is no folder {mistyped}, which --data names. Check")
    assert "`python -m bot add PATHS`, with the same options, makes it" in asked.output
    assert (asked.exit_code, asked.stderr.count("\n")) == (Code.FAILED, 1)
    set_so = run(*command.split())
    assert set_so.exit_code == Code.FAILED
    assert f"There is no folder {data}, which the setting data (environment)" in set_so.stderr
    assert not mistyped.exists()
    assert not data.exists()


def test_a_data_folder_that_nobody_named_goes_unsaid(
    data: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newcomer has no folder yet, and who asks files does not need one."""
    assert "There is no folder" not in run("ask", FARES, "--articles", news).stderr
    monkeypatch.delenv("ONRECORD_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    assert not run("ask", "What will the harbour tunnel cost?").stderr


def test_ask_shows_the_sentence_with_its_source(data: Path, news: Path) -> None:
    """An answer has the sentence verbatim, the article, publisher, day, place, address and why."""
    asked = run("ask", FARES, "--articles", news)
    assert asked.exit_code == 0
    for part in (
        SENTENCE,
        "Ferry fares will rise",
        "The Gazette · 3 February 2026 · paragraph 1, sentence 1",
        "https://gazette.example/ferry",
        "found by: ",
        "Searched 2 articles, 3 sentences in ",
    ):
        assert part in asked.stdout
    assert "sample" not in asked.stdout


def test_as_many_sentences_as_asked_for_are_shown(data: Path, news: Path) -> None:
    """Without `-n` those that hardly answer are left out; with it they are there, in JSON too."""
    asked = ("ask", FARES, "--articles", news)
    assert [hit["text"] for hit in run_json(*asked)["hits"]] == [SENTENCE]
    assert len(run_json(*asked, "-n", "3")["hits"]) == 2


def test_ask_json_is_one_object(data: Path, news: Path) -> None:
    """`ask --json` prints the record itself, in the public form."""
    found = run_json("ask", FARES, "--articles", news)
    assert {"question", "outcome", "confidence", "hits"} <= set(found)
    hit = found["hits"][0]
    assert {"text", "start", "end", "paragraph", "score", "reasons", "attribution"} <= set(hit)
    assert {"id", "title", "url", "publisher", "date"} <= set(hit["article"])
    assert sum(reason["contribution"] for reason in hit["reasons"]) == pytest.approx(hit["score"])
    body = FERRY.partition("---\n\n")[2]
    assert hit["text"] == body[hit["start"] : hit["end"]] == SENTENCE


def test_refusal_is_exit_code_1(data: Path, news: Path) -> None:
    """A question that no article answers is refused, with the words that occur nowhere."""
    asked = run("ask", "Which comet hit Jupiter?", "--articles", news)
    assert asked.exit_code == 1
    assert asked.stdout.startswith("The articles do not say.")
    assert "comet" in asked.stdout
    found = run_json("ask", "Which comet hit Jupiter?", "--articles", news)
    assert found["outcome"] == "refusal"
    assert {"unknown_words", "nearest"} <= set(found)


def test_close_is_exit_code_1(data: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences that only come close are shown as such, and count as no answer."""
    monkeypatch.setenv("ONRECORD_ANSWER_THRESHOLD", "1")
    monkeypatch.setenv("ONRECORD_CLOSE_THRESHOLD", "0")
    asked = run("ask", "Which comet did the ferry hit?", "--articles", news)
    assert asked.exit_code == 1
    assert asked.stdout.startswith("These come closest, but may not answer.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", FARES, "--articles", "news/ferry.md", "news/orchard.md"),
        ("ask", "--articles", "news/ferry.md", "news/orchard.md", FARES),
        ("ask", "--articles", "news/ferry.md", "--articles", "news/orchard.md", FARES),
        ("ask", "--articles", "news", "-n", "1", FARES),
    ],
)
def test_articles_takes_several_paths(data: Path, news: Path, arguments: tuple[str, ...]) -> None:
    """`--articles` may be repeated or followed by many paths, before or after the question."""
    asked = run(*arguments)
    assert asked.exit_code == 0
    assert "Searched 2 articles" in asked.stdout


def test_ask_reads_articles_from_standard_input(data: Path) -> None:
    """`--articles -` asks what is piped in."""
    asked = run("ask", FARES, "--articles", "-", typed=FERRY)
    assert asked.exit_code == 0
    assert SENTENCE in asked.stdout


def test_what_cannot_be_read_is_said_and_the_rest_is_asked(data: Path, news: Path) -> None:
    """An unreadable file is named on standard error; the others are asked."""
    (news / "empty.md").touch()
    asked = run("ask", FARES, "--articles", news)
    assert asked.exit_code == 0
    assert "empty.md: is empty" in asked.stderr
    assert "empty.md" not in asked.stdout


@pytest.mark.parametrize("number", ["1", "2"])
def test_n_bounds_the_sentences(data: Path, news: Path, number: str) -> None:
    """No more sentences are shown than asked for."""
    asked = run_json("ask", "ferry fares operator director", "-n", number, "--articles", news)
    assert 1 <= len(asked["hits"]) <= int(number)


def test_article_narrows_the_question(data: Path, news: Path) -> None:
    """`--article` takes an article's title or the start of its id, and asks no other one."""
    for article in (
        "orchard planted on old airfield",
        run_json("list", "--articles", news)[1]["id"][:6],
    ):
        found = run_json("ask", FARES, "--article", article, "--articles", news)
        titles = {hit["article"]["title"] for hit in found["hits"]}
        assert titles <= {"Orchard planted on old airfield"}


def test_explain_shows_every_reason(data: Path, news: Path) -> None:
    """`--explain` gives each word's part field by field, which add up to what is shown."""
    asked = run("ask", FARES, "-n", "1", "--explain", "--articles", news).stdout
    *parts, total = [
        float(line.split()[0]) for line in asked.splitlines() if line[:11].strip()[:1].isdigit()
    ]
    assert len(parts) > 2
    assert sum(parts) == pytest.approx(total)


@pytest.mark.parametrize(
    "question",
    [
        "the of and",
        "😀🎉",
        "何が起きましたか",
        "ferry " * 850,
        "\N{RIGHT-TO-LEFT MARK}",
        "-- ?",
    ],
)
def test_odd_questions_are_answered_or_refused(data: Path, news: Path, question: str) -> None:
    """No question ends in anything but an answer or a refusal."""
    asked = run("ask", "--articles", news, "--", question)
    assert asked.exit_code in (0, 1)
    assert "Searched 2 articles" in asked.stdout


def test_only_one_speaker_and_some_days_are_asked(data: Path, news: Path) -> None:
    """`--speaker`, `--since` and `--until` narrow what is asked, and the answer says so."""
    arguments = ("ask", "How long did we wait?", "--articles", news)
    heard = run(*arguments, "--speaker", "Brekke", "--since", "2026-02", "--until", "2026-02")
    assert "“We waited as long as we could,”" in heard.stdout
    assert "Looked only at what Oda Brekke says." in heard.stdout
    assert "Searched within 2 articles, 3 sentences in " in heard.stdout
    assert (
        "Looked only in articles published from 1 February 2026 to 28 February 2026."
        in heard.stdout
    )


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--speaker", "Brekko"), "Nobody called Brekko speaks in these articles."),
        (("--speaker", "Brekko"), "Similar names: Oda Brekke."),
        (("--since", "2030"), "No article was published from 1 January 2030 on"),
        (("--until", "2020"), "they date from 1 February 2026 to 3 February 2026"),
    ],
)
def test_who_and_when_are_not_there_is_said(
    data: Path, news: Path, option: tuple[str, str], said: str
) -> None:
    """A speaker or days that no article has are a refusal that says so."""
    result = run("ask", "How long did we wait?", "--articles", news, *option)
    assert result.exit_code == Code.NO_ANSWER
    assert said in result.stdout


def test_days_that_are_none_are_wrong_usage(data: Path, news: Path) -> None:
    """A bound that names no day ends with what to write instead."""
    result = run("ask", "How long?", "--articles", news, "--since", "tomorrow")
    assert result.exit_code == Code.USAGE
    assert "'tomorrow' is not a day, month or year: write 2026-05-31" in result.stderr


@pytest.mark.parametrize("command", ["ask ferry", "chat", "quotes"])
def test_days_that_are_the_wrong_way_round_are_wrong_usage(
    data: Path, news: Path, command: str
) -> None:
    """Once nobody was quoted between them, and undated articles were left out of no days."""
    asked = run(*command.split(), "--articles", news, "--since", "2026-05", "--until", "2026-04")
    assert asked.exit_code == Code.USAGE
    assert asked.output == (
        "2026-05-01 is after 2026-04-30: no day lies between them; exchange the two\n"
    )


@pytest.mark.parametrize("blank", ["", " \t"])
def test_asking_nothing_is_wrong_usage(data: Path, news: Path, blank: str) -> None:
    """A variable that is not set once passed for a question that no article answers."""
    asked = run("ask", blank, "--articles", news)
    assert asked.exit_code == Code.USAGE
    assert "it is empty" in asked.stderr


@pytest.mark.parametrize("blank", ["", "  "])
def test_an_option_that_is_blank_was_not_given(data: Path, news: Path, blank: str) -> None:
    """A variable that is not set, in a script's `--speaker "$NAME"`, asks of everybody."""
    asked = ("ask", FARES, "--articles", news)
    narrowed = ("--article", blank, "--speaker", blank, "--since", blank, "--until", blank)
    assert run_json(*asked, *narrowed) == run_json(*asked)
    quoted = ("--speaker", blank, "--topic", blank, "--article", blank)
    assert run_json("quotes", "--articles", news, *quoted) == run_json("quotes", "--articles", news)
