"""A reading as cells and back, exactly, whatever it holds; also one that an older model made."""

import dataclasses
import json
import zlib
from typing import Any

import pytest

from dovecote.model.actor import Actor, Mention
from dovecote.model.commitment import Commitment, CommitmentVersion, Deadline, Quantity
from dovecote.model.evidence import Evidence, quote
from dovecote.model.reading import Reading
from dovecote.model.statement import Statement
from dovecote.store.packing import canonical, pack, reading_id, unpack
from dovecote.store.squeezing import Spreader, Squeezer, current_layout, marked
from factories import a_document

TEXT = "Ulm will free 90 men by May, General Tolland told the envoys. 🕊 \ue005 They nodded."


def a_reading(**changes: Any) -> Reading:
    document = a_document(TEXT, id="one")
    evidence = quote(TEXT, 0, 27)
    version = CommitmentVersion(
        1,
        (evidence, Evidence(5, 9, "will"), Evidence(0, 3, "ULM", prefix="odd")),
        "on_record_pledge",
        quantity=Quantity(90.0, "eq", "persons"),
        deadline=Deadline("../2031-05", None, latest=None),
    )
    promise = Commitment(
        "cm-0123456789", "Ulm frees 90", (evidence,), "release", ("ac-0123456789", "ac-a"), versions=(version,)
    )
    speaker = Actor("ac-0123456789", "Tolland", "person", mentions=(Mention(29, 44, TEXT[29:44], "title+name"),))
    said = Statement("st-0123456789", (evidence,), "ac-0123456789", "Ulm will", "indirect", confidence=0.5)
    whole = Reading(
        "one", TEXT, document.source, {"rules": "x"}, actors=(speaker,), statements=(said,), commitments=(promise,)
    )
    return dataclasses.replace(whole, **changes)


def test_a_reading_comes_back_as_it_was() -> None:
    body, layout = pack(a_reading())
    assert layout is not None
    assert unpack(body, TEXT, layout) == a_reading()


@pytest.mark.parametrize("told", [90, 90.0, 0, 0.0, 1])
def test_a_number_comes_back_as_it_was_written_so_that_the_reading_keeps_its_id(told: float) -> None:
    promise = a_reading().commitments[0]
    version = dataclasses.replace(promise.versions[0], quantity=Quantity(told, "eq", "persons"))
    reading = a_reading(commitments=(dataclasses.replace(promise, versions=(version,)),))
    body, layout = pack(reading)
    assert reading_id(unpack(body, TEXT, layout)) == reading_id(reading)


def test_no_quotation_and_no_id_is_written_twice() -> None:
    squeezer = Squeezer(TEXT)
    cells = canonical(squeezer.squeeze(dataclasses.replace(a_reading(), text="")))
    assert TEXT[:27] not in cells
    assert "0123456789" not in cells
    assert squeezer.ids.keys() >= {"cm-0123456789", "ac-0123456789"}


def test_a_text_that_is_a_mark_is_kept_as_plain_json() -> None:
    odd = dataclasses.replace(a_reading().statements[0], content="\ue000")
    reading = a_reading(statements=(odd,))
    body, layout = pack(reading)
    assert layout is None
    assert unpack(body, TEXT, layout) == reading


def test_a_reading_of_a_model_with_other_fields_is_still_read() -> None:
    older = {kind: [name for name in names if name != "wikidata"] for kind, names in current_layout().items()}
    older["Actor"].insert(1, "nickname")
    squeezer = Squeezer(TEXT)
    cells = json.loads(canonical(squeezer.squeeze(dataclasses.replace(a_reading(), text=""))))
    place = current_layout()["Reading"].index("actors")
    cells[place] = [[one[0], "Tolly", *one[1:6], *one[7:]] for one in cells[place]]
    layout = {kind: tuple(names) for kind, names in older.items()}
    read = Spreader(TEXT, layout, marked(list(squeezer.ids))).spread(Reading, cells)
    assert dataclasses.replace(read, text=TEXT) == a_reading()


def test_another_text_gives_other_words_and_is_noticed() -> None:
    body, layout = pack(a_reading())
    with pytest.raises(Exception, match="Error -3"):
        unpack(body, TEXT.replace("free", "hold"), layout)


def test_ids_that_stand_among_the_cells_as_they_did_once_are_still_read() -> None:
    body, layout = pack(a_reading())
    assert layout is not None
    assert bytes.fromhex("0123456789") in body
    names = {name: kept for name, kept in json.loads(layout).items() if name != "ids parted"}
    squeezer = Squeezer(TEXT)
    cells = squeezer.squeeze(dataclasses.replace(a_reading(), text=""))
    del names["packed with"]
    packer = zlib.compressobj(zdict=TEXT.encode())
    old = packer.compress(canonical([list(squeezer.ids), cells]).encode()) + packer.flush()
    assert unpack(old, TEXT, canonical(names)) == a_reading()


def test_a_digest_that_went_astray_would_give_the_reading_another_id() -> None:
    """The deliberate break: one bit behind what is compressed."""
    body, layout = pack(a_reading())
    spoilt = body[:-1] + bytes([body[-1] ^ 1])
    assert reading_id(unpack(spoilt, TEXT, layout)) != reading_id(a_reading())
