"""What a workshop keeps: rooms, polls and ballots, in SQLite or in PostgreSQL."""
