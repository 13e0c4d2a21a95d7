"""What a server has set is kept, each server for itself."""

from __future__ import annotations

import datetime
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import Connection

from index import servers
from index.library import Library
from index.models import ServerSettings, Verdict
from index.store import servers as rows
from index.store.opening import FILE
from tests.index.articles import TUNNEL

HARBOUR, OTHER = 1300000000000000001, 1300000000000000002
MAY, DAY = datetime.date(2031, 5, 1), datetime.timedelta(days=1)
ids = st.none() | st.integers(0, (1 << 63) - 1)
settings = st.builds(
    ServerSettings,
    adding_role=ids,
    channels=st.lists(st.integers(0, (1 << 63) - 1), max_size=5).map(tuple),
    include_public=st.booleans(),
    private_answers=st.booleans(),
    threads=st.booleans(),
    language=st.none() | st.sampled_from(["en-US", "de", "fr"]),
    feedback_days=st.integers(0, 3650),
    feedback_questions=st.booleans(),
    gaps=st.booleans(),
    gap_days=st.integers(0, 3650),
    audit_channel=ids,
)


def test_a_server_that_set_nothing_has_the_defaults(library: Library) -> None:
    """Whoever decides nothing gets answers from everywhere, in all channels, for all to see."""
    assert library.servers.settings(HARBOUR) == ServerSettings()


@given(chosen=settings)
def test_settings_come_back_as_they_were_set(chosen: ServerSettings) -> None:
    """Whatever is set is kept, and no other server has it."""
    with Library.open() as library:
        assert library.servers.change(HARBOUR, **chosen.model_dump()) == chosen
        assert library.servers.settings(HARBOUR) == chosen
        assert library.servers.settings(OTHER) == ServerSettings()


def test_a_change_leaves_the_rest_as_it_was(library: Library) -> None:
    """Two people who change different settings do not undo each other's."""
    library.servers.change(HARBOUR, threads=True)
    library.servers.change(HARBOUR, channels=(5, 6))
    assert library.servers.settings(HARBOUR) == ServerSettings(threads=True, channels=(5, 6))


@pytest.mark.parametrize("wrong", [{"feedback_days": -1}, {"channels": "all"}, {"colour": "red"}])
def test_a_wrong_value_changes_nothing(library: Library, wrong: dict[str, object]) -> None:
    """A value that a setting cannot have is refused, and what was set before stays."""
    library.servers.change(HARBOUR, threads=True)
    with pytest.raises(ValidationError):
        library.servers.change(HARBOUR, **wrong)
    assert library.servers.settings(HARBOUR) == ServerSettings(threads=True)


def test_shelves_opened_at_once_are_all_kept(tmp_path: Path) -> None:
    """No channel loses its articles because another one got its first at the same moment."""
    with Library.open(tmp_path) as library, ThreadPoolExecutor(4) as threads:
        opened = [threads.submit(library.servers.open_shelf, HARBOUR, id_) for id_ in range(20)]
        closed = [threads.submit(library.servers.close_shelf, HARBOUR, id_) for id_ in (20, 21)]
        for change in [*opened, *closed]:
            change.result()
        assert sorted(library.servers.settings(HARBOUR).shelves) == list(range(20))


def test_a_shelf_is_opened_once_and_closed_alone(library: Library) -> None:
    """Opening it again adds nothing; closing it leaves the other channels theirs."""
    for channel in (11, 22, 11):
        library.servers.open_shelf(HARBOUR, channel)
    assert sorted(library.servers.settings(HARBOUR).shelves) == [11, 22]
    assert library.servers.close_shelf(HARBOUR, 11) == ServerSettings(shelves=(22,))


def test_channels_with_articles_of_their_own_are_known(library: Library) -> None:
    """Also one whose shelf was never opened, or is empty; neither servers nor people are one."""
    library.servers.open_shelf(OTHER, 33)
    for name in (servers.collection_of(HARBOUR, 11), servers.collection_of(OTHER), "user:5"):
        library.add(TUNNEL, collection=name)
    assert library.servers.shelves() == [(HARBOUR, 11), (OTHER, 33)]


def test_settings_outlive_the_process(tmp_path: Path) -> None:
    """What was set is there when the store is opened again."""
    with Library.open(tmp_path) as library:
        library.servers.change(HARBOUR, private_answers=True)
    with Library.open(tmp_path) as library:
        assert library.servers.settings(HARBOUR).private_answers


def test_gaps_are_counted_where_the_server_wants_it(library: Library) -> None:
    """The same question in other letters is the same; the most asked comes first."""
    library.servers.change(HARBOUR, gaps=True)
    for question in ("When is low tide?", "Who won?", "who  WON?"):
        library.servers.note_gap(HARBOUR, question, MAY)
    won, tide = library.servers.gaps(HARBOUR)
    assert (won.question, won.times, won.last) == ("Who won?", 2, MAY)
    assert (tide.question, tide.times) == ("When is low tide?", 1)
    assert library.servers.gaps(OTHER) == []


