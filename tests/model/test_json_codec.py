from dovecote.model.json_codec import reading_from_plain, reading_to_plain
from factories import a_reading


def test_a_reading_survives_the_round_trip() -> None:
    reading = a_reading("Talks open in Veldt\n\nThe talks opened on Monday.\n", published="2031-03-04")
    assert reading_from_plain(reading_to_plain(reading)) == reading


def test_a_version_names_no_promisor_where_the_head_alone_does() -> None:
    """A null there would say that this version is nobody's promise."""
    promised = a_reading(
        "Veldt\n\nThe Orsan Front promised to release nine prisoners by 4 May 2031.\n", published="2031-03-04"
    )
    (commitment,) = reading_to_plain(promised)["commitments"]
    assert commitment["promisor"]
    assert "promisor" not in commitment["versions"][0]
    assert reading_from_plain(reading_to_plain(promised)) == promised
