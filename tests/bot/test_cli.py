from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from bot.cli import app
from bot.exits import Code
from index.library import Article, Library
from index.store.opening import FILE
from tests.bot.command_line import FERRY, run, run_json

FARES = "By how much will ferry fares rise?"
SENTENCE = "Ferry fares will rise by nine per cent in April, the operator said on Tuesday."

_group = typer.main.get_command(app)
assert isinstance(_group, TyperGroup)
COMMANDS = _group.commands


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(name: str) -> None:
    """`--help` says what a command does, explains each of its options, and gives an example."""
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert f"Example: python -m bot {name}" in shown.stdout
    explained = [getattr(parameter, "help", None) for parameter in COMMANDS[name].params]
    assert all(explained)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"run", "export"}))
def test_each_command_that_shows_something_has_json(name: str) -> None:
    """Where a person gets a table, a program gets JSON."""
    assert "--json" in [option for one in COMMANDS[name].params for option in one.opts]


def test_version() -> None:
    """`--version` names the program."""
    assert run("--version").stdout.startswith("onrecord")


def test_no_command_is_wrong_usage() -> None:
    """Without a command there is the help, and exit code 2."""
    shown = run()
    assert shown.exit_code == 2
    assert "Exit codes" in shown.stdout + shown.stderr


def test_ask_without_articles_asks_the_samples(data: Path) -> None:
    """A newcomer's first question is answered from the samples, which the last line says."""
    asked = run("ask", "What will the harbour tunnel cost?")
    assert asked.exit_code == 0
    assert "412 million euros" in asked.stdout
    assert "sample articles" in asked.stdout.splitlines()[-1]
    assert not data.exists()


def test_ask_shows_the_sentence_with_its_source(data: Path, news: Path) -> None:
    """An answer has the sentence verbatim, the article, publisher, day, place, address and why."""
    asked = run("ask", FARES, "--articles", news)
    assert asked.exit_code == 0
    for part in (
        SENTENCE,
        "Ferry fares will rise",
        "The Gazette · 3 February 2026 · paragraph 1, sentence 1",
        "https://gazette.example/ferry",
        "why: ",
        "Searched 2 articles, 3 sentences in ",
    ):
        assert part in asked.stdout
    assert "sample" not in asked.stdout


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
        "",
        "   ",
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


def test_list_is_tab_separated_where_piped(data: Path, news: Path) -> None:
    """Where the output is no terminal, a list has a line an article and tabs between cells."""
    run("add", news)
    head, *rows = [line.split("\t") for line in run("list").stdout.splitlines()]
    assert head == ["id", "date", "publisher", "title", "sentences"]
    assert [row[1:] for row in rows] == [
        ["2026-02-03", "The Gazette", "Ferry fares will rise", "2"],
        ["2026-02-01", "The Gazette", "Orchard planted on old airfield", "1"],
    ]
    assert [row[0] for row in rows] == [card["id"] for card in run_json("list")]


def test_list_of_nothing(data: Path) -> None:
    """An empty list says how to add articles, and is an empty JSON list."""
    assert "python -m bot add" in run("list").stderr
    assert run_json("list") == []


@pytest.mark.parametrize("command", ["list", "export", "show x", "ask x", "quotes"])
def test_a_file_is_no_data_folder(news: Path, command: str) -> None:
    """A file named as the folder of articles is refused, not taken for an empty one."""
    refused = run(*command.split(), "--data", news / "ferry.md")
    assert refused.exit_code == Code.FAILED
    assert "ferry.md is a file" in refused.stderr


def test_an_article_without_a_title_is_found_by_what_stands_for_it(data: Path) -> None:
    """What a list shows in place of a title means the article too."""
    run("add", "-", typed='{"text": "It rained."}')
    assert "Untitled article" in run("list").stdout
    assert "It rained." in run("show", "untitled article").stdout


def test_articles_of_a_server_are_looked_after(data: Path, news: Path) -> None:
    """`list`, `show`, `export` and `remove` take another collection than the public one."""
    with Library.open(data) as library:
        library.add(Article(title="Crane", text="The crane is new."), collection="guild:7")
    there = ("--collection", "guild:7")
    assert run_json("list") == []
    (card,) = run_json("list", *there)
    assert "The crane is new." in run("show", "Crane", *there).stdout
    assert json.loads(run("export", *there).stdout)["title"] == "Crane"
    assert run("remove", card["id"], "--yes").exit_code == Code.FAILED
    assert run("remove", card["id"], "--yes", *there).exit_code == 0
    assert run_json("list", *there) == []


def test_show_gives_every_sentence(data: Path, news: Path) -> None:
    """`show` has each sentence with its number, by paragraphs."""
    run("add", news)
    shown = run("show", "Ferry fares will rise").stdout.splitlines()
    assert shown[0] == "Ferry fares will rise"
    assert shown.index("paragraph 1") < shown.index("paragraph 2")
    assert any(line.startswith("1 ") and line.endswith(SENTENCE) for line in shown)
    record = run_json("show", "Ferry fares will rise")
    assert [passage["sentence"] for passage in record["passages"]] == [1, 2]


def test_remove_needs_a_yes(data: Path, news: Path) -> None:
    """Without a terminal to ask on, only `--yes` removes an article."""
    run("add", news)
    assert run("remove", "Ferry fares will rise", typed="y\n").exit_code == 2
    removed = run("remove", "Ferry fares will rise", "--yes")
    assert removed.exit_code == 0
    assert removed.stdout.startswith("removed ")
    assert [card["title"] for card in run_json("list")] == ["Orchard planted on old airfield"]


