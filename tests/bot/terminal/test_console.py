from __future__ import annotations

import pytest

from bot.terminal.console import Console, Line, line
from bot.terminal.listing import stacked, table
from index.models import ArticleCard

LONG = "word " * 40


def output(capsys: pytest.CaptureFixture[str], *lines: Line) -> list[str]:
    """Return the lines that a console prints."""
    Console().show(lines)
    return capsys.readouterr().out.splitlines()


def test_piped_lines_are_not_wrapped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the output is no terminal, a paragraph is one line."""
    monkeypatch.delenv("COLUMNS", raising=False)
    assert output(capsys, line(LONG, indent=3)) == [f"   {LONG.rstrip()}"]


def test_columns_wrap_at_words_within_the_indent(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrapped lines stay below COLUMNS and are indented alike, the first with its mark."""
    monkeypatch.setenv("COLUMNS", "40")
    first, *others = output(capsys, line(LONG, indent=3, mark="1"))
    assert first.startswith("1  word")
    assert all(one.startswith("   word") for one in others)
    assert all(len(one) <= 40 and one == one.rstrip() for one in [first, *others])


def test_text_is_not_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets and colons in an article are shown as they are."""
    text = "[bold]not[/bold] :smile: [/]"
    assert output(capsys, line(text)) == [text]


def test_wide_terminals_still_have_readable_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines end at 100 columns, however wide the terminal is."""
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, output(capsys, line(LONG)))) <= 100


def test_a_narrow_list_is_stacked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a table has no room, each article is its title and a line below it."""
    monkeypatch.setenv("COLUMNS", "60")
    cards = [ArticleCard(id="0c2e9a", title="Ferry fares rise", publisher="Post", sentences=3)]
    assert output(capsys, *stacked(cards)) == ["Ferry fares rise", "   Post · 3 sentences · 0c2e9a"]


def test_a_wide_list_is_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is room, each article is a row; a title is shown as it is and wrapped."""
    monkeypatch.setenv("COLUMNS", "80")
    title = "Ferry fares [rise] :smile: " * 4
    cards = [ArticleCard(id="0c2e9a", title=title, publisher="Post", sentences=3)]
    Console().print(table(cards))
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["id", "date", "publisher", "title", "sentences"]
    assert rows[0].split()[:2] == ["0c2e9a", "Post"]
    assert "\n".join(rows).count("[rise] :smile:") == 4
    assert max(map(len, rows)) <= 80
