"""What the words on the pages mean."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.web.glossary import glossary
from dovecote.web.page import OpenPage, Table

router = APIRouter(include_in_schema=False)


@router.get("/codebook")
def codebook(page: OpenPage) -> Response:
    """Every code with its words and its meaning."""
    groups = glossary()
    rows = ((one.group, one.code, one.words, one.means) for group in groups.values() for one in group.terms)
    table = Table("codebook", ("field", "code", "words", "meaning"), rows)
    return page.show("codebook.html", data=list(groups.values()), table=table, groups=groups)
