"""Nobody in the tests does what Discord's app would not let them do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.discord_server import DiscordServer, Guild, NotPossibleError, Person, client
from tests.discord_server.interactions import Reply
from tests.discord_server.raw import Api
from tests.discord_server.test_interactions import MODAL, ROW, answer

COMMAND: dict[str, Any] = {
    "name": "find",
    "type": 1,
    "description": "Find",
    "contexts": [0],
    "integration_types": [0],
    "options": [
        {"name": "word", "type": 3, "description": "w", "required": True, "max_length": 5},
        {"name": "count", "type": 4, "description": "c", "min_value": 1, "max_value": 9},
        {"name": "quiet", "type": 5, "description": "q"},
        {"name": "share", "type": 10, "description": "s"},
        {
            "name": "kind",
            "type": 3,
            "description": "k",
            "choices": [{"name": "Direct", "value": "direct"}],
        },
    ],
}


def test_options_are_sent_with_their_types() -> None:
    """What is possible is sent as it was given."""
    given = {"word": "tax", "count": 3, "quiet": False, "share": 0.5, "kind": "direct"}
    sent = client.fill(COMMAND, "find", given)
    assert {option["name"]: option["value"] for option in sent} == given
    assert [option["type"] for option in sent] == [3, 4, 5, 10, 3]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"word": ""},
        {"word": "toolong"},
        {"word": 5},
        {"word": "tax", "count": 0},
        {"word": "tax", "count": 10},
        {"word": "tax", "count": True},
        {"word": "tax", "count": "3"},
        {"word": "tax", "quiet": 1},
        {"word": "tax", "kind": "other"},
        {"word": "tax", "unheard": "of"},
    ],
)
def test_options_that_the_app_would_not_send_are_not_possible(given: dict[str, Any]) -> None:
    """The required ones are there, each of its type, length, range or choices."""
    with pytest.raises(NotPossibleError):
        client.fill(COMMAND, "find", given)


def test_only_an_option_that_suggests_can_be_typed_into() -> None:
    """The others are filled in at once."""
    with pytest.raises(NotPossibleError, match="suggests nothing"):
        client.fill(COMMAND, "find", {"word": "t"}, "word")


async def test_a_command_is_used_where_it_is_offered(
    discord: DiscordServer, api: Api, harbour: Guild, mara: Person
) -> None:
    """Neither in a place nor by an installation that it is not for, nor before it is registered."""
    with pytest.raises(LookupError, match="no command 'find'"):
        await mara.slash("find", {"word": "tax"}, at=harbour)
    await api("PUT", f"/applications/{discord.world.bot_id}/commands", [COMMAND])
    assert await mara.slash("find", {"word": "tax"}, at=harbour)
    with pytest.raises(NotPossibleError, match="context 1"):
        await mara.slash("find", {"word": "tax"})
    with pytest.raises(NotPossibleError, match="install 1"):
        await mara.slash("find", {"word": "tax"}, at=harbour, by_user_install=True)


async def test_what_is_not_seen_or_disabled_is_not_pressed(
    discord: DiscordServer, api: Api, harbour: Guild, mara: Person
) -> None:
    """A button must be there, for this person, and in use."""
    await api("PUT", f"/applications/{discord.world.bot_id}/commands", [COMMAND])
    asked = await mara.slash("find", {"word": "tax"}, at=harbour)
    await answer(api, asked, Reply.MESSAGE, content="private", flags=64, components=ROW)
    assert asked.message
    with pytest.raises(NotPossibleError, match="cannot be seen"):
        await discord.person("Tom").click(asked.message, "More")
    with pytest.raises(NotPossibleError, match="no button 'Less'"):
        await mara.click(asked.message, "Less")
    asked.message.buttons["More"]["disabled"] = True
    with pytest.raises(NotPossibleError, match="disabled"):
        await mara.click(asked.message, "More")


@pytest.mark.parametrize("given", [{}, {"Reason": "no"}, {"Reason": "enough", "Other": "x"}])
def test_a_modal_is_filled_in_as_it_asks(given: dict[str, str]) -> None:
    """Long enough, and with no inputs that it has not."""
    with pytest.raises(NotPossibleError):
        client.filled_in(MODAL, given)


async def test_there_must_be_a_modal_to_submit(
    discord: DiscordServer, api: Api, harbour: Guild, mara: Person
) -> None:
    """Only who was asked submits it."""
    await api("PUT", f"/applications/{discord.world.bot_id}/commands", [COMMAND])
    asked = await mara.slash("find", {"word": "tax"}, at=harbour)
    with pytest.raises(NotPossibleError):
        await mara.submit(asked, {})
    await answer(api, asked, Reply.MODAL, **MODAL)
    with pytest.raises(NotPossibleError):
        await discord.person("Tom").submit(asked, {"Reason": "enough"})
