from __future__ import annotations

import pytest

from bot.terminal.corpus import find
from index.errors import ArticleNotFoundError
from index.models import ArticleCard

CARDS = [
    ArticleCard(id="abc1", title="Fares rise"),
    ArticleCard(id="abd2", title="Fares fall"),
    ArticleCard(id="bbb3", title="Fares fall"),
]


@pytest.mark.parametrize(
    ("given", "found"),
    [("abc1", "abc1"), ("abc", "abc1"), ("ABD", "abd2"), ("b", "bbb3"), (" fares RISE ", "abc1")],
)
def test_an_article_is_meant_by_its_id_or_title(given: str, found: str) -> None:
    """The start of an id is enough where it is unique, and so is a title."""
    assert find(CARDS, given).id == found


@pytest.mark.parametrize("given", ["ab", "fares fall", "", "zz", "fares"])
def test_what_is_unclear_or_unknown_is_an_error(given: str) -> None:
    """What means no article, or several, is refused with the word given."""
    with pytest.raises(ArticleNotFoundError, match=repr(given)):
        find(CARDS, given)
