"""Is this the same? Actors, events, commitments and origins across readings."""
