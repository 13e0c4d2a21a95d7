"""The panel on which a server's settings are chosen. Its menus outlive a restart."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from babel import Locale
from discord import ui

from bot import audit
from bot.apology import apologising
from bot.audience import server_of
from bot.messages.limits import ACTION_ROWS, SELECT_OPTIONS
from bot.presses.lasting import LastingItem
from bot.private import Note, answer
from bot.serving.client import Interaction
from bot.stewards import may_manage
from bot.translation import words_of_interaction
from bot.words import Words, languages
from index.models import ServerSettings
from index.servers import KEPT_DAYS

_AUTOMATIC = "automatic"
_SWITCHES = {
    "public": "include_public",
    "private": "private_answers",
    "threads": "threads",
    "gaps": "gaps",
    "questions": "feedback_questions",
}
_KEPT = {"feedback": "feedback_days", "forgetting": "gap_days"}
_DAYS = (7, 30, 90, 365)
_TEXT = [discord.ChannelType.text, discord.ChannelType.news]
_PLACES = [*_TEXT, discord.ChannelType.forum]


class SettingMenu(LastingItem, template=r"set:(?P<name>[a-z]{1,20})"):
    """A menu that changes the setting it is named after."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Change the setting, if the person may, and show the panel as it is now."""
        change = partial(_change, interaction, self.name, getattr(self.item, "values", []))
        async with apologising(interaction):
            await answer(interaction, change, in_place=True)


async def panel(interaction: Interaction) -> Note:
    """Return the panel of the server, if the person may manage it."""
    settings = await interaction.client.desk.servers.settings(server_of(interaction))
    words = words_of_interaction(interaction, settings)
    if not may_manage(interaction):
        return Note(words("settings.may_not"))
    return _panel(settings, words)


async def _change(interaction: Interaction, name: str, values: list[Any]) -> Note:
    desk = interaction.client.desk
    words = words_of_interaction(interaction, await desk.servers.settings(server_of(interaction)))
    changes = _changes(name, values)
    if not may_manage(interaction) or interaction.guild_id is None or not changes:
        return Note(words("settings.may_not"))
    settings = await desk.servers.change(interaction.guild_id, **changes)
    words = words_of_interaction(interaction, settings)
    told = await audit.tell(interaction, settings, "changed", [words(f"settings.{name}")])
    return _panel(settings, words, told)


def _changes(name: str, values: list[Any]) -> dict[str, object]:
    """Return what a menu changes by what was chosen in it; nothing for a menu that is none."""
    ids = [value.id for value in values if isinstance(value, discord.abc.Snowflake)]
    match name:
        case "role":
            return {"adding_role": ids[0] if ids else None}
        case "channels":
            return {"channels": tuple(ids)}
        case "threads":
            return {"thread_channels": tuple(ids)}
        case "audit":
            return {"audit_channel": ids[0] if ids else None}
        case "switches":
            return {setting: value in values for value, setting in _SWITCHES.items()}
        case "language":
            return {"language": next((one for one in values if one in languages()), None)}
        case "feedback" | "forgetting":
            offered = map(str, _offered(name))
            return {_KEPT[name]: int(values[0])} if {*values} <= {*offered} else {}
    return {}


def _panel(settings: ServerSettings, words: Words, told: str = "") -> Note:
    """Return the panel: all menus as components, or the first five in a message with an embed."""
    hint, leaving = words("settings.hint"), words("settings.leaving", days=KEPT_DAYS)
    view = ui.View(timeout=None)
    for menu in _menus(settings, words)[:ACTION_ROWS]:
        view.add_item(menu)
    embed = discord.Embed(title=words("settings.title"), description=f"{hint}\n{leaving}")
    laid_out = ui.LayoutView(timeout=None)
    inside = ui.Container[Any](ui.TextDisplay(f"### {words('settings.title')}\n{hint}"))
    for menu in _menus(settings, words):
        inside.add_item(ui.TextDisplay(words(f"settings.{menu.name}")))
        menu.item.placeholder = words.find(f"settings.empty.{menu.name}")  # its name is above
        inside.add_item(ui.ActionRow(menu))
    last = "\n".join(filter(None, [leaving, told]))
    laid_out.add_item(inside.add_item(ui.TextDisplay(last)))
    return Note(told, embed, view, layout=laid_out)


def _menus(settings: ServerSettings, words: Words) -> list[SettingMenu]:
    audited = () if settings.audit_channel is None else (settings.audit_channel,)
    return [
        _role(settings, words),
        _channels("channels", settings.channels[:SELECT_OPTIONS], SELECT_OPTIONS, words),
        _channels("audit", audited, 1, words),
        _switches(settings, words),
        _languages(settings, words),
        _channels("threads", settings.thread_channels[:SELECT_OPTIONS], SELECT_OPTIONS, words),
        _days("feedback", settings.feedback_days, words),
        _days("forgetting", settings.gap_days, words),
    ]


def _role(settings: ServerSettings, words: Words) -> SettingMenu:
    menu: discord.ui.RoleSelect[Any] = discord.ui.RoleSelect(
        custom_id="set:role",
        placeholder=words("settings.role"),
        min_values=0,
        default_values=_chosen(settings.adding_role, kind=discord.SelectDefaultValueType.role),
    )
    return SettingMenu(menu, "role")


def _channels(name: str, chosen: tuple[int, ...], most: int, words: Words) -> SettingMenu:
    menu: discord.ui.ChannelSelect[Any] = discord.ui.ChannelSelect(
        custom_id=f"set:{name}",
        placeholder=words(f"settings.{name}"),
        channel_types=_PLACES if name == "channels" else _TEXT,
        min_values=0,
        max_values=most,
        default_values=_chosen(*chosen, kind=discord.SelectDefaultValueType.channel),
    )
    return SettingMenu(menu, name)


def _chosen(
    *ids: int | None, kind: discord.SelectDefaultValueType
) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=id_, type=kind) for id_ in ids if id_ is not None]


def _switches(settings: ServerSettings, words: Words) -> SettingMenu:
    options = [
        discord.SelectOption(
            label=words(f"settings.switch.{value}"),
            value=value,
            default=bool(getattr(settings, setting)),
        )
        for value, setting in _SWITCHES.items()
    ]
    return _select("switches", options, 0, words)


def _offered(name: str) -> tuple[int, ...]:
    return (0, *_DAYS) if name == "feedback" else _DAYS


def _days(name: str, kept: int, words: Words) -> SettingMenu:
    """Return a menu of how many days something is kept, with the number that was set otherwise."""
    options = [
        discord.SelectOption(
            label=words.count("settings.days", days) if days else words("settings.not_at_all"),
            value=str(days),
            default=days == kept,
        )
        for days in sorted({*_offered(name), kept})
    ]
    return _select(name, options, 1, words)


def _languages(settings: ServerSettings, words: Words) -> SettingMenu:
    names = {_AUTOMATIC: words("settings.automatic")}
    names |= {one: (Locale.parse(one).display_name or one).capitalize() for one in languages()}
    chosen = settings.language or _AUTOMATIC
    options = [
        discord.SelectOption(label=name, value=value, default=value == chosen)
        for value, name in names.items()
    ]
    return _select("language", options, 1, words)


def _select(
    name: str, options: list[discord.SelectOption], fewest: int, words: Words
) -> SettingMenu:
    menu: discord.ui.Select[Any] = discord.ui.Select(
        custom_id=f"set:{name}",
        placeholder=words(f"settings.{name}"),
        min_values=fewest,
        max_values=1 if fewest else len(options),
        options=options,
    )
    return SettingMenu(menu, name)
