"""Which frame fits a word of a sentence."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, conjuncts_of, holds_day, labels_below, objects_of, particle_of, prepositions_of
from dovecote.find.frames.frame import NOMINAL, Frame, Frames, Match
from dovecote.find.frames.load import SPECIAL_CLASSES, load_frames
from dovecote.find.frames.roles import Scene, tokens_of_roles
from dovecote.find.frames.wording import lemma_of
from dovecote.find.parse_memory import once_per_word

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dovecote.languages.language import Language
    from dovecote.model.sentence import Sentence

FRAME_SETS = ("contacts", "process", "events")
"""Files or folders of frames in a language, all looked up together."""
YEAR_DIGITS = 4
THEME_PREPOSITIONS = frozenset({"of", "on", "against", "for", "from", "to", "at"})
KEPT_AS = "dovecote.matches"
_ANYTHING, _KINDS_READ = "", "@subject"
"""Marks that are no needs: something was read off the word, and its subject was."""
_WEIGHT = attrgetter("weight")
CALLING = VERBAL | {"NOUN", "ADJ"}
"""Kinds of words that can call a frame."""
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl"})
PARTNER_ROLES = frozenset({"with", "between", "object", "object.with", "object.between", "subject.with"})


def find_matches(sentence: Sentence, language: Language, name: str) -> tuple[Match, ...]:
    """The frames of the set `name` that fit best at each word that can call one, in order.

    All sets are looked up in one pass over the words, at the first asking; the parse keeps what was found.
    """
    made: dict[tuple[int, int], dict[str, tuple[Match, ...]]] = sentence.parsed.doc.user_data.setdefault(KEPT_AS, {})
    place = (int(sentence.parsed.start), int(sentence.parsed.end))
    if place not in made:
        made[place] = _all_matches(sentence, language)
    return made[place][name]


def _all_matches(sentence: Sentence, language: Language) -> dict[str, tuple[Match, ...]]:
    found: dict[str, list[Match]] = {name: [] for name in FRAME_SETS}
    calling = _calling_words(language)
    for token in sentence:
        if token.pos_ not in CALLING:
            continue
        kind, keys = _keys_of(token)
        if not kind or calling[kind].isdisjoint(keys):
            continue
        for name in FRAME_SETS:
            frames = load_frames(language, name)
            table = frames.by_kind[kind]
            candidates = [frame for key in keys for frame in table.get(key, ())]
            match = _best(token, candidates, frames) if candidates else None
            if match is not None:
                found[name].append(match)
    return {name: tuple(matches) for name, matches in found.items()}


@functools.cache
def _calling_words(language: Language) -> Mapping[str, frozenset[str]]:
    """The lemmas that call a frame of any set, by kind of word."""
    sets = [load_frames(language, name) for name in FRAME_SETS]
    return {kind: frozenset().union(*(one.by_kind[kind] for one in sets)) for kind in sets[0].by_kind}


def _keys_of(token: Token) -> tuple[str, tuple[str, ...]]:
    """The kind of word that it is to frames, and the lemmas it is looked up by; no kind where it calls none."""
    if token.pos_ in VERBAL:
        # "negotiating team", "has": words of a phrase, no deeds.
        is_phrase = token.dep_ in {"amod", "compound", "aux", "auxpass"}
        return ("", ()) if is_phrase else ("verbs", _verb_keys(token))
    if token.pos_ == "NOUN":
        lemma, form = lemma_of(token), token.lower_
        return "nouns", (*((lemma,) if form == lemma else (lemma, form)), *_hyphenated(token))
    return ("adjectives", (token.lemma_.lower(),)) if token.pos_ == "ADJ" else ("", ())


@once_per_word
def _verb_keys(token: Token) -> tuple[str, ...]:
    particle = particle_of(token)
    lemma = lemma_of(token)
    if particle:
        return (f"{lemma}_{particle}",)
    # The parser often takes a particle for a preposition or an adverb ("walked out of", "called on").
    following = (child for child in token.children if child.dep_ in {"prep", "advmod"} and child.i == token.i + 1)
    # "Called on Monday", "signed on 3 May" have no particle.
    near = [child.lower_ for child in following if not holds_day(child)]
    return (*(f"{lemma}_{word}" for word in (*near, *_results(token), *_after_object(token))), lemma)


def _after_object(verb: Token) -> Iterator[str]:
    """The particle behind the object, whatever the parser hangs it on: "bring the leaders together", "put it off"."""
    for one in verb.children:
        following = one.right_edge.i + 1
        if one.dep_ != "dobj" or following >= len(verb.doc):
            continue
        # "pulled its men out of the town": of two prepositions the first is the particle.
        two = following + 1 < len(verb.doc) and verb.doc[following].tag_ == verb.doc[following + 1].tag_ == "IN"
        if two or verb.doc[following].tag_ in {"RB", "RP"}:
            yield verb.doc[following].lower_


def _results(verb: Token) -> Iterator[str]:
    """The state that a deed leaves its object in: "set free 20 soldiers", "set them free"."""
    if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].tag_ == "JJ":
        yield verb.doc[verb.i + 1].lower_
    yield from (one.lower_ for one in verb.children if one.tag_ == "JJ" and one.i > verb.i + 1)


def _hyphenated(token: Token) -> tuple[str, ...]:
    """The compound that ends with the word, which the parser cuts at its hyphen: "cease-fire"."""
    if token.i < 2:
        return ()
    hyphen, before = token.doc[token.i - 1], token.doc[token.i - 2]
    if hyphen.text != "-" or hyphen.whitespace_ or before.whitespace_:
        return ()
    return (f"{before.lower_}-{lemma_of(token)}",)


def _is_among(verb: Token, lemmas: Collection[str]) -> bool:
    return any(key in lemmas for key in _verb_keys(verb))


def _best(token: Token, candidates: list[Frame], frames: Frames) -> Match | None:
    scene = _scene(token, frames)
    themes, complements = _themes(token, scene), _complements(token)
    beside: set[str] = set()
    for frame in sorted(candidates, key=_WEIGHT, reverse=True) if len(candidates) > 1 else candidates:
        match = _match(token, frame, frames, scene, themes, complements, beside)
        if match is not None:
            return match
    return None


def _match(
    token: Token,
    frame: Frame,
    frames: Frames,
    scene: Scene,
    themes: tuple[Token, ...],
    complements: tuple[Token, ...],
    beside: set[str],
) -> Match | None:
    """`frame` at `token`, where it fits; `beside` is empty at first, for what `_has_any` reads off the word once."""
    if (frame.told and scene.verb is token) or (frame.untold and scene.verb is not token):
        return None
    if frame.not_told_by and scene.verb is not token and _is_of(scene.verb, frame.not_told_by, frames):
        return None
    if frame.told_by and not (token.dep_ in {"dobj", "nsubjpass"} and _is_of(token.head, frame.told_by, frames)):
        return None
    if frame.object and not any(_is_of(one, frame.object, frames) for one in themes):
        return None
    if frame.not_object and any(_is_of(one, frame.not_object, frames) for one in themes):
        return None
    if frame.about and not all(_is_of(one, frame.about, frames) for one in _subject_matter(token)):
        return None
    asked = [one for word, one in prepositions_of(token) if word in frame.by] if frame.by else complements
    if frame.complement and not any(_is_of(one, frame.complement, frames) for one in asked):
        return None
    if frame.not_complement and any(_is_of(one, frame.not_complement, frames) for one in complements):
        return None
    if frame.needs and not _has_any(token, frame.needs, themes, frames, beside):
        return None
    if frame.without and _has_any(token, frame.without, themes, frames, beside):
        return None
    if frame.voice == "passive" and token.pos_ in VERBAL and labels_below(token).isdisjoint(("auxpass", "nsubjpass")):
        return None
    actors = tokens_of_roles(token, frame.actor, frame, scene)
    recipients = tuple(one for one in tokens_of_roles(token, frame.recipient, frame, scene) if one not in actors)
    mode = _mode(frame, (*themes, *complements, *actors), frames) if frame.modes else frame.mode
    roles = [role for role in frame.recipient if role in PARTNER_ROLES] if frame.reciprocal else []
    partners = tuple(one for one in tokens_of_roles(token, roles, frame, scene) if one not in actors)
    return Match(frame, token, scene.verb, actors, recipients, partners, mode)


def _mode(frame: Frame, telling: Sequence[Token], frames: Frames) -> str | None:
    """The mode of a deed, by the words that may tell it."""
    decided = (mode for name, mode in frame.modes.items() if any(_is_of(one, (name,), frames) for one in telling))
    return next(decided, frame.mode)


def _scene(token: Token, frames: Frames) -> Scene:
    if token.pos_ not in NOMINAL:
        return Scene(token, light=False)
    head = token
    while head.dep_ == "conj" and head.head.pos_ in NOMINAL:
        head = head.head
    governor = head.head
    # "went on strike", "engaged in talks"
    if head.dep_ == "pobj" and f"{governor.head.lemma_}_{governor.lower_}" in frames.light_verbs:
        return Scene(governor.head, light=True)
    if (
        governor.pos_ in VERBAL
        and head.dep_ in {"dobj", "nsubjpass", "attr"}
        and _is_among(governor, frames.light_verbs)
    ):
        return Scene(governor, light=True)
    told = next(
        (one for one in head.children if _tells_of_its_head(one) and _is_among(one, frames.relative_verbs)), None
    )
    if told is not None:
        return Scene(told, light=True)
    if governor.pos_ in VERBAL and head.dep_ in {"nsubj", "nsubjpass"} and _is_among(governor, frames.happening_verbs):
        return Scene(governor, light=False)
    return Scene(token, light=False)


def _tells_of_its_head(clause: Token) -> bool:
    """True for "the talks she held", "a meeting held in Dorn": the noun is the object of the clause's verb."""
    if clause.dep_ == "acl":
        return bool(clause.tag_ == "VBN")
    if clause.dep_ != "relcl" or any(one.dep_ == "dobj" and one.tag_ != "WDT" for one in clause.children):
        return False
    # "after the meeting that progress had been made": what is made is told, and not the meeting.
    subjects = [one for one in clause.children if one.dep_ in {"nsubj", "nsubjpass"} and one.i != clause.head.i]
    return any(one.dep_ == "nsubj" or one.tag_ in {"WDT", "WP"} for one in subjects)


