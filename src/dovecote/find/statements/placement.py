"""Where the words reported stand: before the attribution, around it, after it; and where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.statements.edges import after_semicolon, without_leading_and
from dovecote.find.statements.frame import Frame
from dovecote.find.statements.lexicon import Lexicon
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.spoken import Spoken, listener_of
from dovecote.find.statements.syntax import FINITE, subject_of
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def content_beside(
    spoken: Spoken, quotations: tuple[Quotation, ...], lexicon: Lexicon, *, quoted_only: bool
) -> Frame | None:
    """Words before the attribution, "..., he said", and those that go on after it, "..., he said, ..."."""
    sentence, text = spoken.sentence, spoken.sentence.text
    left = text[sentence.start : spoken.core.start].rstrip()
    relative = spoken.verb.dep_ == "relcl" and any(one.tag_ in {"WP", "WDT", "WP$"} for one in spoken.verb.lefts)
    if (spoken.source is not None and spoken.source.end < spoken.core.start) or relative:
        # '"...", an officer, who asked for his name to be left out, told': the quotation is not what he asked.
        return None
    if _goes_on_from_report(spoken):
        return None
    if not left.strip("“”\"'‘’ "):
        return _sentence_before(spoken, quotations, lexicon)
    end = sentence.start + len(left)
    quoted = next((one for one in quotations if one.end == end or (one.end == end - 1 and left[-1] == ",")), None)
    if quoted is None and (quoted_only or left[-1] not in {",", "?", "!"}):
        return None
    if quoted is None and spoken.verb.tag_ == "VBG" and spoken.verb.dep_ != "pcomp":
        # "The ministers left the table, alleging a plot": what stands before a participle is what they did.
        return None
    if _clause_follows(spoken, quotations):
        return None
    if quoted is not None and _is_title_in_scene(sentence, quoted):
        return quotation_ahead(spoken, quotations)
    if quoted is None and _only_sets_the_scene(sentence, end):
        ahead = quotation_ahead(spoken, quotations)
        if ahead is not None or _has_words_after(spoken):
            return ahead
    second = _goes_on(spoken, quotations, lexicon, quoted=quoted is not None)
    if quoted is None and second is None and _is_adverbial(spoken):
        return None
    halves = [Span(sentence.start, end), *([second] if second else [])]
    if quoted is None and not any(_is_clause(sentence, half) for half in halves):
        return None
    begin = after_semicolon(sentence, end, quotations)
    first = trim(sentence, Span(begin, end)) if quoted is None or quoted.start > begin else quoted.span
    first = without_leading_and(sentence, first)
    if quoted is not None and _holds_report(spoken, Span(first.start, quoted.start)):
        first = quoted.span
    if quoted is not None and first.end < quoted.end:
        first = Span(first.start, quoted.end)
    name = "quotation" if quoted is not None else "inverted_clause"
    return Frame(name, (first, second) if second else (first,), addressee=listener_of(spoken))


def _goes_on_from_report(spoken: Spoken) -> bool:
    """Whether another verb of the same speaker stands before: '"...," she said, suggesting ...'."""
    verb, above = spoken.verb, spoken.verb.head
    lent = verb.tag_ == "VBG" and verb.dep_ == "advcl" and above.i < verb.i and above.tag_ in FINITE
    return lent and spoken.sentence.start_of(above) > spoken.core.start


def _holds_report(spoken: Spoken, span: Span) -> bool:
    """Whether a report of its own stands before a quotation: 'She said it was over, and "done," he said'."""
    same = spoken.verb.lemma_
    return any(
        one.tag_ in FINITE and one.lemma_ == same and any(other.dep_ == "nsubj" for other in one.lefts)
        for one in spoken.sentence.tokens_in(span)
    )


def _only_sets_the_scene(sentence: Sentence, end: int) -> bool:
    """Whether the words before the attribution begin like an adverbial: "Asked about the dam, she said: ..."."""
    first = next((one for one in sentence.tokens_in(Span(sentence.start, end)) if not one.is_punct), None)
    return first is not None and first.tag_ in {"IN", "VBN", "VBG", "WRB", "TO"}


def _is_title_in_scene(sentence: Sentence, quoted: Quotation) -> bool:
    """Whether the quotation before the attribution ends an adverbial: 'Under the headline “...”, the paper says'.

    After a comma, with a verb of its own, it stands for itself: 'As for the ports, “nobody is there,” said Tolland'.
    """
    before = Span(sentence.start, quoted.start)
    if sentence.text[: quoted.start].rstrip().endswith(",") and _is_clause(sentence, quoted.span):
        return False
    finite = any(one.tag_ in FINITE for one in sentence.tokens_in(before))
    return len(before) > 1 and not finite and _only_sets_the_scene(sentence, quoted.start)


def _has_words_after(spoken: Spoken) -> bool:
    """Whether what was promised, denied or named follows the verb: nothing before it can be content then."""
    links = {"xcomp", "ccomp"} if listener_of(spoken) else {"xcomp", "ccomp", "dobj"}
    prepositions = {word for entry in spoken.entries for word in entry.prepositions}
    return any(
        one.i > spoken.verb.i and (one.dep_ in links or (one.dep_ == "prep" and one.lower_ in prepositions))
        for one in spoken.verb.children
    )


def _is_adverbial(spoken: Spoken) -> bool:
    """Whether what stands before the attribution only tells when or why: "When the talks failed, the envoy said"."""
    before = [child for child in spoken.verb.children if child.i < spoken.verb.i]
    clauses = [child for child in before if child.dep_ in {"ccomp", "advcl", "parataxis", "dep"}]
    return bool(clauses) and all(
        child.dep_ == "advcl"
        and any(one.dep_ in {"mark", "advmod"} and one.i == child.left_edge.i for one in child.children)
        for child in clauses
    )


def _clause_follows(spoken: Spoken, quotations: tuple[Quotation, ...]) -> bool:
    """Whether the clause reported stands right after the verb: what is before it is then no content.

    A clause that fills quotation marks of its own, '"...," she wrote on X. "We urge ..."', goes on what was quoted.
    """
    sentence = spoken.sentence
    after = sentence.text[spoken.core.end : sentence.end].lstrip()
    if not after or after[0] in ',.;:!?”"—–-':
        return False
    first = sentence.token_at(sentence.end - len(after))
    said_of = first is not None and first.dep_ == "prep" and first.head.i == spoken.verb.i
    if said_of and any(one.end <= spoken.core.start <= one.end + 2 for one in quotations):
        # '"...," she said of the vote, in which she was sure ...'.
        return False
    own = [one for one in quotations if one.start > spoken.core.end and sentence.text[: one.start].endswith(". ")]
    clauses = (one for one in spoken.verb.children if one.dep_ == "ccomp" and one.i > spoken.verb.i)
    return any(not any(one.start <= sentence.start_of(clause) < one.end for one in own) for clause in clauses)


def _sentence_before(spoken: Spoken, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> Frame | None:
    """A quotation that ends with a sentence of its own before the attribution: "Who knows?" she said."""
    if _clause_follows(spoken, quotations):
        return None
    text, place = spoken.sentence.text, spoken.core.start
    for one in quotations:
        if one.end <= place and not text[one.end : place].strip() and "\n" not in text[one.end : place]:
            ahead = text[: one.start].rstrip(" ")[-1:]
            if ahead and ahead not in SENTENCE_ENDS:
                # 'She wrote: "Come." The envoy called it folly': the quotation is hers.
                return None
            second = _goes_on(spoken, quotations, lexicon, quoted=True)
            return Frame("quotation", (one.span, second) if second else (one.span,), addressee=listener_of(spoken))
    return None


def _may_quote(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb can have words in quotation marks as its content."""
    return any("quotation" in entry.content for entry in lexicon.verbs.get(verb.lemma_.lower(), ()))


