"""What a shelf keeps of links: every one that somebody decided on, few of those that say nothing."""

from pathlib import Path

import pytest

from dovecote.model.links import LinkProposal, Links
from dovecote.model.record import Record
from dovecote.store.shelf import ALIKE_SHOWN, fill_shelf
from dovecote.store.store import Store


@pytest.mark.parametrize(("rule", "kept"), [("actor.alike", ALIKE_SHOWN), ("actor.surname", 40)])
def test_links_that_say_nothing_are_not_all_kept(tmp_path: Path, rule: str, kept: int) -> None:
    proposals = tuple(
        LinkProposal("actor", "ac-000", f"ac-{number:03}", 1.0, rule, ("alike",)) for number in range(1, 41)
    )
    links = Links({one.right: "ac-000" for one in proposals}, proposals=proposals)
    with Store(tmp_path / "talks.db") as store:
        shelf = fill_shelf(store, "key", store.state(), Record(as_of="2031"), links, {})
        assert len(shelf.items("links", who="ac-000")) == kept
        assert len(shelf.members("ac-000")) == 41
