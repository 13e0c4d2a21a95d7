"""A loopback Discord for the tests: real HTTP and a real gateway, on 127.0.0.1.

    async with DiscordServer() as discord:
        harbour, mara = discord.guild("Harbour"), discord.person("Mara")
        ...  # a bot logs in with `discord.token`
        await discord.connected()
        asked = await mara.slash("ask", {"question": "Who?"}, at=harbour)
        print((await asked.settled()).text)
        answer = await discord.reply(await mara.direct_message("Who?"))
        await mara.click(answer, "More context")

`discord.faults` lets requests go wrong, `discord.gateway` connections, and `discord.clock` passes
the time. `discord.problems` must be empty when the block ends: it names each request that Discord
would have refused as malformed. What it does not do: what roles
and channels allow the bot itself, voice.
"""

from tests.discord_server.client import NotPossibleError
from tests.discord_server.files import File
from tests.discord_server.people import Person
from tests.discord_server.places import Guild
from tests.discord_server.server import DiscordServer

__all__ = ["DiscordServer", "File", "Guild", "NotPossibleError", "Person"]
