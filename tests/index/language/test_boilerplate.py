"""Boilerplate: lines of the page are told from lines of the article."""

from __future__ import annotations

import pytest

from index.language.boilerplate import is_boilerplate
from tests.index.timing import seconds


@pytest.mark.parametrize(
    "line",
    [
        "Also Read | Ferry sinks off Hull: Report",
        "READ MORE: How the ferry sank",
        "Read more »",
        "Related Articles",
        "Related: Five facts about ferries",
        "Click here for more",
        "Advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Story continues below advertisement",
        "(With inputs from agencies)",
        "With inputs from City News",
        "(Reporting by Ana Ruiz in Hull; Editing by T. J. Cole)",
        "Photo: Ida Moor/City News",
        "(AP Photo/J. Marsh)",
        "(Photo by Ida Moor/Getty Images)",
        "Image credit: City News",
        "Sign up for our newsletter",
        "Follow us on Twitter",
        "Share",
        "© 2022 City News. All rights reserved.",
        "**Advertisement**",
    ],
)
def test_lines_of_the_page_are_boilerplate(line: str) -> None:
    """Links, advertisements, credits and appeals are not the article's words."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter: it was never sent.",
        "Watch out.",
        "Photographers waited outside.",
        "Image is everything, Hale said.",
        "Share prices fell.",
        "The picture: a mess.",
        "Follow the money, he said.",
        "Advertisement revenue fell.",
        "Reporting by the City News led to the arrest.",
        "Keep reading to children, she said.",
        "Related families wept.",
        "More on Monday.",
        "Read more | " + "and then the ferry sank " * 20,
        "",
    ],
)
def test_lines_of_the_article_are_not(line: str) -> None:
    """A sentence that only begins like boilerplate stays, and so does a long paragraph."""
    assert not is_boilerplate(line)


def test_a_caption_of_many_words_takes_no_longer_than_one_of_few() -> None:
    """Each way to part its words was tried once, for a second and more a line."""
    few, many = (f"Photo: {'wordywordy ' * count}end" for count in (2, 20))
    assert seconds(lambda: is_boilerplate(many)) < 200 * seconds(lambda: is_boilerplate(few))
