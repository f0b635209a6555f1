"""Offices told without a holder: "the foreign minister" where the article names nobody who is one."""

from __future__ import annotations

from dovecote.find.mentions.cast import Draft
from dovecote.find.mentions.office_words import plain
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.possessors import belong, has_owner, owner_of, owners_told
from dovecote.find.mentions.posts import Post, plain_office
from dovecote.find.mentions.stage import Stage
from dovecote.find.mentions.unnamed import takes_part
from dovecote.model.actor import Holding
from dovecote.model.evidence import quote


def place_office(phrase: Phrase, post: Post, stage: Stage) -> None:
    """An office without a name: of the country it says, else of the story's."""
    bearer = _bearer_behind(phrase, stage)
    if phrase.in_body and bearer is None and not takes_part(phrase, stage):
        return
    if phrase.noun in stage.words.grammar["member"]:
        return
    elsewhere = bool(post.listed) or phrase.noun in stage.words.grammar["of_elsewhere"]
    elsewhere = elsewhere or (bool(post.words & stage.words.grammar["of_several_states"]) and not post.entries)
    country = post.country or (None if elsewhere else stage.home)
    whole = None if post.entries else owner_of(phrase, stage)
    if whole is not None:
        country, elsewhere = whole.country, whole.country is None
    if bearer is not None:
        _give_office(bearer, phrase, post, whole, stage)
        return
    again = _office_again(phrase, post, whole, country, stage)
    if again is not None:
        stage.add(again, phrase, "title")
        return
    draft = _new_office(phrase, post, whole, country, stage)
    draft.stateless = elsewhere and post.country is None


def _bearer_behind(phrase: Phrase, stage: Stage) -> Draft | None:
    """The person of "its envoy, former chief justice NAME": behind a comma, told by what he was before."""
    text = stage.cast.text
    if not text.startswith(", ", phrase.end):
        return None
    begin = phrase.end + len(", ")
    was = plain(text[begin:].partition(" ")[0])
    if was not in stage.words.former:
        return None
    people = (one for one in stage.cast.drafts if one.actor_type == "person")
    return next((one for one in people if any(told.start == begin for told in one.mentions)), None)


def _give_office(bearer: Draft, phrase: Phrase, post: Post, whole: Draft | None, stage: Stage) -> None:
    """Adds the office to its holder; of a person told by a former one it is the one he holds, so it comes first."""
    bearer.offices.add(phrase.noun)
    bearer.title_words.update(post.words)
    bearer.affiliations.extend(entry.id for entry in post.entries)
    bearer.add_sectors(post.sectors)
    if whole is not None:
        belong(bearer, whole)
    bearer.roles.insert(0, _holding(phrase, post, whole, stage))
    stage.add(bearer, phrase, "title")


def _new_office(phrase: Phrase, post: Post, whole: Draft | None, country: str | None, stage: Stage) -> Draft:
    draft = stage.cast.add(Draft(stage.words_of(phrase), "office", "actors.office", country=country))
    _give_office(draft, phrase, post, whole, stage)
    return draft


def _holding(phrase: Phrase, post: Post, whole: Draft | None, stage: Stage) -> Holding:
    evidence = quote(stage.cast.text, phrase.start, phrase.end)
    organisation = next((one.name for one in post.entries), None if whole is None else whole.name)
    return Holding(
        evidence.exact, organisation, None, "stated", (evidence,), plain_office(phrase.line, post, stage.words)
    )


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