def test_no_question_is_kept_unless_the_server_wants_it(library: Library) -> None:
    """By default nothing is kept, and switching it off deletes what was."""
    library.servers.note_gap(HARBOUR, "Who won?", MAY)
    assert library.servers.gaps(HARBOUR) == []
    library.servers.change(HARBOUR, gaps=True)
    library.servers.note_gap(HARBOUR, "Who won?", MAY)
    library.servers.change(HARBOUR, gaps=False)
    library.servers.change(HARBOUR, gaps=True)
    assert library.servers.gaps(HARBOUR) == []


def test_gaps_are_cleared(library: Library) -> None:
    """Clearing says how many there were."""
    library.servers.change(HARBOUR, gaps=True)
    library.servers.note_gap(HARBOUR, "Who won?", MAY)
    assert library.servers.clear_gaps(HARBOUR) == 1
    assert library.servers.clear_gaps(HARBOUR) == 0
    assert library.servers.gaps(HARBOUR) == []


def test_gaps_do_not_grow_without_end(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very many, the newest are kept."""
    monkeypatch.setattr(servers, "_MOST_GAPS", 3)
    library.servers.change(HARBOUR, gaps=True)
    for number in range(6):
        library.servers.note_gap(HARBOUR, f"Who won round {number}?", MAY + number * DAY)
    assert {gap.last for gap in library.servers.gaps(HARBOUR)} == {MAY + n * DAY for n in (3, 4, 5)}


def test_old_gaps_are_swept(library: Library) -> None:
    """What nobody asked for longer than the server keeps it is deleted."""
    library.servers.change(HARBOUR, gaps=True, gap_days=10)
    library.servers.note_gap(HARBOUR, "Who won?", MAY)
    library.servers.sweep(MAY + 10 * DAY)
    assert len(library.servers.gaps(HARBOUR)) == 1
    library.servers.sweep(MAY + 11 * DAY)
    assert library.servers.gaps(HARBOUR) == []


def test_a_server_that_was_left_is_deleted_in_the_end(library: Library) -> None:
    """Its articles, settings and gaps are kept for a while, then deleted; no others are."""
    for server in (HARBOUR, OTHER):
        library.add(TUNNEL, collection=servers.collection_of(server))
        library.servers.change(server, gaps=True)
        library.servers.note_gap(server, "Who won?", MAY)
    library.servers.left(HARBOUR, MAY)
    library.servers.left(HARBOUR, MAY + 20 * DAY)  # told again: it is as long ago as before
    assert library.servers.sweep(MAY + servers.KEPT_DAYS * DAY) == []
    assert articles_of(library, HARBOUR) == [TUNNEL.title]
    assert library.servers.sweep(MAY + (servers.KEPT_DAYS + 1) * DAY) == [HARBOUR]
    assert articles_of(library, HARBOUR) == []
    assert library.servers.settings(HARBOUR) == ServerSettings()
    assert library.servers.known() == [OTHER]
    assert articles_of(library, OTHER) == [TUNNEL.title]


def test_a_server_that_comes_back_keeps_everything(library: Library) -> None:
    """Who takes the bot out by mistake and back in loses nothing."""
    library.add(TUNNEL, collection=servers.collection_of(HARBOUR))
    library.servers.left(HARBOUR, MAY)
    library.servers.present([HARBOUR, OTHER])
    assert library.servers.sweep(MAY + 400 * DAY) == []
    assert articles_of(library, HARBOUR) == [TUNNEL.title]


def test_a_server_that_comes_back_while_it_is_swept_keeps_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Being taken in again counts until the very moment of deleting."""
    with Library.open(tmp_path) as library:
        for server in (HARBOUR, OTHER):
            library.add(TUNNEL, collection=servers.collection_of(server))
            library.servers.left(server, MAY)
        left_before = rows.left_before

        def comes_back(connection: Connection, day: datetime.date) -> list[int]:
            found = left_before(connection, day)
            library.servers.present([OTHER])
            return found

        monkeypatch.setattr(rows, "left_before", comes_back)
        assert library.servers.sweep(MAY + 400 * DAY) == [HARBOUR]
        assert articles_of(library, HARBOUR) == []
        assert articles_of(library, OTHER) == [TUNNEL.title]


def test_servers_with_articles_alone_are_known(library: Library) -> None:
    """Also a server that never set anything is found when it is to be deleted."""
    library.add(TUNNEL, collection=servers.collection_of(HARBOUR))
    library.add(TUNNEL, collection="user:5")
    assert library.servers.known() == [HARBOUR]


def unreadable(data: Path, column: str, value: str) -> None:
    """Put something else in the place of what is kept of the first server."""
    with closing(sqlite3.connect(data / FILE)) as other:
        other.execute(f"UPDATE servers SET {column} = ? WHERE id = ?", (value, HARBOUR))
        other.commit()


@pytest.mark.parametrize("kept", ["{", "[]", "5", '"\ufffd"', "[" * 100_000])
def test_settings_that_cannot_be_read_open_nothing(tmp_path: Path, kept: str) -> None:
    """No channel is answered in and nothing shown to others: it may have been closed to them."""
    with Library.open(tmp_path) as library:
        library.servers.change(HARBOUR, channels=(5,), private_answers=True)
        unreadable(tmp_path, "settings", kept)
        found = library.servers.settings(HARBOUR)
        assert found.channels
        assert not {*range(2, 100)}.intersection(found.channels)
        assert found == ServerSettings(channels=found.channels, private_answers=True)


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        ('{"future": 1, "channels": [5]}', {"channels": (5,)}),
        ('{"channels": [5], "gap_days": -1}', {"channels": (5,)}),
        ('{"channels": [5], "feedback_days": "long"}', {"channels": (5,)}),
        ('{"private_answers": "?", "threads": true}', {"private_answers": True, "threads": True}),
    ],
)
def test_one_setting_that_cannot_be_read_costs_no_other(
    tmp_path: Path, kept: str, found: dict[str, object]
) -> None:
    """What a newer version alone knows is passed over; days that cannot be read are the default."""
    with Library.open(tmp_path) as library:
        library.servers.change(HARBOUR, threads=True)
        unreadable(tmp_path, "settings", kept)
        assert library.servers.settings(HARBOUR) == ServerSettings.model_validate(found)


