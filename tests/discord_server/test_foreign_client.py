"""Another library's client logs in and works: the server is no mere mirror of discord.py."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import hikari
import pytest

from tests.discord_server import DiscordServer, Guild, Person


@pytest.fixture
async def foreign(discord: DiscordServer, harbour: Guild) -> AsyncIterator[Any]:
    """Keep a bot of hikari's connected that answers whatever it is asked."""
    bot = hikari.GatewayBot(
        discord.token,
        intents=hikari.Intents.ALL_UNPRIVILEGED,
        rest_url=f"http://127.0.0.1:{discord.port}/api/v10",
        banner=None,
        logs=None,
        suppress_optimization_warning=True,
    )

    async def reply(event: Any) -> None:
        if event.is_human:
            await event.message.respond(f"You wrote {event.content}", reply=True)

    async def answer(event: Any) -> None:
        interaction = event.interaction
        if isinstance(interaction, hikari.ComponentInteraction):
            await interaction.create_initial_response(7, "pressed")  # in place of the message
            return
        await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE)
        row = bot.rest.build_message_action_row()
        row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "press", label="Press")
        await interaction.edit_initial_response(interaction.options[0].value, component=row)

    bot.subscribe(hikari.MessageCreateEvent, reply)
    bot.subscribe(hikari.InteractionCreateEvent, answer)
    await bot.start(check_for_updates=False)
    await discord.connected()
    yield bot
    await bot.close()


async def test_messages_are_answered(
    discord: DiscordServer, foreign: Any, harbour: Guild, mara: Person
) -> None:
    """A direct message and a mention reach the client with their words."""
    assert (await discord.reply(await mara.direct_message("hello"))).text == "You wrote hello"
    assert "hello" in (await discord.reply(await mara.mention("hello", harbour))).text


async def test_a_command_is_registered_answered_and_pressed(
    discord: DiscordServer, foreign: Any, harbour: Guild, mara: Person
) -> None:
    """A deferral is filled, with a button that changes the message."""
    text = hikari.OptionType.STRING
    option = hikari.CommandOption(type=text, name="question", description="q", is_required=True)
    command = foreign.rest.slash_command_builder("ask", "Ask").add_option(option)
    await foreign.rest.set_application_commands(discord.world.bot_id, [command])
    asked = await (await mara.slash("ask", {"question": "Who?"}, at=harbour)).settled()
    assert asked.text == "Who?"
    assert asked.message
    assert (await (await mara.click(asked.message, "Press")).settled()).text == "pressed"


async def test_a_lost_connection_is_resumed(
    discord: DiscordServer, foreign: Any, mara: Person
) -> None:
    """What was written meanwhile is answered."""
    await discord.gateway.drop()
    assert (await discord.reply(await mara.direct_message("still there?"))).text
    assert [session.resumed for session in discord.gateway.sessions.values()] == [1]
