"""Ask one question after the other, over the same articles, on the command line.

The history of questions lasts as long as the chat: questions are not written anywhere.
"""

from __future__ import annotations

import sys
from contextlib import suppress

import typer

from bot.terminal.answers import amount, heading
from bot.terminal.asking import Manner, ask
from bot.terminal.console import Console, line
from bot.terminal.corpus import Corpus, find
from index.errors import ArticleNotFoundError
from index.models import Filters

_HELP = """\
Type a question to ask it. Arrow keys bring back earlier ones.
Each is read by itself: say who and what you mean, not “she” or “and the bus?”.
:article ID    ask only this article (the start of its id, its title, or words of it)
:article       ask all articles again
:articles      list the articles
:explain       show in full why each sentence was found, or stop doing so
:help          show this, as help does
:quit          leave, as exit, quit and Ctrl-D do"""
_BARE = {"help": ":help", "exit": ":quit", "quit": ":quit"}  # as other prompts have it


class Chat:
    """A chat over a corpus: what of it is asked, and how answers are shown."""

    def __init__(self, console: Console, corpus: Corpus, manner: Manner, only: Filters) -> None:
        self._console = console
        self._corpus = corpus
        self._manner = manner
        self._only = only

    def run(self) -> None:
        """Answer each line of standard input until it ends or says `:quit`."""
        interactive = sys.stdin.isatty()
        if interactive:
            _edit_lines()
            self._say(f"{self._scope()}. Each question is read by itself; :help, Ctrl-D leaves.")
        while (typed := _read("> " if interactive else "")) is not None:
            meant = _BARE.get(typed.lower(), typed)
            if meant.partition(" ")[0] in (":quit", ":q"):
                break
            if meant:
                self._handle(meant, echo=not interactive)

    def _handle(self, typed: str, *, echo: bool) -> None:
        command, _, argument = typed.partition(" ")
        match command:
            case ":help":
                self._say(_HELP)
            case ":articles":
                self._say("\n".join(f"{card.id}  {heading(card)}" for card in self._corpus.cards))
            case ":article":
                self._narrow(argument.strip())
            case ":explain":
                self._manner = self._manner._replace(explain=not self._manner.explain)
                self._say(f"Explaining is {'on' if self._manner.explain else 'off'}.")
            case _ if command.startswith(":"):
                self._say(f"There is no {command}; :help shows what there is.")
            case _:
                apart = echo and not self._manner.json
                if apart:
                    self._console.show([line(f"> {typed}", "bold")])
                ask(self._console, self._corpus, typed, self._manner, self._only)
                if apart:
                    self._console.show([line("")])

    def _narrow(self, given: str) -> None:
        try:
            article = find(self._corpus.cards, given).id if given else None
        except ArticleNotFoundError as error:
            self._say(str(error))
        else:
            self._only = self._only._replace(article=article)
            self._say(f"{self._scope()}.")

    def _scope(self) -> str:
        if self._only.article:
            return f"Asking only: {heading(self._corpus.card(self._only.article))}"
        articles, sentences = self._corpus.totals
        return f"Asking {amount(articles, 'article')}, {amount(sentences, 'sentence')}"

    def _say(self, text: str) -> None:
        """Print words of our own: on standard error where answers are for a program."""
        if self._manner.json:
            typer.echo(text, err=True)
        else:
            self._console.show(line(part) for part in text.split("\n"))


def _read(prompt: str) -> str | None:
    """Return the next line typed, stripped, or None at the end; Ctrl-C gives up a line."""
    try:
        return input(prompt).strip()
    except EOFError:
        return None
    except KeyboardInterrupt:
        return ""
    finally:
        if prompt:
            typer.echo()


def _edit_lines() -> None:
    """Let `input` edit lines and bring back earlier ones, where the platform can."""
    with suppress(ImportError):
        import readline  # noqa: F401 - importing it is what does it
