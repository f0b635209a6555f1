"""The look at an article's words before it is parsed: what it lets through, what it passes over, what that changes."""

from __future__ import annotations

import json

import pytest

from dovecote.errors import OffSubject
from dovecote.find.look import Look, findings_on_subject
from dovecote.languages.registry import get_language
from dovecote.model.document import Source
from dovecote.model.reading import Reading
from dovecote.pipeline import iter_documents_of, read_each
from dovecote.vocabulary.lexicon import Entry

ENGLISH = get_language("en")
TABLE = ENGLISH.table("look")
TRUCE = (
    "The Orsan Front and the army of Veldt agreed a ceasefire on 3 March 2031. General Mira Tolland said the troops "
    "would withdraw to their bases by 1 June. Mediators from the talks in Lisk welcomed the truce. "
) * 3
BAKERY = (
    "The bakery on Mill Lane opened its second shop on Saturday. Its owner said that flour had become dear and that "
    "she would bake less rye. Children from the school next door painted the sign over the door in blue and yellow. "
) * 3


@pytest.mark.parametrize("text", TABLE["examples"]["passes"])
def test_examples_that_tell_of_a_war_or_a_peace(text: str) -> None:
    look = Look(ENGLISH)
    assert look.is_enough(look.seen_in(text))


@pytest.mark.parametrize("text", TABLE["examples"]["passes_over"])
def test_examples_that_tell_of_something_else(text: str) -> None:
    look = Look(ENGLISH)
    assert not look.is_enough(look.seen_in(text))


def test_every_class_it_names_is_a_class_of_words() -> None:
    assert set(TABLE["classes"]) <= set(ENGLISH.table("classes")["classes"])


def test_a_short_text_is_read_whatever_it_tells() -> None:
    sentence = "The bakery on Mill Lane opened its second shop."
    assert Look(ENGLISH).passes(sentence)
    assert not Look(ENGLISH).passes(BAKERY)


def test_words_are_found_in_singular_and_plural_and_never_inside_other_words() -> None:
    seen = Look(ENGLISH).seen_in("Two ceasefires, one hostility, an armistice; the Armistician and the talkative one.")
    assert seen.subject_words == {"ceasefire", "hostility", "armistice"}


def test_actors_of_the_users_own_list_count() -> None:
    text = "The Lisk Compact met the Orsan Front on Monday over bread prices and the price of grain. " * 8
    own = (Entry("own:lisk", "Lisk Compact", "coalition"), Entry("own:orsan", "Orsan Front", "armed_group"))
    assert not Look(ENGLISH).passes(text)
    assert Look(ENGLISH, own).passes(text)


def _archive(*texts: str) -> Source:
    lines = [json.dumps({"id": f"a{place}", "text": text}) for place, text in enumerate(texts)]
    return Source("archive.jsonl", payload="\n".join(lines).encode())


def test_what_is_passed_over_is_told_and_what_is_read_stays_the_same() -> None:
    source = _archive(TRUCE, BAKERY, TRUCE.replace("March", "April"))
    wholly = [reading for _, _, reading in read_each(iter_documents_of(source))]
    looked = [reading for _, _, reading in read_each(iter_documents_of(source, look=Look(ENGLISH)))]
    assert isinstance(looked[1], OffSubject)
    assert [looked[0], looked[2]] == [wholly[0], wholly[2]]


def test_findings_on_the_subject_leave_out_what_any_news_holds() -> None:
    readings = [one for _, _, one in read_each(iter_documents_of(_archive(TRUCE, BAKERY)))]
    on_subject, other = (findings_on_subject(one) for one in readings if isinstance(one, Reading))
    assert on_subject["commitments"] > 0
    assert "statements" not in on_subject
    assert "statements" not in other
