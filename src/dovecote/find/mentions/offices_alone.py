"""Offices told without a holder: "the foreign minister" where the article names nobody who is one."""

from __future__ import annotations

from dovecote.find.mentions.cast import Draft
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.possessors import belong, has_owner, owner_of, owners_told
from dovecote.find.mentions.posts import Post, plain_office
from dovecote.find.mentions.stage import Stage
from dovecote.find.mentions.unnamed import takes_part
from dovecote.model.actor import Holding
from dovecote.model.evidence import quote


def place_office(phrase: Phrase, post: Post, stage: Stage) -> None:
    """An office without a name: of the country it says, else of the story's."""
    if phrase.in_body and not takes_part(phrase, stage):
        return
    if phrase.noun in stage.words.grammar["member"]:
        return
    elsewhere = bool(post.listed) or phrase.noun in stage.words.grammar["of_elsewhere"]
    elsewhere = elsewhere or (bool(post.words & stage.words.grammar["of_several_states"]) and not post.entries)
    country = post.country or (None if elsewhere else stage.home)
    whole = None if post.entries else owner_of(phrase, stage)
    if whole is not None:
        country, elsewhere = whole.country, whole.country is None
    again = _office_again(phrase, post, whole, country, stage)
    if again is not None:
        stage.add(again, phrase, "title")
        return
    draft = _new_office(phrase, post, whole, country, stage)
    draft.stateless = elsewhere and post.country is None


def _new_office(phrase: Phrase, post: Post, whole: Draft | None, country: str | None, stage: Stage) -> Draft:
    draft = stage.cast.add(Draft(stage.words_of(phrase), "office", "actors.office", country=country))
    draft.offices.add(phrase.noun)
    draft.title_words.update(post.words)
    draft.affiliations.extend(entry.id for entry in post.entries)
    draft.add_sectors(post.sectors)
    if whole is not None:
        belong(draft, whole)
    evidence = quote(stage.cast.text, phrase.start, phrase.end)
    organisation = next((one.name for one in post.entries), None if whole is None else whole.name)
    office = plain_office(phrase.line, post, stage.words)
    draft.roles.append(Holding(evidence.exact, organisation, None, "stated", (evidence,), office))
    stage.add(draft, phrase, "title")
    return draft


def _office_again(phrase: Phrase, post: Post, whole: Draft | None, country: str | None, stage: Stage) -> Draft | None:
    """The office without a holder told of before: of the same country, portfolio and, where the words tell, owner."""
    owners = {one.id for one in post.entries if one.actor_type not in ("state", "state_government")}
    if whole is not None:
        owners.add(whole.name if whole.entry is None else whole.entry.id)
    wanted = (post.words - post.nouns) & stage.words.title_words - stage.words.epithets
    if not owners and has_owner(phrase, stage):
        wanted = post.words  # "the ministry's spokesman", of a ministry that nothing else tells of
    same = [
        one
        for one in stage.cast.drafts
        if one.actor_type == "office"
        and phrase.noun in one.offices
        and one.country in (country, None)
        and wanted <= one.title_words
        and (not owners or owners & owners_told(one))
    ]
    return stage.last_of(same, phrase.start)
