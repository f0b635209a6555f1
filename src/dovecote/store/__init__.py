"""Keep and ask: readings as they were made, judgements beside them, in one file that belongs to its owner alone."""
