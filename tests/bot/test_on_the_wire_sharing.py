"""One data folder, several processes: one bot, and commands beside it."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

from tests.bot.command_line import run_process
from tests.bot.press import SAID, WHEN
from tests.bot.processes import running
from tests.discord_server import DiscordServer, Person

FERRY = "How much will ferry fares rise?"


async def command(*arguments: str | Path, data: Path) -> str:
    """Run a command in a process of its own; return what it printed once it ended well."""
    ran = await asyncio.to_thread(run_process, *arguments, data=data)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


async def test_a_second_bot_is_refused(discord: DiscordServer, stored: Path, mara: Person) -> None:
    """A second bot ends in 3 and names the first one's process, which goes on answering."""
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        async with running(stored, discord.token, discord.port) as second:
            assert await second.ended() == 3
        assert f"as process {bot.id}," in second.log
        assert str(stored) in second.log
        assert "Traceback" not in second.log
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text


async def test_a_bot_that_was_killed_does_not_keep_the_next_one_out(
    discord: DiscordServer, stored: Path, mara: Person
) -> None:
    """What a killed bot leaves says nothing, even where a living process has its number now."""
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        await bot.kill()
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's end")
    (stored / "bot.pid").write_text(str(os.getpid()))
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text
        bot.send(signal.SIGTERM)
        assert await bot.ended() == 0
    assert not (stored / "bot.pid").exists()


async def test_commands_work_beside_a_running_bot(
    discord: DiscordServer, stored: Path, news: Path, mara: Person, tmp_path: Path
) -> None:
    """What `add` stores a running bot finds, and what `restore` brings back it serves at once."""
    file = tmp_path / "backup.db"
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text
        await command("backup", file, data=stored)
        assert "added 2" in await command("add", news, data=stored)
        assert "nine per cent" in await command("ask", FERRY, data=stored)
        assert (await command("list", data=stored)).count("The Gazette") == 2
        found = await discord.reply(await mara.direct_message(FERRY))
        assert "nine per cent" in found.text
        assert f"process {bot.id} answers" in await command("restore", file, data=stored)
        found = await discord.reply(await mara.direct_message(FERRY))
        assert "nine per cent" not in found.text
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text
    assert "Traceback" not in bot.log
