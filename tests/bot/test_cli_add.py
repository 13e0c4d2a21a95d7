from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.codes import Code
from index.library import Library
from index.models import ArticleCard
from index.store.opening import FILE
from tests.bot.command_line import FERRY, process_environment, run, run_json

MANY = 1500


def test_add_says_what_became_of_each(data: Path, news: Path) -> None:
    """Added, changed, unchanged and unreadable articles are counted, the last with reasons."""
    first = run("add", news)
    assert first.exit_code == 0
    assert first.stdout == "added 2, updated 0, unchanged 0, skipped 0\n"
    (news / "ferry.md").write_text(FERRY.replace("nine", "ten"), encoding="utf-8")
    (news / "empty.txt").touch()
    second = run("add", news)
    assert second.exit_code == 0
    assert second.stdout.splitlines() == [
        "added 0, updated 1, unchanged 1, skipped 1",
        f"skipped {news / 'empty.txt'}: is empty",
    ]


PETITION = "Petition grows\n\nThe petition has {} signatures.\n"


def test_a_corrected_text_is_said_to_stand_beside_the_first(data: Path, tmp_path: Path) -> None:
    """Once a file that was edited in place answered twice, with the old number and the new one."""
    file = tmp_path / "petition.txt"
    file.write_text(PETITION.format("1,860"))
    run("add", file)
    [old] = [card["id"] for card in run_json("list")]
    file.write_text(PETITION.format("1,861"))
    count, said = run("add", file).stdout.splitlines()
    assert count == "added 1, updated 0, unchanged 0, skipped 0"
    assert said == (
        f"“Petition grows” is already stored with a different text ({old}); "
        f"if this is its correction, remove that one: `python -m bot remove {old}` "
        "(or add it with --replace)"
    )
    assert run("add", file).stdout == "added 0, updated 0, unchanged 1, skipped 0\n"


def test_replace_puts_a_corrected_text_in_place_of_the_first(data: Path, tmp_path: Path) -> None:
    """With `--replace`, at once or the next time, the old text is gone, and that is said."""
    file = tmp_path / "petition.txt"
    for number, options in (("1,860", ()), ("1,861", ()), ("1,861", ("--replace",))):
        file.write_text(PETITION.format(number))
        late = run("add", file, *options).stdout
    assert late.startswith(
        "added 0, updated 0, unchanged 1, skipped 0\nreplaced “Petition grows” ("
    )
    [old] = [card["id"] for card in run_json("list")]
    file.write_text(PETITION.format("1,862"))
    count, said = run("add", "--replace", file).stdout.splitlines()
    [new] = [card["id"] for card in run_json("list")]
    assert count == "added 0, updated 1, unchanged 0, skipped 0"
    assert said == f"replaced “Petition grows” ({old}) by {new}, which has a different text"
    assert "1,862 signatures" in run("ask", "How many signatures does the petition have?").stdout


def test_replace_chooses_among_no_several_articles(data: Path, tmp_path: Path) -> None:
    """Where more than one is stored under the title, all stay, and their ids are told."""
    lines = [f'{{"title": "Letters", "text": "Letter {number}."}}' for number in range(3)]
    run("add", "-", typed="\n".join(lines[:2]))
    file = tmp_path / "letter.jsonl"
    file.write_text(lines[2])
    tally = run_json("add", "--replace", file)
    assert (tally["added"], tally["replaced"]) == (1, [])
    assert [len(one["stored"]) for one in tally["doubles"]] == [2]
    assert len(run_json("list")) == 3
    again = run("add", "--replace", file).stdout
    assert "remove those that are wrong: `python -m bot remove ID`" in again


