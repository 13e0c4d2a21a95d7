"""The command line: `python -m bot COMMAND`.

Every command reads the settings when it runs, prints JSON with `--json`, and ends in one of the
exit codes of `bot.exits`. What only one command needs is imported by that command.
"""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.exits import Code, Command, fail
from config.settings import Settings, load
from index.models import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.adding import Tally
    from index.errors import OnrecordError
    from index.library import Library

_EXIT_CODES = (
    "Exit codes: 0 done, and for ask an answer; 1 no answer, or only sentences that come close; "
    "2 wrong usage; 3 it could not be done, and standard error says why; 78 wrong settings."
)

app = typer.Typer(
    help="Answer questions about articles with the sentence that says it, and who said it.",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Data = Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the articles in this folder.")]
Config = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Read settings from this TOML file.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Articles = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="PATH...",
        help="Use these files and folders instead of what is stored, and store nothing.",
    ),
]
Only = Annotated[
    str | None,
    typer.Option("--article", metavar="ID", help="Ask only this article: its id, or its title."),
]
Speaker = Annotated[
    str | None, typer.Option(metavar="NAME", help="Hear only this person: a name or a role.")
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DAY", help="Only articles from this day on: 2026-05-31, 2026-05 or 2026."
    ),
]
Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="Only articles until then, that day included.")
]
Count = Annotated[int, typer.Option("-n", min=1, help="Show at most this many sentences.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Show in full why each sentence was found.")
]
Collection = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="Instead of the public articles, those of a server, guild:ID, or a person, user:ID.",
    ),
]
ArticleId = Annotated[
    str, typer.Argument(metavar="ID", help="The article's id, the start of it, or its title.")
]


def _example(arguments: str) -> str:
    return f"Example: python -m bot {arguments}"


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


@app.command(
    cls=Command, epilog=_example('ask "What will the tunnel cost?" --articles news/ more.txt')
)
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotation marks.")],
    articles: Articles = None,
    article: Only = None,
    speaker: Speaker = None,
    since: Since = None,
    until: Until = None,
    n: Count = 3,
    explain: Explain = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Answer a question with the sentences that say it, each with its source and speaker.

    Without stored articles the samples that come with Onrecord are asked.
    """
    from bot.asking import Manner, Only, ask
    from bot.corpus import open_corpus
    from bot.terminal import Console
    from index.models import Outcome

    with open_corpus(_settings(config, data), articles) as corpus:
        _warn(corpus.skipped)
        only = Only.typed(corpus.cards, article, speaker, since, until)
        result = ask(Console(), corpus, question, Manner(n, json, explain), only)
    if result.outcome is not Outcome.ANSWER:
        raise typer.Exit(Code.NO_ANSWER)


@app.command(cls=Command, epilog=_example("chat --articles news/"))
def chat(
    articles: Articles = None,
    article: Only = None,
    speaker: Speaker = None,
    since: Since = None,
    until: Until = None,
    n: Count = 3,
    explain: Explain = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Answer one question after the other; each line of standard input is one."""
    from bot.asking import Manner, Only
    from bot.chat import Chat
    from bot.corpus import open_corpus
    from bot.terminal import Console

    with open_corpus(_settings(config, data), articles) as corpus:
        _warn(corpus.skipped)
        only = Only.typed(corpus.cards, article, speaker, since, until)
        Chat(Console(), corpus, Manner(n, json, explain), only).run()


