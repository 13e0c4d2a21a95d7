"""Commands that look after the stored articles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import (
    ArticleGiven,
    ArticleIds,
    Articles,
    Collection,
    Config,
    Data,
    Json,
    Paths,
    place,
    tell,
    tell_skipped,
)
from bot.codes import Code
from bot.terminal.exits import fail
from config.settings import load
from index.models import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.terminal.adding import Tally
    from index.library import Library


def add(
    paths: Paths,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            help="Analyse many articles in this many processes; by default, one for each "
            "processor, at most four.",
        ),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Put a corrected text without an address in place of the stored article of the "
            "same title and publisher, if there is just one.",
        ),
    ] = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Store articles. One whose address is stored already is replaced if it changed.

    A corrected text without an address is another article: you are told so, and --replace helps.

    What cannot be read is skipped, with the reason. Ctrl-C keeps what has been added so far.
    """
    from bot.opening import open_library
    from bot.terminal.adding import Tally

    tally = Tally()
    with open_library(load(config, data=data)) as library:
        finished = _add(library, paths, tally, workers, replace=replace, json=json)
    if not finished:
        raise typer.Exit(Code.INTERRUPTED)
    if not tally.kept:
        raise typer.Exit(Code.FAILED)


def _add(
    library: Library,
    paths: list[Path],
    tally: Tally,
    workers: int | None,
    *,
    replace: bool,
    json: bool,
) -> bool:
    """Add articles and say what became of them, whatever happens; return whether all were done."""
    from bot.terminal.adding import add_and_settle, default_workers

    finished = False
    try:
        add_and_settle(library, paths, tally, workers or default_workers(), replace=replace)
        finished = True
    except KeyboardInterrupt:
        typer.echo("Interrupted. What is counted here is stored, the rest is not.", err=True)
    finally:
        _show_tally(tally, json=json)
    return finished


def _show_tally(tally: Tally, *, json: bool) -> None:
    from bot.terminal.adding import double_line, passed_over_line, replaced_line, undated_lines
    from bot.terminal.console import show_json

    if json:
        show_json(tally.record())
        return
    typer.echo(tally)
    tell_skipped(tally.skipped, err=False, in_json=True)
    for line in (*map(replaced_line, tally.replaced), *map(double_line, tally.doubles)):
        typer.echo(line)
    for line in undated_lines(tally):
        typer.echo(line, err=True)
    if tally.passed_over:
        typer.echo(passed_over_line(tally), err=True)


def list_(
    articles: Articles = None,
    collection: Collection = PUBLIC,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """List the articles, newest first: as a table on a terminal, elsewhere with tabs between."""
    from bot.terminal.console import Console, show_json
    from bot.terminal.corpus import open_stored
    from bot.terminal.listing import NARROW, stacked, tab_separated, table

    with open_stored(load(config, data=data), articles, collection) as corpus:
        tell_skipped(corpus.skipped)
        cards = corpus.cards
    console = Console()
    if json:
        show_json([card.model_dump(mode="json") for card in cards])
    elif not cards:
        typer.echo(_nothing(collection), err=True)
    elif console.is_terminal and console.width < NARROW:
        console.show(stacked(cards))
    elif console.is_terminal:
        console.print(table(cards))
    else:
        typer.echo("\n".join(tab_separated(cards)))


def _nothing(collection: str) -> str:
    if collection == PUBLIC:
        return "No articles are stored yet. `python -m bot add PATHS` stores some."
    return f"No articles are stored in {collection}. On Discord, /articles add stores some there."


def show(
    article: ArticleGiven,
    articles: Articles = None,
    collection: Collection = PUBLIC,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show an article sentence by sentence, each with who said it."""
    from bot.terminal.console import Console, show_json
    from bot.terminal.corpus import find, open_stored
    from bot.terminal.listing import article_lines, article_record

    settings = load(config, data=data)
    with open_stored(settings, articles, collection) as corpus:
        card = find(corpus.cards, article)
        stored = corpus.library.article(card.id, collections=[card.collection])
    if json:
        show_json(article_record(stored, settings.speaker_threshold))
    else:
        Console().show(article_lines(stored, settings.speaker_threshold))


def remove(
    ids: ArticleIds,
    collection: Collection = PUBLIC,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")] = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Remove stored articles, for good: all that are named, or where one is not there, none."""
    from bot.terminal.answers import heading
    from bot.terminal.console import show_json
    from bot.terminal.corpus import find_all, open_stored

    with open_stored(load(config, data=data), collection=collection) as corpus:
        cards, unknown = find_all(corpus.cards, ids)
        if unknown:
            tell(unknown)
            fail("Nothing was removed.", Code.FAILED)
        if not yes and not _confirm([heading(card) for card in cards]):
            fail("Nothing was removed.", Code.NO_ANSWER)
        removed = corpus.library.remove_many([card.id for card in cards], collection=collection)
    if json:
        show_json([card.model_dump(mode="json") for card in removed])
    else:
        typer.echo("\n".join(f"removed {card.id}  {heading(card)}" for card in removed))


def _confirm(headings: Sequence[str]) -> bool:
    """Ask whether to remove the articles that are called so."""
    if not sys.stdin.isatty():
        fail("Without a terminal to ask on, `remove` needs --yes.", Code.USAGE)
    if len(headings) == 1:
        return typer.confirm(f"Remove {headings[0]}?", err=True)
    typer.echo("\n".join(headings), err=True)
    return typer.confirm(f"Remove these {len(headings):,} articles?", err=True)


def export(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            parser=place,
            help="Where to, replacing what is there; by default, standard output.",
        ),
    ] = None,
    collection: Collection = PUBLIC,
    data: Data = None,
    config: Config = None,
) -> None:
    """Write all stored articles as JSON Lines, which `add` reads back."""
    from bot.terminal import exporting
    from bot.terminal.answers import amount
    from bot.terminal.corpus import open_stored

    with open_stored(load(config, data=data), collection=collection) as corpus:
        count = exporting.export(corpus.library.export(collections=[collection]), file)
    typer.echo(f"exported {amount(count, 'article')}", err=True)
