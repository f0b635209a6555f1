"""People by description: the one named before who holds the office, an office without a name, or somebody unnamed."""

from __future__ import annotations

from collections.abc import Sequence

from dovecote.find.mentions.cast import Draft
from dovecote.find.mentions.offices_alone import place_office
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.posts import Post, fits
from dovecote.find.mentions.stage import Stage, speaks
from dovecote.find.mentions.unnamed import new_unnamed, takes_part
from dovecote.model.actor import MentionForm

_NEARBY = 400
"""Characters: about a paragraph. Of several who fit, the only one named so lately is meant."""
_SENTENCES_BACK = 3
_GOVERNMENT = "GOV"
"""Sector of offices that do not tell of more."""


def place_somebody(phrase: Phrase, post: Post, stage: Stage) -> None:
    """Adds a description of people to whom it means; where nobody can be told, to nobody."""
    if phrase.head.dep_ in {"appos", "attr", "oprd"} or _describes_a_name(phrase, stage):
        return
    if phrase.plural:
        place_several(phrase, post, stage)
    elif phrase.indefinite:
        if takes_part(phrase, stage) and (phrase.kind != "person" or speaks(phrase.head, stage.words)):
            new_unnamed(phrase, post, stage, "unnamed_person")
    elif not _place_again(phrase, post, stage) and phrase.kind != "person":
        _place_holder(phrase, post, stage)


def _describes_a_name(phrase: Phrase, stage: Stage) -> bool:
    """True where the noun is a title in a compound, or what somebody "serves as"."""
    head = phrase.head
    return head.dep_ == "compound" or (head.dep_ == "pobj" and head.head.lower_ in stage.words.grammar["as"])


def _place_holder(phrase: Phrase, post: Post, stage: Stage) -> None:
    holders = _holders(phrase, post, stage)
    if len(holders) == 1:
        stage.add(holders[0], phrase, _form_of(phrase, stage))
    elif len(holders) > 1:
        undecided = Draft(stage.words_of(phrase), "unnamed_person", "actors.undecided", candidates=tuple(holders))
        stage.add(stage.cast.add(undecided), phrase, _form_of(phrase, stage))
    elif phrase.kind == "office" and phrase.noun not in stage.words.general_offices:
        place_office(phrase, post, stage)
    elif phrase.kind == "official" and (takes_part(phrase, stage) or not phrase.in_body):
        if phrase.noun in stage.words.offices and not phrase.indefinite:
            place_office(phrase, post, stage)
        else:
            new_unnamed(phrase, post, stage, "unnamed_person")


def _form_of(phrase: Phrase, stage: Stage) -> MentionForm:
    is_title = phrase.noun in stage.words.offices or phrase.noun in stage.words.ranks
    return "title" if is_title or phrase.noun in stage.words.office_acronyms else "description"


def _holders(phrase: Phrase, post: Post, stage: Stage) -> list[Draft]:
    """Persons who can be meant: those named before come first; of several, the only one named nearby."""
    fitting = [one for one in stage.cast.persons() if _can_be(one, phrase, post, stage)]
    before = [one for one in fitting if one.last_before(phrase.start) >= 0]
    found = before or fitting
    if post.words & stage.words.grammar["visiting"] and len(found) > 1:
        visitors = [one for one in found if any(one is visitor for visitor in stage.visitors)]
        return visitors or [one for one in found if one.country != stage.home or one.country is None]
    if len(found) > 1 and phrase.noun not in stage.words.general_offices:
        exact = [one for one in found if phrase.noun in one.offices]
        if not post.country and stage.home is not None:
            domestic = [one for one in exact or found if one.country in (stage.home, None)]
            exact = domestic or exact
        near = [one for one in exact or found if one.last_before(phrase.start) >= max(phrase.start - _NEARBY, 0)]
        found = near if len(near) == 1 else exact or found
    return found


def _can_be(draft: Draft, phrase: Phrase, post: Post, stage: Stage) -> bool:
    if any(one.start < phrase.start and phrase.end <= one.end for one in draft.posts):
        return False  # the president of "NAME, an aide to the president"
    if post.country and draft.country != post.country:
        return False
    if not post.country and post.entries and not set(post.sectors) & set(draft.sectors):
        return False
    owners = {one.id for one in post.entries if one.actor_type not in ("state", "state_government")}
    others = {one for one in draft.affiliations if not one.startswith(("iso:", "place:"))}
    if owners and not owners & others and (others or not set(post.sectors) - {_GOVERNMENT}):
        return False  # "the chair of the QVB" is nobody who leads another body
    if post.words & stage.words.grammar["insurgent"] and "REB" not in draft.sectors:
        return False
    if not post.entries and (_is_of_another_body(phrase, draft, stage) or _is_sent_elsewhere(phrase, draft, stage)):
        return False
    beside = post.nouns - {phrase.noun}
    meant = stage.words.alike.get(phrase.noun, frozenset()) | {phrase.noun}
    if beside and phrase.noun in post.nouns and not any(meant & one.nouns for one in draft.posts):
        return False  # "the chief mediator" is no party's chief
    general = stage.words.general_offices.get(phrase.noun)
    if general is not None and draft.offices and phrase.kind == "office":
        if general == "any":
            return True
        if general == "military" and draft.offices & stage.words.ranks:
            return True
        if general == "diplomat" and draft.offices & stage.words.alike["envoy"]:
            return True
    return any(fits(post, one, stage.words) for one in draft.posts)


