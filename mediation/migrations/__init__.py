"""The tables' history (Alembic). Each revision goes up and down, on SQLite and on PostgreSQL, with data in the tables."""
