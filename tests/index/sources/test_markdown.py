from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.markdown import blocks


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("A *b* **c** ***d*** `e` ~~f~~.", "A b c d e f."),
        ('See [the *plan*](https://example.org "title") now.', "See the plan now."),
        ("See <https://example.org>.", "See https://example.org."),
        ("A ![a chart](chart.png) B", "A B"),
        ("One line\nand the next.", "One line and the next."),
        ("Verse  \nby verse", "Verse\nby verse"),
        ("A &amp; B \\* C &euro;5", "A & B * C €5"),
        ("H<sub>2</sub>O<br>", "H2O"),
        ("> Quoted *words*.", "Quoted words."),
        ("<div class='x'>Plain <b>words</b><script>alert(1)</script></div>", "Plain words"),
        ("<p title='a > b'>Fish &amp; <3<style>p { top: 0 }</style >", "Fish & <3"),
        ("<p>In view<!-- out -->, and <?php out ?>on.<!-- out", "In view, and on."),
        ("<p>It doesn't<p class=\"out", "It doesn't"),
        (f"<p>&#{'9' * 5000};", f"\N{REPLACEMENT CHARACTER}{'9' * 4968};"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("“Quoted,” she said.", "“Quoted,” she said."),
    ],
)
def test_a_paragraph_becomes_its_words(markdown: str, text: str) -> None:
    """Marks of Markdown disappear; the words, and nothing but the words, stay."""
    assert [block.text for block in blocks(markdown)] == [text]


def test_every_block_stands_alone() -> None:
    """Headings, items, rows and code are blocks of their own, so no sentence runs through two."""
    page = (
        "# Head\n\nText.\n\n- one\n- two\n  - three\n\n1. four\n\n"
        "| a | b |\n|---|---|\n| c, d | |\n\n```\ncode *x*\n```\n\n"
        "Under\n-----\n\n***\n\n<!-- no -->\n"
    )
    assert [(block.text, block.level) for block in blocks(page)] == [
        ("Head", 1),
        ("Text.", 0),
        ("one", 0),
        ("two", 0),
        ("three", 0),
        ("1. four", 0),
        ("a; b", 0),
        ("c, d", 0),
        ("code *x*", 0),
        ("Under", 2),
    ]


def test_a_row_of_a_table_is_one_line() -> None:
    """However its cells are broken."""
    page = "| a |\n|---|\n| **Why?** So.<br>Or so. |"
    assert [block.text for block in blocks(page)] == ["a", "Why? So. Or so."]


def test_items_keep_their_numbers() -> None:
    """ "Officers recommend option 2" said nothing, as no option had a number.

    They count as they do on the page, whatever numbers stand in the source.
    """
    page = "1. Bridge\n1. Tunnel\n   - by night\n\n   It is dear.\n1. Ferry\n\n3) One\n4)\n5) Two"
    assert [block.text for block in blocks(page)] == [
        "1. Bridge",
        "2. Tunnel",
        "by night",
        "It is dear.",
        "3. Ferry",
        "3) One",
        "5) Two",
    ]
    nested = "1. - [x] One\n   - Two\n2. 1. Three\n\n2026. It was a good year."
    found = [block.text for block in blocks(nested)]
    assert found == ["1. One", "Two", "2. 1. Three", "3. It was a good year."]


def test_cells_stand_behind_the_names_of_their_columns() -> None:
    """ "Alchemy table; 10 wood; potions" did not say what is the price, and what it is for."""
    page = (
        "|Station|Cost:|Use|\n|-|-|-|\n|Alchemy table|10 wood|potions|\n|Loom||cloth|\n||2 rope||"
    )
    assert [block.text for block in blocks(page)] == [
        "Station; Cost:; Use",
        "Alchemy table; Cost: 10 wood; Use: potions",
        "Loom; Use: cloth",
        "2 rope",
    ]
    long = f"|Club|{'Points ' * 9}||\n|-|-|-|\n|Rovers|3|up|"
    assert blocks(long)[-1].text == "Rovers; 3; up"


def test_the_box_of_a_task_is_no_word() -> None:
    """A list of what is to be done once had "[ ]" in each of its sentences."""
    page = "- [ ] Ana: book it\n- [x] Ben: pay\n- one\n\n  [ ] two\n\n[ ] three"
    found = [block.text for block in blocks(page)]
    assert found == ["Ana: book it", "Ben: pay", "one", "[ ] two", "[ ] three"]


