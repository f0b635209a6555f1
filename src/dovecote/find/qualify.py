"""Did it happen? What the words around a deed say of it, and of it alone.

A deed is a verb, or a noun that names one ("attack", "talks"). Its own auxiliaries and adverbs are read first, then
every predicate above it that takes it as a complement: "is expected to announce plans to withdraw" makes the
withdrawal planned. The strongest class wins (codebook, section Event, `factuality`); all that was read is kept.
Whose claim it is belongs to the finder, which knows the statements; a reporting verb changes nothing here, unless it
denies.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, particle_of
from dovecote.model.observation import Factuality
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dovecote.languages.language import Language

ORDER: Final[tuple[Factuality, ...]] = (
    "denied",
    "questioned",
    "feared",
    "threatened",
    "conditional",
    "negated",
    "promised",
    "hypothetical",
    "planned",
    "historical",
)
"""Strongest first: what was both planned and denied is denied."""
OPEN_CLASSES: Final = ("promised", "threatened", "feared", "planned")
"""Classes that leave open whether it comes to pass, and that a negation can stand inside or outside of."""
CLIMB_LIMIT: Final = 6


@dataclass(frozen=True, slots=True)
class Qualification:
    """What a text says of a deed beside naming it; every field but `factuality` may hold along with others."""

    factuality: Factuality = "happened"
    negated: bool = False
    future: bool = False
    historical: bool = False
    hypothetical: bool = False
    questioned: bool = False
    denied: bool = False
    conditional: bool = False
    """It is the consequence of a condition, or the condition itself."""
    condition: bool = False
    """It is the condition itself: "if they strike"."""
    feared: bool = False
    planned: bool = False
    promised: bool = False
    threatened: bool = False
    requested: bool = False
    """Somebody asks for it; `factuality` is hypothetical then."""
    words: tuple[str, ...] = ()
    """What was read, in the order it was met from the deed outwards: "planned:expect" ..."""

    @property
    def is_fact(self) -> bool:
        """True where the text gives it as something that came to pass."""
        return self.factuality in {"happened", "historical"}

    @property
    def aux(self) -> tuple[str, ...]:
        """PLOVER's auxiliaries: historical, future, hypothetical, negation."""
        flags = (
            ("historical", self.historical),
            ("future", self.future),
            ("hypothetical", self.hypothetical or self.conditional or self.feared or self.questioned or self.requested),
            ("negation", self.negated or self.denied),
        )
        return tuple(name for name, holds in flags if holds)


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables of qualify.toml, turned around for looking up."""

    governors: Mapping[str, str]
    clause_only: frozenset[str]
    prepositions: Mapping[str, str]
    modifiers: Mapping[str, str]
    auxiliaries: Mapping[str, str]
    marks: Mapping[str, str]
    hedges: Mapping[str, str]
    copulas: frozenset[str]
    not_yet: frozenset[str]
    nobody: frozenset[str]
    hearsay: frozenset[str]
    ago_days: int
    past_words: frozenset[str]


def qualify(article: Article, sentence: Sentence, verb: Token) -> Qualification:
    """What the sentence says of the deed that `verb` (or a noun) names (codebook, section Event)."""
    words = _words_of(article.language)
    marks = [*_own_marks(verb, words), *_climb(verb, words)]
    marks += _marks_of_time(article, sentence, verb, words)
    if _is_not_yet(verb, words):
        # "will not meet before Monday" says when, not that it will not be.
        marks = [("planned", "not before") if mark[0] == "negated" else mark for mark in marks]
    if sentence.words.rstrip().endswith("?") and not _in_report(verb):
        marks.append(("questioned", "?"))
    return _qualification(marks)


def _qualification(marks: list[tuple[str, str]]) -> Qualification:
    flips = sum(kind == "negated" for kind, _ in marks)
    kinds = {kind for kind, _ in marks}
    if flips and flips % 2 == 0:
        # "did not fail to release", "could not avoid meeting": it was done.
        kinds.discard("negated")
    kinds -= _overruled(marks, kinds)
    hypothetical = bool(kinds & {"hypothetical", "requested", "possible"})
    classes = set(kinds) | ({"hypothetical"} if hypothetical else set())
    if "condition" in kinds:
        classes.add("conditional")
    if "future" in kinds:
        classes.add("planned")
    future = bool(classes & {"planned", "promised", "threatened", "feared"}) or bool(
        kinds & {"requested", "conditional"}
    )
    return Qualification(
        factuality=next((one for one in ORDER if one in classes), "happened"),
        negated=flips % 2 == 1,
        future=future and "historical" not in kinds,
        historical="historical" in kinds,
        hypothetical=hypothetical,
        questioned="questioned" in kinds,
        denied="denied" in kinds,
        conditional="conditional" in classes,
        condition="condition" in kinds,
        feared="feared" in kinds,
        planned="planned" in classes,
        promised="promised" in kinds,
        threatened="threatened" in kinds,
        requested="requested" in kinds,
        words=tuple(f"{kind}:{word}" for kind, word in marks),
    )


def _overruled(marks: list[tuple[str, str]], kinds: set[str]) -> set[str]:
    """What a word further out has taken up: "vowed not to fire" is a promise, "did not vow to fire" is none."""
    places = {kind: place for place, (kind, _) in enumerate(marks)}
    if "negated" not in kinds:
        return set()
    outer = {kind for kind in OPEN_CLASSES if places.get(kind, -1) > places["negated"]}
    if outer:
        return {"negated"}
    return {kind for kind in OPEN_CLASSES if kind in places}


def _own_marks(token: Token, words: _Words) -> Iterator[tuple[str, str]]:
    """What auxiliaries, adverbs, determiners and the subordinator of the deed itself say."""
    if token.pos_ not in VERBAL:
        for child in token.children:
            if (
                child.dep_ in {"amod", "det", "advmod", "compound", "nmod", "predet"}
                and child.lower_ in words.modifiers
            ):
                yield words.modifiers[child.lower_], child.lower_
        return
    yield from _verb_marks(token, words)


def _verb_marks(token: Token, words: _Words) -> Iterator[tuple[str, str]]:
    has_condition = False
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in {"preconj", "cc"} and child.lower_ == "neither"):
            yield "negated", child.lower_
        elif child.dep_ == "aux" and child.lower_ in words.auxiliaries:
            would = words.auxiliaries[child.lower_] == "conditional"
            yield (_reading_of_would(token) if would else words.auxiliaries[child.lower_]), child.lower_
        elif child.dep_ == "mark" and child.lower_ in words.marks:
            # "asked if she had spoken" asks; "if they strike" is a condition.
            asks = token.dep_ == "ccomp" and words.marks[child.lower_] == "condition"
            yield ("questioned" if asks else words.marks[child.lower_]), child.lower_
        elif child.dep_ == "advmod" and child.lower_ in words.hedges:
            yield words.hedges[child.lower_], child.lower_
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj"} and child.lower_ in words.nobody:
            yield "negated", child.lower_
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj"} and any(
            one.dep_ == "det" and words.modifiers.get(one.lower_) == "negated" for one in child.children
        ):
            yield "negated", "no"
        elif child.dep_ == "advcl" and any(
            one.dep_ in {"mark", "advmod"} and words.marks.get(one.lower_) == "condition" for one in child.children
        ):
            has_condition = True
    future = any(child.dep_ == "aux" and words.auxiliaries.get(child.lower_) for child in token.children)
    if has_condition and (future or token.tag_ in {"VB", "VBP", "VBZ"}):
        yield "conditional", "if"
    if _shares_auxiliaries(token):
        yield from (mark for mark in _verb_marks(token.head, words) if mark[0] != "negated")


def _shares_auxiliaries(token: Token) -> bool:
    """True in "will meet and sign": a coordinated verb without auxiliaries of its own shares the first one's."""
    if token.dep_ != "conj" or token.head.pos_ not in VERBAL or any(one.dep_ == "aux" for one in token.children):
        return False
    return bool(token.tag_ == token.head.tag_ or token.tag_ == "VB")


