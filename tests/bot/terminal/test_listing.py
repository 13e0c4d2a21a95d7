from __future__ import annotations

from bot.terminal.listing import article_lines
from index.library import Library
from index.models import Article, ArticleCard, StoredArticle


def test_an_article_of_no_sentence_is_shown() -> None:
    """One that an older Onrecord stored is what it is, and nothing below that."""
    card = ArticleCard(id="0123456789abcdef", title="Share")
    article = StoredArticle(card=card, text="Share this article", passages=())
    shown = [line.text.plain for line in article_lines(article, 0.6)]
    assert shown == ["Share", "id 0123456789abcdef"]


def test_a_speaker_who_is_not_known_leaves_no_empty_line() -> None:
    """Below such a sentence there is nothing else to say, so the next one follows."""
    text = "The hall is old.\n\nResidents complain about cars parked on the verge.\n\nIt is open."
    with Library.open() as library:
        library.add(article := Article(text=text, title="Notes"))
        stored = library.article(article.id)
    shown = [line.text.plain for line in article_lines(stored, 0.6)]
    assert "— speaker not identified" in shown
    at = [number for number, line in enumerate(shown) if not line]
    assert [shown[number + 1] for number in at] == ["paragraph 1", "paragraph 2", "paragraph 3"]
