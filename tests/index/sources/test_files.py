from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.models import Article
from index.sources import files
from index.sources.files import read_bytes
from index.sources.folders import Place, discover
from tests.index.articles import read
from tests.index.permissions import unprivileged


def texts(*places: Place) -> list[str]:
    """Return the texts of the articles at `places`; an error as its message."""
    return [str(one) if isinstance(one, SourceError) else one.text for one in read(places)]


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_folder_gives_all_articles_in_it(tmp_path: Path) -> None:
    """Folders are read to the bottom, by name; hidden files and other kinds are passed over."""
    for file in ("b.md", "a/z.txt", "a/y.MARKDOWN", ".git/x.md", ".h.md", "c.png", "README"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(f"Text of {file}.")
    (tmp_path / "d.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    assert texts(tmp_path) == [
        "Text of b.md.",
        "One.",
        "Two.",
        "Text of a/y.MARKDOWN.",
        "Text of a/z.txt.",
    ]


def test_files_of_other_kinds_are_told(tmp_path: Path) -> None:
    """Who wants to know hears of each file of a folder that is passed over, of no hidden one."""
    for file in ("a.md", "b.pdf", "in/c.csv", ".d.pdf", ".git/e.pdf", "__pycache__/f.pyc"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("Text.")
    told: list[Path] = []
    assert discover([tmp_path], told.append) == [tmp_path / "a.md"]
    assert told == [tmp_path / "b.pdf", tmp_path / "in" / "c.csv"]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """A file that is named twice, or also stands in a folder that is named, is one file."""
    file = tmp_path / "a.md"
    file.write_text("Text.")
    (tmp_path / "link.md").symlink_to(file)
    assert discover([file, tmp_path, tmp_path / ".." / tmp_path.name / "a.md"]) == [file]


def test_links_that_lead_back_are_followed_once(tmp_path: Path) -> None:
    """A folder that holds a link to a folder above it has an end; other links are followed."""
    inner, outer = tmp_path / "in" / "deeper", tmp_path / "out"
    inner.mkdir(parents=True)
    outer.mkdir()
    (inner / "a.md").write_text("Inner.")
    (outer / "b.md").write_text("Outer.")
    (inner / "back").symlink_to(tmp_path / "in")
    (inner / "out").symlink_to(outer)
    assert texts(tmp_path / "in") == ["Inner.", "Outer."]


def test_what_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    """Each file that is no article is an error with its name and the reason; the others go in."""
    bad: dict[str, tuple[bytes, str]] = {
        "a-empty.md": (b"", "is empty"),
        "b-blank.txt": (b" \n\n", "no words"),
        "c-binary.txt": (bytes(range(256)) * 9, "binary"),
        "d-pdf.md": (b"%PDF-1.4 ...", "is a PDF"),
        "e-lies.txt": (b"\xff\xfeodd", "UTF-16"),
        "f-front.md": (b"---\ntitle: x\nText.", "no closing line"),
        "g-url.md": (b"---\nurl: javascript:x\n---\nText.", "not an http"),
        "h-line.jsonl": (b"{}\n", "h-line.jsonl:1: has no"),
        "i-lies.jsonl": (b"\xff\xfe{", "UTF-16"),
    }
    for file, (data, _) in bad.items():
        (tmp_path / file).write_bytes(data)
    (tmp_path / "z-good.md").write_text("Good.")
    *errors, good = texts(tmp_path)
    assert good == "Good."
    assert len(errors) == len(bad)
    for error, (file, (_, reason)) in zip(errors, bad.items(), strict=True):
        assert str(tmp_path / file) in error
        assert reason in error


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "does not exist"),
        (lambda path: path.symlink_to(path.parent / "nowhere"), "is not a file or folder"),
        (lambda path: path.symlink_to(path), "is not a file or folder"),
        (os.mkfifo, "is not a file or folder"),
    ],
)
def test_a_place_that_is_no_file_is_an_error(tmp_path: Path, make: object, reason: str) -> None:
    """What is missing, leads nowhere, or would never end is named."""
    path = tmp_path / "a.md"
    assert callable(make)
    make(path)
    (error,) = read([path])
    assert isinstance(error, SourceError)
    assert (error.where, error.reason) == (str(path), reason)