def _reading_of_would(token: Token) -> str:
    """In reported speech "would" is the future of the past; elsewhere it leaves the deed open."""
    head = token
    while head.dep_ == "conj":
        head = head.head
    return "future" if head.dep_ in {"ccomp", "parataxis", "acl"} else "hypothetical"


def _climb(token: Token, words: _Words) -> Iterator[tuple[str, str]]:
    """What the predicates above say, nearest first, as far as the deed is their complement."""
    current = token
    for _ in range(CLIMB_LIMIT):
        step = _governor(current, words)
        if step is None:
            return
        governor, mark = step
        if mark is not None and mark[0] == "negated" and current.lemma_.lower() in words.hearsay:
            # "rejected the claim that": what is claimed is denied.
            mark = ("denied", mark[1])
        if mark is not None:
            yield mark
        if governor.pos_ in VERBAL:
            yield from _passed_down(governor, words, qualified=mark is not None)
        else:
            yield from (one for one in _own_marks(governor, words) if one[0] == "negated" and mark is not None)
        current = governor


def _passed_down(governor: Token, words: _Words, *, qualified: bool) -> Iterator[tuple[str, str]]:
    """What of a governing verb's own qualification holds for its complement too."""
    kept = {"future", "condition", "questioned", "hypothetical"}
    if qualified or governor.lemma_ not in words.governors:
        kept.add("negated")
    yield from (mark for mark in _verb_marks(governor, words) if mark[0] in kept)


