"""What an article says of itself as a publication: day, byline, publisher, language, and how each is known."""

NO_PART = True
