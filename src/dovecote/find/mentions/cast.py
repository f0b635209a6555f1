"""The cast of one article while it is being gathered: who has been named so far, by which names and in which office."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass, field, replace

from dovecote.find.mentions.posts import BASIS, Post
from dovecote.model.actor import Actor, ActorType, Holding, Mention, MentionForm
from dovecote.model.ids import make_id
from dovecote.vocabulary.lexicon import Entry


@dataclass(slots=True)
class Draft:
    """An actor to be."""

    name: str
    actor_type: ActorType
    created_by: str
    country: str | None = None
    sectors: list[str] = field(default_factory=list)
    entry: Entry | None = None
    words: tuple[str, ...] = ()
    """Of a person: the parts of the fullest name."""
    posts: list[Post] = field(default_factory=list)
    """Of a person: the offices as titles and appositions tell them."""
    offices: set[str] = field(default_factory=set)
    """Descriptions in small letters: "foreign minister", "minister"."""
    roles: list[Holding] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    member_of: list[Draft] = field(default_factory=list)
    plural: bool = False
    candidates: tuple[Draft, ...] = ()
    """Whom its mention may name, where the text does not decide."""
    affiliations: list[str] = field(default_factory=list)
    """Ids of entries of the vocabulary that its descriptions name: whose official it is."""
    country_inferred: bool = False
    """True where only the states around it, and no words of its own, give its country."""
    stateless: bool = False
    """True where its own words say that it belongs to no single state, or to another one that they do not name."""
    owning: list[tuple[int, int, MentionForm]] = field(default_factory=list)
    """Where words name it as the one whose another actor is: "the movement's" of "the movement's committee"."""
    title_words: set[str] = field(default_factory=set)
    """Of a person: all words of the titles it is given, in small letters."""

    def add_mention(self, text: str, start: int, end: int, form: MentionForm) -> None:
        """A mention, unless one stands there already."""
        if not any(one.start == start and one.end == end for one in self.mentions):
            self.mentions.append(Mention(start, end, text[start:end], form))

    def add_alias(self, words: str) -> None:
        """Another name for it."""
        if words and words != self.name and words not in self.aliases:
            self.aliases.append(words)

    def add_sectors(self, sectors: tuple[str, ...] | list[str]) -> None:
        """Sectors it did not have."""
        self.sectors.extend(one for one in sectors if one and one not in self.sectors)

    @property
    def is_listed(self) -> bool:
        """True for an actor whom the vocabulary or the user's list knows, and not the article alone."""
        return self.entry is not None and self.entry.basis != BASIS

    @property
    def is_told_government(self) -> bool:
        """True for a government that the story calls so, not by its capital alone."""
        return self.actor_type == "state_government" and any(one.form != "metonym" for one in self.mentions)

    @property
    def first_start(self) -> int:
        return min((one.start for one in self.mentions), default=1 << 60)

    def last_before(self, position: int) -> int:
        """Where it was last mentioned before `position`; -1 where it was not."""
        return max((one.start for one in self.mentions if one.start < position), default=-1)


@dataclass(slots=True)
class Cast:
    """All drafts of an article, in order of appearance."""

    source: str
    text: str
    drafts: list[Draft] = field(default_factory=list)

    def add(self, draft: Draft) -> Draft:
        """The draft, now part of the cast."""
        self.drafts.append(draft)
        return draft

    def of_entry(self, entry: Entry) -> Draft:
        """The draft of an entry of the vocabulary, made where there is none."""
        for draft in self.drafts:
            if draft.entry is not None and draft.entry.id == entry.id:
                return draft
        learnt = entry.basis == BASIS
        draft = Draft(
            entry.name,
            entry.actor_type,
            "actors.organisations" if learnt else "actors.vocabulary",
            country=entry.country,
            sectors=list(entry.sectors),
            entry=entry,
        )
        if learnt:
            draft.offices.update(entry.descriptions)
            draft.stateless = draft.country is None and " of " in entry.name
        return self.add(draft)

    def persons(self) -> list[Draft]:
        """Drafts of named persons."""
        return [one for one in self.drafts if one.actor_type == "person"]

    def freeze(self) -> tuple[Actor, ...]:
        """Actors, in order of their first mention; those nobody mentions come last."""
        ordered = sorted(self.drafts, key=lambda one: (one.first_start, one.name, one.actor_type))
        ids: dict[int, str] = {}
        taken: set[str] = set()
        for draft in ordered:
            made = make_id("ac", self.source, draft.actor_type, draft.first_start, draft.name)
            while made in taken:
                made = make_id("ac", made)
            taken.add(made)
            ids[id(draft)] = made
        return tuple(self._actor(draft, ids) for draft in ordered)

    def _actor(self, draft: Draft, ids: dict[int, str]) -> Actor:
        candidates = tuple(ids[id(one)] for one in draft.candidates)
        mentions = sorted(draft.mentions, key=lambda one: (one.start, one.end))
        if candidates:
            mentions = [replace(one, candidates=candidates) for one in mentions]
        return Actor(
            id=ids[id(draft)],
            name=draft.name,
            actor_type=draft.actor_type,
            country=draft.country,
            country_inferred=draft.country_inferred and draft.country is not None,
            aliases=tuple(draft.aliases),
            plover_sector=tuple(draft.sectors),
            wikidata=draft.entry.wikidata if draft.entry else None,
            member_of=tuple(ids[id(one)] for one in draft.member_of if id(one) in ids),
            roles=tuple(draft.roles),
            mentions=tuple(mentions),
            vocabulary_id=draft.entry.id if draft.is_listed and draft.entry else None,
            created_by=draft.created_by,
        )


@functools.lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word of a name without accents, capitals, article and stops: what two spellings share."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    plain = plain.casefold().replace("’", "'").strip(".,'")
    for article in ("al-", "el-", "al'", "el'", "ul-", "ur-", "as-", "ash-", "an-", "ad-", "ar-", "az-"):
        if plain.startswith(article) and len(plain) > len(article) + 2:
            return plain[len(article) :]
    return plain
