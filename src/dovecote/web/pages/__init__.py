"""One module for each page; each offers a `router`."""

from __future__ import annotations

from typing import Final

from dovecote.web.pages import (
    actors,
    adding,
    article,
    changes,
    codebook,
    commitment,
    commitments,
    contacts,
    deadlines,
    item,
    overview,
    review,
    search,
    sides,
    sources,
    statements,
    timeline,
)

ROUTERS: Final = tuple(
    module.router
    for module in (
        overview,
        commitments,
        commitment,
        deadlines,
        timeline,
        contacts,
        sides,
        statements,
        actors,
        sources,
        article,
        item,
        changes,
        search,
        review,
        adding,
        codebook,
    )
)
"""In the order in which addresses are tried."""
