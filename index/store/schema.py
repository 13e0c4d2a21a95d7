"""The tables of the store, and the version of their shape.

Keys of articles and passages come from `counters` and are never used twice, so a key that is gone
says that what it named is gone. The passages of an article have consecutive keys.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = "0007"
"""The newest revision in `migrations/versions`."""

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=_NAMES)

collections = Table(
    "collections",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("generation", BigInteger, nullable=False),  # grows with every change
    Column("size", Integer, nullable=False),  # articles
)

articles = Table(
    "articles",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("collection", ForeignKey("collections.key", ondelete="CASCADE"), nullable=False),
    Column("id", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text),
    Column("publisher", Text),
    Column("authors", Text, nullable=False),  # a JSON array
    Column("date", Date),
    Column("date_source", String(16)),
    Column("sentences", Integer, nullable=False),
    Column("digest", String(64), nullable=False),  # SHA-256 of the text
    Column("text", Text, nullable=False),
    Column("seal", String(64)),  # SHA-256 of all rows of the article but for this one value
    Column("sections", Text),  # a JSON array of the start, end and level of each heading
    UniqueConstraint("collection", "id"),
    Index(None, "collection", "key"),
)

passages = Table(
    "passages",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),  # characters into the article's text
    Column("end", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
)

attributions = Table(
    "attributions",
    metadata,
    Column("passage", ForeignKey("passages.key", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),  # 0 is the main one
    Column("kind", String(16), nullable=False),
    Column("cue", Text),
    Column("confidence", Float, nullable=False),
    Column("name", Text),  # from here on the speaker; no name, no speaker
    Column("role", Text),
    Column("speaker_kind", String(16)),
    Column("resolved_by", String(16)),
    Column("mention_start", Integer),
    Column("mention_end", Integer),
    Column("introduced_start", Integer),
    Column("introduced_end", Integer),
)

terms = Table(
    "terms",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # 0, 1, 2 ... without a gap
    Column("term", Text, nullable=False),
)

indexed = Table(  # what the search index is built from: arrays, little-endian, int32 but for signs
    "indexed",
    metadata,
    Column("article", ForeignKey("articles.key", ondelete="CASCADE"), primary_key=True),
    Column("first_passage", BigInteger, nullable=False),
    Column("title", LargeBinary, nullable=False),  # term ids of the title
    Column("paragraphs", LargeBinary, nullable=False),  # a paragraph number a passage
    Column("lengths", LargeBinary, nullable=False),  # a number of terms a passage
    Column("terms", LargeBinary, nullable=False),  # the passages' term ids, one after another
    Column("signs", LargeBinary),  # uint16: what each of those shows; NULL: nobody has looked yet
    Column("headings", LargeBinary),  # the passages that are headings, from 0; NULL: none
)

counters = Table(
    "counters",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("next", BigInteger, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("value", Text, nullable=False),
)

servers = Table(
    "servers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),  # Discord's
    Column("settings", Text, nullable=False),  # a JSON object of what differs from the defaults
    Column("left", Date),  # when the bot was taken out of it
)

gaps = Table(  # questions that found no answer, without who asked
    "gaps",
    metadata,
    Column("server", ForeignKey("servers.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", String(64), primary_key=True),  # SHA-256 of the question, folded
    Column("question", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last", Date, nullable=False),
)

feedback = Table(  # what people said of answers
    "feedback",
    metadata,
    Column("message", BigInteger, primary_key=True, autoincrement=False),  # that shows the answer
    Column("person", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("server", ForeignKey("servers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("day", Date, nullable=False),
    Column("useful", Boolean, nullable=False),
    Column("reason", Text),
    Column("question", Text),  # only where the server wants it
)

schema_version = Table(  # Alembic's own table
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
