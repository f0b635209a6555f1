"""--public: short quotations that still stand where they say, and a warning of each hidden source."""

import dataclasses

from dovecote.export.public import CUT, make_public, warnings_of
from small_records import SPRING, WINTER, a_record

TEXTS = {"winter": WINTER, "spring": SPRING}


def evidence_of(record: object) -> list[object]:
    return [one for item in (*record.commitments, *record.statements) for one in item.evidence]  # type: ignore[attr-defined]


def test_a_shortened_quotation_still_stands_where_it_says() -> None:
    for one in evidence_of(make_public(a_record(), words=4)):
        assert TEXTS[one.source][one.start : one.end] == one.exact  # type: ignore[attr-defined]
        assert len(one.exact.split()) <= 4  # type: ignore[attr-defined]
        assert one.prefix is None  # type: ignore[attr-defined]


def test_longer_words_in_other_fields_are_cut_and_say_so() -> None:
    public = make_public(a_record(), words=3)
    assert public.commitments[0].title == "All Ulmish soldiers" + CUT
    assert public.sources == a_record().sources


def test_short_quotations_stay_as_they_are() -> None:
    public = make_public(a_record(), words=1000)
    assert [one.title for one in public.commitments] == [one.title for one in a_record().commitments]


def test_each_hidden_source_is_warned_of() -> None:
    record = a_record()
    hidden = dataclasses.replace(record.statements[0], sourcing_class="background_anonymous_official")
    told = warnings_of(dataclasses.replace(record, statements=(hidden,)))
    assert told[0].item == hidden.id
    assert "not named" in told[0].why
    named = dataclasses.replace(hidden, sourcing_class="on_record_named")
    assert hidden.id not in [one.item for one in warnings_of(dataclasses.replace(record, statements=(named,)))]
