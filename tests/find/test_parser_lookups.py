"""The parser's own steps, looked up, say what they say when searched."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from dovecote.languages.en.parser import RememberingMatcher, load_as_published
from dovecote.languages.registry import get_language

TEXTS = (
    "General Mira Tolland said they'd gotten nothin' out of the talks, didn't she?",
    "It ain't over: there is a truce that both sides don't want, though it's been kept since May.",
    "Y'all can't do this; let's not. He did it, he's done it, and the front's men saw him do it.",
    "The council, whose troops were being withdrawn, has had no men   there.\n",
    "She does what I asked. That is hers; those left because I'm here, I've got to go, gonna go.",
    "",
)


def _ruler(parser: Language) -> AttributeRuler:
    ruler = parser.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    return ruler


def test_words_of_a_text_are_read_as_the_published_parser_reads_them() -> None:
    published, ours = load_as_published(), get_language("en").load_parser()
    assert isinstance(_ruler(ours).matcher, RememberingMatcher)
    for text in (*TEXTS, *reversed(TEXTS)):
        expected = [
            (one.tag_, one.pos_, one.lemma_, str(one.morph), one.dep_, one.ent_type_) for one in published(text)
        ]
        assert [
            (one.tag_, one.pos_, one.lemma_, str(one.morph), one.dep_, one.ent_type_) for one in ours(text)
        ] == expected


@pytest.mark.parametrize("text", TEXTS)
def test_rules_fit_where_trying_all_of_them_fits(text: str) -> None:
    parser = get_language("en").load_parser()
    doc = parser(text, disable=["attribute_ruler", "lemmatizer"])
    ruler = _ruler(load_as_published())
    remembering = RememberingMatcher(ruler)
    for _ in range(2):
        found = remembering(doc, allow_missing=True, as_spans=False)
        assert sorted(found) == sorted(set(ruler.matcher(doc, allow_missing=True)))
