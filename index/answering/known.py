"""What a question is asked over, and what is known of it before anything is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index.memory.imprints import Imprints
from index.memory.speakers import Speakers
from index.models import Thresholds
from index.search.meant.naming import Titles


class Known(NamedTuple):
    """The collections asked, what is known of their articles, and what is sure enough.

    `occurs` says whether a term occurs in them, `together` whether a sentence holds all of some
    phrases, `about` which articles hold all of some terms, `titles` which titles a text may name.
    """

    connection: Connection
    names: Sequence[str]
    occurs: Callable[[str], bool]
    together: Callable[[Sequence[str]], bool]
    about: Callable[[Sequence[str]], set[int]]
    titles: Callable[[str], Titles]
    speakers: Speakers
    imprints: Imprints
    thresholds: Thresholds
