"""Kill a writer again and again, and see whether anything acknowledged is lost or half there.

Each cycle starts a process that adds, updates, removes and asks, and says before each step what it
is about to do and after it that it is done; beside that it merges its index and writes it to files.
It is killed (SIGKILL) at a random moment; then the store and the index files are looked through,
and compared with what was acknowledged. The writers are forked from a
process that has everything imported, so that cycles are quick.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from index.derived.segments import DIRECTORY
from index.library import Article, Library
from index.memory import collection_index, wordbook

ASK_EVERY = 2
SENTENCES = 12
Step = tuple[str, str, str]  # "begin" or "done", what, and a number with a version


def main(
    cycles: Annotated[int, typer.Option(min=1, help="How many writers are killed.")] = 200,
    seed: Annotated[int, typer.Option(help="What the random moments are drawn from.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Kill a writer at random moments; count what was lost and what is half there."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.benchmarks.durability", "index.language.pipeline"])
    keep_everything_in_files()
    with tempfile.TemporaryDirectory() as folder:
        counts = Trial(Path(folder), context, random.Random(seed)).run(cycles)
    if as_json:
        print(json.dumps(counts))
    else:
        show(counts, cycles)
    if counts["lost"] or counts["half there"]:
        raise typer.Exit(1)


class Trial:
    """A store whose writers are killed, and what it must hold: a version for each number."""

    def __init__(
        self,
        folder: Path,
        context: multiprocessing.context.ForkServerContext,
        moments: random.Random,
    ) -> None:
        self.folder = folder
        self.context = context
        self.moments = moments
        self.held: dict[int, int] = {}
        self.counts: Counter[str] = Counter()

    def run(self, cycles: int) -> Counter[str]:
        """Kill so many writers and return what was counted."""
        for cycle in range(cycles):
            steps = self.killed_writer(cycle)
            done = [step for step in steps if step[0] == "done"]
            underway = steps[-1] if steps and steps[-1][0] == "begin" else None
            for _, what, name in done:
                self.counts[f"acknowledged {what}"] += 1
                self.apply(what, name)
            if underway:
                self.counts[f"killed in {underway[1]}"] += 1
            else:
                self.counts["killed between two steps" if steps else "killed while opening"] += 1
            self.compare(underway)
        return self.counts

    def killed_writer(self, cycle: int) -> list[Step]:
        """Start a writer, kill it after a while, and return what it said."""
        ours, theirs = self.context.Pipe(duplex=False)
        writer = self.context.Process(target=write, args=(self.folder, cycle, theirs))
        writer.start()
        theirs.close()
        ours.recv()
        time.sleep(self.moments.expovariate(5))
        writer.kill()
        writer.join()
        steps = []
        try:
            while True:
                steps.append(ours.recv())
        except (EOFError, OSError):  # a message that was cut off was not said
            return steps

    def apply(self, what: str, name: str) -> None:
        """Note what an acknowledged step has done."""
        number, version = map(int, name.split("."))
        if what == "remove":
            self.held.pop(number, None)
        elif what in ("add", "update"):
            self.held[number] = version

    def compare(self, underway: Step | None) -> None:
        """Look through the store, and compare it with what must be there."""
        with Library.open(self.folder) as library:
            self.counts["half there"] += len(library.check())
            stored = dict(identity(article.text) for article in library.export())
            hits = library.search("Which number ends here?", n=10**6)
        if {identity(hit.text)[0] for hit in hits if "Number" in hit.text} != stored.keys():
            self.counts["half there"] += 1
        if stored != self.held and underway:
            self.apply(underway[1], underway[2])
            self.counts["unacknowledged, but durable"] += 1
        numbers = stored.keys() | self.held.keys()
        self.counts["lost"] += sum(stored.get(one) != self.held.get(one) for one in numbers)
        for unfinished in (self.folder / DIRECTORY).rglob("*.part"):
            self.counts["killed while writing an index file"] += 1
            unfinished.unlink()
        self.held = stored


def write(folder: Path, cycle: int, said: Connection) -> None:
    """Add, update, remove and ask until somebody ends this."""
    keep_everything_in_files()
    with Library.open(folder) as library:
        # Or every kill would meet the first step, which reads the rules and weights.
        library._analyser.passages("The rules are read.")
        library.search("Which number ends here?")
        said.send(None)
        for number in range(cycle * 100_000, (cycle + 1) * 100_000):
            steps = [
                "add",
                *(["update"] if number % 2 else []),
                *(["ask"] * (number % ASK_EVERY == 0)),
            ]
            steps += ["remove"] if number % 5 else []
            for version, what in enumerate(steps):
                name = f"{number}.{version}"
                said.send(("begin", what, name))
                do(library, what, article(number, version))
                said.send(("done", what, name))


def keep_everything_in_files() -> None:
    """Let even the smallest index be written to files, so that most kills meet that."""
    collection_index.WORTH_A_FILE = wordbook.WORTH_A_FILE = 1


def do(library: Library, what: str, given: Article) -> None:
    """Do one step."""
    if what == "ask":
        library.search("Which number ends here?")
    elif what == "remove":
        library.remove(given.id)
    else:
        library.add(given)


def article(number: int, version: int) -> Article:
    """Return a version of an article; its sentences all name its number."""
    more = " ".join(f"Line {line} of {number} goes on." for line in range(SENTENCES - 1))
    text = f"Number {number} version {version} ends here. {more}"
    return Article(url=f"https://example.org/{number}", text=text)


def identity(text: str) -> tuple[int, int]:
    """Return the number and the version that an article begins with."""
    words = text.split()
    return int(words[1]), int(words[3])


def show(counts: Counter[str], cycles: int) -> None:
    """Print what was counted."""
    table = Table(title=f"{cycles} writers killed", title_justify="left")
    table.add_column("what")
    table.add_column("times", justify="right")
    for what in sorted(counts.keys() - {"lost", "half there"}):
        table.add_row(what, str(counts[what]))
    table.add_section()
    for what in ("lost", "half there"):
        table.add_row(what, str(counts[what]), style="bold")
    Console().print(table)
