"""Frames: which word in which grammar means what, as data; found by looking up lemmas, never by trying every rule.

A rule file (TOML) holds frames. A frame names verbs or nouns, what must stand with them, and where its two parties
stand. Events, contacts, process events and threats are all read with it; each has its own files and its own labels.

    [[frames]]
    id = "release"
    mode = "release"
    verbs = ["free", "release", "let_go"]       # lemmas; a particle is joined with "_"
    nouns = ["release"]                         # nouns that name the same deed
    object = ["person", "@actor"]               # one of these word classes, or an actor, must be its object
    recipient = ["object"]                      # roles in order of preference; `actor` is the subject unless told

Roles: `subject`, `object`, `complement` (who the infinitive is about), a preposition (`with`, `against`), `object.of`
(a preposition on the object), `compound` (what stands before the noun: "army raid").
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dovecote.errors import InvalidRule
from dovecote.find.clause import VERBAL, conjuncts_of, objects_of, particle_of, prepositions_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dovecote.languages.language import Language
    from dovecote.model.sentence import Sentence

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECT_CLASSES = {
    "talks-subject": "talk_nouns",
    "ceasefire-subject": "ceasefire",
    "withdrawal-subject": "withdrawal_words",
    "troops-subject": "troops",
}
"""What `needs` can ask of the subject, and the word class that answers."""
PARTNER_ROLES = frozenset({"with", "between", "object", "object.with", "object.between", "subject.with"})
SPECIAL_CLASSES = frozenset({"@any", "@date", "@number"})
FRAME_KEYS = frozenset(
    {
        "id",
        "mode",
        "verbs",
        "nouns",
        "adjectives",
        "object",
        "not_object",
        "complement",
        "not_complement",
        "needs",
        "without",
        "borrow",
        "actor",
        "recipient",
        "reciprocal",
        "modes",
        "parties",
        "label",
        "factuality",
        "contexts",
        "of_is",
        "bare",
        "voice",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying one thing."""

    id: str
    """Rule file and frame: "en.events.retreat/release"."""
    version: int
    label: str
    mode: str | None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    not_complement: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Prepositions, `object`, `clause` or `infinitive`, one of which must stand with it; "a+b": both."""
    without: tuple[str, ...] = ()
    """The same, none of which may stand with it."""
    borrow: bool = False
    """True where "after a meeting with ..., he said" makes him who said it one who met."""
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    reciprocal: bool = False
    """True where a side named with "with" is an actor like the subject: talks, meetings of equals."""
    modes: Mapping[str, str] = field(default_factory=dict)
    """Word class of object or complement -> mode, where that decides it."""
    parties: int = 0
    """How many parties must be known actors, for words that mean other things too."""
    contexts: tuple[str, ...] = ()
    of_is: str = "recipient"
    """What "of" after the noun names: recipient ("the arrest of the envoy") or actor ("the resignation of ...")."""
    bare: bool = False
    """True where the noun alone tells the deed, without a verb or a party ("a truce began")."""
    voice: str = "any"
    factuality: tuple[str, ...] = ()
    """The factualities it holds for, where not for all ("will strike back" is a threat, "struck back" is none)."""

    @property
    def weight(self) -> int:
        """How much the frame asks for: the most demanding one that fits is the one that is meant."""
        return 4 * bool(self.object) + 4 * bool(self.complement) + 2 * bool(self.needs) + bool(self.not_object)


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of a folder or file, by the lemma that calls them, and the word classes they speak of."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]
    light_verbs: frozenset[str]
    happening_verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a place in a sentence."""

    frame: Frame
    trigger: Token
    verb: Token
    """The verb whose clause tells it: the trigger itself, or the light verb of a noun ("launched an attack")."""
    actors: tuple[Token, ...]
    """Heads of the noun phrases in the actor's place, conjuncts included, in order."""
    recipients: tuple[Token, ...]
    partners: tuple[Token, ...] = ()
    """Those of a reciprocal deed who stand on an equal footing with its actors ("held talks with")."""
    mode: str | None = None

    @property
    def is_nominal(self) -> bool:
        return self.trigger.pos_ in NOMINAL

    @property
    def label(self) -> str:
        return self.frame.label


