"""What each language needs to be read: words, rules and a parser, one folder a language."""
