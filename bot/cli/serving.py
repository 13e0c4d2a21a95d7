"""Commands that set the bot up and run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config, Data, Json
from bot.codes import Code
from bot.terminal.exits import fail
from config.settings import load

if TYPE_CHECKING:
    from config.settings import Settings


def check(
    deep: Annotated[
        bool, typer.Option("--deep", help="Look through everything that is stored, too.")
    ] = False,
    invite: Annotated[
        bool, typer.Option("--invite", help="Print the links that install the bot instead.")
    ] = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show every setting with its source, open the store, and say what is missing to go live."""
    if invite and deep:
        fail("--invite prints links and looks at no article: leave out --deep.", Code.USAGE)
    if invite:
        _show_invite(load(config, data=data), json)
        return
    from bot.terminal import check as checking
    from bot.terminal.console import Console, show_json
    from config.errors import SettingsError

    try:
        report = checking.check(load(config, data=data), deep=deep)
    except SettingsError as error:
        if json:
            show_json(checking.problem_record(error))
        raise
    if json:
        show_json(report.record())
    else:
        Console().show(checking.report_lines(report))
    if report.code is not Code.OK:
        raise typer.Exit(report.code)


def _show_invite(settings: Settings, json: bool) -> None:
    from bot.terminal.console import Console, show_json
    from bot.terminal.invite import invite, invite_lines
    from bot.tokens import QUOTED, is_quoted

    token = settings.token.get_secret_value() if settings.token else ""
    links = invite(token)
    if links is None:
        why = "There is no bot token to make the links from. Set ONRECORD_TOKEN."
        if token:
            why = "The token names no bot to make the links for. Copy all of it again."
        fail(QUOTED if is_quoted(token) else why, Code.CONFIGURATION)
    if json:
        show_json(links.record())
    else:
        Console().show(invite_lines(links))


def run(
    shards: Annotated[
        str | None,
        typer.Option(
            metavar="RANGE",
            help="Run only these shards of so many in all, such as 0-3/16; by default, all.",
        ),
    ] = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Run the Discord bot until it is told to stop."""
    settings = load(config, data=data, shards=shards)
    from bot import run as running

    raise typer.Exit(running.run(settings))
