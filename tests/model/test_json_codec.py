from dovecote.model.json_codec import reading_from_plain, reading_to_plain
from factories import a_reading


def test_a_reading_survives_the_round_trip() -> None:
    reading = a_reading("Talks open in Veldt\n\nThe talks opened on Monday.\n", published="2031-03-04")
    assert reading_from_plain(reading_to_plain(reading)) == reading
