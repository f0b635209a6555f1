"""A web page as an article."""

from __future__ import annotations

import json

import pytest

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.read.html import READER
from dovecote.read.reader import read_document
from part_checks import assert_parts_hold

PARAGRAPHS = (
    "Envoys of the Republic of Veldt and of the Orsan Front met in Port Lume on Friday and agreed to meet again.",
    "General Mira Tolland, who leads the delegation of the republic, called the meeting useful and the harbour cold.",
    "Neither side named a day for the next round, which is to be held before the rains, a spokeswoman said later.",
)


def a_page(*, head: str = "", above: str = "", inside: str = "", below: str = "") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Envoys meet in Port Lume</h1>{above}{text}{inside}</article>{below}</body></html>"
    ).encode()


def read_page(content: bytes) -> Document:
    (document,) = READER.read(RawDocument("page.html", content))
    assert_parts_hold(document)
    return document


def words_of(document: Document, kind: str) -> list[str]:
    return [document.text[part.start : part.end] for part in document.source.parts if part.kind == kind]


def test_headline_and_paragraphs_are_the_text() -> None:
    document = read_page(a_page())
    assert document.source.headline == "Envoys meet in Port Lume"
    assert words_of(document, "headline") == ["Envoys meet in Port Lume"]
    assert tuple(words_of(document, "body")) == PARAGRAPHS


def test_headings_of_the_page_are_subheadings() -> None:
    last = "<h2>What the Front wants</h2><p>The Front wants the camps opened and the road to Orsa cleared, it said.</p>"
    assert words_of(read_page(a_page(inside=last)), "subheading") == ["What the Front wants"]


def test_json_ld_tells_day_writer_publisher_and_agency() -> None:
    told = {
        "@graph": [
            {"@type": "WebSite", "name": "Courier"},
            {
                "@type": "NewsArticle",
                "headline": "Envoys meet in Port Lume",
                "datePublished": "2032-05-07T10:30:00+02:00",
                "dateModified": "2032-05-08T08:00:00+02:00",
                "author": [{"name": "Ansa Merrow"}, {"name": "Reuters"}],
                "publisher": {"name": "Veldt Courier"},
            },
        ]
    }
    source = read_page(a_page(head=f"<script type='application/ld+json'>{json.dumps(told)}</script>")).source
    assert source.published is not None
    assert (source.published.edtf, source.published.zone) == ("2032-05-07T10:30:00", "+02:00")
    assert (source.published.basis, source.modified) == ("metadata", "2032-05-08T08:00:00")
    assert (source.byline, source.publisher, source.credits) == ("Ansa Merrow", "Veldt Courier", ("Reuters",))


def test_the_day_shown_goes_before_a_day_in_another_zone() -> None:
    head = "<meta property='article:published_time' content='2032-05-07T22:30:00Z'>"
    source = read_page(a_page(head=head, above="<time>Published 8 May 2032</time>")).source
    assert source.published is not None
    assert (source.published.edtf, source.published.basis) == ("2032-05-08", "stated")
    assert "2032-05-07T22:30:00" in " ".join(source.published.steps)


def test_a_day_of_change_is_no_day_of_publication() -> None:
    source = read_page(a_page(above="<p>Updated 9 May 2032</p>")).source
    assert source.published is None or source.published.edtf != "2032-05-09"


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        ("<div class='byline'>By Ansa Merrow and Piet Okoro</div>", "Ansa Merrow, Piet Okoro"),
        ("<p>By <a href='/author/ansa-merrow'>Ansa Merrow</a>, Port Lume correspondent</p>", "Ansa Merrow"),
        ("<span class='author-name'>Ansa Merrow</span><p>8 May 2032</p>", "Ansa Merrow"),
        ("<p>By Veldt Courier Staff</p>", "Veldt Courier Staff"),
        ("<p>Sea breezes</p>", None),
    ],
)
def test_bylines(above: str, byline: str | None) -> None:
    assert read_page(a_page(above=above)).source.byline == byline


def test_a_page_without_heading_is_named_by_its_title() -> None:
    head = "<title>Envoys meet in Port Lume | Veldt Courier</title>"
    page = a_page(head=head).replace(b"<h1>Envoys meet in Port Lume</h1>", b"")
    assert read_page(page).source.headline == "Envoys meet in Port Lume"


def test_a_section_in_the_heading_is_left_out() -> None:
    page = a_page().replace(b"<h1>Envoys", b"<h1>Opinion | Envoys")
    assert read_page(page).source.headline == "Envoys meet in Port Lume"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    page = a_page(above="<p>“Café talks”, she said – and left the hall before the others had even risen.</p>").decode()
    content = page.replace("charset='utf-8'", f"charset='{encoding}'").encode(encoding)
    assert "“Café talks”" in read_page(content).text


def test_known_fields_go_before_the_page() -> None:
    line = {"id": "p1", "html": a_page().decode(), "title": "Talks", "published": "2032-05-01", "publisher": "Wire"}
    (document,) = read_document(RawDocument("in.jsonl:1", b"", "application/json", line))
    source = document.source
    assert (document.id, source.headline, source.publisher) == ("p1", "Talks", "Wire")
    assert source.published is not None
    assert source.published.edtf == "2032-05-01"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no markup at all",
        b"<html><body></body></html>",
        b"<html><body>" + b"<div>" * 20_000 + b"</body></html>",
        b"<html>" + b"\x00\x01\x02" * 300,
    ],
    ids=["empty", "no markup", "no text", "nested beyond reason", "binary"],
)
def test_what_is_no_article_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument) as told:
        READER.read(RawDocument("page.html", content))
    assert told.value.thing == "page.html"
    assert told.value.try_next


def test_broken_json_ld_says_nothing() -> None:
    script = "<script type='application/ld+json'>" + "[" * 5000 + "</script>"
    assert read_page(a_page(head=script)).source.headline == "Envoys meet in Port Lume"
