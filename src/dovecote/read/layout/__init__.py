"""Which stretch of an article's text is what: headline, byline, dateline, body, teaser and the rest.

Works on plain text, line by line, by layout (what stands where, what follows what, how long, how it ends) and by small
word tables of the language. Nothing is rewritten: parts are spans of the text as given, in order, disjoint, and every
word lies in one of them.
"""

NO_PART = True