SENTENCE_ENDS: Final = frozenset('.!?”"’»…)\n')
"""What stands before a quotation that begins a sentence."""


def _is_clause(sentence: Sentence, span: Span) -> bool:
    """Whether there is a finite verb in `span`."""
    return any(one.tag_ in FINITE for one in sentence.tokens_in(span))


def _goes_on(spoken: Spoken, quotations: tuple[Quotation, ...], lexicon: Lexicon, *, quoted: bool) -> Span | None:
    """The second half of words that the attribution cuts in two."""
    sentence, text = spoken.sentence, spoken.sentence.text
    if quoted:
        rest = [one for one in quotations if spoken.core.end <= one.start < sentence.end]
        if not rest or not _leads_on(text[spoken.core.end : rest[0].start]):
            return None
        between = sentence.tokens_in(Span(spoken.core.end, rest[0].start))
        # "..., she said, adding later, ...": the second half has a cue of its own.
        return None if any(one.tag_ == "VBG" and _may_quote(one, lexicon) for one in between) else rest[0].span
    end = _after_occasion(spoken)
    if text[end : end + 1] != ",":
        return None
    tokens = [one for one in sentence if sentence.start_of(one) > end]
    if tokens and tokens[0].tag_ == "VBG" and tokens[0].dep_ != "csubj":
        return None
    if not tokens or tokens[0].tag_ == "CC" or tokens[0].dep_ == "cc" or tokens[0].lower_ in {"who", "which"}:
        return None
    words = [one for one in tokens if not one.is_punct]
    named = len(words) > 1 and all(one.pos_ == "PROPN" for one in words[:-1])
    if named and words[-1].tag_ in {"VBD", "VBZ"}:
        # "..., the official said, Veldt Radio reported": who passed it on, and no more of the words.
        return None
    return trim(sentence, sentence.span_of(tokens))