def find_matches(sentence: Sentence, frames: Frames) -> Iterator[Match]:
    """The frame that fits best at each word that can call one, in order."""
    for token in sentence:
        if token.pos_ in VERBAL and token.dep_ in {"amod", "compound", "aux", "auxpass"}:
            # "negotiating team", "has": words of a phrase, no deeds.
            continue
        if token.pos_ in VERBAL:
            table, keys = frames.verbs, _verb_keys(token)
        elif token.pos_ == "NOUN":
            table, keys = frames.nouns, tuple(dict.fromkeys((lemma_of(token), token.lower_)))
        elif token.pos_ == "ADJ":
            table, keys = frames.adjectives, (token.lemma_.lower(),)
        else:
            continue
        match = _best(token, [frame for key in keys for frame in table.get(key, ())], frames)
        if match is not None:
            yield match


def lemma_of(token: Token) -> str:
    """The lemma, lower-cased; the parser's known mistakes are mended."""
    lemma = str(token.lemma_.lower())
    return _mended(token.doc.lang_).get(lemma, lemma)


@functools.cache
def _mended(code: str) -> Mapping[str, str]:
    from dovecote.languages.registry import get_language

    mended: Mapping[str, str] = get_language(code).table("lemmas")["mended"]
    return mended


def _verb_keys(token: Token) -> tuple[str, ...]:
    particle = particle_of(token)
    lemma = lemma_of(token)
    if particle:
        return (f"{lemma}_{particle}",)
    # The parser often takes a particle for a preposition or an adverb ("walked out of", "called on").
    near = [child.lower_ for child in token.children if child.dep_ in {"prep", "advmod"} and child.i == token.i + 1]
    return (*(f"{lemma}_{word}" for word in near), lemma)


def _best(token: Token, candidates: list[Frame], frames: Frames) -> Match | None:
    for frame in sorted(candidates, key=lambda one: -one.weight):
        match = _match(token, frame, frames)
        if match is not None:
            return match
    return None


