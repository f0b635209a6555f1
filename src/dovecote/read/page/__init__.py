"""A web page as an article: its own text, apart from the site around it, and what the page says of it."""

NO_PART = True