@app.command(cls=Command, epilog=_example("add news/ extra.md - < feed.jsonl"))
def add(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATHS...",
            help='Files (.md, .txt, .jsonl), folders, or "-" for standard input.',
        ),
    ],
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Analyse many articles in so many processes; else as fits."),
    ] = None,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Store articles. One that is stored already is replaced if it changed, else left as it is.

    What cannot be read is skipped, with the reason. Ctrl-C keeps what was added until then.
    """
    from bot.adding import Tally
    from bot.corpus import open_library

    tally = Tally()
    with open_library(_settings(config, data)) as library:
        finished = _add(library, paths, tally, workers, json=json)
    if not finished:
        raise typer.Exit(Code.INTERRUPTED)
    if not tally.kept:
        raise typer.Exit(Code.FAILED)


def _add(
    library: Library, paths: list[Path], tally: Tally, workers: int | None, *, json: bool
) -> bool:
    """Add articles and say what became of them, whatever happens; return whether all were done."""
    from bot.adding import add, default_workers

    finished = False
    try:
        add(library, paths, tally, workers or default_workers())
        finished = True
    except KeyboardInterrupt:
        typer.echo("Interrupted. What is counted here is stored, the rest is not.", err=True)
    finally:
        _show_tally(tally, json=json)
    return finished


def _show_tally(tally: Tally, *, json: bool) -> None:
    from bot.markdown import clean
    from bot.terminal import show_json

    if json:
        show_json(tally.record())
        return
    typer.echo(tally)
    for error in tally.skipped:
        typer.echo(f"skipped {clean(str(error))}")


@app.command("list", cls=Command, epilog=_example("list --json"))
def list_(
    articles: Articles = None,
    collection: Collection = PUBLIC,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """List the articles, newest first; where the output is no terminal, with tabs between."""
    from bot.corpus import open_stored
    from bot.listing import NARROW, stacked, tab_separated, table
    from bot.terminal import Console, show_json

    with open_stored(_settings(config, data), articles, collection) as corpus:
        _warn(corpus.skipped)
        cards = corpus.cards
    console = Console()
    if json:
        show_json([card.model_dump(mode="json") for card in cards])
    elif not cards:
        typer.echo("No articles are stored yet. `python -m bot add PATHS` stores some.", err=True)
    elif console.is_terminal and console.width < NARROW:
        console.show(stacked(cards))
    elif console.is_terminal:
        console.print(table(cards))
    else:
        typer.echo("\n".join(tab_separated(cards)))


@app.command(cls=Command, epilog=_example("show 0c2e9a"))
def show(
    article: ArticleId,
    articles: Articles = None,
    collection: Collection = PUBLIC,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show an article sentence by sentence, each with who said it."""
    from bot.corpus import find, open_stored
    from bot.listing import article_lines, article_record
    from bot.terminal import Console, show_json

    settings = _settings(config, data)
    with open_stored(settings, articles, collection) as corpus:
        card = find(corpus.cards, article)
        stored = corpus.library.article(card.id, collections=[card.collection])
    if json:
        show_json(article_record(stored, settings.speaker_threshold))
    else:
        Console().show(article_lines(stored, settings.speaker_threshold))


