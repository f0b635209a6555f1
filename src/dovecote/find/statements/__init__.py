"""Who said what, through whom (codebook, section Statement).

In reading order: quotation marks are paired (`quotations`), reporting words are found with their source and content
(`reports`, `frames`, `edges`), quotations left over go to the speaker before them (`runs`), and each attribution
becomes a statement with its speaker, chain, sourcing class and channel (`assemble`). When everything else is found,
each statement is told what stands on it (`supports`).
"""

from __future__ import annotations

from dovecote.find.statements.finder import find_statements
from dovecote.find.statements.supports import find_supports

__all__ = ["find_statements", "find_supports"]
