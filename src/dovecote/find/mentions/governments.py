"""Governments by description: "the Veldtian government", "the government", "Salt Coast's interim administration"."""

from __future__ import annotations

from dovecote.find.mentions.cast import Draft
from dovecote.find.mentions.office_words import plain
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.posts import Post
from dovecote.find.mentions.stage import Stage, acts, is_owner
from dovecote.model.actor import MentionForm
from dovecote.vocabulary.lexicon import government_of

_STATES = ("state", "state_government")
_SHORT_NAME = 3
"""Words of "the Veldtian government"; more describe it."""


def place_government(phrase: Phrase, post: Post, stage: Stage) -> None:
    """A government ("the Veldt government", "the government"): that of the country named, else of the story's own."""
    state = next((entry for entry in post.entries if entry.actor_type in _STATES), None)
    bare = len(phrase.tokens) == 1 and not acts(phrase.head, stage.words)
    if phrase.indefinite or bare or (post.entries and state is None):
        return
    entry = stage.lexicon.get(government_of(state.id.removesuffix("/government"))) if state else None
    unlisted = _unlisted_state(phrase, stage) if state is None else None
    if unlisted is not None:
        _place_unlisted_government(phrase, unlisted, stage)
        return
    told = [one for one in stage.cast.drafts if one.entry and one.is_told_government]
    own = stage.lexicon.government_in(stage.home) if stage.home is not None else None
    rival = own is not None and len(told) == 1 and told[0].country == own.country and told[0].entry != own
    if state is None and len(told) == 1 and not rival:
        _add(told[0], phrase, stage)
        return
    if entry is None and state is None:
        entry = own
    if entry is not None:
        _add(stage.cast.of_entry(entry), phrase, stage)
        return
    same = [one for one in stage.cast.drafts if one.created_by == "actors.government"]
    draft = same[0] if same else stage.cast.add(Draft("government", "state_government", "actors.government"))
    draft.add_sectors(("GOV",))
    _add(draft, phrase, stage)


def _add(draft: Draft, phrase: Phrase, stage: Stage) -> None:
    """A mention; where the words only tell whose a body or an official is, one if nothing else names the government."""
    form: MentionForm = "name" if len(phrase.tokens) <= _SHORT_NAME else "description"
    if is_owner(phrase.head, stage.words):
        draft.owning.append((phrase.start, phrase.end, form))
    else:
        stage.add(draft, phrase, form)


def _unlisted_state(phrase: Phrase, stage: Stage) -> str | None:
    """The Marshian of "the Marshian government": a state or a region that no list knows."""
    for token in phrase.tokens:
        is_name = token.text[:1].isupper() and token.pos_ in {"ADJ", "PROPN", "NOUN"} and token.i < phrase.head.i
        if is_name and any(one.tag_ == "POS" for one in token.rights):
            # "Krone's government" is that of her country
            return token.text if token.ent_type_ in {"GPE", "LOC"} and not _bears(token.text, stage) else None
        if is_name and token.i > phrase.line.tokens[0].i and plain(token.text) not in stage.words.title_words:
            return None if plain(token.text) in stage.words.not_a_person else token.text
    return None


def _bears(name: str, stage: Stage) -> bool:
    return any(name in one.words for one in stage.cast.persons())


def _place_unlisted_government(phrase: Phrase, state: str, stage: Stage) -> None:
    for draft in stage.cast.drafts:
        if draft.actor_type == "state_government" and state in draft.name.split():
            stage.add(draft, phrase, "name")
            return
    draft = Draft(f"{state} {phrase.head.text}", "state_government", "actors.government", stateless=True)
    draft.add_sectors(("GOV",))
    stage.add(stage.cast.add(draft), phrase, "name")
