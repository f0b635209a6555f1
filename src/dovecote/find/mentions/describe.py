"""Whom a description means: one named before who fits, an office, somebody unnamed, a group, both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import cast as typed

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.posts import Post, fits, read_post
from dovecote.find.mentions.words import ActorWords
from dovecote.model.actor import ActorType, MentionForm
from dovecote.vocabulary.lexicon import Entry, Lexicon, government_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})


@dataclass(frozen=True, slots=True)
class Stage:
    """What a description is read against."""

    cast: Cast
    words: ActorWords
    lexicon: Lexicon
    home: str | None
    """Country that the story is about, where one stands out."""


def place_phrase(phrase: Phrase, stage: Stage) -> None:
    """Adds the description to whom it means; where nobody can be told, to nobody."""
    post = read_post(phrase.line, phrase.start, phrase.end, stage.words)
    match phrase.kind:
        case "sides":
            _place_sides(phrase, stage)
        case "countries":
            _place_countries(phrase, stage)
        case "group":
            _place_group(phrase, post, stage)
        case "institution":
            _place_institution(phrase, post, stage)
        case "collective":
            _place_collective(phrase, post, stage)
        case "office" | "official" | "person":
            _place_somebody(phrase, post, stage)


def _add(draft: Draft, phrase: Phrase, stage: Stage, form: MentionForm = "description") -> None:
    draft.add_mention(stage.cast.text, phrase.start, phrase.end, form)


def acts(head: Token, words: ActorWords) -> bool:
    """True for a subject, an agent, or somebody spoken to or about."""
    anchor = head
    while anchor.dep_ == "conj" and anchor.head.i != anchor.i:
        anchor = anchor.head
    if anchor.dep_ in _ACTING:
        return True
    if anchor.dep_ == "pobj":
        return anchor.head.lower_ in {"by", "with", "between", "to", "against"} or anchor.head.dep_ == "agent"
    return anchor.dep_ in {"dobj", "dative"} and anchor.head.lemma_ in words.speaking


def speaks(head: Token, words: ActorWords) -> bool:
    """True for the subject of a verb of saying, and for the one in "according to"."""
    if head.dep_ in _ACTING and head.head.lemma_ in words.speaking:
        return True
    if head.dep_ == "pobj" and head.head.lower_ == "to":
        return head.head.i > 0 and head.doc[head.head.i - 1].lower_ == "according"
    return False


# ---------------------------------------------------------------- somebody


def _place_somebody(phrase: Phrase, post: Post, stage: Stage) -> None:
    if phrase.head.dep_ in {"appos", "attr", "oprd"} or _is_owned_title(phrase):
        return
    if phrase.plural:
        _place_several(phrase, post, stage)
        return
    if phrase.indefinite:
        if acts(phrase.head, stage.words) and (phrase.kind != "person" or speaks(phrase.head, stage.words)):
            _new_unnamed(phrase, post, stage, "unnamed_person")
        return
    if _place_again(phrase, post, stage):
        return
    if phrase.kind == "person":
        return
    holders = _holders(phrase, post, stage)
    if len(holders) == 1:
        _add(holders[0], phrase, stage, _form_of(phrase, stage))
    elif len(holders) > 1:
        draft = stage.cast.add(
            Draft(
                stage.cast.text[phrase.start : phrase.end],
                "unnamed_person",
                "actors.undecided",
                candidates=tuple(holders),
            )
        )
        _add(draft, phrase, stage, "description")
    elif phrase.kind == "office" and phrase.noun not in stage.words.general_offices:
        _place_office(phrase, post, stage)
    elif phrase.kind == "official" and acts(phrase.head, stage.words):
        _new_unnamed(phrase, post, stage, "unnamed_person")


def _form_of(phrase: Phrase, stage: Stage) -> MentionForm:
    is_title = phrase.noun in stage.words.offices or phrase.noun in stage.words.ranks
    return "title" if is_title or phrase.noun in stage.words.office_acronyms else "description"


def _is_owned_title(phrase: Phrase) -> bool:
    return phrase.head.dep_ == "compound"


def _holders(phrase: Phrase, post: Post, stage: Stage) -> list[Draft]:
    """Persons of the article who can be meant; where several fit, the one named nearby, if it is just one."""
    words = stage.words
    general = words.general_offices.get(phrase.noun)
    found = []
    for draft in stage.cast.persons():
        if post.country and draft.country and draft.country != post.country:
            continue
        if general is not None and draft.offices:
            if general == "any" or (general == "military" and draft.offices & words.ranks):
                found.append(draft)
                continue
            if general == "diplomat" and draft.offices & words.alike["envoy"]:
                found.append(draft)
                continue
        if fits(post, draft.offices, draft.title_words, words):
            found.append(draft)
    if "visiting" in post.words:
        found = [one for one in found if one.country != stage.home or one.country is None]
    if len(found) > 1 and general is None:
        near = [one for one in found if one.last_before(phrase.start) >= phrase.start - 400]
        nearest = max(found, key=lambda one: one.last_before(phrase.start))
        found = [nearest] if len(near) == 1 and near[0] is nearest else found
    return found


def _place_again(phrase: Phrase, post: Post, stage: Stage) -> bool:
    """True where the description takes up an unnamed person of this article: "the official"."""
    same = [
        one
        for one in stage.cast.drafts
        if one.actor_type == "unnamed_person"
        and not one.candidates
        and phrase.noun in one.offices
        and one.first_start < phrase.start
        and (post.country is None or one.country is None or post.country == one.country)
    ]
    if not same:
        return False
    nearest = max(same, key=lambda one: one.last_before(phrase.start))
    if phrase.kind == "official" and phrase.noun in stage.words.offices and _holders(phrase, post, stage):
        return False
    _add(nearest, phrase, stage)
    return True


def _new_unnamed(phrase: Phrase, post: Post, stage: Stage, kind: ActorType) -> Draft:
    draft = stage.cast.add(
        Draft(stage.cast.text[phrase.start : phrase.end], kind, "actors.unnamed", country=post.country)
    )
    draft.offices.add(phrase.noun)
    draft.title_words.update(post.words)
    sector = stage.words.people.get(phrase.noun) if phrase.kind == "person" else None
    draft.add_sectors((sector,) if sector else post.sectors)
    draft.plural = phrase.plural
    _add(draft, phrase, stage)
    return draft


def _place_several(phrase: Phrase, post: Post, stage: Stage) -> None:
    """Several who stay unnamed ("two Western diplomats", "Veldt officials"): a collective that stays unnamed."""
    same = [
        one
        for one in stage.cast.drafts
        if one.actor_type == "unnamed_collective"
        and phrase.noun in one.offices
        and phrase.tokens[0].lower_ in {"the", "both", "these"}
        and one.first_start < phrase.start
    ]
    if same:
        _add(max(same, key=lambda one: one.last_before(phrase.start)), phrase, stage)
    elif acts(phrase.head, stage.words) and (phrase.kind != "person" or speaks(phrase.head, stage.words)):
        _new_unnamed(phrase, post, stage, "unnamed_collective")


def _place_office(phrase: Phrase, post: Post, stage: Stage) -> None:
    """An office without a name: of the country it says, else of the story's."""
    if not acts(phrase.head, stage.words):
        return
    country = post.country or (stage.home if not post.entries else None)
    for draft in stage.cast.drafts:
        if draft.actor_type == "office" and phrase.noun in draft.offices and draft.country in (country, None):
            _add(draft, phrase, stage, "title")
            return
    draft = stage.cast.add(
        Draft(stage.cast.text[phrase.start : phrase.end], "office", "actors.office", country=country)
    )
    draft.offices.add(phrase.noun)
    draft.title_words.update(post.words)
    draft.add_sectors(post.sectors)
    _add(draft, phrase, stage, "title")


