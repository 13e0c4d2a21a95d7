"""Who may look after which articles. Asked again at every command, press and submit."""

from __future__ import annotations

from typing import NamedTuple

import discord

from bot.audience import collection_of_person, own_of_guild, places_of, server_of
from bot.serving.client import Interaction
from bot.translation import words_of_interaction
from bot.words import Words
from index.models import ServerSettings


class Shelf(NamedTuple):
    """The collections that belong to where somebody is, and whether they may change them.

    In a server the first is all the server's, a second one the channel's alone.
    """

    collections: tuple[str, ...]
    writable: bool


class Standing(NamedTuple):
    """What holds for who looks after articles: the settings, their language, and the shelf."""

    settings: ServerSettings
    words: Words
    shelf: Shelf | None

    @property
    def writable(self) -> tuple[str, ...]:
        """Return the names of the collections that they may change, the widest first."""
        return self.shelf.collections if self.shelf and self.shelf.writable else ()

    @property
    def refusal(self) -> str:
        """Say why there is nothing that they may change."""
        return self.words("steward.may_not" if self.shelf else "steward.not_here")


async def standing(interaction: Interaction) -> Standing:
    """Return what holds for who used a command, a button or a form, as it is now."""
    settings = await interaction.client.desk.servers.settings(server_of(interaction))
    words = words_of_interaction(interaction, settings)
    return Standing(settings, words, own_shelf(interaction, settings))


def own_shelf(interaction: Interaction, settings: ServerSettings) -> Shelf | None:
    """Return a server's own articles in a server, and somebody's own in direct messages.

    Elsewhere, where only a person has brought the bot along, there are none.
    """
    if (server := server_of(interaction)) is not None:
        own = own_of_guild(server, settings, interaction.channel)
        return Shelf(own, _may_add(interaction, settings))
    if interaction.guild_id is None and interaction.context.dm_channel:
        return Shelf((collection_of_person(interaction.user.id),), True)
    return None


def channel_of(interaction: Interaction) -> tuple[int, int] | None:
    """Return the ids of the server and the channel where somebody is; None outside of servers.

    In a thread it is the channel of the thread.
    """
    server, places = server_of(interaction), places_of(interaction.channel)
    return None if server is None or not places else (server, places[0])


def may_manage(interaction: Interaction) -> bool:
    """Return whether the person may change the settings of a server that has the bot."""
    if server_of(interaction) is None:
        return False
    allowed = interaction.permissions
    return allowed.administrator or allowed.manage_guild


def _may_add(interaction: Interaction, settings: ServerSettings) -> bool:
    """Return whether the person may manage the server, or has the role that may add articles."""
    role = settings.adding_role
    if may_manage(interaction):
        return True
    if role is None or role == interaction.guild_id:
        return False
    person = interaction.user
    return isinstance(person, discord.Member) and person.get_role(role) is not None
