"""Make the table of what people said of answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("message", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("server", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("useful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("question", sa.Text),
        sa.PrimaryKeyConstraint("message", "person", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["server"], ["servers.id"], name="fk_feedback_server", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_feedback_person", "feedback", ["person"])
    op.create_index("ix_feedback_server", "feedback", ["server"])