# ---------------------------------------------------------------- groups, institutions, sides


def _entry_of(phrase: Phrase, post: Post, kinds: tuple[str, ...]) -> Entry | None:
    return next((entry for entry in post.entries if entry.actor_type in kinds), None)


def _place_group(phrase: Phrase, post: Post, stage: Stage) -> None:
    """A group ("the rebels", "Orsan fighters"): the one named in the phrase, else the one of the story so called."""
    named = _entry_of(phrase, post, ("armed_group",))
    if named is not None:
        _add(stage.cast.of_entry(named), phrase, stage)
        return
    if phrase.indefinite or phrase.tokens[0].lower_ in {"other", "its", "their", "his"}:
        return
    lemma = stage.words.group_lemmas.get(phrase.noun, phrase.noun)
    groups = [
        one
        for one in stage.cast.drafts
        if one.entry is not None
        and one.actor_type in ("armed_group", "coalition", "organisation")
        and one.mentions
        and (lemma in one.entry.descriptions or (lemma == "fighter" and one.actor_type == "armed_group"))
    ]
    if len(groups) == 1:
        _add(groups[0], phrase, stage)
    elif groups:
        near = [one for one in groups if one.last_before(phrase.start) >= phrase.line.sentence.start - 300]
        if len(near) == 1:
            _add(near[0], phrase, stage)


