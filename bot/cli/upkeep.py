"""Commands that look after the whole store, and learn from annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import Config, Data, Json, place, tell_skipped
from config.settings import load


def train_attribution(
    annotated: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            parser=place,
            help='A folder of JSON Lines, or a file: "text", and "sentences" with "start", "end", '
            '"reported", "speaker" and "mention".',
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", parser=place, help="Where to; by default, the data folder."),
    ] = None,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    r"""Learn from annotated articles who speaks in a sentence; hundreds of articles take minutes.

    Needs scikit-learn: `pip install -e '.\[train]'` in the folder that Onrecord was cloned to.
    Weights in the data folder are used from the next start.
    """
    from bot.terminal.console import show_json
    from bot.terminal.training import train
    from index.language.model import FILE

    settings = load(config, data=data)
    trained = train(annotated, out or settings.data / FILE)
    if json:
        show_json(trained.record())
        return
    tell_skipped(trained.skipped, in_json=True)
    typer.echo(trained)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", parser=place, help="Where to.")],
    force: Annotated[bool, typer.Option("--force", help="Replace FILE.")] = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Copy all that is stored to a file, and check the copy. The bot may run meanwhile."""
    from bot.terminal.console import show_json
    from bot.terminal.safekeeping import contents, make_backup

    held = make_backup(load(config, data=data), file, force=force)
    if json:
        show_json({"file": str(file), **held._asdict()})
    else:
        typer.echo(f"backed up {contents(held)} to {file}")


def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", parser=place, help="What `backup` wrote.")
    ],
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Put a backup in place of what is stored, which is kept. The bot may run meanwhile."""
    from bot.terminal.console import show_json
    from bot.terminal.safekeeping import restore_backup, restored_lines, restored_record

    restored = restore_backup(load(config, data=data), file)
    if json:
        show_json(restored_record(file, restored))
    else:
        typer.echo("\n".join(restored_lines(file, restored)))
