"""Make the tables of what servers have set, and of the questions that found no answer there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "servers",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("left", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_servers"),
    )
    op.create_table(
        "gaps",
        sa.Column("server", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("server", "digest", name="pk_gaps"),
        sa.ForeignKeyConstraint(
            ["server"], ["servers.id"], name="fk_gaps_server", ondelete="CASCADE"
        ),
    )
