"""The lines of hard-wrapped paragraphs are joined, and no others."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.segment import segment
from index.sources.wrapped import joined
from tests.index.timing import seconds

DATA = Path(__file__).parents[2] / "benchmarks" / "data"
TEXTS = [
    json.loads(line)["text"]
    for name in ("community_articles.jsonl", "speakers.jsonl", "unseen_speakers.jsonl")
    for line in (DATA / name).read_text().splitlines()
]
NOTES = """\
The annual general meeting of the Hollow Lane Allotment Society was held
on Saturday in the scout hut. Thirty-one members came. The chair, Mr.
Desmond Okoro, said that the water bill had risen from £410 to
£655 and that the society could not go on paying it out of plot rents
alone.

Treasurer Lynne Fairweather proposed a rise of £6 per plot. "I would
rather ask for six pounds now than for twenty next year," she said. The
motion was carried by 24 votes to 5, with two abstentions."""


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in segment(text)]


def long_paragraphs(text: str) -> list[str]:
    """Return the longer paragraphs without runs of blanks, which wrapping would shorten.

    One with several colons may, wrapped, look like labelled lines.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return [line for line in lines if len(line) > 200 and line.count(": ") < 2]


def wrapped(paragraphs: list[str], width: int) -> str:
    return "\n\n".join(textwrap.fill(one, width) for one in paragraphs)


def test_a_paragraph_that_is_cut_into_lines_is_one() -> None:
    """Half a sentence was shown as what somebody said, and half a quotation as a paraphrase."""
    first, second = joined(NOTES).split("\n\n")
    assert sentences(first)[2] == (
        "The chair, Mr. Desmond Okoro, said that the water bill had risen from £410 to £655 and "
        "that the society could not go on paying it out of plot rents alone."
    )
    assert sentences(second)[1] == (
        '"I would rather ask for six pounds now than for twenty next year," she said.'
    )


def test_titles_bylines_and_signatures_keep_their_lines() -> None:
    """Short lines are none that a program has cut."""
    head, tail = "Notes from the AGM\n\nBy Petra Quill\n14 February 2026", "Best\nSolveig"
    found = joined(f"{head}\n\n{NOTES}\n\n{tail}\n")
    assert found == f"{head}\n\n{joined(NOTES)}\n\n{tail}\n"


def test_a_heading_right_above_a_paragraph_stays_apart() -> None:
    """Minutes have no blank line below their headings."""
    text = "\n\n".join(f"{n}. Water\n{block}" for n, block in enumerate(NOTES.split("\n\n"), 1))
    assert joined(text).split("\n")[0] == "1. Water"
    assert [len(block.split("\n")) for block in joined(text).split("\n\n")] == [2, 2]


def test_one_long_line_that_stops_amid_a_sentence_is_joined() -> None:
    """Where most lines end as sentences do, small letters tell that one goes on."""
    text = (
        "The servers move to a new data centre in Rotterdam on Wednesday, 3 June.\n"
        "They will be offline from 02:00 to 08:00. All guild banks are read-only\n"
        "from midnight on."
    )
    assert joined(text) == text.replace("\nfrom", " from")


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("banks are read-\nonly from", "banks are read-only from"),
        ("both short-\nand long-term", "both short- and long-term"),
        ("banks -\nall of them -", "banks - all of them -"),
        ("the bridge\n- and the toll", "the bridge - and the toll"),
    ],
)
def test_a_joint_is_a_space_but_for_a_hyphen(cut: str, whole: str) -> None:
    """No letter of the text changes: a hyphen at the end of a line may as well be its own."""
    before, after = "The committee has decided that from then on all the", "will be as it was."
    assert joined(f"{before} {cut} {after}") == f"{before} {whole} {after}"


def test_items_of_a_wrapped_list_stay_apart() -> None:
    """Lines that hang below an item belong to it."""
    item = "- The lease of the lower field ends in March, and the council has\n  said that it"
    text = f"{NOTES}\n\n{item} will go on.\n{item} may end.\n{item} is too dear."
    assert joined(text).split("\n\n")[-1].split("\n") == [
        f"- The lease of the lower field ends in March, and the council has said that it {end}"
        for end in ("will go on.", "may end.", "is too dear.")
    ]


