"""The discord.py client: what it listens to, its commands, and its replies to what goes wrong."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import sys
from functools import partial
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.apology import apologise, apologising
from bot.audience import server_of
from bot.commands.articles import Articles
from bot.commands.ask import Ask
from bot.commands.gaps import Gaps
from bot.commands.keeping import Keeping
from bot.commands.messages import Messages
from bot.commands.privacy import Privacy
from bot.commands.quotes import Quotes
from bot.commands.settings import Settings
from bot.faults import report
from bot.messages.action_button import ActionButton
from bot.presses import actions
from bot.presses.forms import TextForm
from bot.presses.own import OwnButton
from bot.presses.panel import SettingMenu
from bot.presses.press import Press
from bot.serving.client import DeskClient, Interaction
from bot.serving.desk import Desk
from bot.shards import ShardedBot
from bot.translation import CommandTranslator

_log = logging.getLogger(__name__)
_OF_MESSAGES = (discord.InteractionType.component, discord.InteractionType.modal_submit)
_SLASH = discord.AppCommandType.chat_input
_LONGEST_LIMIT = 30.0  # seconds that a request waits; an answer then goes another way
_MOMENT = 1.0  # of the three seconds in which Discord wants an answer
_REGISTERING = 2.0  # seconds that connecting waits for the commands: answers name their ids
_LATER = "Discord takes the commands in %.0f seconds; those registered before work until then."

INTENTS: Final = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""None of these is privileged: Discord gives the text of direct messages and mentions anyway."""


class Tree(app_commands.CommandTree["OnrecordBot"]):
    """Take each interaction once, and answer it even where its command fails."""

    async def interaction_check(self, interaction: discord.Interaction[OnrecordBot], /) -> bool:
        """Return whether `interaction` is new."""
        return self.client.desk.is_new(interaction.id)

    async def on_error(
        self, interaction: discord.Interaction[OnrecordBot], error: app_commands.AppCommandError, /
    ) -> None:
        """Log what a command raised and tell the person who waits."""
        await apologise(interaction, error)


class OnrecordBot(ShardedBot, DeskClient):
    """Answer in Discord what is asked of a library. It has application commands only."""

    def __init__(self, desk: Desk, **options: Any) -> None:
        super().__init__(
            commands.when_mentioned,
            intents=INTENTS,
            tree_cls=Tree,
            help_command=None,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=_LONGEST_LIMIT,
            **options,
        )
        self.desk = desk
        self.was_ready = False
        self._registering: asyncio.Task[None] | None = None
        self._translator = CommandTranslator()

    async def setup_hook(self) -> None:
        """Add the commands and the buttons, and begin to tell Discord of the commands."""
        await self.add_commands()
        await self.add_cog(Keeping(self.desk, self))
        self.add_dynamic_items(ActionButton, SettingMenu, OwnButton)
        self._registering = asyncio.create_task(self._register())
        await asyncio.wait([self._registering], timeout=_REGISTERING)

    async def close(self) -> None:
        """Leave Discord, and register no commands any more."""
        if self._registering:
            self._registering.cancel()
        await super().close()

    async def add_commands(self) -> None:
        """Add the commands, in every language that there is a catalogue of."""
        await self.tree.set_translator(self._translator)
        await self.add_cog(Ask(self.desk, self))
        await self.add_cog(Quotes())
        await self.add_cog(Messages(self))
        await self.add_cog(Articles())
        await self.add_cog(Settings())
        await self.add_cog(Privacy())
        await self.add_cog(Gaps())

    async def press(self, interaction: Interaction, action: str, state: str) -> None:
        """Do what a button says that somebody pressed, or a form that they sent, once."""
        async with apologising(interaction):
            if self.desk.is_new(interaction.id):
                settings = await self.desk.servers.settings(server_of(interaction))
                await actions.press(action, Press(interaction, self.desk, settings, state))

    async def on_interaction(self, interaction: Interaction, /) -> None:
        """Take a form that was sent, and answer for what is none of ours, or no longer.

        Forms and menus that live only while they are shown have a moment to answer for themselves.
        """
        if interaction.type not in _OF_MESSAGES:
            return
        custom_id = str(interaction.data and interaction.data.get("custom_id"))
        if interaction.type is discord.InteractionType.modal_submit and TextForm.is_of(custom_id):
            action, _, state = custom_id.partition(":")
            await self.press(interaction, action, state)
        elif not ActionButton.is_of(custom_id):
            await asyncio.sleep(_MOMENT)
            if not interaction.response.is_done():
                await self.press(interaction, "", custom_id)

    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing: the cogs listen for questions, and there are no prefix commands."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what a listener raised, but not the event, which may be somebody's message."""
        if (error := sys.exception()) is not None:
            report(error, f"listening in {event_method}")

    async def on_ready(self) -> None:
        """Log that questions can be asked from now on."""
        self.was_ready = True
        told = self.user, len(self.guilds), len(self.shards), self.shard_count
        _log.info("Ready: answering as %s in %d servers, with %d of %d shards.", *told)

    async def _register(self) -> None:
        """Tell Discord of the commands if they changed, however long that takes."""
        try:
            await self._sync()
        except Exception as error:  # the commands registered before still work
            report(error, "registering the commands")

    async def _sync(self) -> None:
        library, work = self.desk.library, self.desk.work
        key, digest = f"discord.commands.{self.application_id}", await self._digest()
        kept = await work.run(partial(library.get_value, key)) or ""
        before, _, ids = kept.partition(" ")
        self.desk.commands = json.loads(ids or "{}")  # they stay when commands are registered anew
        if ids and before == digest:
            return
        registered = await self._registered()
        self.desk.commands = {one.name: one.id for one in registered if one.type is _SLASH}
        made = f"{digest} {json.dumps(self.desk.commands)}"
        await work.run(partial(library.set_value, key, made))
        _log.info("Registered %d commands with Discord.", len(registered))

    async def _registered(self) -> list[app_commands.AppCommand]:
        """Return the commands as Discord has taken them, which may want a wait of minutes."""
        while True:
            try:
                return await self.tree.sync()
            except discord.RateLimited as limit:
                _log.warning(_LATER, limit.retry_after)
                await asyncio.sleep(limit.retry_after)

    async def _digest(self) -> str:
        """Return a hash of the commands as they would be registered."""
        payload = [
            await command.get_translated_payload(self.tree, self._translator)
            for command in self.tree.get_commands()
        ]
        in_order = sorted(payload, key=lambda command: (command["type"], command["name"]))
        return hashlib.sha256(json.dumps(in_order, sort_keys=True).encode()).hexdigest()
