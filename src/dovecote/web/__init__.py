"""The page and the REST interface onto api."""