def _themes(token: Token, scene: Scene) -> tuple[Token, ...]:
    """What the deed is about: objects of a verb; what "of", "for" or a compound names, of a noun."""
    if token.pos_ in VERBAL:
        return tuple(one for head in objects_of(token) for one in conjuncts_of(head))
    heads = [inner for word, inner in prepositions_of(token) if word in THEME_PREPOSITIONS]
    heads += [child for child in token.children if child.dep_ in {"compound", "amod", "nmod"} or _is_year(child)]
    if scene.light:
        heads += [inner for word, inner in prepositions_of(scene.verb) if word in THEME_PREPOSITIONS]
    return tuple(one for head in heads for one in conjuncts_of(head))


def _is_year(token: Token) -> bool:
    """True for "2018" of "the 2018 accord", which the parser takes for a count."""
    return token.dep_ == "nummod" and token.ent_type_ == "DATE"


def _subject_matter(noun: Token) -> list[Token]:
    """What "of" after a noun tells it is about."""
    return [inner for word, inner in prepositions_of(noun) if word == "of"]


@once_per_word
def _complements(token: Token) -> tuple[Token, ...]:
    """Heads of the clauses and prepositional phrases that complete a verb, noun or adjective."""
    found: list[Token] = []
    tells_what = token.pos_ in VERBAL and "xcomp" in labels_below(token)
    for child in token.children:
        if child.dep_ in CLAUSES and (child.dep_ != "advcl" or child.tag_ == "VB"):
            found.append(child)
            # "agreed to hold talks": what is held tells what is agreed.
            found += [one for one in child.children if one.dep_ in {"dobj", "acomp", "attr", "xcomp"}]
        elif child.dep_ == "oprd":
            # "was appointed mediator"
            found.append(child)
        elif child.dep_ == "advmod":
            # "went back to the table"
            found += [last for one in child.children if one.dep_ == "prep" for last in one.children]
        elif child.dep_ in {"dobj", "nsubjpass"} and token.pos_ in VERBAL:
            found += [one for one in child.children if one.dep_ in {"acl", "xcomp"} and one.tag_ == "VB"]
        elif child.dep_ in {"prep", "agent"} and not (tells_what and child.i > token.i):
            # "promised to meet on opening the roads": to meet is what was promised.
            # "announced it at the end of the talks" tells when, "a halt at sea" where; "are at an impasse" what.
            for one in child.children if child.lower_ != "at" or _is_all_it_says(child) else ():
                if one.dep_ == "prep":
                    found += [last for last in one.children if last.dep_ == "pobj"]
                elif one.dep_ in {"pobj", "pcomp"}:
                    found += [one, *(inner for inner in one.children if inner.dep_ in {"dobj", "compound"})]
    return tuple(found)


