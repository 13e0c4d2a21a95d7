"""The panel of settings: changed by who may, holding at once, and outliving a restart."""

from __future__ import annotations

import pytest

from index.library import Library
from index.models import ServerSettings
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, Guild, NotPossibleError, Person
from tests.discord_server.messages import Message
from tests.discord_server.refusals import Refusal

ROLE, CHANNELS = "Who else may add articles", "Channels to answer in (none: all)"
AUDIT, SWITCHES = "Channel to announce changes in", "What is switched on"
THREADS = "Channels where questions get threads, if they do (none: all)"
LANGUAGE = "Language that I speak"
FEEDBACK = "How long to keep whether answers were useful"
FORGETTING = "How long to keep questions without an answer"


async def panel(person: Person, at: Guild) -> Message:
    shown = await (await person.slash("settings", at=at)).settled()
    assert shown.private
    assert shown.message
    return shown.message


async def choose(person: Person, on: Message, menu: str, *chosen: object) -> None:
    """Choose, and wait until the panel shows it."""
    used = await person.choose(on, menu, *chosen)  # type: ignore[arg-type]
    await used.acknowledged()
    edited = on.data["edited_timestamp"]
    await person.changes.until(lambda: on.data["edited_timestamp"] != edited, "a new panel")


async def test_every_menu_changes_its_setting(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """What was chosen is stored, shown again, and can be taken back."""
    editors = discord.world.add_role(harbour, "Editors")
    place = harbour.channels[0]
    async with online(discord, press):
        shown = await panel(tom, harbour)
        await choose(tom, shown, ROLE, editors)
        await choose(tom, shown, CHANNELS, place)
        await choose(tom, shown, SWITCHES, "Answer privately unless asked otherwise")
        await choose(tom, shown, AUDIT, place)
        await choose(tom, shown, THREADS, place)
        await choose(tom, shown, LANGUAGE, "Deutsch")
        german = press.servers.settings(int(harbour.id))
        await choose(tom, shown, "Wer sonst Artikel hinzufügen darf")
        await choose(tom, shown, "Sprache meiner Worte", "Die jeder Person")
    assert german == ServerSettings(
        adding_role=int(editors),
        channels=(int(place.id),),
        include_public=False,
        private_answers=True,
        audit_channel=int(place.id),
        thread_channels=(int(place.id),),
        language="de",
    )
    after = press.servers.settings(int(harbour.id))
    assert (after.adding_role, after.language) == (None, None)
    lines = [message.content for message in discord.written if not message.only_for]
    assert lines[0] == f"<@{tom.id}> changed: *{AUDIT}*"


async def test_a_panel_outlives_a_restart(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """A menu that was shown before the bot was started again still works."""
    async with online(discord, press):
        shown = await panel(tom, harbour)
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    async with online(discord, press):
        await choose(tom, shown, CHANNELS, harbour.channels[0])
    assert press.servers.settings(int(harbour.id)).channels


async def test_the_panel_is_for_who_may_manage_the_server(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """It is not offered to others, refused where it was opened to all, and at every choice."""
    async with online(discord, press):
        shown = await panel(tom, harbour)
        with pytest.raises(NotPossibleError, match="without permission"):
            await mara.slash("settings", at=harbour)
        harbour.opened.add("settings")
        refused = await panel(mara, harbour)
        tom.appoint(harbour)
        await choose(tom, shown, CHANNELS, harbour.channels[0])
    assert "Only members who may manage this server" in refused.text
    assert "Only members who may manage this server" in shown.text
    assert press.servers.settings(int(harbour.id)) == ServerSettings()


@pytest.mark.parametrize("custom_id", ["set:everything", "set:", "set:role:1", "set:language"])
async def test_a_tampered_menu_changes_nothing_else(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person, custom_id: str
) -> None:
    """An id that no menu has, or a choice that it does not offer, sets nothing."""
    async with online(discord, press):
        shown = await panel(tom, harbour)
        shown.menus[CHANNELS]["custom_id"] = custom_id
        await tom.choose(shown, CHANNELS, harbour.channels[0])
        await (await tom.slash("ask", {"question": "Who?"}, at=harbour)).settled()
    assert press.servers.settings(int(harbour.id)) == ServerSettings()


async def test_an_audit_channel_that_is_closed_is_said(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """The choice holds, and who made it learns that nothing can be written there."""
    place = harbour.channels[0]
    place.closed = Refusal.MISSING_ACCESS
    async with online(discord, press):
        shown = await panel(tom, harbour)
        await choose(tom, shown, AUDIT, place)
    assert f"I could not announce this in <#{place.id}>" in shown.text


async def test_the_server_chooses_how_long_things_are_kept(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """For feedback and for questions apart; a number that was set otherwise is shown."""
    press.servers.change(int(harbour.id), feedback_days=45)
    async with online(discord, press):
        shown = await panel(tom, harbour)
        menu = shown.menus[FEEDBACK]
        await choose(tom, shown, FEEDBACK, "Not at all")
        await choose(tom, shown, FORGETTING, "365 days")
    assert [one["label"] for one in menu["options"] if one["default"]] == ["45 days"]
    after = press.servers.settings(int(harbour.id))
    assert (after.feedback_days, after.gap_days) == (0, 365)


async def test_a_panel_that_is_refused_as_components_comes_as_an_embed(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """It has fewer menus then, which work, and stays what it is."""
    async with online(discord, press):
        discord.faults.refuse("PATCH", "@original")
        shown = await panel(tom, harbour)
        assert shown.data["embeds"]
        await choose(tom, shown, CHANNELS, harbour.channels[0])
    assert shown.data["embeds"]
    assert press.servers.settings(int(harbour.id)).channels