def _is_of_another_body(phrase: Phrase, draft: Draft, stage: Stage) -> bool:
    """Whether the words name a body that nothing says the person leads: "the president of the Senate"."""
    bodies = {
        noun
        for link in phrase.head.rights
        if link.dep_ == "prep" and link.lower_ in stage.words.grammar["of"]
        for one in link.children
        if (noun := one.lemma_.lower()) in stage.words.institutions
    }
    bodies = {one for one in bodies if stage.words.institutions[one]["kind"] == "body"}
    return bool(bodies) and not any(bodies <= one.words | one.nouns for one in draft.posts)


def _is_sent_elsewhere(phrase: Phrase, draft: Draft, stage: Stage) -> bool:
    """Whether "envoy for Marshia" names a place that no post of the person does."""
    portfolio = stage.words.grammar["portfolio"]
    places = [
        one.text
        for link in phrase.head.rights
        if link.dep_ == "prep" and link.lower_ in portfolio
        for one in link.children
        if one.pos_ == "PROPN"
    ]
    told = " ".join(role.post for role in draft.roles)
    return any(place not in told for place in places)


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
    nearest = stage.last_of(same, phrase.start)
    if nearest is None:
        return False
    if phrase.noun in stage.words.offices and _holders(phrase, post, stage):
        return False
    stage.add(nearest, phrase)
    return True


def place_several(phrase: Phrase, post: Post, stage: Stage) -> None:
    """Several who stay unnamed ("two Western diplomats", "Veldt officials"): a collective."""
    pair = _the_two(phrase, post, stage)
    if pair:
        for draft in pair:
            stage.add(draft, phrase)
        return
    before = _told_before(phrase, post, stage)
    if before is not None:
        stage.add(before, phrase)
    elif takes_part(phrase, stage) and (phrase.kind != "person" or speaks(phrase.head, stage.words)):
        new_unnamed(phrase, post, stage, "unnamed_collective")


def take_up_or_add(phrase: Phrase, post: Post, stage: Stage) -> None:
    """The several unnamed people so called before, else new ones."""
    before = _told_before(phrase, post, stage)
    if before is not None:
        stage.add(before, phrase)
    else:
        new_unnamed(phrase, post, stage, "unnamed_collective")


def _told_before(phrase: Phrase, post: Post, stage: Stage) -> Draft | None:
    """The several unnamed people of this article whom "the officials", "these fighters" take up."""
    if phrase.tokens[0].lower_ not in stage.words.grammar["taking_up"]:
        return None
    same = [
        one
        for one in stage.cast.drafts
        if one.actor_type == "unnamed_collective"
        and phrase.noun in one.offices
        and one.first_start < phrase.start
        and set(one.affiliations) >= {entry.id for entry in post.entries}
    ]
    return stage.last_of(same, phrase.start)


def _the_two(phrase: Phrase, post: Post, stage: Stage) -> Sequence[Draft]:
    """The two whom "the two leaders", "both men" mean: just two such people told of in the sentences before."""
    said = {token.lower_ for token in phrase.tokens}
    if not said & stage.words.grammar["two"] or phrase.indefinite or post.entries:
        return ()
    anybody = phrase.kind == "person" or phrase.noun in stage.words.general_offices
    persons = [one for one in stage.cast.persons() if anybody or _can_be(one, phrase, post, stage)]
    before = [line for line in stage.lines if line.sentence.end <= phrase.start][-_SENTENCES_BACK:]
    told: list[Draft] = []
    # "NAME and NAME, the two leaders' envoys": the leaders are others.
    within = any(one.start <= phrase.start and phrase.end <= one.end for who in persons for one in who.posts)
    for line in (*(() if within else (phrase.line,)), *reversed(before)):
        told += [one for one in persons if line.sentence.start <= one.last_before(phrase.start) < line.sentence.end]
        if len(told) > 1:
            break
    return told if len(told) == 2 else ()
