"""What each line of an article is."""

from __future__ import annotations

import re

import pytest

from dovecote.model.document import Document
from dovecote.read.plain_text import read_text

PROSE = "Envoys of the Republic of Veldt and of the Orsan Front met in Port Lume and agreed to meet again."


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(part.kind, document.text[part.start : part.end]) for part in document.source.parts]


def kind_of(line: str, *, before: str = "", after: str = "") -> str:
    """The kind of a line that stands between two paragraphs, or where `before` and `after` put it."""
    text = (
        f"Talks open in Port Lume\n\n{before or PROSE}\n\n{line}\n\n{after or PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n"
    )
    return next(kind for kind, words in kinds(read_text(text)) if words == line)


def test_a_whole_article_is_taken_apart() -> None:
    document = read_text(
        "VELDT COURIER | Friday, 7 May 2032\n"
        "Tolland meets rebels for first time in years\n"
        "By Ansa Merrow and Piet Okoro\n"
        "Updated 8 May 2032 09:30 GMT\n"
        "Share · Tweet · Print\n"
        "General Mira Tolland in Port Lume. Photo: Lume Press\n"
        "\n"
        "PORT LUME, Veldt (LPA) — " + PROSE + "\n"
        "\n"
        "What comes next\n"
        "\n" + PROSE + "\n"
        "\n"
        "Read more: Who speaks for the Front?\n"
        "\n" + PROSE + "\n"
        "\n"
        "Correction, 9 May: An earlier version of this report named the wrong town.\n"
        "© 2032 Veldt Courier. All rights reserved.\n"
    )
    assert [kind for kind, _ in kinds(document)] == [
        "publication_line",
        "headline",
        "byline",
        "publication_line",
        "boilerplate",
        "caption",
        "dateline",
        "body",
        "subheading",
        "body",
        "teaser",
        "body",
        "correction",
        "boilerplate",
    ]
    source = document.source
    assert source.headline == "Tolland meets rebels for first time in years"
    assert source.publisher == "VELDT COURIER"
    assert source.byline == "Ansa Merrow and Piet Okoro"
    assert source.published is not None
    assert (source.published.edtf, source.published.basis) == ("2032-05-07", "stated")
    assert source.modified == "2032-05-08T09:30:00"
    assert source.dateline_place == "PORT LUME, Veldt"
    assert source.credits == ("LPA",)


def test_an_article_without_headline_gets_none() -> None:
    document = read_text(f"Lume: {PROSE}\n\n{PROSE}\n")
    assert document.source.headline is None
    assert [kind for kind, _ in kinds(document)] == ["dateline", "body", "body"]
    assert document.source.dateline_place == "Lume"


@pytest.mark.parametrize(
    "line",
    [
        "Read More: Tolland leaves for the capital",
        "ALSO READ | A week in Port Lume",
        "Related: Who are the Orsan Front?",
        "OPINION: What the talks cannot settle",
        "» Read also: The map of the camps",
        "See also: a timeline of the truce.",
    ],
)
def test_pointers_to_other_articles_are_teasers(line: str) -> None:
    assert kind_of(line) == "teaser"


