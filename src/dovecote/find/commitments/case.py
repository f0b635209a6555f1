"""One promise with all that the questions about it ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Case:
    """What all questions about one promise need."""

    article: Article
    promise: Promise
    action: Action | None
    voice: Voice
    ground: Ground | None
    words: Words

    @property
    def is_agreed(self) -> bool:
        """Whether it stands in an agreement."""
        agreed = self.ground is not None and self.ground.kind == "agreement"
        return agreed or self.promise.force in {"takes-effect", "agreement"}

    def is_any(self, kinds: tuple[str, ...], token: Token) -> bool:
        return any(self.words.is_a(kind, token) for kind in kinds)
