"""What is kept: servers that were left are noted, what is due is deleted, answers are counted."""

from __future__ import annotations

import asyncio
import datetime
import logging
from functools import partial

import discord
from discord.ext import commands, tasks

from bot.faults import report
from bot.serving.delivery import FAILURES
from bot.serving.desk import Desk
from index.servers import collection_of

_log = logging.getLogger(__name__)
_UNKNOWN_CHANNEL = 10003
_LAST_SECONDS = 3.0  # that stopping waits for the counts: whoever stops a bot soon kills it


class Keeping(commands.Cog):
    """Note which servers the bot was taken out of, and delete once a day what is due."""

    def __init__(self, desk: Desk, bot: commands.AutoShardedBot) -> None:
        self._desk = desk
        self._bot = bot

    async def cog_load(self) -> None:
        """Begin to look after what is kept."""
        self.tend.start()
        self.count.start()

    async def cog_unload(self) -> None:
        """Stop, and keep what was counted."""
        self.tend.cancel()
        self.count.cancel()
        try:
            async with asyncio.timeout(_LAST_SECONDS):
                await self._keep_counts()
        except TimeoutError:
            _log.warning("How the last answers arrived was not kept: the store takes too long.")

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that the bot was taken out of a server; discord.py tells of no outages here."""
        await self._note([guild.id], [])

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note that the bot is in a server, whose articles are kept."""
        await self._note([], [guild.id])

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Delete the articles that only a channel had which is gone."""
        settings = await self._desk.servers.settings(channel.guild.id)
        if channel.id in settings.shelves:
            await self._clear_shelf(channel.guild.id, channel.id)

    @tasks.loop(hours=24)
    async def tend(self) -> None:
        """See which servers are there, then delete what is due."""
        try:
            known = await self._desk.work.run(self._desk.library.servers.known)
            present = [id_ for id_ in known if self._bot.get_guild(id_)]
            gone = [id_ for id_ in known if self._is_ours(id_) and id_ not in present]
            # Whoever has taken the bot in again must have been noted before anything is deleted.
            await self._desk.changing.run(partial(self._write, gone, present))
            sweep = partial(self._desk.library.servers.sweep, _today())
            for server in await self._desk.adding.run(sweep):
                _log.info("Deleted what was kept for server %s, which was left.", server)
            for server, channel in await self._desk.work.run(self._desk.library.servers.shelves):
                if await self._is_gone(server, channel):
                    await self._clear_shelf(server, channel)
        except Exception as error:  # it is tried again tomorrow
            report(error, "deleting what is due")

    @tasks.loop(minutes=10)
    async def count(self) -> None:
        """Keep how answers were delivered."""
        await self._keep_counts()

    async def _keep_counts(self) -> None:
        try:
            await self._desk.changing.run(partial(self._desk.deliveries.keep, self._desk.library))
        except Exception as error:  # it is tried again later
            report(error, "counting answers")

    @tend.before_loop
    async def _until_all_servers_are_known(self) -> None:
        await self._bot.wait_until_ready()

    async def _note(self, left: list[int], present: list[int]) -> None:
        try:
            await self._desk.changing.run(partial(self._write, left, present))
        except Exception as error:  # the daily look notes it again
            report(error, "noting which servers were left")

    def _write(self, left: list[int], present: list[int]) -> None:
        servers = self._desk.library.servers
        servers.present(present)
        for server in left:
            servers.left(server, _today())

    async def _clear_shelf(self, server: int, channel: int) -> None:
        name = collection_of(server, channel)
        forget = partial(self._desk.titles.forget, name)
        with self._desk.work.underway():
            try:
                await self._desk.adding.run(partial(self._desk.library.clear, name), ended=forget)
                await self._desk.servers.close_shelf(server, channel)
            except Exception as error:  # the daily look tries it again
                report(error, "deleting the articles of a channel that is gone")

    async def _is_gone(self, server: int, channel: int) -> bool:
        """Return whether a channel is gone from a server that the bot is in, for all one can tell.

        Archived threads are not told of, so Discord is asked for what seems to be gone.
        """
        guild = self._bot.get_guild(server)
        if guild is None or guild.unavailable or guild.get_channel_or_thread(channel):
            return False
        try:
            await self._bot.fetch_channel(channel)
        except (discord.DiscordException, *FAILURES) as error:
            return isinstance(error, discord.HTTPException) and error.code == _UNKNOWN_CHANNEL
        return False

    def _is_ours(self, server: int) -> bool:
        """Return whether Discord tells this process of `server`, and not another one's shard."""
        return (server >> 22) % (self._bot.shard_count or 1) in self._bot.shards


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()