@pytest.mark.parametrize(
    "line",
    [
        "Related parties will be asked to leave the zone by June, Tolland said.",
        "Read more carefully, the text promises nothing of the kind, a lawyer for the Front said.",
        "Analysis: both sides lost, and the general knows it, an aide said in Port Lume on Monday.",
        "More than 300 fighters handed over their rifles on Monday.",
        "By May 2032 all troops are to be gone.",
        "Photo opportunities were cancelled.",
        "The Front's newsletter said on Monday that no rifle would be handed over before the elections.",
        "“Sign up for nothing,” the commander told his men.",
        "When will the rifles be counted?",
        "- the withdrawal of all troops",
        "Share of the prisoners released so far: a third.",
        "June 7, 2032 — The first camp closes.",
    ],
)
def test_sentences_of_the_article_stay_body(line: str) -> None:
    assert kind_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Share · Tweet · Print",
        "Facebook | Twitter | WhatsApp",
        "Comments (4)",
        "Sign up for our newsletter",
        "Get our Android app",
        "© 2032 Veldt Courier",
        "All rights reserved. Reproduction only with permission.",
        "(Reporting by Ansa Merrow; editing by Piet Okoro)",
        "This conversation has been edited for length and clarity.",
        "3 min read",
        "***",
    ],
)
def test_words_of_the_site_are_boilerplate(line: str) -> None:
    assert kind_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Caption: Tolland shakes hands in Port Lume",
        "Fighters near Port Lume on Monday. File photo",
        "Mira Tolland, right, with the envoy. Photo: Lume Press Agency",
        "Soldiers at the river [File: Anders Holm/Reuters]",
        "A bridge over the Lume (AP Photo/Anders Holm)",
    ],
)
def test_words_under_pictures_are_captions(line: str) -> None:
    assert kind_of(line) == "caption"


def test_a_pictures_own_text_above_its_caption_is_caption() -> None:
    picture = "Mira Tolland and Ansa Merrow\nCaption: General Mira Tolland and envoy Ansa Merrow"
    text = f"Talks open in Port Lume\n{picture}\n\n{PROSE}\n"
    assert [kind for kind, _ in kinds(read_text(text))] == ["headline", "caption", "caption", "body"]


DIGEST = [
    "The Republic of Veldt announces that it will free 40 prisoners next week. (Lume Post)",
    "Envoys of both sides meet in Port Lume for a second day of talks. (Reuters)",
    "A ferry with sixty people on board sinks off the coast of Ostmark. (AFP) (Lume Post)",
]


def test_sources_in_brackets_close_the_items_of_a_digest() -> None:
    assert [kind for kind, _ in kinds(read_text("\n\n".join(["The week in Veldt", *DIGEST])))] == [
        "headline",
        *["body"] * 3,
    ]


def test_a_gallery_with_one_credit_is_no_digest() -> None:
    gallery = [re.sub(r"\([^()]*\)", "", one).strip() + " (Reuters)" for one in DIGEST]
    assert "caption" in {kind for kind, _ in kinds(read_text("\n\n".join([PROSE, *gallery, PROSE])))}


def test_a_teaser_glued_to_a_paragraph_is_cut_off() -> None:
    text = f"Talks open in Port Lume\n\n{PROSE} Read More: Tolland leaves for the capital\n\n{PROSE}\n"
    assert kinds(read_text(text))[1:3] == [("body", PROSE), ("teaser", "Read More: Tolland leaves for the capital")]


def test_lines_below_a_bare_opener_are_teasers() -> None:
    text = f"Talks open in Port Lume\n\n{PROSE}\n\nRelated stories\nWho are the Front?\nA week in Port Lume\n"
    assert [kind for kind, _ in kinds(read_text(text))] == ["headline", "body", "teaser", "teaser", "teaser"]


def test_paragraphs_wrapped_at_a_width_are_one_part_each() -> None:
    wrapped = (
        "Envoys of the Republic of Veldt and of the Orsan Front met in Port Lume\n"
        "on Monday and agreed to meet again before the rains, a spokeswoman for\n"
        "the republic said. Neither side named a day.\n"
    )
    text = f"Talks open in Port Lume\n\n{wrapped}\n{wrapped}"
    assert [kind for kind, _ in kinds(read_text(text))] == ["headline", "body", "body"]


