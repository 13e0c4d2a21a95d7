"""Which collections an audience may search: nobody sees another server's or person's articles."""

from __future__ import annotations

from typing import NamedTuple

import discord

from index.models import PUBLIC, ServerSettings
from index.servers import collection_of


class Audience(NamedTuple):
    """The collections that may be shown in one place: a direct message, or a server of that id.

    It is `alone` where nobody else is there, or nobody else may see what is shown.
    """

    collections: tuple[str, ...]
    direct: bool = False
    server: int | None = None
    alone: bool = False


def collection_of_person(user_id: int) -> str:
    """Return the name of the collection that a person owns."""
    return f"user:{user_id}"


def of_guild(guild_id: int, settings: ServerSettings, channel: object = None) -> Audience:
    """Return what the members of a server, which has `settings`, may see in one of its channels."""
    own = own_of_guild(guild_id, settings, channel)
    return Audience((*own, PUBLIC) if settings.include_public else own, server=guild_id)


def own_of_guild(guild_id: int, settings: ServerSettings, channel: object) -> tuple[str, ...]:
    """Return the collections of a server that are found in a channel: the server's comes first."""
    shelves = [id_ for id_ in places_of(channel) if id_ in settings.shelves]
    return collection_of(guild_id), *(collection_of(guild_id, id_) for id_ in shelves)


def of_person(user_id: int) -> Audience:
    """Return what one person may see in direct messages with the bot."""
    return Audience((PUBLIC, collection_of_person(user_id)), direct=True, alone=True)


def server_of(interaction: discord.Interaction) -> int | None:
    """Return the id of the server that has brought the bot to where `interaction` happens.

    None in direct messages, and where only a person has brought it along.
    """
    return interaction.guild_id if interaction.is_guild_integration() else None


def server_of_message(message: discord.Message) -> int | None:
    """Return the id of the server where `message` was written; None in direct messages.

    It may be a server that Discord has not told of yet, whose messages are no direct ones.
    """
    if message.guild:
        return message.guild.id
    return getattr(message.channel, "guild_id", None)


def of_interaction(
    interaction: discord.Interaction, settings: ServerSettings, *, private: bool
) -> Audience:
    """Return what may be shown where `interaction` happens, in a server with `settings`.

    Where only a person has brought the bot along, in a server without it or a group chat, that is
    `public`, and with it, where they alone see it, what is their own: never a server's.
    """
    if (server := server_of(interaction)) is not None:
        return of_guild(server, settings, interaction.channel)
    own = of_person(interaction.user.id)
    if interaction.guild_id is None and interaction.context.dm_channel:
        return own
    return own._replace(direct=False) if private else Audience((PUBLIC,))


def of_message(message: discord.Message, settings: ServerSettings) -> Audience:
    """Return what may be shown where `message` was written, in a server with `settings`."""
    if (server := server_of_message(message)) is not None:
        return of_guild(server, settings, message.channel)
    return of_person(message.author.id)


def is_open(settings: ServerSettings, channel: object) -> bool:
    """Return whether a server with `settings` lets people ask in `channel`, or in its thread."""
    return not (settings.channels and set(places_of(channel)).isdisjoint(settings.channels))


def places_of(channel: object) -> list[int]:
    """Return the id of a channel, after that of the channel whose thread it is."""
    ids = (getattr(channel, name, None) for name in ("parent_id", "id"))
    return [id_ for id_ in ids if id_ is not None]
