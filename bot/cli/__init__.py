"""The command line: `python -m bot COMMAND`.

Every command reads the settings when it runs, prints JSON with `--json`, and ends in one of the
exit codes of `bot.codes`. What only one command needs is imported by that command.
"""

from __future__ import annotations

from importlib import metadata
from typing import Annotated

import typer

from bot.cli import articles, asking, serving, upkeep
from bot.terminal.exits import Command

_EXIT_CODES = (
    "Exit codes: 0 done, and for ask an answer; 1 no answer, or only sentences that come close; "
    "2 wrong usage; 3 it could not be done, and standard error says why; 78 wrong settings."
)
_COMMANDS = (
    (asking.ask, "ask", 'ask "What will the tunnel cost?" --articles news/ more.txt'),
    (asking.chat, "chat", "chat --articles news/"),
    (articles.add, "add", "add news/ extra.md - < feed.jsonl"),
    (articles.list_, "list", "list --json"),
    (articles.show, "show", "show 0c2e9a"),
    (asking.quotes, "quotes", 'quotes --speaker "Dana Whitlow" --topic tunnel'),
    (articles.remove, "remove", "remove 0c2e9a 7b41d0 --yes"),
    (articles.export, "export", "export articles.jsonl"),
    (asking.eval_, "eval", "eval questions.jsonl --articles news/"),
    (upkeep.train_attribution, "train-attribution", "train-attribution annotated/"),
    (upkeep.backup, "backup", "backup onrecord-monday.db"),
    (upkeep.restore, "restore", "restore onrecord-monday.db"),
    (serving.check, "check", "check --deep"),
    (serving.run, "run", "run --data /var/lib/onrecord"),
)
"""Each command with its name and an example, in the order in which `--help` lists them."""

app = typer.Typer(
    help="Answer questions about articles with the sentence that says it, and who said it.",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command, _name, _example in _COMMANDS:
    app.command(_name, cls=Command, epilog=f"Example: python -m bot {_example}")(_command)


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        typer.echo(f"onrecord {metadata.version('onrecord')}")
    except metadata.PackageNotFoundError:
        typer.echo("onrecord, run from its source without being installed")
    raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Answer questions about articles with the sentence that says it, and who said it."""
