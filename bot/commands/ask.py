"""Questions: `/ask`, direct messages, and mentions in a channel."""

from __future__ import annotations

import re
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot import lookups
from bot.answering import Here, Look, elsewhere, respond, too_often
from bot.audience import is_open, of_message, server_of_message
from bot.faults import report
from bot.intake import take
from bot.lookups import Asking
from bot.messages.buttons import Below
from bot.messages.message import QUESTION, Message, notice
from bot.receiving import can_be_read
from bot.serving.client import Interaction
from bot.serving.delivery import to_author, to_message, typing
from bot.serving.desk import Desk
from bot.serving.offering import offer_articles, offer_speakers
from bot.translation import words_of_message
from bot.typed import DAYS, Day, Name, Typed

_QUESTIONS = (discord.MessageType.default, discord.MessageType.reply)
_PERSON = re.compile(r"<@!?(\d+)>")
_EMOJI = re.compile(r"<a?:(\w+):\d+>")
_OTHER_TAG = re.compile(r"<(?:#|@&)\d+>")


class Ask(commands.Cog):
    """Answer questions, whichever way they are asked."""

    def __init__(self, desk: Desk, bot: commands.AutoShardedBot) -> None:
        self._desk = desk
        self._bot = bot

    @app_commands.command(description="Ask the articles: the exact sentence, and who said it")
    @app_commands.describe(
        question="What you want to know",
        article="Ask only this article",
        speaker="Only what this person says",
        private="Show the answer only to you",
        **DAYS,
    )
    @app_commands.autocomplete(article=offer_articles, speaker=offer_speakers)
    @app_commands.rename(since="from", until="to")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, QUESTION],
        article: Name | None = None,
        speaker: Name | None = None,
        since: Day | None = None,
        until: Day | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer the slash command."""
        typed = Typed(question, article, speaker, since, until)

        async def prepare(here: Here) -> Look | Message:
            followed = await typed.followed(here, self._desk)
            if isinstance(followed, Message):
                return followed
            asking = Asking(question, here.audience, here.words, followed.filters, below=here.below)
            return partial(lookups.answer, self._desk.library, asking)

        await respond(interaction, prepare, private=private, question=question)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a direct message or a mention."""
        if self._is_question(message) and self._desk.is_new(message.id):
            with self._desk.work.underway():
                try:
                    await self._reply(message)
                except Exception as error:
                    await self._apologise(message, error)

    async def _reply(self, message: discord.Message) -> None:
        server = server_of_message(message)
        settings = await self._desk.servers.settings(server)
        words = words_of_message(message, settings, self._desk.commands)
        if not is_open(settings, message.channel):
            # A direct message for each of very many mentions would be a nuisance.
            if not too_often(self._desk.pace, message.author.id, server, words):
                await to_author(message, elsewhere(settings, words), words)
            return
        audience = of_message(message, settings)
        below = Below.of(message.author.id, audience, settings)
        asking = Asking(written(message, self._bot.user), audience, words, below=below)
        answer = self._desk.refusal(asking.audience, words)
        answer = answer or too_often(self._desk.pace, message.author.id, server, words)
        if answer is None:
            async with typing(message.channel):
                if brings_articles(message):
                    answer = notice(await take(self._desk, message, words))
                else:
                    answer = await self._answer(asking)
        thread, threads = None, self._desk.question_threads
        if answer.blocks:
            thread = await threads.below(message, settings, asking.question, self._bot)
        delivery = await to_message(message, answer, words, thread)
        self._desk.deliveries.note(delivery, message.id)
        await self._desk.note_gap(server, asking.question, answer)

    async def _apologise(self, message: discord.Message, error: Exception) -> None:
        reference = report(error, f"answering message {message.id}")
        settings = await self._desk.servers.settings(server_of_message(message))
        words = words_of_message(message, settings, self._desk.commands)
        await to_message(message, notice(words("sorry.failed", reference=reference)), words)

    def _is_question(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id or message.type not in _QUESTIONS:
            return False
        return server_of_message(message) is None or self._bot.user in message.mentions

    async def _answer(self, asking: Asking) -> Message:
        look = partial(lookups.answer, self._desk.library, asking)
        return await self._desk.look(look, asking.words, "answering a question")


def brings_articles(message: discord.Message) -> bool:
    """Return whether a direct message is there for its files: one can be read, or they are all."""
    files = message.attachments if server_of_message(message) is None else []
    return bool(files) and (not message.content.strip() or any(map(can_be_read, files)))


def written(message: discord.Message, me: discord.ClientUser | None) -> str:
    """Return what was written or forwarded, without the mention of `me`, others by their names."""
    names = {user.id: user.display_name for user in message.mentions if user != me}
    forwarded = "\n".join(snapshot.content for snapshot in message.message_snapshots)
    text = _PERSON.sub(lambda tag: names.get(int(tag[1]), " "), message.content or forwarded)
    return _OTHER_TAG.sub(" ", _EMOJI.sub(r" \1 ", text)).strip()