def _is_all_it_says(preposition: Token) -> bool:
    """True where nothing but the phrase completes a verb: "remain at an impasse"."""
    verb = preposition.head
    others = (
        one for one in verb.children if one.dep_ in {"dobj", "xcomp", "ccomp", "attr", "acomp", "prep", "nsubjpass"}
    )
    return verb.pos_ in VERBAL and all(one == preposition for one in others)


def _has_any(token: Token, asked: Sequence[str], themes: Sequence[Token], frames: Frames, beside: set[str]) -> bool:
    """Whether one of the things `asked` for stands with the word; `beside` keeps what stands there."""
    if not beside:
        beside |= _what_stands_with(token, themes)
    if _KINDS_READ not in beside and any("subject" in needed for needed in asked):
        beside |= {_KINDS_READ, *_subject_kinds(token, frames)}
    return any(beside.issuperset(needed.split("+")) if "+" in needed else needed in beside for needed in asked)


def _what_stands_with(token: Token, themes: Sequence[Token]) -> set[str]:
    """Prepositions, "object", "clause" and what else a frame may need, but for the subject."""
    there = {_ANYTHING, *(word for word, _ in prepositions_of(token))}
    labels = labels_below(token)
    if "prep" in labels:
        there |= {one.lower_ for one in token.children if one.dep_ == "prep"}
    if themes:
        there.add("object")
        there |= {f"object.{word}" for one in themes for word, _ in prepositions_of(one)}
    if "ccomp" in labels:
        there.add("clause")
    if "oprd" in labels or sum(one.dep_ in {"dobj", "attr"} for one in token.children) > 1:
        there.add("second-object")
    if not labels.isdisjoint(CLAUSES) and any(one.dep_ in CLAUSES and _is_infinitive(one) for one in token.children):
        there.add("infinitive")
    below = [one for one in token.children if one.dep_ in {"xcomp", "ccomp", "acl"} and one.tag_ == "VB"]
    if any(inner.dep_ == "neg" for one in below for inner in one.children):
        there.add("negated-infinitive")
    if "dative" in labels:
        there.add("to")
    return there


