"""The links that install the bot name it, and ask for what it needs alone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.invite import PERMISSIONS, invite
from tests.bot.command_line import run, run_json
from tests.bot.terminal.test_check import TOKEN


def test_the_links_name_the_bot_and_its_permissions() -> None:
    """The server's link has the permissions that are explained, and none of a moderator."""
    links = invite(TOKEN)
    assert links
    server, person = (parse_qs(urlsplit(link).query) for link in links)
    assert server["client_id"] == person["client_id"]
    assert (server["integration_type"], person["integration_type"]) == (["0"], ["1"])
    assert server["scope"] == ["bot applications.commands"]
    assert "permissions" not in person
    allowed = discord.Permissions(int(server["permissions"][0]))
    assert allowed == discord.Permissions(
        view_channel=True,
        send_messages=True,
        create_public_threads=True,
        send_messages_in_threads=True,
        embed_links=True,
        read_message_history=True,
    )


@given(st.text())
def test_a_token_that_names_no_bot_has_no_links(token: str) -> None:
    """Whatever stands for a token, there are links of a number or none."""
    links = invite(token)
    assert links is None or parse_qs(urlsplit(links.server).query)["client_id"][0].isdecimal()


def test_the_command_prints_both_links(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With each permission and why, and without the token."""
    monkeypatch.setenv("ONRECORD_TOKEN", TOKEN)
    shown, record = run("check", "--invite").stdout, run_json("check", "--invite")
    for permission in PERMISSIONS:
        assert permission.why in shown
    assert record["server"].startswith("https://discord.com/oauth2/authorize?client_id=")
    assert TOKEN not in shown
    assert not data.exists()


def test_without_a_token_there_are_no_links(data: Path) -> None:
    """The exit code says that something must be set, and the line what."""
    failed = run("check", "--invite")
    assert failed.exit_code == 78
    assert "ONRECORD_TOKEN" in failed.stderr


def test_a_token_that_names_no_bot_is_not_called_missing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who pasted something else learns that it was read; it is not repeated."""
    monkeypatch.setenv("ONRECORD_TOKEN", "pasted-by-mistake")
    failed = run("check", "--invite")
    assert failed.exit_code == 78
    assert failed.stderr.startswith("The token names no bot")
    assert "Set ONRECORD_TOKEN" not in failed.stderr
    assert "pasted" not in failed.stderr
