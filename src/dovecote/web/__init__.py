"""The page and the REST interface onto api: what the terminal says, with every line one click from its words."""
