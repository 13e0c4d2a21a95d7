"""`list`, `show`, `remove` and `export` look after the stored articles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.codes import Code
from index.library import Article, Library
from tests.bot.command_line import process_environment, run, run_json
from tests.index.permissions import unprivileged

SENTENCE = "Ferry fares will rise by nine per cent in April, the operator said on Tuesday."


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
    data.mkdir()
    assert "python -m bot add" in run("list").stderr
    assert run_json("list") == []


def test_an_empty_collection_is_not_filled_by_adding_public_articles(data: Path) -> None:
    """`add` stores public articles, so it is no advice to whoever lists a server's."""
    with Library.open(data) as library:
        library.servers.change(7, threads=True)
    told = run("list", "--collection", "guild:7").stderr
    assert "guild:7" in told
    assert "python -m bot add" not in told


@pytest.mark.parametrize("command", ["list", "export", "show x", "remove x --yes"])
def test_a_collection_that_is_not_there_is_no_empty_one(data: Path, command: str) -> None:
    """A mistyped name is refused with those that there are; one emptied by now is fine."""
    with Library.open(data) as library:
        library.add(Article(text="The crane is new."), collection="guild:7")
        library.clear("guild:7")
    refused = run(*command.split(), "--collection", "gild:7")
    assert refused.exit_code == Code.FAILED
    assert "There is no collection 'gild:7'. There are: public, guild:7." in refused.stderr
    assert "There is no collection" not in run(*command.split(), "--collection", "guild:7").stderr
    assert run("export", "--collection", "guild:7").exit_code == Code.OK


def test_files_are_in_no_collection(data: Path, news: Path) -> None:
    """`--articles` and `--collection` contradict each other."""
    refused = run("list", "--articles", news, "--collection", "guild:7")
    assert (refused.exit_code, refused.stdout) == (Code.USAGE, "")


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


def test_several_articles_are_removed_together_or_none(data: Path, news: Path) -> None:
    """Each goes once, however often it is given; what is not there is told, and keeps all."""
    run("add", news)
    ferry, orchard = (card["id"] for card in run_json("list"))
    refused = run("remove", ferry, "Orchard", "nowhere", "--yes")
    assert (refused.exit_code, refused.stdout) == (Code.FAILED, "")
    assert "begins with 'Orchard', or that title. Its words stand in: Orchard" in refused.stderr
    assert "begins with 'nowhere'" in refused.stderr
    assert refused.stderr.splitlines()[2:] == ["Nothing was removed."]
    assert len(run_json("list")) == 2
    removed = run("remove", ferry, orchard, "Ferry fares will rise", "--yes")
    assert [line.split()[:2] for line in removed.stdout.splitlines()] == [
        ["removed", ferry],
        ["removed", orchard],
    ]
    assert run_json("list") == []


def test_one_letter_removes_nothing(data: Path, news: Path) -> None:
    """The start of an id that a letter or two may be by chance is refused, with how much is not."""
    run("add", news)
    ferry, _ = (card["id"] for card in run_json("list"))
    refused = run("remove", ferry[:5], "--yes")
    assert (refused.exit_code, refused.stdout) == (Code.FAILED, "")
    assert "at least 6 characters of an id" in refused.stderr
    assert run("remove", ferry[:6], "--yes").stdout.startswith(f"removed {ferry}")


def test_remove_json_is_a_list(data: Path, news: Path) -> None:
    """One article or several: a program reads the same."""
    run("add", news)
    first, *_ = run_json("list")
    assert run_json("remove", first["id"], "--yes") == [first]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX terminals")
@pytest.mark.parametrize("answer", ["y", "n"])
def test_several_articles_are_listed_before_they_are_removed(
    data: Path, news: Path, answer: str
) -> None:
    """On a terminal one question is asked for all of them, below what they are called."""
    run("add", news)
    ours, theirs = os.openpty()
    ids = [card["id"] for card in run_json("list")]
    with os.fdopen(ours, "wb"):
        os.write(ours, f"{answer}\n".encode())
        ran = subprocess.run(
            [sys.executable, "-m", "bot", "remove", *ids],
            env=process_environment(data),
            stdin=theirs,
            capture_output=True,
            text=True,
            check=False,
        )
    os.close(theirs)
    ferry, orchard, question = ran.stderr.splitlines()[:3]
    assert ferry.startswith("Ferry fares will rise · The Gazette")
    assert orchard.startswith("Orchard planted on old airfield")
    assert question.startswith("Remove these 2 articles? [y/N]")
    assert len(run_json("list")) == (0 if answer == "y" else 2)
    assert ran.returncode == (Code.OK if answer == "y" else Code.NO_ANSWER)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
@pytest.mark.parametrize("command", ["list", "add -"])
def test_a_folder_that_may_not_be_looked_into_is_named(
    data: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Who may not see another user's articles is told so, and what to do."""
    monkeypatch.chdir("/")  # where anybody may look for a .env
    data.mkdir(mode=0)
    other = data.with_name("other")
    other.mkdir()
    run(*command.split(), "--data", other, typed="A text.")  # loads what it needs
    with unprivileged():
        refused = run(*command.split(), typed="A text.")
    data.chmod(0o700)
    assert refused.exit_code == Code.FAILED
    assert f"{data} cannot be read. Give this user the right to" in refused.stderr


def test_nothing_but_adding_makes_a_store(data: Path) -> None:
    """A folder is not filled by whoever lists, shows, removes or exports there."""
    data.mkdir()
    assert run("remove", "x", "--yes").exit_code == Code.FAILED
    assert run("show", "x").exit_code == Code.FAILED
    assert run("list").exit_code == run("export").exit_code == Code.OK
    assert not list(data.iterdir())


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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX pipes")
def test_an_export_goes_through_links_and_pipes(data: Path, news: Path, tmp_path: Path) -> None:
    """A link stays one and its file is replaced; a pipe is written to and not replaced."""
    run("add", news)
    link, pipe = tmp_path / "latest.jsonl", tmp_path / "pipe"
    link.symlink_to("real.jsonl")
    os.mkfifo(pipe)
    assert run("export", link).exit_code == Code.OK
    assert link.is_symlink()
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_text, encoding="utf-8")
        assert run("export", pipe).exit_code == Code.OK
        assert read.result() == (tmp_path / "real.jsonl").read_text(encoding="utf-8")
    assert pipe.is_fifo()


def test_an_article_in_another_language_says_that_nobody_was_looked_for(
    data: Path, tmp_path: Path
) -> None:
    """`show` says it once, `ask` under the sentence: it may be anybody's words."""
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "Die Fähre fährt im April nicht, sagte die Behörde. Die Preise sind für alle gestiegen."
    (folder / "fähre.txt").write_text(text, encoding="utf-8")
    note = "speakers are identified only in English articles"
    asked = run("ask", "Fähre April", "--articles", folder)
    assert note in " ".join(asked.stdout.split())
    assert "own words" not in asked.stdout
    shown = run("show", run_json("list", "--articles", folder)[0]["id"], "--articles", folder)
    assert " ".join(shown.stdout.split()).count(note) == 1


def test_words_of_a_title_show_an_article_and_remove_none(data: Path, news: Path) -> None:
    """What is removed for good is named whole: a script may ask twice for what is gone."""
    run("add", news)
    assert run("show", "orchard planted").stdout.startswith("Orchard planted on old airfield")
    refused = run("remove", "orchard planted", "--yes")
    assert refused.exit_code == 3
    assert "Its words stand in: Orchard planted on old airfield (" in refused.stderr
    assert len(run_json("list")) == 2
