"""A later speaker of whom nobody tells the side is no other promisor."""

from __future__ import annotations

from dovecote.link.linking import link_readings
from dovecote.record.assemble import assemble
from record_factories import Paper


def kinds(second: str, actor_type: str) -> tuple[str, ...]:
    """What changed between a front's promise and the same, later told by `second`."""
    readings = []
    for number, (name, kind, day) in enumerate(
        [("Orsan Front", "armed_group", "../2031-12-31"), (second, actor_type, "../2032-03-31")]
    ):
        paper = Paper(f"paper-{number}", f"2031-0{number + 4}-01")
        by = paper.actor(name, kind, entry=name if kind != "person" else None)  # type: ignore[arg-type]
        words = f"{8000} fighters of the Front disarm"
        version = paper.version(words, day, amount=8000, unit="fighters")
        paper.promises(words, promisor=by, action="disarm", thing="fighters", versions=(version,))
        readings.append(paper.reading())
    record = assemble(readings, link_readings(readings), as_of=None)
    return tuple(kind for one in record.commitments for revision in one.revisions for kind in revision.kind)


def test_a_speaker_of_no_known_side_changes_no_promisor() -> None:
    assert kinds("Ada Brun", "person") == ("deadline_extended",)


def test_another_group_is_another_promisor_and_another_promise() -> None:
    assert kinds("Lenne Brigade", "armed_group") == ()
