"""What a question is asked over, and what is known of it before anything is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index.memory.imprints import Imprints
from index.memory.speakers import Speakers
from index.models import Thresholds
from index.postings import Longs
from index.search import Question
from index.search.meant.naming import Titles


class Known(NamedTuple):
    """The collections asked, what is known of their articles, and what is sure enough.

    `occurs` says whether a term occurs in them, `together` whether a sentence holds all of some
    phrases, `about` which articles hold all of some terms, `titles` which titles a text may name,
    `telling` which of some passages tell of all that a question asks.
    """

    connection: Connection
    names: Sequence[str]
    occurs: Callable[[str], bool]
    together: Callable[[Sequence[str]], bool]
    about: Callable[[Sequence[str]], set[int]]
    titles: Callable[[str], Titles]
    telling: Callable[[Question, Longs], Longs]
    speakers: Speakers
    imprints: Imprints
    thresholds: Thresholds
