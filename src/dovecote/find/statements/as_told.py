"""What an aside with "as" attributes: "As the minister pointed out, ...", "..., as promised by the Front, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dovecote.find.frames import with_lemma, words_in
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.edges import whole_quotations, without_leading_and
from dovecote.find.statements.lexicon import Lexicon
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.spoken import has_particles, spoken_with
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

TELLING: Final = frozenset({"clause", "object", "aside"})
OBJECTS: Final = frozenset({"dobj", "ccomp", "xcomp", "attr", "oprd"})
MIN_LETTERS: Final = 3


def reports_as_told(
    sentence: Sentence, quotations: tuple[Quotation, ...], lexicon: Lexicon, told: list[Attribution]
) -> Iterator[Attribution]:
    """Attributions by an aside with "as"; the sentence around it is the content. `told` are those already found."""
    if lexicon.listed("as_told").isdisjoint(words_in(sentence)):
        return
    cues = {one.cue_token for one in told}
    for verb in with_lemma(sentence, lexicon.verbs.keys()):
        if verb.dep_ != "advcl" or verb in cues:
            continue
        known = (one for one in lexicon.verbs[verb.lemma_.lower()] if has_particles(verb, one))
        entries = tuple(one for one in known if one.kind == "speech" and one.content & TELLING)
        particles = max((len(one.words) for one in entries), default=1)
        if not entries or not _is_aside(sentence, verb, lexicon, particles):
            continue
        if any(one.start <= sentence.start_of(verb) < one.end for one in quotations):
            continue
        spoken = spoken_with(sentence, verb, entries, quotations, lexicon)
        if spoken is None or spoken.negated or spoken.source_head is None:
            continue
        if spoken.source_head.lower_ in lexicon.words["pronouns"]["first_person"]:
            continue
        aside = sentence.span_of(verb.subtree)
        whole = _clause_around(sentence, verb)
        halves = (Span(whole.start, aside.start), Span(aside.end, max(whole.end, aside.end)))
        contents = tuple(without_leading_and(sentence, trim(sentence, one)) for one in halves)
        contents = tuple(whole_quotations(one, quotations) for one in contents if len(one) > MIN_LETTERS)
        if contents:
            cue = sentence.span_of(spoken.cue_tokens)
            head = spoken.source_head
            yield Attribution(sentence, cue, verb, spoken.source, head, contents, entries[0], "inverted_clause")


def _clause_around(sentence: Sentence, aside: Token) -> Span:
    """The sentence, or the clause in it that the aside stands in: "They left because, as he put it, [it was late]"."""
    if aside.head.dep_ in {"advcl", "ccomp", "relcl", "conj"}:
        tokens = [one for one in aside.head.subtree if one.dep_ != "mark" or one.head.i != aside.head.i]
        return trim(sentence, sentence.span_of(tokens))
    return sentence.span


def _is_aside(sentence: Sentence, verb: Token, lexicon: Lexicon, words: int) -> bool:
    """Whether the clause is marked with "as", set off by commas, and tells nothing after the verb's `words` words."""
    first, last = verb.left_edge, verb.right_edge
    if first.lower_ not in lexicon.listed("as_told") or first.head.i != verb.i:
        return False
    if last.is_punct:
        last = last.nbor(-1)
    told = any(one.dep_ in OBJECTS and one.i >= verb.i + words for one in verb.children)
    before = sentence.start_of(first) == sentence.start or first.nbor(-1).is_punct
    after = last.i + 1 >= sentence.parsed.end or last.nbor(1).is_punct
    return before and after and not told
