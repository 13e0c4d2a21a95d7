"""What commands, messages and buttons share: the library behind a desk that always answers."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from bot.audience import Audience
from bot.faults import report
from bot.messages.markdown import plain
from bot.messages.message import QUESTION, Colour, Message, notice
from bot.serving.deliveries import Deliveries
from bot.serving.pace import Pace
from bot.serving.question_threads import QuestionThreads
from bot.serving.seen import SeenIds
from bot.serving.servers import KnownServers
from bot.serving.titles import Titles
from bot.serving.work import UnfinishedError, Work
from bot.words import Words
from index.library import Library

_PRESSES = 3  # of buttons that search, for each question that may be asked


class Desk:
    """Answer with the library's articles, off the event loop."""

    def __init__(
        self, library: Library, *, direct_messages: bool = True, pace: Pace | None = None
    ) -> None:
        self.library = library
        self.work = Work()
        self.adding = Work(threads=2, seconds=600, changes=True)
        self.adding_much = Work(threads=1, seconds=600, changes=True)
        self.changing = Work(seconds=600, changes=True)
        self.servers = KnownServers(library, self.changing)
        self.offering = Work(threads=2)  # no search may keep those who type waiting
        self.titles = Titles(library, self.offering)
        self.question_threads = QuestionThreads()
        self.deliveries = Deliveries()
        self.commands: Mapping[str, int] = {}  # the ids that Discord gave them, by their names
        self.pace = pace or Pace()
        self.pressing = self.pace.times(_PRESSES)
        self._direct_messages = direct_messages
        self._seen = SeenIds()

    def is_new(self, id_: int) -> bool:
        """Return whether an event was not handled already: Discord may deliver one twice.

        Whatever takes events asks this once for each, and drops those that are not new: the tree of
        commands, the client for the buttons of messages and for forms of one text, `private.answer`
        for menus, other buttons and other forms, and the cog that listens for questions.
        """
        return self._seen.first(id_)

    def is_open_to(self, audience: Audience) -> bool:
        """Return whether questions are answered where `audience` is."""
        return self._direct_messages or not audience.direct

    def refusal(self, audience: Audience, words: Words) -> Message | None:
        """Return what is said instead of answering a question that arrives now, if anything."""
        if self.work.draining:
            return notice(words("sorry.restarting"))
        if not self.is_open_to(audience):
            return notice(words("sorry.no_direct_messages"))
        return None

    async def look(self, call: Callable[[], Message], words: Words, doing: str) -> Message:
        """Return the message that `call` makes in a thread, or one that says why there is none."""

        async def found() -> Message:
            try:
                return await self.work.run(call)
            except TimeoutError:
                return notice(words("sorry.too_slow"))

        return await self.make(found, words, doing)

    async def change(self, call: Callable[[], Message], words: Words, doing: str) -> Message:
        """Do the same with a `call` that changes what is stored, which may then still happen."""
        return await self.make(lambda: self.changing.run(call), words, doing)

    async def make(
        self, make: Callable[[], Awaitable[Message]], words: Words, doing: str
    ) -> Message:
        """Return the message that `make` returns, or one that says why there is none."""
        try:
            return await make()
        except Exception as error:
            return notice(excuse(error, words, doing))

    async def note_gap(self, server: int | None, question: str, answer: Message) -> None:
        """Count a question that found no answer, where a server wants that.

        It may wait for the store, so it is for when the answer is sent.
        """
        if server is None or answer.colour is not Colour.REFUSAL:
            return
        if not (await self.servers.settings(server)).gaps:
            return
        today = datetime.datetime.now(datetime.UTC).date()
        note = partial(self.library.servers.note_gap, server, plain(question, QUESTION), today)
        try:
            await self.changing.run(note)
        except Exception as error:
            report(error, "counting a question without an answer")


def excuse(error: Exception, words: Words, doing: str) -> str:
    """Say why something that was asked for is not there; log what is a fault of ours."""
    match error:
        case UnfinishedError():
            return words("sorry.unfinished")
        case TimeoutError():
            return words("sorry.given_up")
        case _:
            return words("sorry.failed", reference=report(error, doing))
