"""An article in a language that Dovecote does not read is kept and named."""

from __future__ import annotations

import pytest

from dovecote.languages.registry import get_language
from dovecote.read.plain_text import read_text
from dovecote.split.sentences import split_document

TEXTS = {
    "es": "Los enviados de la república y del frente se reunieron el viernes en el puerto y acordaron verse.",
    "fr": "Les envoyés de la république et du front se sont rencontrés vendredi au port et se reverront.",
    "ar": "التقى مبعوثو الجمهورية والجبهة يوم الجمعة في الميناء واتفقوا على اللقاء مرة أخرى قبل موسم الأمطار.",
    "ru": "Посланники республики и фронта встретились в пятницу в порту и договорились встретиться снова до дождей.",
    "nl": "De gezanten van de republiek en van het front ontmoetten elkaar vrijdag in de haven en gingen uiteen.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_other_languages_are_named_and_left_unread(code: str) -> None:
    document = read_text(TEXTS[code])
    assert document.source.language == code
    assert [issue.kind for issue in document.issues] == ["unsupported_language"]
    assert document.source.parts
    assert split_document(document, get_language("en")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Envoys of the republic and of the Front met in Port Lume on Friday and agreed to meet again before the rains.",
        "“Paz y pan”, the banner said. The envoys of the republic walked under it and met the commander of the Front.",
        "Tolland meets Okoro",
        "Talks!",
    ],
)
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    document = read_text(text)
    assert (document.source.language, document.issues) == ("en", ())


def test_the_input_knows_its_language_best() -> None:
    assert read_text(TEXTS["es"], known={"language": "pt-BR"}).source.language == "pt"
