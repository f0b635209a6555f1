"""Which of a sentence's times is that of a deed, by the grammar between them.

A time belongs to the verb it hangs on. One in a relative clause, in a participle ("the deal reached in May") or beside
the verb of saying dates another deed; from the last it follows at most that what is told was before it.
"""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.find.timing.beside import as_told, time_beside
from dovecote.find.timing.counted import reckoned_day
from dovecote.find.timing.deed import Deed, dated_times
from dovecote.find.timing.hanging import closeness, is_of_next
from dovecote.find.timing.ranges import joined
from dovecote.model.sentence import Sentence
from dovecote.model.when import When


def time_of_deed(article: Article, sentence: Sentence, deed: Deed) -> When | None:
    """The time the sentence gives for the deed; None where it gives none, or only that of something else."""
    dated = joined(article, dated_times(article, sentence, deed), deed)
    exact = reckoned_day(article, sentence, dated, deed)
    if exact is not None:
        return exact
    ranked = [
        (rank[0], one.timex3_value == "PRESENT_REF", is_of_next(head, deed), rank[1], one.start, one)
        for one, head in dated
        if (rank := closeness(head, deed)) is not None
    ]
    if ranked:
        return as_told(min(ranked, key=lambda one: one[:-1])[-1], deed)
    return time_beside(article, sentence, dated, deed)
