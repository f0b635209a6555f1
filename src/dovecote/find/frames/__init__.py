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

from dovecote.find.frames.frame import Frame, Frames, Match
from dovecote.find.frames.load import load_frames
from dovecote.find.frames.match import find_matches
from dovecote.find.frames.wording import by_lemma, forms_in, lemma_of, lemmas_in, with_lemma, words_in

__all__ = [
    "Frame",
    "Frames",
    "Match",
    "by_lemma",
    "find_matches",
    "forms_in",
    "lemma_of",
    "lemmas_in",
    "load_frames",
    "with_lemma",
    "words_in",
]