def _place_institution(phrase: Phrase, post: Post, stage: Stage) -> None:
    table = stage.words.institutions[phrase.noun]
    if phrase.head.dep_ in {"appos", "attr"} and phrase.indefinite:
        return
    if phrase.indefinite and not acts(phrase.head, stage.words):
        return
    kind = typed(ActorType, table["kind"])
    state = next((entry for entry in post.entries if entry.actor_type in ("state", "state_government")), None)
    if kind == "state_government":
        _place_government(phrase, state, stage)
        return
    owner = next((entry for entry in post.entries if entry.actor_type not in ("state", "state_government")), None)
    country = (owner.country if owner else None) or (state.country if state else None)
    if country is None and table.get("of_state") and owner is None:
        country = stage.home
    if not (owner or state or table.get("of_state") or _known_before(phrase, kind, stage)):
        return
    if not acts(phrase.head, stage.words) and not _known_before(phrase, kind, stage):
        return
    sector = typed(str, table["sector"])
    sectors = owner.sectors if owner is not None and owner.actor_type == "armed_group" else (sector,)
    draft = _known_before(phrase, kind, stage) or stage.cast.add(
        Draft(_name(phrase, stage), kind, "actors.institution", country=country, sectors=list(sectors))
    )
    draft.offices.add(phrase.noun)
    draft.title_words.update(post.words)
    _add(draft, phrase, stage, "metonym" if table.get("metonym") else "description")


def _name(phrase: Phrase, stage: Stage) -> str:
    return stage.cast.text[phrase.start : phrase.end].removeprefix("the ").removeprefix("The ")


def _known_before(phrase: Phrase, kind: ActorType, stage: Stage) -> Draft | None:
    same = [
        one
        for one in stage.cast.drafts
        if one.actor_type == kind
        and one.created_by == "actors.institution"
        and phrase.noun in one.offices
        and one.first_start < phrase.start
    ]
    return max(same, key=lambda one: one.last_before(phrase.start)) if same else None


def _place_government(phrase: Phrase, state: Entry | None, stage: Stage) -> None:
    """A government ("the Veldt government", "the government"): that of the country named, else of the story's own."""
    country = state.country if state is not None else stage.home
    if country is None or phrase.indefinite:
        return
    entry = stage.lexicon.get(government_of(f"iso:{country}"))
    if entry is not None:
        draft = stage.cast.of_entry(entry)
        _add(draft, phrase, stage, "name" if len(phrase.tokens) <= 3 else "description")


def _place_collective(phrase: Phrase, post: Post, stage: Stage) -> None:
    if not acts(phrase.head, stage.words):
        return
    for draft in stage.cast.drafts:
        if draft.actor_type == "collective" and phrase.noun in draft.offices:
            _add(draft, phrase, stage)
            return
    draft = stage.cast.add(
        Draft(stage.cast.text[phrase.start : phrase.end], "collective", "actors.collective", country=post.country)
    )
    draft.offices.add(phrase.noun)
    draft.add_sectors((stage.words.collectives[phrase.noun],))
    draft.plural = True
    _add(draft, phrase, stage)


def _place_sides(phrase: Phrase, stage: Stage) -> None:
    """Both sides: one collective for the article, whose members are the parties where there are just two."""
    for draft in stage.cast.drafts:
        if draft.created_by == "actors.sides":
            _add(draft, phrase, stage)
            return
    draft = stage.cast.add(
        Draft(stage.cast.text[phrase.start : phrase.end], "collective", "actors.sides", country=stage.home)
    )
    draft.plural = True
    draft.member_of = []
    _add(draft, phrase, stage)


def _place_countries(phrase: Phrase, stage: Stage) -> None:
    """The two countries: a mention of each, where the story has spoken of just two states before."""
    states = _states_before(phrase, stage)
    if len(states) == 2:
        for draft in states:
            _add(draft, phrase, stage)


def _states_before(phrase: Phrase, stage: Stage) -> Sequence[Draft]:
    """The two states told of in the sentence, by name or adjective; else in those before it."""
    found: list[str] = []
    for known in phrase.line.known:
        if (
            known.entry.actor_type in ("state", "state_government")
            and known.start < phrase.start
            and known.entry.country
            and known.entry.country not in found
        ):
            found.append(known.entry.country)
    if len(found) != 2:
        return []
    entries = [stage.lexicon.get(f"iso:{country}") for country in found]
    return [stage.cast.of_entry(entry) for entry in entries if entry is not None]
