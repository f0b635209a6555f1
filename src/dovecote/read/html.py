"""Web pages, as saved by a browser or a crawler, or as the `html` of a JSON line."""

from __future__ import annotations

import re

from dovecote.model.document import Document, RawDocument
from dovecote.read.decoding import decode_text
from dovecote.read.own_exports import refuse_own_export
from dovecote.read.page.article_page import read_page
from dovecote.read.reader import Reader

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 8192

SAMPLE = b"""<!doctype html><html lang="en"><head><title>Envoys meet in Port Lume | Veldt Courier</title>
<meta charset="utf-8"><meta property="article:published_time" content="2032-05-07T10:30:00+02:00"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Envoys meet in Port Lume</h1><p class="byline">By Ansa Merrow</p>
<p>Envoys of the Republic of Veldt and of the Orsan Front met in Port Lume on Friday and agreed to meet again.</p>
<p>General Mira Tolland, who leads the delegation of the republic, called the meeting useful and the harbour cold.</p>
<p>Neither side named a day for the next round, which is to be held before the rains, a spokeswoman said later.</p>
</article><footer>All rights reserved</footer></body></html>"""


def _read(raw: RawDocument) -> tuple[Document, ...]:
    refuse_own_export(raw)
    claimed = _CHARSET.search(raw.content[:_HEAD_BYTES])
    encoding = claimed[1].decode("ascii", "replace") if claimed else None
    page, issues = decode_text(raw.content, address=raw.address, claimed=encoding)
    return (read_page(page, address=raw.address, known=raw.known, issues=issues if not encoding else ()),)


READER = Reader("web page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), SAMPLE, _read)
