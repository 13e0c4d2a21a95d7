from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.discord_server import DiscordServer
from tests.discord_server.raw import Api


@pytest.fixture
async def api(discord: DiscordServer) -> AsyncIterator[Api]:
    """Return what makes requests with the bot's token."""
    async with aiohttp.ClientSession() as http:
        yield Api(http, discord)