@app.command(cls=Command, epilog=_example('quotes --speaker "Dana Whitlow" --topic tunnel'))
def quotes(
    speaker: Annotated[
        str | None, typer.Option(help="Only who goes by this: a name, part of it, or a role.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option(help="Only what is about this: words that must all be near.")
    ] = None,
    articles: Articles = None,
    article: Only = None,
    n: Count = 10,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """List who said what, newest first, each with its place.

    Without stored articles the samples that come with Onrecord are listed.
    """
    from bot.answers import quote_lines
    from bot.corpus import find, open_corpus
    from bot.terminal import Console, show_json

    with open_corpus(_settings(config, data), articles) as corpus:
        _warn(corpus.skipped)
        only = find(corpus.cards, article).id if article else None
        hits = corpus.library.quotes(speaker=speaker, topic=topic, article=only, n=n)
    if json:
        show_json([hit.model_dump(mode="json") for hit in hits])
    else:
        Console().show(quote_lines(hits))
    if not hits:
        fail("Nobody is quoted so in these articles.", Code.NO_ANSWER)


@app.command(cls=Command, epilog=_example("remove 0c2e9a --yes"))
def remove(
    article: ArticleId,
    collection: Collection = PUBLIC,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")] = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Remove a stored article, for good."""
    from bot.answers import heading
    from bot.corpus import find, open_library
    from bot.terminal import show_json

    with open_library(_settings(config, data)) as library:
        card = find(library.articles(collections=[collection]), article)
        if not yes and not _confirm(f"Remove {heading(card)}?"):
            fail("Nothing was removed.", Code.NO_ANSWER)
        removed = library.remove(card.id, collection=collection)
    if json:
        show_json(removed.model_dump(mode="json"))
    else:
        typer.echo(f"removed {removed.id}  {heading(removed)}")


def _confirm(question: str) -> bool:
    if not sys.stdin.isatty():
        fail("Without a terminal to ask on, `remove` needs --yes.", Code.USAGE)
    return typer.confirm(question, err=True)


@app.command(cls=Command, epilog=_example("export articles.jsonl"))
def export(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Where to; else standard output.")
    ] = None,
    collection: Collection = PUBLIC,
    data: Data = None,
    config: Config = None,
) -> None:
    """Write all stored articles as JSON Lines, which `add` reads back."""
    from bot.answers import amount
    from bot.corpus import open_stored
    from bot.exporting import export

    with open_stored(_settings(config, data), collection=collection) as corpus:
        count = export(corpus.library.export(collections=[collection]), file)
    typer.echo(f"exported {amount(count, 'article')}", err=True)


@app.command("eval", cls=Command, epilog=_example("eval questions.jsonl --articles news/"))
def eval_(
    questions: Annotated[
        Path,
        typer.Argument(
            metavar="QUESTIONS",
            help='JSON Lines: "question", and "sentence" or "article", or "none" for either.',
        ),
    ],
    articles: Articles = None,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Measure how well questions of your own are answered, and list the misses."""
    from bot.corpus import open_corpus
    from bot.evaluating import evaluate, record, result_lines
    from bot.expected import read_expected
    from bot.terminal import Console, show_json

    with open_corpus(_settings(config, data), articles) as corpus:
        _warn(corpus.skipped)
        expected = read_expected(questions, corpus.cards)
        results = list(evaluate(corpus.library, expected))
    if json:
        show_json(record(results))
    else:
        Console().show(result_lines(results))


@app.command("train-attribution", cls=Command, epilog=_example("train-attribution annotated/"))
def train_attribution(
    annotated: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help='A folder of JSON Lines, or a file: "text", and "sentences" with "start", "end", '
            '"reported", "speaker" and "mention".',
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to; else the data folder.")
    ] = None,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    r"""Learn from annotated articles who speaks in a sentence; minutes for hundreds of articles.

    Needs scikit-learn: `pip install 'onrecord\[train]'`. Weights in the data folder are used from
    the next start.
    """
    from bot.terminal import show_json
    from bot.training import train
    from index.language.model import FILE

    settings = _settings(config, data)
    trained = train(annotated, out or settings.data / FILE)
    if json:
        show_json(trained.record())
        return
    _warn(trained.skipped)
    typer.echo(trained)


@app.command(cls=Command, epilog=_example("backup onrecord-monday.db"))
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to.")],
    force: Annotated[bool, typer.Option("--force", help="Replace FILE.")] = False,
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Copy all that is stored to a file, and check the copy. The bot may run meanwhile."""
    from bot.safekeeping import contents, make_backup
    from bot.terminal import show_json

    held = make_backup(_settings(config, data), file, force=force)
    if json:
        show_json({"file": str(file), **held._asdict()})
    else:
        typer.echo(f"backed up {contents(held)} to {file}")


@app.command(cls=Command, epilog=_example("restore onrecord-monday.db"))
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` wrote.")],
    json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Put a backup in the place of what is stored, which is kept. The bot may run meanwhile."""
    from bot.safekeeping import restore_backup, restored_lines, restored_record
    from bot.terminal import show_json

    restored = restore_backup(_settings(config, data), file)
    if json:
        show_json(restored_record(file, restored))
    else:
        typer.echo("\n".join(restored_lines(file, restored)))


@app.command(cls=Command, epilog=_example("check --deep"))
def check(
    deep: Annotated[
        bool, typer.Option("--deep", help="Look through all that is stored, too.")
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
        _show_invite(_settings(config, data), json)
        return
    from bot.check import check, problem_record, report_lines
    from bot.terminal import Console, show_json
    from config.errors import SettingsError

    try:
        report = check(_settings(config, data), deep=deep)
    except SettingsError as error:
        if json:
            show_json(problem_record(error))
        raise
    if json:
        show_json(report.record())
    else:
        Console().show(report_lines(report))
    if report.fault or report.problems:
        raise typer.Exit(Code.FAILED)


def _show_invite(settings: Settings, json: bool) -> None:
    from bot.invite import invite, invite_lines
    from bot.terminal import Console, show_json

    links = invite(settings.token.get_secret_value()) if settings.token else None
    if links is None:
        why = "The token names no bot" if settings.token else "There is no bot token"
        fail(f"{why} to make the links of. Set ONRECORD_TOKEN.", Code.CONFIGURATION)
    if json:
        show_json(links.record())
    else:
        Console().show(invite_lines(links))


@app.command(cls=Command, epilog=_example("run --data /var/lib/onrecord"))
def run(
    shards: Annotated[
        str | None,
        typer.Option(
            metavar="RANGE",
            help="Run these shards of so many in all, such as 0-3/16; else all that there are.",
        ),
    ] = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Run the Discord bot until it is told to stop."""
    settings = load(config, data=data, shards=shards)
    from bot.run import run

    raise typer.Exit(run(settings))


def _settings(config: Path | None, data: Path | None) -> Settings:
    return load(config, data=data)


def _warn(skipped: Iterable[OnrecordError]) -> None:
    """Say on standard error what could not be read."""
    from bot.markdown import clean

    for error in skipped:
        typer.echo(f"skipped {clean(str(error))}", err=True)
