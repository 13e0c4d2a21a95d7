"""Letters, which end with who writes them."""

from __future__ import annotations

import pytest

from index.language.analysis import Analyser


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    """Return one analyser for the module: it loads its pipeline once."""
    return Analyser()


def writers(analyser: Analyser, *lines: str) -> dict[str, str]:
    """Return who speaks in which sentences of a text of these paragraphs."""
    passages = analyser.passages("\n\n".join(lines))
    mains = {one.text: one.attributions[0].speaker for one in passages if one.attributions}
    return {text: speaker.name for text, speaker in mains.items() if speaker}


@pytest.mark.parametrize("greeting", ["Sir,", "Dear members,", "Dear Mr Reed,"])
@pytest.mark.parametrize(
    "close", ["Yours faithfully,\n\nMaud Plum", "With best wishes,\nMaud Plum", "Yours, Maud Plum"]
)
def test_a_letter_is_its_writers(analyser: Analyser, greeting: str, close: str) -> None:
    """From the greeting on all is hers, but what she reports of others."""
    found = writers(
        analyser,
        "The editor’s post bag was full again.",
        greeting,
        "The pool must stay open. I swim there at six. Councillor Ash says that it leaks.",
        "We are old, and the water is warm.",
        close,
        "14 Quay Row",
    )
    assert found == {
        "The pool must stay open.": "Maud Plum",
        "I swim there at six.": "Maud Plum",
        "Councillor Ash says that it leaks.": "Councillor Ash",
        "We are old, and the water is warm.": "Maud Plum",
    }


def test_a_letter_that_nobody_signs_is_nobodys(analyser: Analyser) -> None:
    """A name in full must stand below; "Yours, the committee" is none."""
    found = writers(analyser, "Dear members,", "The pool is shut.", "Yours,", "The committee")
    assert not found


def test_every_letter_of_a_page_has_its_writer(analyser: Analyser) -> None:
    """What stands between two letters is neither's."""
    found = writers(
        analyser,
        "Sir,",
        "The pool must stay open.",
        "Regards, Maud Plum",
        "The park is full in June.",
        "Sir,",
        "The pool must close.",
        "Regards, Ivo Thorn",
    )
    assert found == {
        "The pool must stay open.": "Maud Plum",
        "The pool must close.": "Ivo Thorn",
    }
