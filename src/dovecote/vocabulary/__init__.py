"""What things mean, in any language: states, offices, organisations, event types, kinds of commitment."""
