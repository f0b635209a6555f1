"""One verb for several days tells several contacts."""

from __future__ import annotations

from dovecote import read_article
from dovecote.model.reading import Reading

LEAD = (
    "Envoy Pia Holm sees both sides\n\nPresident Adu Maro of Kessa and General Orla Venn of the rebels are at war.\n\n"
)


def _told(reading: Reading) -> list[tuple[set[str], str | None]]:
    names = {one.id: one.name for one in reading.actors}
    return [
        ({names[one.actor] for one in contact.participants}, contact.time.edtf if contact.time else None)
        for contact in reading.contacts
        if "May" in contact.evidence[0].exact
    ]


def test_whom_one_met_on_another_day_is_another_contact() -> None:
    text = "On 24 May Ms. Holm met President Maro in Dorn, and on 25 May General Venn in the hills."
    assert _told(read_article(LEAD + text, published="2031-08-27")) == [
        ({"Pia Holm", "Adu Maro"}, "2031-05-24"),
        ({"Pia Holm", "Orla Venn"}, "2031-05-25"),
    ]


def test_two_met_on_one_day_are_one_contact() -> None:
    text = "On 24 May Ms. Holm met President Maro and General Venn in Dorn."
    assert _told(read_article(LEAD + text, published="2031-08-27")) == [
        ({"Pia Holm", "Adu Maro", "Orla Venn"}, "2031-05-24")
    ]