def _is_infinitive(verb: Token) -> bool:
    """True for "to leave" and "help rebuild", not for "would leave"."""
    return verb.tag_ == "VB" and not any(one.tag_ == "MD" for one in verb.children)


def _subject_kinds(token: Token, frames: Frames) -> set[str]:
    """What the subject is about, for frames that ask for it: "talks-subject" where talks begin or collapse."""
    bearer = token
    while (
        (bearer.dep_ == "xcomp" and bearer.head.pos_ in VERBAL | {"ADJ"})
        or (bearer.dep_ == "conj" and bearer.head.pos_ in VERBAL)
    ) and not _subjects(bearer):
        # "the talks are due to resume": the talks resume; "the talks began and broke down".
        bearer = bearer.head
    subjects = _subjects(bearer) or (_subjects(bearer.head) if bearer.dep_ == "acomp" else [])
    named = [one for subject in subjects for one in conjuncts_of(subject)]
    kinds = {kind for one in named for form in _forms_of(one) for kind in frames.subject_kinds.get(form, ())}
    if any(_is_plural(one) or one.conjuncts for one in subjects):
        kinds.add("several-subjects")
    return kinds


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} or (noun.tag_ == "PRP" and "Plur" in noun.morph.get("Number", []))


def _subjects(token: Token) -> list[Token]:
    found = [one for one in token.children if one.dep_ in {"nsubj", "nsubjpass"}]
    return [token.head if one.tag_ == "WDT" and token.dep_ == "relcl" else one for one in found]


def _is_of(token: Token, names: Sequence[str], frames: Frames) -> bool:
    """True where the word, or what it is a measure or a kind of ("tons of food", "peace talks"), is in a class."""
    forms, classes = _forms_of(token), frames.classes
    for name in names:
        if _is_special(token, name) if name in SPECIAL_CLASSES else not forms.isdisjoint(classes[name]):
            return True
    return False


@once_per_word
def _forms_of(token: Token) -> frozenset[str]:
    """What classes can know a word by: lemma, form and "#PERSON", of itself and of what it is a kind of."""
    words = [token, *(child for child in token.children if child.dep_ in {"compound", "nmod", "amod", "det"})]
    words += [inner for word, inner in prepositions_of(token) if word in {"of", "in"}]
    forms = {form for one in words for form in (lemma_of(one), one.lower_)}
    forms |= {f"#{one.ent_type_}" for one in words if one.ent_type_}
    return frozenset(forms.union(_hyphenated(token)))


def _is_special(token: Token, name: str) -> bool:
    if name == "@any":
        return True
    if name == "@number":
        return bool(token.like_num)
    if token.ent_type_ not in {"DATE", "TIME"}:
        return False
    # "the February accord", "the accord of 2015", and not "the three-year deal".
    return name == "@date" or token.pos_ == "PROPN" or (len(token) == YEAR_DIGITS and token.is_digit)