def _governor(token: Token, words: _Words) -> tuple[Token, tuple[str, str] | None] | None:
    """The predicate that takes `token` as its complement, and what it says of it; None at the top."""
    head = token.head
    if head.i == token.i:
        return None
    match token.dep_:
        case "xcomp" if token.tag_ == "VB" and head.lemma_.lower() in words.copulas:
            # "is to meet", "are to start"
            return head, ("planned", "be to")
        case "acl" if token.tag_ != "VB" and any(one.dep_ in {"nsubj", "nsubjpass"} for one in token.children):
            # "reports that he had met", "fears that it may fall": a clause that the noun takes as its content.
            return head, _mark_of(head, words, nominal=False)
        case "acl" if token.tag_ != "VB":
            # "the agreement signed in May": the noun is what was signed, and promises nothing of it.
            return None
        case "xcomp" | "ccomp" | "pcomp" | "acl" if head.pos_ != "ADP":
            return head, _mark_of(head, words, nominal=False)
        case "advcl":
            marks = [words.marks.get(one.lower_) for one in token.children if one.dep_ in {"mark", "advmod"}]
            if any(marks) or token.tag_ != "VB":
                return None
            return head, ("planned", "to") if any(one.lower_ == "to" for one in token.children) else None
        case "conj":
            return _governor(head, words) if head.pos_ == token.pos_ or token.pos_ not in VERBAL else None
        case "pobj" | "pcomp":
            return _through_preposition(head, words, nominal=token.pos_ not in VERBAL)
        case "dobj" | "nsubjpass" | "attr" | "oprd" | "dative" if token.pos_ not in VERBAL:
            return head, _mark_of(head, words, nominal=True)
        case "compound" | "nmod" if token.pos_ not in VERBAL:
            mark = _mark_of(head, words, nominal=True)
            return (head, mark) if mark else None
        case "nsubj" if token.pos_ not in VERBAL:
            return head, None
        case "amod" | "relcl":
            return None
    return None


def _through_preposition(
    preposition: Token, words: _Words, *, nominal: bool
) -> tuple[Token, tuple[str, str] | None] | None:
    """The predicate that a preposition leads to: "plans for talks", "warned of attacks", "accused of firing"."""
    phrase = preposition.lower_
    if phrase in words.prepositions and words.prepositions[phrase] == "negated":
        return preposition.head, ("negated", phrase)
    governor = preposition.head
    joined = f"{governor.lemma_.lower()}_{phrase}"
    if joined in words.governors:
        return governor, (words.governors[joined], joined)
    mark = _mark_of(governor, words, nominal=nominal)
    return (governor, mark) if mark is not None or governor.pos_ in VERBAL else None


