"""Dovecote: open a record, read articles into it, ask it questions.

    with Dovecote.open("talks.db") as record:
        record.read(["reports/"])
        for commitment in record.commitments(as_of="2031-05-01"):
            print(commitment.title)

The command line and the pages are doors onto this package and know nothing that it cannot do.
"""

from dovecote.api.articles import iter_readings, read_article, refuse_bad_list
from dovecote.api.asking import SourceIssue, Why
from dovecote.api.giving import Public, restore
from dovecote.api.judging import LIFECYCLES, PastJudgement
from dovecote.api.listing import Overview, PageOfList, parse_day
from dovecote.api.many_cores import Readers
from dovecote.api.parts import PartOfDovecote, list_parts
from dovecote.api.reading import ACTOR_LIST
from dovecote.api.record import Dovecote
from dovecote.api.results import Items
from dovecote.api.reviewing import Choice, Question, question_of
from dovecote.api.speaking import ThenAndNow
from dovecote.api.steps import ReadStep, ReadSummary
from dovecote.api.unused import UnusedEntry, list_unused

__all__ = [
    "ACTOR_LIST",
    "LIFECYCLES",
    "Choice",
    "Dovecote",
    "Items",
    "Overview",
    "PageOfList",
    "PartOfDovecote",
    "PastJudgement",
    "Public",
    "Question",
    "ReadStep",
    "ReadSummary",
    "Readers",
    "SourceIssue",
    "ThenAndNow",
    "UnusedEntry",
    "Why",
    "iter_readings",
    "list_parts",
    "list_unused",
    "parse_day",
    "question_of",
    "read_article",
    "refuse_bad_list",
    "restore",
]
