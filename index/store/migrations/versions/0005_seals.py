"""Make room for a seal over each article's rows, and list the articles of a collection by key."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("articles", sa.Column("seal", sa.String(64)))
    op.create_index("ix_articles_collection_key", "articles", ["collection", "key"])
