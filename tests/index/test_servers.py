"""What a server has set is kept, each server for itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from index.library import Library
from index.models import ServerSettings

HARBOUR, OTHER = 1300000000000000001, 1300000000000000002
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


def test_settings_outlive_the_process(tmp_path: Path) -> None:
    """What was set is there when the store is opened again."""
    with Library.open(tmp_path) as library:
        library.servers.change(HARBOUR, private_answers=True)
    with Library.open(tmp_path) as library:
        assert library.servers.settings(HARBOUR).private_answers