def _after_occasion(spoken: Spoken) -> int:
    """Where the attribution ends with its day and occasion: "The deal, he told us on Monday, is dead"."""
    end, sentence = spoken.core.end, spoken.sentence
    for child in (one for one in spoken.verb.rights if one.dep_ in {"prep", "npadvmod", "advmod"}):
        if sentence.text[end : sentence.start_of(child.left_edge)].strip():
            break
        end = max(end, sentence.end_of(child.right_edge))
    return end


def quotation_ahead(spoken: Spoken, quotations: tuple[Quotation, ...]) -> Frame | None:
    """He said: "..."; he wrote on Tuesday, "..."; the quotation may open the next paragraph."""
    sentence, text = spoken.sentence, spoken.sentence.text
    for one in quotations:
        if one.start < spoken.core.end:
            continue
        between = text[spoken.core.end : one.start]
        if spoken.verb.dep_ == "relcl" and not _is_last_verb(sentence, spoken, one):
            return None
        marked = between.rstrip()[-1:] in {",", ":"} or between.strip() in {"that", "that,"}
        # "Bombs found" as a headline, and the first paragraph begins with somebody's words: not those of the bombs.
        marked = marked or not between.strip(" ")
        near = one.start < sentence.end or not text[sentence.end : one.start].strip()
        return Frame("quotation", (one.span,), addressee=listener_of(spoken)) if marked and near else None
    return None


def _is_last_verb(sentence: Sentence, spoken: Spoken, quotation: Quotation) -> bool:
    """Whether no other finite verb stands between: in "Tolland, who advises miners, added: ..." the second tells."""
    between = sentence.tokens_in(Span(spoken.core.end, min(quotation.start, sentence.end)))
    return not any(one.tag_ in {"VBD", "VBZ", "VBP"} for one in between)


