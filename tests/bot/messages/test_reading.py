"""How a question was read, in words."""

from __future__ import annotations

import datetime

import pytest

from bot.messages.markdown import clean
from bot.messages.reading import reading
from bot.words import english
from index.models import ArticleCard, Lack, Reading

MAY, JUNE = datetime.date(2026, 5, 3), datetime.date(2026, 6, 9)
PORT, BARE = ArticleCard(id="1", title="Port shut"), ArticleCard(id="2", title="")


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (Reading(), []),
        (Reading(speaker="Ann\nPrice"), ["Looked only at what Ann Price says."]),
        (
            Reading(speaker="X", lacks=(Lack.STATEMENT,)),
            ["Nothing that X says about it was found."],
        ),
        (
            Reading(since=MAY, until=JUNE),
            ["Looked only in articles published from 3 May 2026 to 9 June 2026."],
        ),
        (Reading(since=MAY, until=MAY), ["Looked only in articles published on 3 May 2026."]),
        (Reading(until=MAY), ["Looked only in articles published up to 3 May 2026."]),
        (
            Reading(since=JUNE, lacks=(Lack.DATES,), first=MAY, last=MAY),
            [
                "No article was published from 9 June 2026 on; "
                "they date from 3 May 2026 to 3 May 2026."
            ],
        ),
        (
            Reading(since=JUNE, until=MAY, lacks=(Lack.DATES,), first=MAY, last=MAY),
            ["9 June 2026 is after 3 May 2026: no day lies between them."],
        ),
        (
            Reading(since=JUNE, lacks=(Lack.DATES,)),
            [
                "No article is known to have been published from 9 June 2026 on: "
                "none says when it was."
            ],
        ),
        (
            Reading(since=MAY, undated=3),
            [
                "Looked only in articles published from 3 May 2026 on.",
                "3 articles without a date were left out.",
            ],
        ),
        (
            Reading(since=JUNE, lacks=(Lack.DATES,), first=MAY, last=MAY, undated=1),
            [
                "No article was published from 9 June 2026 on; "
                "they date from 3 May 2026 to 3 May 2026.",
                "1 article without a date was left out.",
            ],
        ),
        (
            Reading(since=JUNE, lacks=(Lack.DATES,), undated=9),
            [
                "No article is known to have been published from 9 June 2026 on: "
                "none says when it was."
            ],
        ),
        (
            Reading(missing_phrases=("a b",), lacks=(Lack.PHRASE,)),
            ["No sentence contains “a b”."],
        ),
        (Reading(articles=(PORT, BARE)), ["Looked only in: Port shut; Untitled article."]),
        (
            Reading(articles=(PORT,), lacks=(Lack.ARTICLE,)),
            ["Nothing that fits was found in: Port shut."],
        ),
        (Reading(publisher="The Post"), ["Looked only in articles of The Post."]),
        (
            Reading(publisher="The Post", lacks=(Lack.ARTICLE,)),
            ["Nothing that fits was found in articles of The Post."],
        ),
        (
            Reading(leans=True),
            ["Each question is read by itself: say who or what you mean."],
        ),
        (Reading(lacks=(Lack.WORDS,)), ["The question has no words to search for."]),
    ],
)
def test_what_a_question_is_held_to_is_said(read: Reading, said: list[str]) -> None:
    """A sentence for each thing; none where a question is its words alone."""
    assert list(reading(read, english(), clean)) == said