@pytest.mark.parametrize("kept", ["{", '{"future": 1}', '{"channels": "all"}'])
def test_settings_that_cannot_be_read_can_be_set_again(tmp_path: Path, kept: str) -> None:
    """That is what `check` advises, and it helps."""
    with Library.open(tmp_path) as library:
        library.servers.change(HARBOUR, threads=True)
        unreadable(tmp_path, "settings", kept)
        library.servers.open_shelf(HARBOUR, 11)
        after = library.servers.change(HARBOUR, channels=(5, 6))
        assert (after.channels, after.shelves) == ((5, 6), (11,))
        assert library.servers.settings(HARBOUR) == after
        assert library.check() == []


def test_a_server_that_cannot_be_read_keeps_nothing_of_others(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What is due is deleted of all, also of the one; that it cannot be read is told."""
    with Library.open(tmp_path) as library:
        for server in (HARBOUR, OTHER):
            library.servers.change(server, gaps=True, gap_days=3000, feedback_days=3000)
            library.servers.note_gap(server, "Who won?", MAY)
            library.feedback.give(server, 5, Verdict(server=server, day=MAY, useful=True))
        library.servers.change(OTHER, gap_days=10)
        library.servers.open_shelf(OTHER, 33)
        unreadable(tmp_path, "settings", "{")
        assert library.servers.sweep(MAY + 400 * DAY) == []
        assert library.servers.gaps(HARBOUR) == library.servers.gaps(OTHER) == []
        assert library.feedback.of_server(HARBOUR).useful == 0
        assert library.feedback.of_server(OTHER).useful == 1
        assert library.servers.shelves() == [(OTHER, 33)]
    assert [str(HARBOUR) in message for message in caplog.messages] == [True]


def test_a_damaged_server_keeps_no_other_from_being_swept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the pages of one server's questions are overwritten, those of others still go."""
    question = "Who won in the end? " * 1000
    with Library.open(tmp_path) as library:
        for server in (HARBOUR, OTHER):
            library.servers.change(server, gaps=True)
        library.servers.note_gap(HARBOUR, question, MAY)
        library.servers.note_gap(OTHER, "Who won?", MAY)
    content = bytearray((tmp_path / FILE).read_bytes())
    page = content.rindex(question[:2000].encode()) // 4096 - 1  # the last but one of its pages
    content[page * 4096 : page * 4096 + 4] = b"\xff" * 4  # which names the next one
    (tmp_path / FILE).write_bytes(content)
    with Library.open(tmp_path) as library:
        library.servers.sweep(MAY + 400 * DAY)
        assert library.servers.gaps(OTHER) == []
    assert [str(HARBOUR) in message for message in caplog.messages] == [True]


@pytest.mark.parametrize("day", ["soon", "0000-99-99", b"\xff"])
def test_a_day_that_cannot_be_read_is_noted_again(tmp_path: Path, day: str) -> None:
    """A server that was left nobody knows when is deleted, some days after that is noticed."""
    with Library.open(tmp_path) as library:
        for server in (HARBOUR, OTHER):
            library.servers.left(server, MAY)
        unreadable(tmp_path, "left", day)
        assert library.servers.sweep(MAY + 400 * DAY) == [OTHER]
        library.servers.left(HARBOUR, MAY + 400 * DAY)
        assert library.servers.sweep(MAY + 430 * DAY) == []
        assert library.servers.sweep(MAY + 431 * DAY) == [HARBOUR]


def test_a_collection_of_another_name_is_no_shelf(library: Library) -> None:
    """A name that has been damaged, or that somebody made up, keeps no shelf from being found."""
    for name in ("guild:1:x", "guild:x:1", "guild:1:2:3", servers.collection_of(HARBOUR, 11)):
        library.add(TUNNEL, collection=name)
    assert library.servers.shelves() == [(HARBOUR, 11)]


def articles_of(library: Library, server: int) -> list[str]:
    cards = library.articles(collections=[servers.collection_of(server)])
    return [card.title for card in cards]