@pytest.mark.parametrize(
    ("opening", "place", "agency", "date"),
    [
        ("PORT LUME, Veldt (LPA) — ", "PORT LUME, Veldt", "LPA", None),
        ("PORT LUME, March 3 (Lume Press) - ", "PORT LUME", "Lume Press", "XXXX-03-03"),
        ("Port Lume, 3 March 2032 (LPA) -- ", "Port Lume", "LPA", "2032-03-03"),
        ("ORSA/PORT LUME — ", "ORSA/PORT LUME", None, None),
        ("Port Lume: ", "Port Lume", None, None),
        ("Port Lume, Oct. 3: ", "Port Lume", None, "XXXX-10-03"),
        ("PORT LUME, 3 March 2032. ", "PORT LUME", None, "2032-03-03"),
        ("PORT LUME, March 3. /LPA/. ", "PORT LUME", "LPA", "XXXX-03-03"),
        ("PORT LUME, March 3, 2032 /Lume Press/ - ", "PORT LUME", "Lume Press", "2032-03-03"),
        ("(Reuters) - ", None, "Reuters", None),
        ("PORT LUME – Wednesday, 3 March 2032 – ", "PORT LUME", None, "2032-03-03"),
        ("(PORT LUME) – 3 March 2032 - ", "PORT LUME", None, "2032-03-03"),
        ("[Port Lume, 3 March 2032] ", "Port Lume", None, "2032-03-03"),
        ("(Port Lume, March 3, 2032) – ", "Port Lume", None, "2032-03-03"),
        ("LUME, Republic of Veldt – ", "LUME, Republic of Veldt", None, None),
        ("PORT LUME, March 3 (LPA) ", "PORT LUME", "LPA", "XXXX-03-03"),
    ],
)
def test_datelines(opening: str, place: str | None, agency: str | None, date: str | None) -> None:
    document = read_text(f"Talks open in Port Lume\n\n{opening}{PROSE}\n\n{PROSE}\n")
    assert kinds(document)[1:3] == [("dateline", opening.strip()), ("body", PROSE)]
    assert document.source.dateline_place == place
    assert document.source.credits == ((agency,) if agency else ())
    assert (document.source.published.edtf if document.source.published else None) == date


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("TRUCE IN PORT LUME\nMonitoring mission, weekly update, 24 May 2032", "2032-05-24"),
        ("Statement of the mission: Friday, 3 May 2032", "2032-05-03"),
        ("Envoys praise the accord of 3 May 2032", None),
        ("Veldt to free forty prisoners by Monday, 3 May 2032", None),
    ],
)
def test_the_day_at_the_end_of_a_title(head: str, date: str | None) -> None:
    published = read_text(f"{head}\n\n{PROSE}\n\n{PROSE}\n").source.published
    assert (published.edtf if published else None) == date


@pytest.mark.parametrize(
    "opening",
    [
        "Analysis: ",
        "On 3 March 2032. ",
        "Monday, Oct 3: ",
        "The truce of 3 May: ",
        "The envoy — a former judge — said that ",
        "Tolland - who never smiles - said that ",
        "(For May, the talks) – ",
        "Q: ",
        "[File photo, 3 March 2032] ",
        "[Port Lume] ",
        "PORT LUME (LPA) ",
        "Ada Merrow (Orsan Front) ",
    ],
)
def test_no_dateline_where_none_is(opening: str) -> None:
    document = read_text(f"Talks open in Port Lume\n\n{opening}{PROSE}\n\n{PROSE}\n")
    assert [kind for kind, _ in kinds(document)] == ["headline", "body", "body"]


def test_speakers_of_a_transcript_are_no_places() -> None:
    document = read_text(f"Talks open in Port Lume\n\nTolland: {PROSE}\n\nMerrow: {PROSE}\n")
    assert document.source.dateline_place is None


def test_a_title_from_outside_is_found_in_the_text() -> None:
    document = read_text(f"World news\nTalks open, at last.\n{PROSE}\n", known={"title": "Talks open, at last"})
    assert kinds(document)[1] == ("headline", "Talks open, at last.")
    assert document.source.headline == "Talks open, at last"


