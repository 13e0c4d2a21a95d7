"""Add which passages of an article are headings, for the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("indexed", sa.Column("headings", sa.LargeBinary))