def test_the_name_of_a_file_is_no_title_to_replace_by(data: Path, tmp_path: Path) -> None:
    """Two notes.txt without a headline are two articles: one of them was once gone for good."""
    for folder, text in (("a", "It rained.\n"), ("b", "The quay is shut.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "notes.txt").write_text(text)
        said = run("add", "--replace", tmp_path / folder / "notes.txt").stdout
        assert said == "added 1, updated 0, unchanged 0, skipped 0\n"
    assert [card["title"] for card in run_json("list")] == ["notes", "notes"]
    assert run("add", tmp_path).stdout == "added 0, updated 0, unchanged 2, skipped 0\n"


def test_what_somebody_else_removes_is_not_replaced(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article that goes just before it would be replaced leaves one that was added."""
    remove = Library.remove

    def removed_twice(library: Library, article_id: str) -> ArticleCard:
        remove(library, article_id)
        return remove(library, article_id)

    file = tmp_path / "petition.txt"
    file.write_text(PETITION.format("1,860"))
    run("add", file)
    monkeypatch.setattr(Library, "remove", removed_twice)
    file.write_text(PETITION.format("1,861"))
    assert run("add", "--replace", file).stdout == "added 1, updated 0, unchanged 0, skipped 0\n"


def test_add_json_counts_and_names(data: Path, news: Path) -> None:
    """`add --json` has the counts, and of each file left out its name and the reason."""
    (news / "lines.jsonl").write_text('{"text": "One line of text."}\nnot json\n')
    tally = run_json("add", news)
    assert (tally["added"], tally["updated"], tally["unchanged"]) == (3, 0, 0)
    [skipped] = tally["skipped"]
    assert skipped["where"].endswith("lines.jsonl:2")
    assert "is not JSON" in skipped["reason"]


def test_of_many_bad_lines_the_first_are_named(data: Path, tmp_path: Path) -> None:
    """An import of a wrong file is told in a dozen lines; `--json` has each of them."""
    file = tmp_path / "wrong.jsonl"
    file.write_text('{"text": "One line of text."}\n' + "not json\n" * 2010)
    counts, *skipped, rest = run("add", file).stdout.splitlines()
    assert counts == "added 1, updated 0, unchanged 0, skipped 2010"
    places = [line.split(": ")[0] for line in skipped]
    assert places == [f"skipped {file}:{number}" for number in range(2, 12)]
    assert rest == "skipped 2,000 more; --json names them all"
    assert len(run_json("add", file)["skipped"]) == 2010
    listed = run("list", "--articles", file)
    assert listed.stderr.splitlines()[-1] == "skipped 2,000 more"


def test_a_date_that_is_left_open_is_told(data: Path, tmp_path: Path) -> None:
    """Beside the counts, with what to write; once such an article lost its date without a word."""
    page = "---\ntitle: {}\ndate: {}\n---\nBees live here in {} hives.\n"
    (folder := tmp_path / "dates").mkdir()
    for number, date in enumerate(("05/12/2026", "May 2026", "12.5.2026", "13/05/2026")):
        (folder / f"{number}.md").write_text(page.format(f"Bees {number}", date, number))
    said = run("add", folder)
    assert said.stdout == "added 4, updated 0, unchanged 0, skipped 0\n"
    assert said.stderr.splitlines() == [
        "“Bees 0” is stored without a date: “05/12/2026” may be two days; "
        "write it as 2026-05-12 or 2026-12-05 and add it again",
        "“Bees 1” is stored without a date: “May 2026” leaves open which day it is; "
        "write it as 2024-05-31 and add it again",
    ]
    dates = {card["title"]: card["date"] for card in run_json("list")}
    assert dates == {"Bees 0": None, "Bees 1": None, "Bees 2": "2026-05-12", "Bees 3": "2026-05-13"}
    assert run_json("add", folder)["undated"][0] == {"title": "Bees 0", "date": "05/12/2026"}


def test_of_many_open_dates_the_first_are_told(data: Path) -> None:
    """The rest are counted."""
    lines = [f'{{"text": "Letter {number}.", "date": "May 2026"}}' for number in range(12)]
    *told, rest = run("add", "-", typed="\n".join(lines)).stderr.splitlines()
    assert len(told) == 10
    assert told[0].startswith("“Untitled article” is stored without a date: “May 2026” leaves")
    assert rest == "2 more are stored without a date; --json names them all"


def test_add_reads_standard_input(data: Path) -> None:
    """`add -` stores what is piped in."""
    assert run("add", "-", typed=FERRY).stdout.startswith("added 1,")


def test_what_was_added_is_what_is_asked(data: Path, news: Path) -> None:
    """Stored articles take the place of the samples."""
    run("add", news)
    asked = run("ask", "By how much will ferry fares rise?")
    assert "Searched 2 articles" in asked.stdout
    assert "sample" not in asked.stdout


def test_nothing_that_can_be_read_is_a_failure(data: Path, tmp_path: Path) -> None:
    """When all there was to add is skipped, the exit code says so."""
    (tmp_path / "empty.md").touch()
    assert run("add", tmp_path / "empty.md").exit_code == 3


def test_a_folder_without_articles_is_named(data: Path, tmp_path: Path) -> None:
    """A folder that holds nothing to read is skipped with that reason."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "a.png").touch()
    added = run("add", folder)
    assert added.exit_code == 3
    assert f"skipped {folder}: holds no file to read: no .md" in added.stdout


def test_files_that_are_not_read_are_counted(data: Path, news: Path) -> None:
    """What a folder holds beside articles is told by its endings; what programs keep there not."""
    for name in ("a.html", "b.HTML", "c.pdf", "LICENSE", ".hidden.pdf", "__MACOSX/d.md"):
        (news / name).parent.mkdir(exist_ok=True)
        (news / name).write_text("It rained.")
    added = run("add", news)
    assert added.exit_code == 0
    assert added.stdout == "added 2, updated 0, unchanged 0, skipped 0\n"
    assert "passed over 4 files (2 .html, 1 without ending, 1 .pdf): only .md" in added.stderr
    assert run_json("add", news)["passed_over"] == {".html": 2, ".pdf": 1, "": 1}


def test_no_more_than_five_endings_are_named(data: Path, news: Path) -> None:
    """A folder of everything is summed up."""
    for number in range(7):
        (news / f"a.{number}").touch()
    assert "1 .3, 1 .4, 2 others): only" in run("add", news).stderr


def test_an_article_of_no_sentence_is_skipped(data: Path, tmp_path: Path) -> None:
    """What is nothing but a page's own lines could neither answer nor be shown."""
    (tmp_path / "share.txt").write_text("Share this article\n")
    added = run("add", tmp_path / "share.txt")
    assert added.exit_code == Code.FAILED
    assert added.stdout.startswith("added 0, updated 0, unchanged 0, skipped 1\nskipped share: has")
    assert "has no sentence, only lines that a page carries beside its article" in added.stdout
    assert run_json("list") == []


def test_an_address_that_cannot_be_stored_stops_nothing(data: Path) -> None:
    """A lone surrogate in an address is replaced as in any text, and the next line follows."""
    lines = ('{"text": "It rained.", "url": "http://x.org/\\ud800"}', '{"text": "It snowed."}')
    assert run("add", "-", typed="\n".join(lines)).stdout.startswith("added 2,")
    assert "http://x.org/\ufffd" in [card["url"] for card in run_json("list")]


def test_a_path_that_is_empty_is_wrong_usage(data: Path, news: Path) -> None:
    """`add "$FOLDER"` without that variable must not add the working folder, nor store there."""
    for arguments in (("add", ""), ("add", news, "--data", ""), ("ask", "x", "--articles", "")):
        refused = run(*arguments)
        assert refused.exit_code == Code.USAGE
        assert "it is empty" in refused.stderr
    assert not data.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_interrupt_keeps_exactly_what_was_reported(data: Path, tmp_path: Path) -> None:
    """After a Ctrl-C what is reported as added is there, and the rest is not."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number}.txt").write_text(f"Town {number} opened a new bridge on Monday.\n" * 9)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "add", str(folder)],
        env=process_environment(data),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    _wait_for_an_article(data, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    with Library.open(data) as library:
        kept = len(library.articles())
    assert process.returncode == 130
    assert out == f"added {kept}, updated 0, unchanged 0, skipped 0\n"
    assert 0 < kept < MANY
    assert "is stored" in err
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_an_interruption_does_not_hide_a_corrected_text(data: Path, tmp_path: Path) -> None:
    """It is not new the next time, so it is told; what would be replaced may still be unclear."""
    file = tmp_path / "petition.txt"
    file.write_text(PETITION.format("1,860"))
    run("add", file)
    file.write_text(PETITION.format("1,861"))
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "add", "--replace", str(file), "-"],
        env=process_environment(data),
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    _wait_for_an_article(data, process, more_than=1)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate()
    assert process.returncode == 130
    count, said = out.splitlines()
    assert count == "added 1, updated 0, unchanged 0, skipped 0"
    assert "“Petition grows” is already stored with a different text" in said
    assert len(run_json("list")) == 2
    assert len(run_json("add", "--replace", file)["replaced"]) == 1


def _wait_for_an_article(data: Path, process: subprocess.Popen[str], *, more_than: int = 0) -> None:
    while process.poll() is None:
        if (data / FILE).exists():
            with Library.open(data) as library:
                if len(library.articles()) > more_than:
                    return
        time.sleep(0.05)
