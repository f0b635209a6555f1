"""Records of short articles of our own, by what they lay side by side."""

from __future__ import annotations

from dovecote.model.record import Comparison, ComparisonKind
from dovecote.pipeline import build_record, read_articles
from dovecote.read.plain_text import read_text

OPENING = "LAKMAR, 4 March 2031 - The ferries on the Sella ran again on Monday. "


def compared(kind: ComparisonKind, *texts: str, publisher: str | None = None) -> list[Comparison]:
    """The comparisons of a kind over articles that came out on following days, the first on 4 March 2031."""
    by = {"publisher": publisher} if publisher else {}
    documents = [
        read_text(text + "\n", address=f"{number}.txt", known={"published": f"2031-03-{4 + number:02}", **by})
        for number, text in enumerate(texts)
    ]
    return [one for one in build_record(tuple(read_articles(documents))).comparisons if one.kind == kind]