def _mark_of(governor: Token, words: _Words, *, nominal: bool) -> tuple[str, str] | None:
    lemma = governor.lemma_.lower()
    near = [particle_of(governor)]
    near += [one.lower_ for one in governor.children if one.dep_ in {"advmod", "acomp"} and one.i == governor.i + 1]
    joined = [f"{lemma}_{one}" for one in near if one and f"{lemma}_{one}" in words.governors]
    word = joined[0] if joined else lemma
    if nominal and word in words.clause_only:
        return None
    kind = words.governors.get(word)
    return (kind, word) if kind else None


def _in_report(verb: Token) -> bool:
    """True where the question is not about this verb's clause: "He said X; will Y?" keeps X."""
    return bool(verb.dep_ == "relcl")


def _is_not_yet(verb: Token, words: _Words) -> bool:
    """True for "not before Monday", "not until June": a negation that a later time takes back."""
    return any(
        child.lower_ in words.not_yet and any(one.ent_type_ in {"DATE", "TIME"} for one in child.subtree)
        for child in verb.children
        if child.dep_ in {"prep", "advcl"} and child.i > verb.i
    )


def _marks_of_time(article: Article, sentence: Sentence, verb: Token, words: _Words) -> Iterator[tuple[str, str]]:
    """Historical where a date in the clause lies well before the publication, planned where it lies after it."""
    if article.published is None:
        return
    span = clause_span(sentence, verb) if verb.pos_ in VERBAL else sentence.span_of(verb.subtree)
    first, last = _ordinal(article.published, last=False), _ordinal(article.published, last=True)
    if first is None or last is None:
        return
    for time in article.times_in(span):
        if time.timex3_type not in {"DATE", "TIME"} or not time.edtf or time.deadline_word:
            continue
        start, end = _ordinal(time.edtf, last=False), _ordinal(time.edtf, last=True)
        if end is not None and end < first - words.ago_days:
            yield "historical", time.exact
        elif start is not None and start > last and verb.pos_ in VERBAL and _may_lie_ahead(verb):
            yield "planned", time.exact


def _may_lie_ahead(verb: Token) -> bool:
    """True for a verb in the present or an infinitive: "meets on Friday"; what is told in the past has been."""
    return bool(verb.tag_ in {"VBZ", "VBP", "VB", "VBG"})


def _ordinal(edtf: str, *, last: bool) -> int | None:
    """First or last day of an EDTF value, as a day number; None where it is open or unknown."""
    from dovecote.errors import InvalidDate
    from dovecote.model.edtf import Edtf

    try:
        value = Edtf.parse(edtf)
    except InvalidDate:
        return None
    day = value.latest() if last else value.earliest()
    return day.toordinal() if day else None


@functools.cache
def _words_for(code: str) -> _Words:
    from dovecote.languages.registry import get_language

    table = get_language(code).table("qualify")
    auxiliaries = table["auxiliaries"]
    kinds = (("future", "future"), ("conditional", "conditional"), ("possible", "possible"), ("obliged", "requested"))
    return _Words(
        governors=_turned(table["governors"]),
        clause_only=frozenset(table["clause_only"]["lemmas"]),
        prepositions=_turned(table["prepositions"]),
        modifiers=_turned(table["modifiers"]),
        auxiliaries={word: kind for name, kind in kinds for word in auxiliaries[name]},
        marks={word: "condition" if kind == "conditional" else kind for word, kind in _turned(table["marks"]).items()},
        hedges=_turned(table["hedges"]),
        copulas=frozenset(auxiliaries["copulas"]),
        not_yet=frozenset(table["marks"]["not_yet"]),
        nobody=frozenset(auxiliaries["nobody"]),
        hearsay=frozenset(table["hearsay"]["nouns"]),
        ago_days=int(table["past"]["ago_days"]),
        past_words=frozenset(table["past"]["words"]),
    )


def _words_of(language: Language) -> _Words:
    return _words_for(language.code)


def _turned(table: Mapping[str, Any]) -> dict[str, str]:
    """Word -> class, from class -> words; the class named first keeps a word that stands under two."""
    turned: dict[str, str] = {}
    for kind, members in table.items():
        for word in members:
            turned.setdefault(word, kind)
    return turned
