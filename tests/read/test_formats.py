"""Tables, feeds, news services, e-mail, PDF and Word: articles out of each, and a clear error for what is none."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest

from dovecote.errors import InputError, UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.read.reader import list_readers, read_document
from part_checks import assert_parts_hold

SENTENCE = "Envoys of the Republic of Veldt and of the Orsan Front met in Port Lume on Friday and agreed to meet again."


def read(name: str, content: bytes | str) -> tuple[Document, ...]:
    documents = read_document(RawDocument(name, content.encode() if isinstance(content, str) else content))
    for document in documents:
        assert_parts_hold(document)
    return documents


def about(document: Document) -> tuple[str | None, str | None, str | None, str | None]:
    source = document.source
    return source.headline, source.publisher, source.byline, source.published.edtf if source.published else None


SERVICES = {
    "flat": {
        "title": "Envoys meet",
        "date": "2032-05-07",
        "publication": "Courier",
        "author": "A. Merrow",
        "body": SENTENCE,
    },
    "newsapi": {
        "articles": [
            {
                "title": "Envoys meet",
                "publishedAt": "2032-05-07",
                "source": {"name": "Courier"},
                "author": "A. Merrow",
                "content": SENTENCE,
            }
        ]
    },
    "guardian": {
        "response": {
            "results": [
                {
                    "webTitle": "Envoys meet",
                    "webPublicationDate": "2032-05-07",
                    "fields": {"body": f"<p>{SENTENCE}</p>", "byline": "A. Merrow", "publication": "Courier"},
                }
            ]
        }
    },
    "event registry": {
        "articles": {
            "results": [
                {
                    "title": "Envoys meet",
                    "dateTimePub": "2032-05-07",
                    "body": SENTENCE,
                    "source": {"title": "Courier"},
                    "authors": [{"name": "A. Merrow"}],
                }
            ]
        }
    },
    "reliefweb": {
        "data": [
            {
                "id": "4",
                "fields": {
                    "title": "Envoys meet",
                    "body-html": f"<p>{SENTENCE}</p>",
                    "date": {"original": "2032-05-07"},
                    "source": [{"name": "Courier"}],
                },
            }
        ]
    },
}


@pytest.mark.parametrize("service", SERVICES)
def test_news_services(service: str) -> None:
    (document,) = read("in.json", json.dumps(SERVICES[service]))
    assert SENTENCE in document.text
    headline, publisher, byline, published = about(document)
    assert (headline, publisher, published) == ("Envoys meet", "Courier", "2032-05-07")
    assert byline == ("A. Merrow" if service != "reliefweb" else None)


def test_the_text_of_a_line_is_kept_to_the_character() -> None:
    text = " <p>Kept & as it is\u00a0</p>\r\n"
    (document,) = read("in.json", json.dumps({"id": "k", "text": text}))
    assert (document.id, document.text) == ("k", text)


def test_a_text_that_a_service_cut_short_is_an_issue() -> None:
    (document,) = read(
        "in.json", json.dumps({"articles": [{"publishedAt": "2032-05-07", "content": f"{SENTENCE} [+900 chars]"}]})
    )
    assert [issue.kind for issue in document.issues] == ["text_cut_short"]


def test_rows_of_a_table() -> None:
    table = (
        f'Headline;Date;Source;Body\nEnvoys meet;2032-05-07;Courier;"{SENTENCE}"\nNo text;2032-05-08;Courier;\n;;;\n'
    )
    (document,) = read("in.csv", table)
    assert about(document) == ("Envoys meet", "Courier", None, "2032-05-07")
    assert [issue.kind for issue in document.issues] == ["entries_not_read"]


def test_entries_of_a_feed() -> None:
    feed = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
    <entry><title>Envoys meet</title><published>2032-05-07T10:30:00Z</published><author><name>A. Merrow</name></author>
    <summary>Short.</summary>
    <content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</content></entry>
    <entry><title>Next</title><summary>The general left Port Lume.</summary></entry></feed>"""
    first, second = read("in.atom", feed)
    assert about(first) == ("Envoys meet", "Courier", "A. Merrow", "2032-05-07T10:30:00")
    assert first.text == f"Envoys meet\n\n{SENTENCE}\n\nSecond."
    assert second.text == "Next\n\nThe general left Port Lume."


def a_mail(text: str, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Piet Okoro <piet@desk.example>", headers.get("subject", "Fwd: Envoys meet")
    mail["Date"] = "Sat, 08 May 2032 09:00:00 +0200"
    mail.set_content(text)
    return mail


def test_a_forwarded_article_is_read_without_the_words_around_it() -> None:
    inner = (
        "From: Veldt Courier <news@courier.example>\nDate: 7 May 2032 10:30\nSubject: Envoys meet again\n\n" + SENTENCE
    )
    (document,) = read(
        "a.eml", a_mail(f"See below, please.\n\n---------- Forwarded message ---------\n{inner}").as_bytes()
    )
    assert about(document) == ("Envoys meet again", "Veldt Courier", None, "2032-05-07T10:30:00")
    assert document.text == SENTENCE


def test_a_newsletter_in_html_and_its_attachment() -> None:
    mail = a_mail("", subject="Envoys meet")
    mail.set_content(f"<html><style>p {{}}</style><p>{SENTENCE}</p><p>Second.</p></html>", subtype="html")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="deal.pdf")
    (document,) = read("a.eml", mail.as_bytes())
    assert document.text == f"Envoys meet\n\n{SENTENCE}\n\nSecond."
    assert ["deal.pdf" in issue.message for issue in document.issues] == [True]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "{"),
        ("a.json", "[" * 50_000),
        ("a.json", '{"title": "no text"}'),
        ("a.json", "[1, 2]"),
        ("a.csv", "a,b\n1,2\n"),
        ("a.csv", 'text\n"' + "a " * 600_000),
        ("a.xml", "<page/>"),
        (
            "a.xml",
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item>&b;</item></channel></rss>',
        ),
        ("a.rss", "<rss><channel></channel></rss>"),
        ("a.eml", "no headers\n\nat all"),
        ("a.pdf", "%PDF-1.4 broken"),
        ("a.docx", "PK broken"),
        ("a.json", ""),
    ],
)
def test_what_holds_no_article_is_refused_with_its_name(name: str, content: str) -> None:
    with pytest.raises(UnreadableDocument) as told:
        read(name, content)
    assert told.value.thing.startswith(name)
    assert told.value.try_next


@pytest.mark.parametrize("name", sorted(list_readers()))
@pytest.mark.parametrize("spoil", ["cut", "null", "noise", "twice"])
def test_spoilt_samples_are_read_or_refused(name: str, spoil: str) -> None:
    reader = list_readers()[name][0]
    sample = reader.sample
    half = len(sample) // 2
    content = {
        "cut": sample[:half],
        "null": sample[:half] + b"\x00" * 40 + sample[half:],
        "noise": sample[:half] + bytes(range(128, 256)) + sample[half:],
        "twice": sample + sample,
    }[spoil]
    try:
        documents = reader.read(RawDocument(f"a{reader.suffixes[0]}", content))
    except InputError:
        return
    for document in documents:
        assert_parts_hold(document)