OTHERS = {
    "verse": "Whose woods these are I think I know.\nHis house is in the village though;\n"
    "He will not see me stopping here\nTo watch his woods fill up with snow.",
    "free verse": "The ferry leaves before the gulls are up\n"
    "and nobody waves, for who would wave at\na boat that comes back every evening with\n"
    "the same nine people and the same dog\nasleep between the ropes",
    "long verse": "This is the forest primeval. The murmuring pines and the hemlocks,\n"
    "Bearded with moss, and in garments green, indistinct in the twilight,\n"
    "Stand like Druids of eld, with voices sad and prophetic,\n"
    "Stand like harpers hoar, with beards that rest on their bosoms.\n"
    "Loud from its rocky caverns, the deep-voiced neighboring ocean\n"
    "Speaks, and in accents disconsolate answers the wail of the forest.",
    "address": "Dorothy Plumtree\n14 Quay Row\nPellworth PE3 4RT",
    "list": "We need:\n- a boat that is long enough for eight rowers and one who steers it\n"
    "- two oars\n* rope",
    "numbers": "1. First, take the key that hangs beside the door of the boathouse and\n"
    "2. then open the gate",
    "chat": "anna: does anybody know how many boats we have in the shed at the mill\n"
    "ben: fourteen i think, but two of them leak and one has no seats left\nanna: thanks",
    "log": "[2026-05-03 19:04] pike: ok folks the derby winner is moth, 14.2 kg carp\n"
    "[2026-05-03 19:06] tomo: qualifiers start on the 16th at 18:00, be there early",
    "small letters": "has anybody seen the key of the boathouse since the last regatta\n"
    "it was on the hook beside the door when i left on sunday evening\n"
    "i have it, sorry, it was in my coat all the time and i forgot it",
    "FAQ": "Q: How much is the membership for those who live more than ten miles away\n"
    "A: £45 a year, or £20 for students.",
    "programme": "13:00 – Opening by the mayor and the brass band of the fire brigade\n"
    "14:00 – Raft race\n15:30 – Prizes for the best costume and the slowest raft",
    "sentences": "The European servers move to a new data centre in Rotterdam.\n"
    "They will be offline from 02:00 to 08:00 CEST.\n"
    "Nothing is deleted: characters, Harbours and mail move along.",
    "headlines": "Council approves tunnel after six-hour debate in the old town hall\n"
    "Tunnel bill nearer 468 million euros once the interest is counted\n"
    "Auditors find that the ferry was cheaper\nFerry crews ask for a say in what becomes of it",
    "table": "Boat        Seats    Weight\nOsprey      8        96 kg\nKestrel     4        51 kg",
    "centred": "Apache License".rjust(47)
    + "\n"
    + "Version 2.0, January 2004".rjust(52)
    + "\n"
    + "http://www.apache.org/licenses/".rjust(55),
    "line-up": "Rovers: Hale; Bright, Osei (Kamara 38), Threlfall, Dunn; Ali, Marsh, Petrov;\n"
    "Stokeby: Vance; Lomas, Orme\nAttendance: 1,140\nReferee: Martin Sculley",
    "recipe": "200 g of flour\n3 eggs\na pinch of salt\nbutter for the pan",
    "reply": "> The committee of the society has decided that the banks will be closed\n"
    "> from midnight on.\nWhy?",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_paragraph_keeps_its_lines(kind: str) -> None:
    """A text of nothing else comes back as it is."""
    assert joined(OTHERS[kind]) == OTHERS[kind]


@pytest.mark.parametrize("kind", OTHERS.keys() - {"headlines", "long verse", "small letters"})
def test_what_is_no_paragraph_keeps_its_lines_beside_some(kind: str) -> None:
    """But for what happens to be as wide as the paragraphs are."""
    assert joined(f"{NOTES}\n\n{OTHERS[kind]}") == f"{joined(NOTES)}\n\n{OTHERS[kind]}"


@pytest.mark.parametrize("text", TEXTS[::7])
def test_an_article_that_is_not_wrapped_comes_back_as_it_is(text: str) -> None:
    """Each paragraph of these is a line, and so is each item."""
    assert joined(text) == text


@given(st.sampled_from([one for one in map(long_paragraphs, TEXTS) if len(one) > 3]), st.data())
def test_a_wrapped_article_has_the_sentences_of_the_article(
    paragraphs: list[str], data: st.DataObject
) -> None:
    """Whatever the width."""
    width = data.draw(st.integers(60, 80))
    assert sentences(joined(wrapped(paragraphs, width))) == sentences("\n\n".join(paragraphs))


@given(st.text(alphabet="ab AB.,:-\n", max_size=200))
def test_only_line_breaks_go(text: str) -> None:
    """Every word of any text stays where it was among the others, and twice is once."""
    found = joined(text)
    assert "".join(found.split()) == "".join(text.split())
    assert joined(found) == found


@pytest.mark.parametrize(
    "line",
    [
        "anna: does anybody know how many boats we have in the shed at the mill.\n",
        "the society has decided that all of the boats in the shed at the old mill\n",
    ],
)
def test_a_text_of_many_lines_takes_no_longer_for_each(line: str) -> None:
    """A block of 20,000 lines is read as fast, line by line, as one of 2,000."""
    assert _seconds(f"It seems {line * 20_000}") < 40 * _seconds(f"It seems {line * 2_000}")


def _seconds(text: str) -> float:
    return seconds(lambda: joined(text))
