"""Who speaks in a headline."""

from __future__ import annotations

import pytest

from index.language.analysis import Analyser

BODY = """

The warnings about the harbour gate were read aloud on Monday. The council rejects the plan, and \
its members wanted a shelter near the market. The tunnel will open in spring."""


def told(text: str) -> tuple[str | None, str | None] | None:
    """Return the verb and the speaker's name of the first sentence, None where nobody speaks."""
    first = Analyser().passages(text)[0]
    if not first.attributions:
        return None
    main = first.attributions[0]
    return main.cue, main.speaker.name if main.speaker else None


@pytest.mark.parametrize(
    ("headline", "verb", "name"),
    [
        ("Dana Holm Rejects Tunnel Plan After Warnings About Gate", "Rejects", "Dana Holm"),
        ("Harbour Council Says Market Shelter Will Open In Spring", "Says", "Harbour Council"),
        ("Dana Holm Wanted Shelter Near Market Before Tunnel Opened", "Wanted", "Dana Holm"),
    ],
)
def test_a_headline_that_capitalises_every_word_has_a_verb(
    headline: str, verb: str, name: str
) -> None:
    """Its capitals make names of no words that the article spells small, nor of verbs of speech."""
    assert told(headline + BODY) == (verb, name)


def test_a_name_in_a_headline_stays_one() -> None:
    """A name that is a verb elsewhere is one where the article's sentences capitalise it."""
    body = "\n\nAnna Wants spoke on Monday. The engineer Anna Wants was calm."
    assert told("Anna Wants Rejects Tunnel Plan After Warnings" + body) == ("Rejects", "Anna Wants")


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Poll: Carrow is split over the tunnel", "Poll"),
        ("Poll: 3 of 4 residents prefer a bridge", "Poll"),
        ("Engineers: Gate will not last the winter", "Engineers"),
        ("Holm camp: Tunnel threatens the market", "Holm camp"),
    ],
)
def test_a_colon_stands_for_the_verb_in_a_headline(headline: str, name: str) -> None:
    """Before it stands who says what follows, without an article."""
    assert told(headline + BODY) == (":", name)


@pytest.mark.parametrize(
    "text",
    [
        "The Latest: Tunnel opens in Carrow" + BODY,
        "Update: Tunnel opens in Carrow" + BODY,
        "The election is over.\n\nHolm: 1,204.\n\nHolm won.",
        "The election is over.\n\nDana Holm: 48 percent.\n\nDana Holm won.",
    ],
)
def test_a_label_and_a_tally_are_nobodys_words(text: str) -> None:
    """A colon behind a label reports nobody, nor does one before a count of votes."""
    assert [one.attributions for one in Analyser().passages(text)[:2]] == [(), ()]