def _match(token: Token, frame: Frame, frames: Frames) -> Match | None:
    scene = _scene(token, frame, frames)
    themes = _themes(token, scene)
    complements = _complements(token)
    if frame.object and not any(_is_of(one, frame.object, frames) for one in themes):
        return None
    if frame.not_object and any(_is_of(one, frame.not_object, frames) for one in themes):
        return None
    if frame.complement and not any(_is_of(one, frame.complement, frames) for one in complements):
        return None
    if frame.not_complement and any(_is_of(one, frame.not_complement, frames) for one in complements):
        return None
    if frame.needs and not _has_any(token, frame.needs, themes, frames):
        return None
    if frame.without and _has_any(token, frame.without, themes, frames):
        return None
    if (
        frame.voice == "passive"
        and token.pos_ in VERBAL
        and not any(one.dep_ in {"auxpass", "nsubjpass"} for one in token.children)
    ):
        return None
    actors = _of_roles(token, frame.actor, frame, scene)
    recipients = tuple(one for one in _of_roles(token, frame.recipient, frame, scene) if one not in actors)
    telling = (*themes, *complements, *actors)
    decided = (mode for name, mode in frame.modes.items() if any(_is_of(one, (name,), frames) for one in telling))
    mode = next(decided, frame.mode)
    roles = [role for role in frame.recipient if role in PARTNER_ROLES] if frame.reciprocal else []
    partners = tuple(one for one in _of_roles(token, roles, frame, scene) if one not in actors)
    return Match(frame, token, scene.verb, actors, recipients, partners, mode)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the parties of a deed can stand."""

    verb: Token
    light: bool
    """True where `verb` is a light verb with the noun as its object: its subject does the deed."""


def _scene(token: Token, frame: Frame, frames: Frames) -> _Scene:
    if token.pos_ not in NOMINAL:
        return _Scene(token, light=False)
    head = token
    while head.dep_ == "conj" and head.head.pos_ in NOMINAL:
        head = head.head
    governor = head.head
    # "went on strike", "engaged in talks"
    if head.dep_ == "pobj" and f"{governor.head.lemma_}_{governor.lower_}" in frames.light_verbs:
        return _Scene(governor.head, light=True)
    if (
        governor.pos_ in VERBAL
        and head.dep_ in {"dobj", "nsubjpass", "attr"}
        and _verb_keys(governor)[0] in frames.light_verbs
    ):
        return _Scene(governor, light=True)
    if (
        governor.pos_ in VERBAL
        and head.dep_ in {"nsubj", "nsubjpass"}
        and _verb_keys(governor)[0] in frames.happening_verbs
    ):
        return _Scene(governor, light=False)
    return _Scene(token, light=False)


def _themes(token: Token, scene: _Scene) -> tuple[Token, ...]:
    """What the deed is about: objects of a verb; what "of", "for" or a compound names, of a noun."""
    if token.pos_ in VERBAL:
        return tuple(one for head in objects_of(token) for one in conjuncts_of(head))
    heads = [inner for word, inner in prepositions_of(token) if word in {"of", "on", "against", "for", "from", "to"}]
    heads += [child for child in token.children if child.dep_ in {"compound", "amod", "nmod"}]
    if scene.light:
        heads += [inner for _, inner in prepositions_of(scene.verb)]
    return tuple(one for head in heads for one in conjuncts_of(head))


def _complements(token: Token) -> tuple[Token, ...]:
    """Heads of the clauses and prepositional phrases that complete a verb, noun or adjective."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp", "acl", "advcl"} and (child.dep_ != "advcl" or child.tag_ == "VB"):
            found.append(child)
            # "agreed to hold talks": what is held tells what is agreed.
            found += [one for one in child.children if one.dep_ in {"dobj", "acomp", "attr"}]
        elif child.dep_ in {"dobj", "nsubjpass"} and token.pos_ in VERBAL:
            found += [one for one in child.children if one.dep_ in {"acl", "xcomp"} and one.tag_ == "VB"]
        elif child.dep_ in {"prep", "agent"}:
            for one in child.children:
                if one.dep_ == "prep":
                    found += [last for last in one.children if last.dep_ == "pobj"]
                elif one.dep_ in {"pobj", "pcomp"}:
                    found += [one, *(inner for inner in one.children if inner.dep_ in {"dobj", "compound"})]
    return tuple(found)


def _has_any(token: Token, asked: Sequence[str], themes: Sequence[Token], frames: Frames) -> bool:
    there = {word for word, _ in prepositions_of(token)} | {one.lower_ for one in token.children if one.dep_ == "prep"}
    if themes:
        there.add("object")
    if any(child.dep_ == "ccomp" for child in token.children):
        there.add("clause")
    if any(one.dep_ in {"xcomp", "ccomp", "acl", "advcl"} and one.tag_ == "VB" for one in token.children):
        there.add("infinitive")
    below = [one for one in token.children if one.dep_ in {"xcomp", "ccomp", "acl"} and one.tag_ == "VB"]
    if any(inner.dep_ == "neg" for one in below for inner in one.children):
        there.add("negated-infinitive")
    there |= _subject_kinds(token, frames)
    return any(set(needed.split("+")) <= there for needed in asked)


def _subject_kinds(token: Token, frames: Frames) -> set[str]:
    """What the subject is about, for frames that ask for it: "talks-subject" where talks begin or collapse."""
    subjects = [one for one in token.children if one.dep_ in {"nsubj", "nsubjpass"}]
    kinds = {kind for kind, name in SUBJECT_CLASSES.items() if any(_is_of(one, (name,), frames) for one in subjects)}
    if any(one.tag_ in {"NNS", "NNPS"} or one.conjuncts for one in subjects):
        kinds.add("several-subjects")
    return kinds