def test_a_pipe_in_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    """What would never end is named in a folder too; once, reading waited for it for ever."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("It rained.")
    assert texts(tmp_path) == [f"{tmp_path / 'a.txt'}: is not a file or folder", "It rained."]


def test_an_unknown_kind_of_file_names_the_known_ones(tmp_path: Path) -> None:
    """A file that was named outright is not passed over in silence; one without an end is text."""
    (tmp_path / "a.docx").write_text("x")
    (tmp_path / "README").write_text("Read me.")
    error, text = texts(tmp_path / "a.docx", tmp_path / "README")
    assert "is a .docx file; Onrecord reads .md" in error
    assert text == "Read me."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('#!/bin/sh\necho "It rained."\n', "is a program, not an article"),
        ("all: x\n\tcc -o x x.c\n", "has no sentence; if it is an article, end its name in .txt"),
    ],
)
def test_a_file_without_an_end_is_an_article_where_it_has_sentences(
    tmp_path: Path, text: str, reason: str
) -> None:
    """Scripts and settings have such names; one that is called .txt is taken at its word."""
    (tmp_path / "build").write_text(text)
    (tmp_path / "build.txt").write_text(text)
    error, taken = texts(tmp_path / "build", tmp_path / "build.txt")
    assert error == f"{tmp_path / 'build'}: {reason}"
    assert taken == text


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A file of 100 MB is not held in memory to say that it is too large."""
    huge = [tmp_path / "huge.jsonl", tmp_path / "huge.txt"]
    for file in huge:
        with file.open("wb") as empty:
            empty.truncate(100_000_000)
    program = (
        "import resource, sys; from pathlib import Path; from index.sources.files import read_one\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(*[one for file in sys.argv[1:] for one in read_one(Path(file))], sep='\\n')\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    command = [sys.executable, "-c", program, *map(str, huge)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    *errors, grown = shown.stdout.splitlines()
    assert len(errors) == 2
    assert "is longer than 20 MB" in errors[0]
    assert "is larger than 20 MB" in errors[1]
    assert int(grown) < 90_000  # kilobytes


def test_a_file_without_permission_is_an_error(open_path: Path) -> None:
    """A file or folder that may not be read says so."""
    file, folder = open_path / "a.md", open_path / "b"
    file.write_text("Text.")
    file.chmod(0)
    folder.mkdir(0)
    with unprivileged():
        found = texts(open_path)
    assert found == [f"{path}: cannot be read: Permission denied" for path in (file, folder)]


def test_a_name_that_is_no_unicode_can_still_be_printed(tmp_path: Path) -> None:
    """The error about a file can be printed whatever bytes its name has."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md"))
    path.write_bytes(b"")
    (error,) = texts(path)
    assert error.encode().endswith(b".md: is empty")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Plain *text*.", ["Plain *text*."]),
        (b"---\ntitle: x\n---\n\nA *page*.", ["A page."]),
        (b'{"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
        (b'\xef\xbb\xbf {"text": "One."}\nno\n', ["One.", "standard input:2: is not JSON"]),
        (b"{braces} in a text", ["{braces} in a text"]),
        (b"", ["standard input: is empty"]),
        ("Caf\u00e9 in UTF-16.".encode("utf-16"), ["Caf\u00e9 in UTF-16."]),
    ],
)
def test_standard_input_is_told_by_how_it_starts(
    monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]
) -> None:
    """A dash reads a text, a page with front matter, or JSON Lines."""
    give(monkeypatch, data)
    found = texts("-")
    assert len(found) == len(expected)
    assert all(text.startswith(start) for text, start in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bees live here.", "Bees live here."),
        ("Club news\nThe bees are back.", "Club news"),
        ("By Martha Lyle\n26 February 2026\n\nBees live here.", "Bees live here."),
        (
            f"---\ndate: 2026-05-12\n---\n{'Bees live here. ' * 9}",
            f"{'Bees live here. ' * 3}Bees live…",
        ),
        ("bees" * 20 + ".", f"{'bees' * 15}…"),
    ],
)
def test_a_text_without_a_file_is_called_by_its_first_words(
    monkeypatch: pytest.MonkeyPatch, text: str, title: str
) -> None:
    """Two of them were once both called "Untitled article" in every list."""
    give(monkeypatch, text.encode())
    (article,) = read(["-"])
    assert isinstance(article, Article)
    assert (article.title, article.made_title) == (title, True)


def test_json_lines_may_be_larger_than_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export of any size can be read from standard input."""
    monkeypatch.setattr(files, "LARGEST", 50)
    give(monkeypatch, b'{"text": "One."}\n' * 20)
    assert texts("-") == ["One."] * 20


@pytest.mark.parametrize(
    "text",
    [
        "word " * 10_000 + "end",
        "A NUL \0 in the middle of quite an ordinary sentence.",
        "\u200fRight \u202eto\u202c left\u200b and zero\ufeff width.",
        "Cafe\u0301 and n\u0303 with combining accents.",
        "היא אמרה שלום.",
    ],
)
def test_awkward_texts_are_articles(tmp_path: Path, text: str) -> None:
    """A sentence of 50,000 characters, and characters that are rare, arrive as they are."""
    for file in ("a.txt", "b.md"):
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert texts(tmp_path) == [text.replace("\0", "\N{REPLACEMENT CHARACTER}")] * 2


@given(data=st.binary(max_size=300), end=st.sampled_from([".md", ".txt", ".jsonl"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_makes_anything_else_go_wrong(tmp_path: Path, data: bytes, end: str) -> None:
    """Whatever bytes a file has, reading it gives articles and errors that can be printed."""
    path = tmp_path / f"a{end}"
    path.write_bytes(data)
    for one in read([path]):
        assert isinstance(one, Article | SourceError)
        str(one).encode()


@pytest.mark.parametrize(
    ("file_name", "data", "title"),
    [
        ("2031-03-03-low-tide.md", b"# Low tide\n\nIt was low.", "Low tide"),
        ("low-tide.TXT", b"It was low.", "low tide"),
        ("all.jsonl", b'{"text": "It was low.", "title": "Low tide"}', "Low tide"),
    ],
)
def test_bytes_are_read_as_the_file_that_they_are_of(
    file_name: str, data: bytes, title: str
) -> None:
    """What was sent over the network is read as from a disk."""
    (article,) = read_bytes(data, file_name)
    assert isinstance(article, Article)
    assert (article.title, article.text) == (title, "It was low.")


@pytest.mark.parametrize(
    ("file_name", "data", "reason"),
    [
        ("photo.md", b"\x89PNG....", "is an image, not text"),
        ("letter.docx", b"words", "is a .docx file; Onrecord reads .md"),
        ("empty.txt", b"", "is empty"),
        ("empty.jsonl", b"", "is empty"),
        ("blank.jsonl", b"\n \n", "is empty"),
        ("page.txt", b"\n<!DOCTYPE html><p>The toll is 3 euros.", "is a page in HTML"),
        ("page.md", b"<html lang='en'><p>The toll is 3 euros.", "is a page in HTML"),
        ("signs.txt", b"?!", "the text has no words"),
    ],
)
def test_bytes_that_are_no_article_say_why(file_name: str, data: bytes, reason: str) -> None:
    """The error names the file."""
    (error,) = read_bytes(data, file_name)
    assert isinstance(error, SourceError)
    assert error.where == file_name
    assert error.reason.startswith(reason)


def test_a_text_that_is_no_string_is_not_called_missing() -> None:
    """The line has a "text"; once, its error sent the reader looking for one."""
    (error,) = read_bytes(b'{"text": 5}\n', "lines.jsonl")
    assert isinstance(error, SourceError)
    assert error.reason == 'has a "text" that is not a string'
