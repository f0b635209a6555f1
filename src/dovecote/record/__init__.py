"""Readings, judgements and a day -> Record. Pure functions; nothing here knows what a database is."""
