"""Document -> Sentences."""