def test_a_single_line_without_stop_is_body() -> None:
    assert kinds(read_text("Tolland met the envoy of the Front in Port Lume")) == [
        ("body", "Tolland met the envoy of the Front in Port Lume")
    ]


def test_byline_and_day_behind_a_summary_belong_to_the_head() -> None:
    document = read_text(
        "Veldt and Front extend truce by two months\n"
        "The truce had held despite accusations of violations from both sides, and envoys hope for more.\n"
        "\n"
        "By Ansa Merrow\n"
        "Published On 14 May 2032\n"
        "14 May 2032\n"
        f"{PROSE}\n\n{PROSE}\n"
    )
    found = ["headline", "subheading", "byline", "publication_line", "publication_line", "body", "body"]
    assert [kind for kind, _ in kinds(document)] == found
    assert document.source.published is not None
    assert (document.source.published.edtf, document.source.byline) == ("2032-05-14", "Ansa Merrow")


def test_sections_over_the_headline_are_no_headline() -> None:
    document = read_text(f"World\nVeldt\nRebels agree to pull back from the capital\n\n{PROSE}\n\n{PROSE}\n")
    assert document.source.headline == "Rebels agree to pull back from the capital"


def test_the_title_of_a_press_release_stands_below_its_house() -> None:
    house = "PRESS RELEASE\nMinistry of Foreign Affairs\nRepublic of Veldt\nNo. 123/2032\nPort Lume, 14 May 2032\n"
    title = "Statement by the minister on the talks in Port Lume"
    document = read_text(f"{house}\n{title}\n\n{PROSE}\n\n{PROSE}\n\nENDS\n")
    assert document.source.headline == title
    assert document.source.published is not None
    assert document.source.published.edtf == "2032-05-14"


def test_a_day_glued_to_its_hour_is_read() -> None:
    document = read_text(f"Veldt says truce to start Friday\nMay 14, 20328:21 PM GMT+2Updated 2 hours ago\n\n{PROSE}\n")
    assert document.source.published is not None
    assert (document.source.published.edtf, document.source.published.zone) == ("2032-05-14T20:21:00", "GMT+2")


def test_sentences_as_long_as_one_another_are_not_one_paragraph() -> None:
    tweet = "/4 We will release 10 prisoners on Friday as a sign of goodwill to all."
    lines = [f"{number}{tweet}" for number in (1, 2, 3, 4)]
    document = read_text("\n".join(lines))
    assert len(document.source.parts) == 4


def test_the_place_and_the_kind_of_a_piece_are_no_publisher() -> None:
    filed = f"Talks open in Port Lume\nBy Ada Krone\nPORT LUME, Veldt, March 14, 2030 (Lume Press Agency)\n\n{PROSE}\n"
    asked = f"'Nobody counts the nights'\nInterview: Ada Krone · The Lume Quarterly · 20 January 2031\n\n{PROSE}\n"
    assert [read_text(text).source.publisher for text in (filed, asked)] == ["Lume Press Agency", "The Lume Quarterly"]


@pytest.mark.parametrize(
    "opening", ["12 May 2032 –", "(May 12, 2032)", "Thursday, May 12, 2032 (Kessar):", "Kessar — 12 May 2032 —"]
)
def test_a_day_alone_opens_a_report_and_not_a_chronology(opening: str) -> None:
    def day(text: str) -> str | None:
        published = read_text(text).source.published
        return published.edtf if published else None

    assert day(f"Talks open\n\n{opening} {PROSE}\n\n{PROSE}") == "2032-05-12"
    assert day(f"Talks so far\n\n12 May 2032 – {PROSE}\n\n14 May 2032 – {PROSE}") is None


def test_a_closing_note_tells_the_day() -> None:
    for note in ("This article was published on 12 May 2032.", "Kessar, 12 May 2032."):
        published = read_text(f"Talks open\n\n{PROSE}\n\n{PROSE}\n\n{note}").source.published
        assert published is not None
        assert published.edtf == "2032-05-12"