def clause_after_that(spoken: Spoken) -> Frame | None:
    """Told them on Friday that ...: the clause that the parser hung elsewhere runs to the end of the sentence."""
    sentence, verb = spoken.sentence, spoken.verb
    asked = verb.doc[spoken.cue_tokens[-1].i + 1 : sentence.parsed.end][:1]
    if spoken.cue_tokens[-1].i > verb.i and asked and (asked[0].tag_ in {"WRB", "WP"} or asked[0].lower_ == "whether"):
        return Frame("clause", (trim(sentence, Span(sentence.start_of(asked[0]), sentence.end)),))
    told = _after_the_occasion(spoken)
    if told is not None:
        return Frame("clause", (trim(sentence, sentence.span_of(told)),), (), listener_of(spoken))
    for token in verb.doc[_after_aside(spoken) : min(_after_aside(spoken) + 8, sentence.parsed.end)]:
        if token.is_punct:
            return None
        if token.lower_ == "that" and token.tag_ in {"IN", "WDT"} and token.nbor(1).tag_ not in {"RP", ","}:
            first = _explained_by(spoken, token) or token
            content = Span(sentence.start_of(first), _start_of_closing(spoken) or sentence.end)
            return Frame("clause", (trim(sentence, content),), (), listener_of(spoken))
    return None


def _after_the_occasion(spoken: Spoken) -> list[Token] | None:
    """The clause of "said after the congress he would not sign", which the parser makes one with the occasion."""
    for clause in (one for one in spoken.verb.rights if one.dep_ == "advcl"):
        link = next((one for one in clause.lefts if one.dep_ in {"mark", "prep"}), None)
        noun = next((one for one in link.rights if one.dep_ == "pobj"), None) if link is not None else None
        if noun is not None and clause.doc[noun.right_edge.i + 1].text != ",":
            return [one for one in clause.subtree if one.i > noun.right_edge.i]
    return None


def _start_of_closing(spoken: Spoken) -> int | None:
    """Where the report begins that closes the sentence: "told her that it was over, the palace said"."""
    verb = spoken.verb
    closing = verb.head if verb.dep_ == "ccomp" and verb.head.i > verb.i else None
    subject = subject_of(closing, frozenset()) if closing is not None else None
    if closing is None or subject is None or not verb.i < subject.i:
        return None
    return spoken.sentence.start_of(min(subject.left_edge, closing, key=lambda one: one.i))


def _explained_by(spoken: Spoken, that: Token) -> Token | None:
    """First word of the object that a clause explains, "found no proof that ..."; None where that one listens."""
    noun = that.head.head
    own = that.head.dep_ in {"acl", "relcl"} and noun.pos_ == "NOUN" and noun.head.i == spoken.verb.i
    listens = any(one.addressee for one in spoken.entries)
    return noun.left_edge if own and noun.dep_ == "dobj" and not listens else None


MAX_ASIDE: Final = 12
"""Words between the commas of "said, citing the army, that"."""


def _after_aside(spoken: Spoken) -> int:
    """Number of the first token after the verb, and after an aside between commas that stands there."""
    verb, end = spoken.verb, spoken.sentence.parsed.end
    first = verb.i + 1
    if first < end and verb.doc[first].text == ",":
        closing = [one.i for one in verb.doc[first + 1 : min(first + MAX_ASIDE, end)] if one.text == ","]
        if closing and closing[0] + 1 < end and verb.doc[closing[0] + 1].lower_ == "that":
            return closing[0] + 1
    return first


MAX_LEAD: Final = 60
"""Characters between the verb and the second half of a quotation: "he said after the meeting, "...""."""


def _leads_on(text: str) -> bool:
    """Whether nothing but a few words and a mark stands between the attribution and the second half.

    The mark may be a stop that a name ends with: '"...," she wrote on X. "We ..."' is one sentence to the splitter.
    """
    if not any(character.isalnum() for character in text):
        return True
    return len(text) <= MAX_LEAD and text.rstrip()[-1:] in {",", ":", "."}
