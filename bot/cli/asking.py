"""Commands that ask: a question, one after the other, who said what, and a file of questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import (
    Articles,
    Config,
    Count,
    Data,
    Explain,
    Json,
    Most,
    Only,
    Since,
    Speaker,
    Until,
    corpus_of,
    given,
    place,
    something,
)
from bot.codes import Code
from bot.terminal.exits import fail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.terminal.expected import Absent


def ask(
    question: Annotated[
        str, typer.Argument(callback=something, help="The question, in quotation marks.")
    ],
    articles: Articles = None,
    article: Only = None,
    speaker: Speaker = None,
    since: Since = None,
    until: Until = None,
    n: Most = None,
    explain: Explain = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Answer a question with the sentences that say it, each with its source and speaker.

    Without stored articles the samples that come with Onrecord are asked.
    """
    from bot.terminal import asking
    from bot.terminal.console import Console
    from index.models import Outcome

    with corpus_of(config, data, articles) as corpus:
        only = asking.filters(corpus, article, speaker, since, until)
        manner = asking.Manner(n, json, explain)
        result = asking.ask(Console(), corpus, question, manner, only)
    if result.outcome is not Outcome.ANSWER:
        raise typer.Exit(Code.NO_ANSWER)


def chat(
    articles: Articles = None,
    article: Only = None,
    speaker: Speaker = None,
    since: Since = None,
    until: Until = None,
    n: Most = None,
    explain: Explain = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Answer one question after the other; each line of standard input is one, read by itself.

    The lines help, quit and exit do what they say. With --json each answer is one line.
    """
    from bot.terminal import asking
    from bot.terminal.chat import Chat
    from bot.terminal.console import Console

    with corpus_of(config, data, articles) as corpus:
        only = asking.filters(corpus, article, speaker, since, until)
        Chat(Console(), corpus, asking.Manner(n, json, explain, each=True), only).run()


def quotes(
    speaker: Annotated[
        str | None,
        typer.Option(callback=given, help="Only this speaker: a name, part of one, or a role."),
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option(callback=given, help="Only what is about this: all its words must be near."),
    ] = None,
    articles: Articles = None,
    article: Only = None,
    since: Since = None,
    until: Until = None,
    n: Count = 10,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """List who said what, newest first, each with its place.

    Without stored articles the samples that come with Onrecord are listed.
    """
    from bot.terminal.answers import quote_lines
    from bot.terminal.asking import filters, undated_line
    from bot.terminal.console import Console, show_json

    with corpus_of(config, data, articles) as corpus:
        only = filters(corpus, article, speaker, since, until)
        found = corpus.library.quotes(topic=topic, **only._asdict(), n=n + 1)
        left_out = undated_line(corpus, only)
    hits = found[:n]
    if json:
        show_json([hit.model_dump(mode="json") for hit in hits])
    else:
        Console().show(quote_lines(hits))
    if len(found) > n:
        typer.echo(f"There are more: `-n {2 * n}` shows up to {2 * n}.", err=True)
    if left_out:
        typer.echo(left_out, err=True)
    if not hits:
        fail("Nobody is quoted so in these articles.", Code.NO_ANSWER)


def eval_(
    questions: Annotated[
        Path,
        typer.Argument(
            metavar="QUESTIONS",
            parser=place,
            help='JSON Lines: "question", and "sentence" (a list where any will do) or "article"; '
            'where nothing answers, "sentence": "none".',
        ),
    ],
    articles: Articles = None,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Measure how well questions of your own are answered, and list the misses.

    A right sentence that comes first, but only as close, is a hit and counts as refused too.
    """
    from bot.terminal.console import Console, show_json
    from bot.terminal.evaluating import evaluate, record, result_lines
    from bot.terminal.expected import absent, read_expected

    with corpus_of(config, data, articles) as corpus:
        expected = read_expected(questions, corpus.cards)
        lost = absent(corpus.library, corpus.cards, expected)
        _tell_absent(lost)
        results = list(evaluate(corpus.library, expected))
    if json:
        show_json(record(results, lost))
    else:
        Console().show(result_lines(results))


def _tell_absent(lost: Sequence[Absent]) -> None:
    from bot.messages.markdown import clean

    for question, sentence in lost:
        said = f"No sentence of the articles has “{sentence}”, expected for “{question}”."
        typer.echo(clean(said), err=True)
