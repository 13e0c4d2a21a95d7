"""Chats as programs export them: who writes each line."""

from __future__ import annotations

import pytest

from index.language.analysis import Analyser

_FORMS = {
    "[19:06] {}: {}": "brackets",
    "[7:06 PM]{}: {}": "copied from a window",
    "12/03/2026, 19:06 - {}: {}": "a day and a dash",
    "[12.03.26, 19:06:11] {}: {}": "a day in brackets",
    "19:06 <{}> {}": "a relay",
    "<{}> {}": "a relay without times",
    "{} (19:06): {}": "the time behind",
    "{} — Today at 19:06\n{}": "a line above",
    "[12/03/2026 19:06] {}\n{}": "brackets above",
    "{} (maintainer) — 12/03/2026 19:06\n{}": "a line above with what they are",
    "**{}:** {}": "bold",
    "**{}** 8:02 AM\n{}": "bold above",
    "by **{}** (Site Admin) » Sun Jan 21, 2024 8:12 pm\n{}": "a forum's post",
    "{} — 3 March 2026 at 19:06\n{}": "a month's name",
    "{} 8:05 AM\n{}": "a time above",
    "{} [STAFF] — 19:06\n{}": "a line above with a badge",
}
_SAID = [
    ("tomo", "the server moves on Sunday"),
    ("lena_b", "who is doing the backups?"),
    ("tomo", "I will, on Saturday night"),
    ("Gus Holm", "lena said no to the map"),
    ("lena_b", "we keep it"),
]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    """Return one analyser for the module."""
    return Analyser()


def _writers(analyser: Analyser, text: str) -> list[str | None]:
    """Return who is shown for each line that somebody wrote, and for no other."""
    shown = []
    for passage in analyser.passages(text):
        speaker = passage.attributions[0].speaker if passage.attributions else None
        if any(passage.text.endswith(words) for _, words in _SAID):
            shown.append(speaker.name if speaker else None)
        else:
            assert speaker is None, passage.text
    return shown


@pytest.mark.parametrize("form", _FORMS, ids=_FORMS.get)
def test_who_writes_a_line_of_a_chat_says_it(analyser: Analyser, form: str) -> None:
    """Whatever program exported it, also where a line tells what others said."""
    text = "\n".join(form.format(who, words) for who, words in _SAID)
    assert _writers(analyser, text) == [who for who, _ in _SAID]


@pytest.mark.parametrize("form", ["{}: {}", "@{}: {}", "**{}**: {}"])
def test_handles_alone_make_a_chat_where_they_come_again(analyser: Analyser, form: str) -> None:
    """Small letters before a colon are a name only there; the mark of a handle belongs to it."""
    said = [(who, words) for who, words in _SAID if " " not in who]
    text = "\n".join(form.format(who, words) for who, words in said)
    mark = "@" if form.startswith("@") else ""
    assert _writers(analyser, text) == [mark + who for who, _ in said]


@pytest.mark.parametrize(
    "text",
    [
        "14:00 – Raft race: the pond\n14:30 – Tea: the hall\n15:00 – Raft race: second heat",
        "fix: crash on start\nfeat: you can dye capes\nfix: what is it?",
        "name: Holm\nprice: 3\nname: Reed\nprice: 4",
        "time: 20 minutes\nserves: four\ncost: 5 euros",
        "14:00: we meet\n15:00: we eat\n16:00: do you go?",
        "Raft race 14:00\nTea 14:30\nRaft race 15:00\nDo you want tea?",
    ],
)
def test_no_programme_log_or_list_is_a_chat(analyser: Analyser, text: str) -> None:
    """Times and colons alone are not somebody who writes."""
    shown = [one.speaker for p in analyser.passages(text) for one in p.attributions]
    assert not any(shown)


def test_what_a_chat_repeats_of_another_is_not_the_writers(analyser: Analyser) -> None:
    """A line behind ">" is what is answered, and stays nobody's."""
    text = "[19:06] tomo: is it late?\n[19:07] lena: > is it late?\n[19:08] lena: yes, go home\n"
    shown = [
        one.attributions[0].speaker if one.attributions else None for one in analyser.passages(text)
    ]
    assert [speaker.name if speaker else None for speaker in shown] == ["tomo", None, "lena"]


def test_what_a_program_sets_apart_in_a_chat_is_nobodys(analyser: Analyser) -> None:
    """A subject in bold, a note in italics and what others felt stand between what is written."""
    said = "\n".join(f"**{who}** 19:06\n{words}\n👀 3" for who, words in _SAID)
    text = f"{said}\n**Re: the server**\n_tomo pinned a message to this channel._"
    assert _writers(analyser, text) == [who for who, _ in _SAID]


def test_a_writer_is_named_as_the_chat_does(analyser: Analyser) -> None:
    """With the title that belongs to the name there, unless the text has the name in full."""
    lines = ("Uncle Ray: who goes?", "Dana Holm: I do", "Uncle Ray: me too")
    text = "\n".join(f"02/06/2024, 09:31 - {line}" for line in lines)
    shown = [one.attributions[0].speaker for one in analyser.passages(text)]
    assert [speaker and speaker.name for speaker in shown] == [
        "Uncle Ray",
        "Dana Holm",
        "Uncle Ray",
    ]


@pytest.mark.parametrize(
    ("form", "who"),
    [
        ("[02/06/2025, 18:44:50] {}: {}", "Col (26)"),
        ("[02/06/2025, 18:44:50] {}: {}", "Farida No 14"),
        ("{} — 19:04\n{}", "ana ☕"),
    ],
)
def test_a_writer_may_have_any_name(analyser: Analyser, form: str, who: str) -> None:
    """Where brackets or a dash set it off: with a number, in brackets, with a picture."""
    said = [(who, "who goes?"), ("Lena", "I do"), (who, "me too")]
    text = "\n".join(form.format(*one) for one in said)
    mains = [one.attributions[0] for one in analyser.passages(text) if one.attributions]
    assert [one.speaker and one.speaker.name for one in mains] == [name for name, _ in said]