def _is_of(token: Token, names: Sequence[str], frames: Frames) -> bool:
    """True where the word, or what it is a measure or a kind of ("tons of food", "peace talks"), is in a class."""
    words = [token]
    words += [child for child in token.children if child.dep_ in {"compound", "nmod", "amod"}]
    words += [inner for word, inner in prepositions_of(token) if word in {"of", "in"}]
    for name in names:
        if name in SPECIAL_CLASSES:
            if any(_is_special(one, name) for one in words[:1]):
                return True
            continue
        members = frames.classes[name]
        if any(
            one.lemma_.lower() in members or one.lower_ in members or (one.ent_type_ and f"#{one.ent_type_}" in members)
            for one in words
        ):
            return True
    return False


def _is_special(token: Token, name: str) -> bool:
    if name == "@any":
        return True
    return bool(token.ent_type_ in {"DATE", "TIME"}) if name == "@date" else bool(token.like_num)


def _of_roles(token: Token, roles: Sequence[str], frame: Frame, scene: _Scene) -> tuple[Token, ...]:
    found: list[Token] = []
    for role in roles:
        for head in _of_role(token, role, frame, scene):
            found += [one for one in conjuncts_of(head) if one not in found and one.i != token.i]
    return tuple(found)


def _of_role(token: Token, role: str, frame: Frame, scene: _Scene) -> Iterator[Token]:
    match role.split("."):
        case ["subject"]:
            yield from _doers(token, frame, scene)
        case ["object"]:
            yield from _objects(token, frame, scene)
        case ["complement"]:
            yield from _of_complement(token)
        case ["compound"]:
            yield from (child for child in token.children if child.dep_ in {"compound", "amod", "nmod", "poss"})
        case ["subject", preposition]:
            yield from _on_subject(token, preposition)
        case ["object", preposition]:
            for head in objects_of(token) if token.pos_ in VERBAL else _of(token):
                yield from (inner for word, inner in prepositions_of(head) if word == preposition)
        case [preposition]:
            places = [token, scene.verb] if scene.verb is not token else [token]
            if token.pos_ in VERBAL:
                # "held talks on Monday with the envoys": the parser hangs "with" on either.
                places += [one for one in objects_of(token) if one.i > token.i]
            for place in places:
                yield from (inner for word, inner in prepositions_of(place) if word == preposition)


def _on_subject(token: Token, preposition: str) -> Iterator[Token]:
    """Whom a word on the subject names: "the talks between ... began", "the rebels' truce ended"."""
    for subject in (child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}):
        if preposition in {"poss", "compound"}:
            yield from (child for child in subject.children if child.dep_ in {"poss", "compound", "amod", "nmod"})
        else:
            yield from (inner for word, inner in prepositions_of(subject) if word == preposition)


def _doers(token: Token, frame: Frame, scene: _Scene) -> Iterator[Token]:
    if token.pos_ == "ADJ":
        verb = token.head
        doer = subject_of(verb) if verb.pos_ in VERBAL else verb
        if doer is not None:
            yield doer
        return
    if scene.light:
        doer = subject_of(scene.verb)
        if doer is not None and doer.i != token.i:
            yield doer
        return
    doer = subject_of(token)
    if doer is not None:
        yield doer
        return
    if token.pos_ in NOMINAL:
        if frame.of_is == "actor":
            yield from _of(token)
        yield from (child for child in token.children if child.dep_ in {"compound", "amod", "nmod"})
        if frame.borrow and token.dep_ == "pobj" and token.head.head.pos_ in VERBAL:
            doer = subject_of(token.head.head)
            if doer is not None:
                yield doer


