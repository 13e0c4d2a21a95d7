"""Make the first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _make_articles()
    _make_passages()
    _make_terms()
    _make_the_rest()


def _make_articles() -> None:
    op.create_table(
        "collections",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("generation", sa.BigInteger, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_collections"),
        sa.UniqueConstraint("name", name="uq_collections_name"),
    )
    op.create_table(
        "articles",
        sa.Column("key", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("collection", sa.Integer, nullable=False),
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("authors", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("date_source", sa.String(16)),
        sa.Column("sentences", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_articles"),
        sa.UniqueConstraint("collection", "id", name="uq_articles_collection_id"),
        _owned_by("articles", "collection", "collections.key"),
    )


def _make_passages() -> None:
    op.create_table(
        "passages",
        sa.Column("key", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("article", sa.BigInteger, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("paragraph", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_passages"),
        _owned_by("passages", "article", "articles.key"),
    )
    op.create_index("ix_passages_article", "passages", ["article"])
    op.create_table(
        "attributions",
        sa.Column("passage", sa.BigInteger, nullable=False),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("cue", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("role", sa.Text),
        sa.Column("speaker_kind", sa.String(16)),
        sa.Column("resolved_by", sa.String(16)),
        sa.Column("mention_start", sa.Integer),
        sa.Column("mention_end", sa.Integer),
        sa.Column("introduced_start", sa.Integer),
        sa.Column("introduced_end", sa.Integer),
        sa.PrimaryKeyConstraint("passage", "position", name="pk_attributions"),
        _owned_by("attributions", "passage", "passages.key"),
    )


def _make_terms() -> None:
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("term", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_terms"),
    )
    op.create_table(
        "indexed",
        sa.Column("article", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("first_passage", sa.BigInteger, nullable=False),
        sa.Column("title", sa.LargeBinary, nullable=False),
        sa.Column("paragraphs", sa.LargeBinary, nullable=False),
        sa.Column("lengths", sa.LargeBinary, nullable=False),
        sa.Column("terms", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_indexed"),
        _owned_by("indexed", "article", "articles.key"),
    )


def _make_the_rest() -> None:
    counters = op.create_table(
        "counters",
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("next", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )
    op.bulk_insert(counters, [{"name": name, "next": 1} for name in ("article", "passage")])
    op.create_table(
        "settings",
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )


def _owned_by(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [owner], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
