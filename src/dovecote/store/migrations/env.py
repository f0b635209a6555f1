"""What Alembic runs: the changes that are due, on the connection that the store hands over."""

from alembic import context

from dovecote.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