def test_export_comes_back_unchanged(data: Path, news: Path, tmp_path: Path) -> None:
    """What `export` writes, to a file or to standard output, `add` knows again."""
    run("add", news)
    file = tmp_path / "all.jsonl"
    assert run("export", file).exit_code == 0
    assert file.read_text(encoding="utf-8") == run("export").stdout
    assert run_json("add", file)["unchanged"] == 2


def test_export_that_fails_leaves_no_file(data: Path, news: Path, tmp_path: Path) -> None:
    """An export to a place that is not there ends in a line, and leaves nothing behind."""
    run("add", news)
    before = sorted(tmp_path.rglob("*.jsonl"))
    folder = tmp_path / "folder"
    folder.mkdir()
    for place in (tmp_path / "nowhere" / "all.jsonl", folder):
        failed = run("export", place)
        assert failed.exit_code == 3
        assert failed.stderr.startswith(f"{place}: ")
    assert sorted(tmp_path.rglob("*.jsonl")) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(("tmp", "folder."))]


def test_an_article_in_another_language_says_that_nobody_was_looked_for(
    data: Path, tmp_path: Path
) -> None:
    """`show` says it once, `ask` under the sentence: it may be anybody's words."""
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "Die Fähre fährt im April nicht, sagte die Behörde. Die Preise sind für alle gestiegen."
    (folder / "fähre.txt").write_text(text, encoding="utf-8")
    note = "who speaks is only known in English articles"
    asked = run("ask", "Fähre April", "--articles", folder)
    assert note in " ".join(asked.stdout.split())
    assert "own words" not in asked.stdout
    shown = run("show", run_json("list", "--articles", folder)[0]["id"], "--articles", folder)
    assert " ".join(shown.stdout.split()).count(note) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ask",), 2),
        (("ask", "x", "-n", "0"), 2),
        (("ask", "x", "--articles", "news/ferry.md", "typo.md"), 2),
        (("ask", "x", "--articles", "typo.md"), 3),
        (("ask", "x", "--article", "ffff"), 3),
        (("show", "ffff"), 3),
        (("remove", "ffff", "--yes"), 3),
        (("add", "typo.md"), 3),
        (("list", "--config", "typo.toml"), 78),
        (("check", "--invite", "--deep"), 2),
    ],
)
def test_mistakes_end_in_their_exit_code(
    data: Path, news: Path, arguments: tuple[str, ...], code: int
) -> None:
    """A mistake has its documented exit code and says what is wrong on standard error."""
    failed = run(*arguments)
    assert failed.exit_code == code
    assert isinstance(failed.exception, SystemExit)
    assert failed.stderr or arguments[0] == "add"


def test_wrong_settings_are_all_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command that reads settings ends in 78 with all that is wrong with them."""
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "loud")
    monkeypatch.setenv("ONRECORD_TOKNE", "secret")
    failed = run("list")
    assert failed.exit_code == 78
    assert "ONRECORD_LOG_LEVEL" in failed.stderr
    assert "ONRECORD_TOKEN" in failed.stderr
    assert "secret" not in failed.stderr


@pytest.mark.parametrize("name", ["ask", "list", "show", "remove", "export", "add", "check"])
def test_a_damaged_store_is_one_line(data: Path, news: Path, name: str) -> None:
    """A store that is not a database ends every command in exit code 3 and a line."""
    data.mkdir()
    (data / FILE).write_bytes(b"this is no database, whatever its name says" * 50)
    arguments = {"ask": ["x"], "show": ["f"], "remove": ["f"], "add": [str(news)]}
    failed = run(name, *arguments.get(name, []))
    assert failed.exit_code == 3
    assert isinstance(failed.exception, SystemExit)
    assert FILE in failed.stdout + failed.stderr


def test_articles_cannot_move_the_cursor(data: Path, tmp_path: Path) -> None:
    """What an article says reaches a terminal without control characters, and JSON untouched."""
    evil = tmp_path / "evil.jsonl"
    text = "The \x1b[31mferry\x07 sank\x9b2J at dawn, the \u202eharbour master said."
    article = {"text": text, "title": "Evil \x1b]0;title\x07", "publisher": "P\x1b[2J"}
    evil.write_text(json.dumps(article), encoding="utf-8")
    outputs = [
        run("ask", "Where was the harbour master at dawn?", "--articles", evil).stdout,
        run("ask", "dawn harbour master", "--articles", evil, "--explain").stdout,
        run("list", "--articles", evil).stdout,
        run("show", run_json("list", "--articles", evil)[0]["id"], "--articles", evil).stdout,
    ]
    for output in outputs:
        assert "Evil" in output
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(output)
    stored = run_json("show", run_json("list", "--articles", evil)[0]["id"], "--articles", evil)
    assert stored["text"] == text


def test_only_one_speaker_and_some_days_are_asked(data: Path, news: Path) -> None:
    """`--speaker`, `--since` and `--until` narrow what is asked, and the answer says so."""
    arguments = ("ask", "How long did we wait?", "--articles", news)
    heard = run(*arguments, "--speaker", "Brekke", "--since", "2026-02", "--until", "2026-02")
    assert "“We waited as long as we could,”" in heard.stdout
    assert "Heard only: Brekke." in heard.stdout
    assert (
        "Looked only in articles published from 1 February 2026 to 28 February 2026."
        in heard.stdout
    )


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--speaker", "Brekko"), "Nobody called Brekko is heard in these articles."),
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
    assert "'tomorrow' is no day, month or year: write 2026-05-31" in result.stderr
