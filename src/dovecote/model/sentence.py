"""A sentence of a document, with its parse: what every finder works on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from dovecote.model.document import PartKind
from dovecote.model.evidence import Evidence, Role, Span, quote
from dovecote.model.words import Stretch

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE = attrgetter("i")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `offset` turns the character positions of its words into the document's."""

    index: int
    start: int
    end: int
    part: PartKind
    paragraph: int
    """Running number of the paragraph (the block of lines) it stands in, over the whole document."""
    text: str
    """The whole text of the document, not of the sentence; `words` gives the latter."""
    parsed: Stretch
    offset: int
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    """The words of `parsed`, which answer to the names of spaCy's tokens."""
    span: Span = field(init=False, repr=False, compare=False)
    """From `start` to `end`."""
    kept: dict[str, Any] = field(init=False, repr=False, compare=False)
    """What finders have read off it as a whole, by the name of what they asked."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", tuple(self.parsed))
        object.__setattr__(self, "span", Span(self.start, self.end))
        object.__setattr__(self, "kept", {})

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def root(self) -> Token:
        return self.parsed.root

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def start_of(self, token: Token) -> int:
        """Where `token` begins in the document."""
        return self.offset + token.idx

    def end_of(self, token: Token) -> int:
        """Where `token` ends in the document, exclusive."""
        return self.offset + token.idx + len(token.text)

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """The stretch from the first to the last of `tokens`, in the document."""
        chosen = sorted(tokens, key=_PLACE)
        last, offset = chosen[-1], self.offset
        return Span(offset + chosen[0].idx, offset + last.idx + len(last.text))

    def quote_tokens(self, tokens: Iterable[Token], role: Role = "content") -> Evidence:
        """Evidence for the stretch from the first to the last of `tokens`."""
        span = self.span_of(tokens)
        return quote(self.text, span.start, span.end, role)

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens that lie wholly inside `span` of the document."""
        first, after = self._place_of(span.start), self._place_of(span.end)
        # Of those that start before its end, only the last can reach beyond it.
        while after > first and self.end_of(self.tokens[after - 1]) > span.end:
            after -= 1
        return list(self.tokens[first:after])

    def token_at(self, position: int) -> Token | None:
        """The token that holds a character of the document; None for white space."""
        before = self.tokens[: self._place_of(position + 1)]
        return before[-1] if before and position < self.end_of(before[-1]) else None

    def _place_of(self, position: int) -> int:
        """Number of the first token of the sentence that starts at `position` or later."""
        parsed = self.parsed
        return bisect_left(parsed.doc.starts, position - self.offset, parsed.start, parsed.end) - parsed.start
