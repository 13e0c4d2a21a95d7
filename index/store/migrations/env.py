"""Alembic's entry: run the migrations in the transaction that `index.store.upgrade` opened."""

from __future__ import annotations

from alembic import context

from index.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
