"""What the record knows of a process: its tracks and who appears in them."""

from __future__ import annotations

from dovecote.model.evidence import Evidence
from dovecote.model.process import Modality, ProcessEvent, Track
from dovecote.model.record import Record
from dovecote.record.processes import process_of


def an_event(source: str, track: str | None, *actors: str, modality: Modality = "asserted_by_outlet") -> ProcessEvent:
    evidence = Evidence(0, 5, "words", source=source)
    return ProcessEvent(f"pe-{source}-{track}", (evidence,), "talks_held", modality, track=track, actors=actors)


RECORD = Record(
    "2031-03-04",
    process_events=(
        an_event("post", "ceasefire", "veldt"),
        an_event("post", "prisoners", "veldt", "front", modality="scheduled"),
        an_event("mail", "weapons", "ostmark"),
        an_event("post", None, "front", "veldt"),
    ),
)


def test_tracks_are_those_of_the_processs_own_articles_in_order() -> None:
    process = process_of("valley", RECORD, {"post"})
    assert process.tracks == (Track("ceasefire", "ceasefire"), Track("prisoners", "prisoners"))
    assert process.actors == ("veldt", "front")


def test_every_track_of_an_event_is_listed() -> None:
    process = process_of("all", RECORD, {"post", "mail"})
    assert {one.track for one in RECORD.process_events if one.track} == {one.id for one in process.tracks}


def test_a_process_without_articles_has_no_tracks() -> None:
    assert process_of("none", RECORD, set()).tracks == ()
