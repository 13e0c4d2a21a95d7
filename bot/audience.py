"""Which collections an audience may search: nobody sees another server's or person's articles."""

from __future__ import annotations

from typing import NamedTuple

import discord

from index.models import PUBLIC


class Audience(NamedTuple):
    """The collections that may be shown in one place, and whether it is a direct message."""

    collections: tuple[str, ...]
    direct: bool = False


def of_guild(guild_id: int) -> Audience:
    """Return what the members of a server may see."""
    return Audience((f"guild:{guild_id}", PUBLIC))


def of_person(user_id: int) -> Audience:
    """Return what one person may see in direct messages with the bot."""
    return Audience((PUBLIC, f"user:{user_id}"), direct=True)


def of_interaction(interaction: discord.Interaction) -> Audience:
    """Return what may be shown where `interaction` happens.

    Between other people, in group chats for instance, that is `public` alone: a person's own
    articles are nobody else's to see.
    """
    if interaction.guild_id is not None:
        return of_guild(interaction.guild_id)
    if interaction.context.dm_channel:
        return of_person(interaction.user.id)
    return Audience((PUBLIC,))


def of_message(message: discord.Message) -> Audience:
    """Return what may be shown where `message` was written."""
    return of_guild(message.guild.id) if message.guild else of_person(message.author.id)
