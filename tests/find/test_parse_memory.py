"""What is kept with a parse is what would be read again, and is given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import clause_span, objects_of, prepositions_of
from dovecote.find.parse_memory import once_per_word
from factories import an_article

if TYPE_CHECKING:
    from spacy.tokens import Token


def test_a_word_is_read_once_until_the_parse_is_forgotten() -> None:
    asked: list[str] = []

    @once_per_word
    def shout(token: Token) -> str:
        asked.append(token.text)
        return token.text.upper()

    doc = an_article("Veldt freed captives.").sentences[0].parsed.doc
    assert [shout(doc[1]), shout(doc[1]), shout(doc[0])] == ["FREED", "FREED", "VELDT"]
    assert asked == ["freed", "Veldt"]
    doc.forget()
    assert not doc.user_data
    assert not doc[1].kept
    assert shout(doc[1]) == "FREED"
    assert asked == ["freed", "Veldt", "freed"]


def test_each_sentence_of_a_parse_has_its_own_answers() -> None:
    for sentence in an_article("Orsan freed captives in Lisk. Veldt sent envoys to Marrow.").sentences:
        for token in sentence:
            first = (objects_of(token), prepositions_of(token), clause_span(sentence, token))
            assert (objects_of(token), prepositions_of(token), clause_span(sentence, token)) == first
            sentence.parsed.doc.forget()
            assert (objects_of(token), prepositions_of(token), clause_span(sentence, token)) == first
