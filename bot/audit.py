"""Tell a server's own log channel what was changed, and by whom. It pings nobody."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.messages.render import inline
from bot.serving.client import Interaction
from bot.serving.delivery import FAILURES
from bot.words import Words, words_for
from index.models import ServerSettings

_log = logging.getLogger(__name__)
_LISTED = 5  # titles, at most


async def tell(
    interaction: Interaction, settings: ServerSettings, done: str, titles: Sequence[str]
) -> str:
    """Write to the server's audit channel, if it has one, that the person has `done` something.

    Returns what they should know: nothing, or that it could not be written there.
    """
    if settings.audit_channel is None or interaction.guild_id is None:
        return ""
    place = interaction.client.get_partial_messageable(
        settings.audit_channel, guild_id=interaction.guild_id
    )
    words = words_for(settings.language, str(interaction.guild_locale))
    line = words(f"audit.{done}", who=interaction.user.mention, titles=_listed(titles, words))
    try:
        await place.send(line, suppress_embeds=True)
    except FAILURES as error:
        _log.info("Channel %s takes no audit lines: %s", settings.audit_channel, error)
        words = words_for(settings.language, interaction.locale.value)
        return words("steward.no_audit", channel=f"<#{settings.audit_channel}>")
    return ""


def _listed(titles: Sequence[str], words: Words) -> str:
    names = [inline(title, words) for title in titles[:_LISTED]]
    more = ["…"] if len(titles) > _LISTED else []
    return ", ".join([*names, *more])
