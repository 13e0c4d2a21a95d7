"""Add what each word of a passage shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("indexed", sa.Column("signs", sa.LargeBinary))