def _objects(token: Token, frame: Frame, scene: _Scene) -> Iterator[Token]:
    if token.pos_ in VERBAL:
        yield from objects_of(token)
        return
    if frame.of_is == "recipient":
        yield from _of(token)


def _of(noun: Token) -> tuple[Token, ...]:
    return tuple(inner for word, inner in prepositions_of(noun) if word == "of")


def _of_complement(token: Token) -> Iterator[Token]:
    """Who a complement is about: the subject of an infinitive ("urged them to leave"), else what it is done to."""
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp", "acl", "advcl"}:
            own = [one for one in child.children if one.dep_ in {"nsubj", "nsubjpass"}]
            yield from own
            yield from objects_of(child)
            yield from (
                inner
                for word, inner in prepositions_of(child)
                if word in {"to", "with", "from", "against", "in", "on", "by"}
            )
        elif child.dep_ == "prep":
            for one in child.children:
                if one.dep_ == "pcomp":
                    yield from objects_of(one)
                    yield from (
                        inner
                        for word, inner in prepositions_of(one)
                        if word in {"to", "with", "from", "against", "in", "on"}
                    )


def load_frames(language: Language, name: str) -> Frames:
    """The frames of a folder or a file of `language`; read once.

    Raises:
        InvalidRule: a file that cannot be right; every problem is listed.
    """
    return _load(language.code, name)


@functools.cache
def _load(code: str, name: str) -> Frames:
    from dovecote.languages.registry import get_language

    language = get_language(code)
    tables = language.tables(name) if (language.folder / name).is_dir() else {name: language.table(name)}
    classes = {key: frozenset(words) for key, words in language.table("classes")["classes"].items()}
    problems: list[str] = []
    frames = [frame for stem, table in tables.items() for frame in _read_frames(stem, table, classes, problems)]
    if problems:
        raise InvalidRule("; ".join(problems), thing=f"languages/{code}/{name}", try_next="Mend the frames it names.")
    light = language.table("light_verbs")
    return Frames(
        verbs=_by_word(frames, "verbs"),
        nouns=_by_word(frames, "nouns"),
        adjectives=_by_word(frames, "adjectives"),
        classes=classes,
        light_verbs=frozenset(light["light"]),
        happening_verbs=frozenset(light["happening"]),
    )


def _read_frames(
    stem: str, table: Mapping[str, Any], classes: Mapping[str, Any], problems: list[str]
) -> Iterator[Frame]:
    for one in table.get("frames", ()):
        place = f"{stem}/{one.get('id', '?')}"
        problems += [f"{place}: unknown key {key!r}" for key in one if key not in FRAME_KEYS]
        for key in ("object", "not_object", "complement", "not_complement"):
            problems += [
                f"{place}: no class {name!r}"
                for name in one.get(key, ())
                if name not in classes and name not in SPECIAL_CLASSES
            ]
        problems += [f"{place}: no class {name!r}" for name in one.get("modes", {}) if name not in classes]
        if not problems:
            yield _frame(table, one)


def _frame(table: Mapping[str, Any], one: Mapping[str, Any]) -> Frame:
    lists = {key: tuple(one[key]) for key in one if isinstance(one[key], list)}
    return Frame(
        id=f"{table['id']}/{one['id']}",
        version=int(table["version"]),
        label=one.get("label") or table["label"],
        mode=one.get("mode"),
        reciprocal=bool(one.get("reciprocal", False)),
        modes=one.get("modes", {}),
        parties=int(one.get("parties", 0)),
        of_is=one.get("of_is", "recipient"),
        bare=bool(one.get("bare", False)),
        borrow=bool(one.get("borrow", False)),
        voice=one.get("voice", "any"),
        **lists,
    )


def _by_word(frames: Sequence[Frame], kind: str) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in getattr(frame, kind):
            table.setdefault(word, []).append(frame)
    return {word: tuple(found) for word, found in table.items()}