def test_reference_links_lose_their_definitions() -> None:
    """The address of a link is not part of the text."""
    page = "See [the plan][1].\n\n[1]: https://example.org"
    assert [block.text for block in blocks(page)] == ["See the plan."]


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("**What is it?**\nA game.\nAnd fun.", ["What is it?", "A game. And fun."]),
        ("__What is it?__\nA game", ["What is it?", "A game"]),
        ("**Is it?** Yes.\n**Was it?** No", ["Is it?", "Yes.", "Was it?", "No"]),
        ("- **Is there a room?** Yes, there is.", ["Is there a room?", "Yes, there is."]),
        ("**Q: Is it?**\nA: Yes", ["Q: Is it?", "A: Yes"]),
        ("**Q:** Is it?\n**A:** Yes\n**Q:** Why?\n**A:** For fun.", None),
        ("Q. Is it? It is so.\nA. Yes\nQ. Why?\nA. For fun.", None),
        ("What does it cost?\nNothing.\nWho pays?\nWe do.", None),
        ("anna: How many?\nTerry: Two, and\none leaks.", ["anna: How many?"]),
        ("What is it?<br>A game.<br/>For two.", ["What is it?", "A game.", "For two."]),
        (
            "<details>\n<summary>What\nis it?</summary>\nA <b>game</b>,\nof course.</details>",
            ["What is it?", "A game, of course."],
        ),
        ("<ul><li>One</li><li>Two<br>Three</li></ul>", ["One", "Two", "Three"]),
    ],
)
def test_a_question_of_a_list_keeps_its_line(markdown: str, lines: list[str] | None) -> None:
    """What answers it stands below it, as it does for who writes and who reads."""
    (block,) = blocks(markdown)
    wanted = lines or [line.replace("**", "") for line in markdown.split("\n")]
    assert block.text.split("\n")[: len(wanted)] == wanted


@pytest.mark.parametrize(
    "markdown",
    [
        "He went. Why did he go?\nNobody knew.",
        "Was it the wind? Was it the sea?\nNobody knew.",
        "The club asked: did it\nreally pay?\nNobody knew.",
        "“**Why me?**” she asked.",
        "**Why?** he asked.\nNobody knew.",
        "Call **Who Cares?**, a band.",
        "Holm has a plan\nA. Ruiz likes.",
        "**Note.** It opens in May.",
    ],
)
def test_a_question_inside_a_paragraph_stays_there(markdown: str) -> None:
    """Prose that is wrapped behind a question mark by chance is one paragraph."""
    (block,) = blocks(markdown)
    assert "\n" not in block.text


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("• #roll-call – who comes\n• #ropewalk – history", 2),
        ("Channels\n• #roll-call – who comes\n• #ropewalk – history", 3),
        ("🎲 Player: everybody\n🧙 GM: given by Bram", 2),
        ("🎲 Everybody plays\n🧙 Bram leads", 2),
        ("**Present:** Bram, Petra\n**Absent:** Yusuf (flu)", 2),
        ("Date: 22 November 2025\nGM: Odile Marchetti\nAbsent: Yusuf", 3),
        ("14:00 Doors\n15:00 Raffle", 2),
        ("**The boat club**\nmet on Monday.", 1),
        ("The rope – it is long\n– is old, made here by hand\n– and tarred.\nNobody knows", 1),
        ("• a rope that is\nlong\n• a bell that\nrings", 2),
        ("He said\nnote: this is a\nlong paragraph.", 1),
        ("He came to the\n**boat club** and rowed.", 1),
        ("He wrote about the\n**boat club**\nBut nobody read it.", 1),
    ],
)
def test_lines_that_begin_alike_are_lines(markdown: str, lines: int) -> None:
    """Who chats writes lists and labels without the marks that Markdown knows."""
    (block,) = blocks(markdown)
    assert len(block.text.split("\n")) == lines


def test_a_line_in_bold_above_a_paragraph_is_a_block() -> None:
    """ "Moderators Petra, Maren and Odile." is no sentence, and the first word is a heading."""
    one, two = blocks("__Moderators__\nPetra, Maren\nand Odile.")
    assert (one.text, one.is_bold) == ("Moderators", True)
    assert (two.text, two.is_bold) == ("Petra, Maren and Odile.", False)


def test_a_label_in_bold_stays_with_what_it_is_of() -> None:
    """ "When:" alone said nothing, and no label stood before "3 May"."""
    assert [one.text for one in blocks("**When:**\n3 May")] == ["When: 3 May"]
    assert [one.text for one in blocks("**Known problems:**\nThe map.")] == [
        "Known problems: The map."
    ]


@given(st.text(st.sampled_from("ab *_`[]()<>!#-+|\\\n>&;1.\t\"'~:/"), max_size=80))
def test_any_text_is_markdown(markdown: str) -> None:
    """No text makes reading it fail, swallows what stands above it, or gives empty blocks."""
    first, *others = blocks(f"It rained.\n\n{markdown}")
    assert first.text == "It rained."
    assert all(block.text for block in others)


@given(st.text(st.sampled_from("ab *_!#-+\n>;1.\t\"':/"), max_size=80))
def test_no_word_is_lost(markdown: str) -> None:
    """Where nothing is a link, code, a tag or a table, every letter stays, in its order."""
    read = "".join(block.text for block in blocks(markdown))
    assert [one for one in read if one in "ab"] == [one for one in markdown if one in "ab"]


@pytest.mark.parametrize(
    "chat",
    [
        "tomo — Today at 19:06\nwe move on Sunday",
        "**Rolf Holm** 8:05 AM\nIt is fine.\n**Sanne** 8:21 AM\nIs it?",
    ],
)
def test_the_lines_of_a_chat_stay_lines(chat: str) -> None:
    """Who writes stands above what is written; prose that tells a time is joined as ever."""
    assert [block.text for block in blocks(chat)] == [chat.replace("**", "")]
    prose = "The meeting begins at 19:06\nand is short."
    assert [block.text for block in blocks(prose)] == [prose.replace("\n", " ")]
