"""`python -m bot quotes`, and the evidence for a name in `show`."""

from __future__ import annotations

from pathlib import Path

from tests.bot.command_line import run, run_json

FERRY = """\
---
title: Ferry fares
date: {date}
---

“We waited,” said Oda Brekke, the operator’s director.

“Fares will rise in {month},” she said.

Nils Ravn, a passenger, said the boats were old.
"""


def two_articles(folder: Path) -> Path:
    """Write two articles of different days and return their folder."""
    for date, month in (("2026-02-03", "April"), ("2026-03-03", "May")):
        (folder / f"{month}.md").write_text(FERRY.format(date=date, month=month), encoding="utf-8")
    return folder


def test_quotes_lists_who_said_what_newest_first(tmp_path: Path) -> None:
    """Each quote has its speaker and place, and the options narrow the list."""
    news = two_articles(tmp_path)
    records = run_json("quotes", "--articles", news, "--speaker", "Brekke", "--topic", "fares rise")
    dates = [record["article"]["date"] for record in records]
    assert dates == ["2026-03-03", "2026-03-03", "2026-02-03", "2026-02-03"]
    assert {record["attribution"]["speaker"]["name"] for record in records} == {"Oda Brekke"}
    shown = run("quotes", "--articles", news, "--speaker", "passenger", "-n", "1")
    assert shown.exit_code == 0
    assert "Nils Ravn" in shown.stdout
    assert "3 March 2026 · paragraph 3, sentence 3" in shown.stdout


def test_a_list_of_quotes_that_is_cut_says_so(tmp_path: Path) -> None:
    """What `-n` leaves out is not left out in silence, and where nothing is, nothing is said."""
    news = two_articles(tmp_path)
    cut = run("quotes", "--articles", news, "--speaker", "Brekke", "-n", "2")
    whole = run("quotes", "--articles", news, "--speaker", "Brekke", "-n", "100")
    assert "There are more: `-n 4` shows up to 4." in cut.stderr
    assert "There are more" not in whole.stderr


def test_quotes_are_held_to_days(tmp_path: Path) -> None:
    """`--since` and `--until` are those of `ask`; articles of no known day are counted."""
    news = two_articles(tmp_path)
    (news / "undated.md").write_text("Nils Ravn said the boats were new.", encoding="utf-8")
    later = run_json("quotes", "--articles", news, "--since", "2026-03")
    assert {record["article"]["date"] for record in later} == {"2026-03-03"}
    earlier = run("quotes", "--articles", news, "--until", "2026-02-03", "--speaker", "Ravn")
    assert earlier.stdout.count("the boats were old") == 1
    assert "1 article without a date was left out." in earlier.stderr
    assert run("quotes", "--articles", news, "--since", "May").exit_code == 2
    assert "left out" not in run("quotes", "--articles", news).stderr


def test_quotes_of_nobody_say_so(tmp_path: Path) -> None:
    """Without any quote the exit code is that of no answer."""
    shown = run("quotes", "--articles", two_articles(tmp_path), "--speaker", "Nobody Here")
    assert shown.exit_code == 1
    assert "Nobody is quoted" in shown.stderr


def test_show_gives_the_evidence_for_a_name(tmp_path: Path) -> None:
    """A name that a sentence only implies is shown with its words and where it is given."""
    (tmp_path / "one.md").write_text(FERRY.format(date="2026-02-03", month="April"), "utf-8")
    shown = run("show", "Ferry fares", "--articles", tmp_path)
    assert "she → Oda Brekke, named in sentence 1" in shown.stdout
    assert "Ravn →" not in shown.stdout
