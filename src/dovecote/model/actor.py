"""Who is meant: mentions in the text and the actor they name (codebook, section Actor; FollowTheMoney)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dovecote.model.evidence import Evidence

ActorType = Literal[
    "person",
    "office",
    "organisation",
    "body",
    "state",
    "state_government",
    "armed_group",
    "coalition",
    "media_outlet",
    "collective",
    "unnamed_person",
    "unnamed_collective",
]
MentionForm = Literal["name", "title", "title+name", "description", "pronoun", "metonym"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody."""

    start: int
    end: int
    exact: str
    form: MentionForm
    source: str | None = None
    candidates: tuple[str, ...] = ()
    """Ids of the actors it may name, where the text does not decide; then it belongs to none of them."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A post somebody holds, for a time."""

    post: str
    organisation: str | None = None
    valid: str | None = None
    """EDTF interval; None where the text tells no limits."""
    basis: str = "stated"
    """stated (in the text), vocabulary, or user list."""
    evidence: tuple[Evidence, ...] = ()
    office: str | None = None
    """The office alone, in plain words in order of the alphabet, without its state and its holder's rank ("foreign
    minister"): what two articles compare. None where the words tell no office."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act: a person, an office, a state, an armed group, an unnamed official."""

    id: str
    name: str
    actor_type: ActorType
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    country_inferred: bool = False
    """True where no title or list says it, only the states that the story tells of beside it."""
    aliases: tuple[str, ...] = ()
    plover_sector: tuple[str, ...] = ()
    wikidata: str | None = None
    member_of: tuple[str, ...] = ()
    roles: tuple[Holding, ...] = ()
    mentions: tuple[Mention, ...] = ()
    vocabulary_id: str | None = None
    """The entry of the vocabulary, or of the user's own list, that this is; None for one known from the text alone."""
    created_by: str = ""
