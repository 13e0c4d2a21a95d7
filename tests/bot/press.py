"""A small press: articles of our own making, and a library that holds them."""

from __future__ import annotations

from bot.audience import Audience, of_guild
from bot.messages.message import Message
from index.library import Library
from index.models import Article, Hit, ServerSettings, Thresholds

TAX = Article(
    title="Harbour tax delayed",
    url="https://courier.example/tax",
    publisher="Kestrel Courier",
    text=(
        "The harbour tax will not rise this spring. The council voted on Monday.\n\n"
        "“The tax cannot rise before June,” said Tom Reed, spokesman for the Harbour Authority. "
        "Two shipping firms had protested. Fishing boats pay nothing.\n\n"
        "A second vote is planned for the autumn."
    ),
)
BRIDGE = Article(
    title="Bridge to close for repairs",
    url="https://post.example/bridge",
    publisher="Coast Post",
    text=(
        "The old bridge will close for nine weeks. Engineers found cracks in two pillars.\n\n"
        "“Nobody was in danger,” said Ines Falk, the chief engineer."
    ),
)
SECRET = Article(
    title="Minutes of the rowing club",
    text="The rowing club will buy a second boathouse. The treasurer opposed the purchase.",
)
HOSTILE = Article(
    title="@everyone [click](http://evil.example) **free** `nitro`",
    url="https://evil.example/a)b(c?<d>",
    publisher="<@123456789012345678> ||spoiler||",
    text=(
        "The submarine ](http://evil.example) was @everyone painted ```yellow``` by "
        "\u202e<@123456789012345678>\u202c and # heading "
        + "Z\u0351\u036b\u0343\u036a\u0302" * 30
        + " with "
        + "very " * 1200
        + "long words. The end came soon."
    ),
)


HERE, ELSEWHERE = of_guild(1, ServerSettings()), of_guild(2, ServerSettings())
WHEN = "Who said the tax cannot rise before June?"
SAID = "The tax cannot rise before June"
ASK = {"question": WHEN}
BOATHOUSE = "Who opposed the second boathouse?"


def library(**more: Article) -> Library:
    """Return a library in memory with two public articles, and `more` in named collections.

    It answers whatever its confidence: how sure an answer is, is not the bot's business.
    """
    made = Library.open(thresholds=Thresholds(answer=0, close=0))
    for article in (TAX, BRIDGE):
        made.add(article)
    for collection, article in more.items():
        made.add(article, collection=collection.replace("_", ":"))
    return made


def best(of: Library, question: str, audience: Audience) -> Hit:
    """Return the hit that the buttons of an answer are about."""
    found = of.ask(question, collections=audience.collections).hits
    assert found
    return found[0]


def text(message: Message) -> str:
    """Return the blocks of a message."""
    assert message.blocks
    return message.text
