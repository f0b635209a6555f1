"""Institutions and armed groups by description: "the ministry", "the rebels"."""

from __future__ import annotations

from typing import cast as typed

from dovecote.find.mentions.cast import Draft
from dovecote.find.mentions.governments import place_government
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.possessors import belong, owner_of
from dovecote.find.mentions.posts import INTERNATIONAL, Post
from dovecote.find.mentions.somebody import place_several, take_up_or_add
from dovecote.find.mentions.stage import Stage, acts, is_owner, meets, speaks
from dovecote.model.actor import ActorType
from dovecote.vocabulary.lexicon import Entry

RULE = "actors.institution"
_STATES = ("state", "state_government")
_NEARBY = 300
_ARTICLE_AND_NOUN = ("the", "party")
_BODIES = ("armed_group", "coalition", "organisation", "body")


def place_group(phrase: Phrase, post: Post, stage: Stage) -> None:
    """A group ("the rebels", "Orsan fighters"): the one named in the phrase, else the one of the story so called."""
    named = next((entry for entry in post.entries if entry.actor_type == "armed_group"), None)
    if named is not None:
        if not phrase.indefinite:
            stage.add(stage.cast.of_entry(named), phrase)
        return
    named = _called_by_name(phrase, post, stage) if post.entries and not phrase.plural else None
    if named is not None:
        stage.add(stage.cast.of_entry(named), phrase, "name")
        return
    if phrase.indefinite or phrase.tokens[0].lower_ in stage.words.grammar["not_taken_up"] or post.entries:
        return
    if _is_counted(phrase):
        return
    if _is_of_another(phrase):
        return
    lemma = stage.words.group_lemmas.get(phrase.noun, phrase.noun)
    if not phrase.plural and _is_another_kind(phrase, post, stage):
        return
    groups = [one for one in stage.cast.drafts if one.mentions and _is_called(one, lemma, stage)]
    told = [one for one in groups if one.last_before(phrase.start) >= 0] or groups
    owner = _owner_of_somebody(phrase, stage) if not told else None
    if owner is not None and (lemma in owner.descriptions or lemma in stage.words.grammar["any_group"]):
        stage.add(stage.cast.of_entry(owner), phrase)
        return
    if len(told) > 1:
        told = _nearest(told, phrase, several=phrase.plural)
    if len(told) == 1:
        stage.add(told[0], phrase)
    elif len(told) > 1 and phrase.definite and acts(phrase.head, stage.words):
        undecided = Draft(stage.words_of(phrase), "unnamed_collective", "actors.undecided", candidates=tuple(told))
        stage.add(stage.cast.add(undecided), phrase)
    elif not told and phrase.plural and phrase.in_body:
        if is_owner(phrase.head, stage.words):
            take_up_or_add(phrase, post, stage)
        elif acts(phrase.head, stage.words):
            place_several(phrase, post, stage)


def _is_counted(phrase: Phrase) -> bool:
    """True for "six militants": some of somebody's, whoever it is, and not all that a story has named before."""
    determined = any(one.dep_ in {"det", "poss"} for one in phrase.head.lefts)
    return not determined and any(one.dep_ == "nummod" for one in phrase.head.lefts)


def _owner_of_somebody(phrase: Phrase, stage: Stage) -> Entry | None:
    """The group of "an Orsan commander said the group ...": known by its people, though nobody has named it."""
    if phrase.tokens[0].lower_ not in stage.words.grammar["article"]:
        return None
    place = next((at for at, line in enumerate(stage.lines) if line.sentence is phrase.line.sentence), 0)
    told = [known for line in stage.lines[max(place - 1, 0) : place + 1] for known in line.known]
    found = {
        known.entry.id: known.entry
        for known in told
        if known.start < phrase.start
        and known.entry.actor_type in ("armed_group", "organisation")
        and not set(known.entry.sectors) & INTERNATIONAL
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of_another(phrase: Phrase) -> bool:
    """True for "the hard faction of the Lume League": a group of somebody whom no entry tells."""
    behind = phrase.tokens[[one.i for one in phrase.tokens].index(phrase.head.i) + 1 :]
    return any(token.pos_ == "PROPN" for token in behind)


def _is_another_kind(phrase: Phrase, post: Post, stage: Stage) -> bool:
    """True for "the contact group": a noun before it tells of a kind of group that nobody has named."""
    telling = stage.words.grammar["insurgent"] | stage.words.epithets | stage.words.grammar["armed"]
    before = {token.lower_ for token in phrase.head.lefts if token.dep_ == "compound"}
    return bool(before - telling)


def _nearest(groups: list[Draft], phrase: Phrase, *, several: bool) -> list[Draft]:
    """Of groups told of before: the only one nearby; "the group", said of one, is the one told of last."""
    near = [one for one in groups if one.last_before(phrase.start) >= max(phrase.line.sentence.start - _NEARBY, 0)]
    if len(near) > 1 and not several:
        return sorted(near, key=lambda one: one.last_before(phrase.start))[-1:]
    return near


def _is_called(draft: Draft, lemma: str, stage: Stage) -> bool:
    """True where the noun can mean it: by the vocabulary, as "group" can any armed group, or by its own name."""
    if lemma == draft.name.lower().split()[-1] and draft.actor_type in _BODIES:
        return True
    if draft.actor_type not in ("armed_group", "coalition", "organisation"):
        return False
    if draft.actor_type == "armed_group" and (lemma in draft.offices or lemma in stage.words.grammar["any_group"]):
        return True
    return draft.entry is not None and lemma in draft.entry.descriptions


def place_institution(phrase: Phrase, post: Post, stage: Stage) -> None:
    """An institution: its own actor, one for each owner, taken up again by "the ministry"."""
    table = stage.words.institutions[phrase.noun]
    kind = typed(ActorType, table["kind"])
    if phrase.head.dep_ in {"appos", "attr"} or _introduces_name(phrase, stage) or _ends_a_name(phrase):
        return
    if kind == "state_government":
        place_government(phrase, post, stage)
        return
    named = _called_by_name(phrase, post, stage)
    if named is not None:
        stage.add(stage.cast.of_entry(named), phrase)
        return
    group = next((entry for entry in post.entries if entry.actor_type == "armed_group"), None)
    if group is not None and phrase.noun in stage.words.forces:
        stage.add(stage.cast.of_entry(group), phrase)
        return
    seat = next((entry for entry in post.entries if entry.actor_type == "organisation"), None)
    if seat is not None and phrase.noun in stage.words.grammar["headquarters"]:
        stage.add(stage.cast.of_entry(seat), phrase)
        return
    again = _again(phrase, post, kind, stage)
    of_people = phrase.noun in stage.words.grammar["behind_a_name"] and not post.entries and again is None
    owner = _owner_of_somebody(phrase, stage) if of_people and not phrase.plural else None
    if owner is not None and len(phrase.tokens) == len(_ARTICLE_AND_NOUN):
        stage.add(stage.cast.of_entry(owner), phrase)
        return
    if again is not None:
        stage.add(again, phrase, "metonym" if table.get("metonym") else "description")
        return
    if not _is_told(phrase, post, stage, of_state=bool(table.get("of_state"))):
        return
    _new_institution(phrase, post, stage, kind)


def _called_by_name(phrase: Phrase, post: Post, stage: Stage) -> Entry | None:
    """The party of "the Orsan party", and of "her party" where she is known to belong to one."""
    if phrase.noun not in stage.words.grammar["behind_a_name"]:
        return None
    before = phrase.line.sentence.start_of(phrase.head) - 1
    for known in phrase.line.known:
        owns = known.entry.actor_type == "organisation" and known.entry.adjectives  # "the UN mission" is not the UN
        if known.end == before and known.entry.actor_type in _BODIES and not owns and known.entry in post.entries:
            return known.entry
    owner = _owner(phrase, stage)
    entries = [stage.lexicon.get(one) for one in owner.affiliations] if owner else []
    told = [one for one in entries if one is not None and one.actor_type in ("armed_group", "organisation")]
    return told[0] if len(told) == 1 else None


def _ends_a_name(phrase: Phrase) -> bool:
    """True for the "Union" of a listed name, which is no institution beside it."""
    start, end = phrase.line.sentence.start_of(phrase.head), phrase.line.sentence.end_of(phrase.head)
    return any(
        one.start < start and end == one.end and one.entry.actor_type == "organisation" for one in phrase.line.known
    )


def _introduces_name(phrase: Phrase, stage: Stage) -> bool:
    """True for the bloc of "the regional bloc QVB said": the name right after it says who is meant."""
    return phrase.end == phrase.line.sentence.end_of(phrase.head) and any(
        mention.start == phrase.end + 1 and draft.actor_type in _BODIES
        for draft in stage.cast.drafts
        for mention in draft.mentions
    )


def _is_told(phrase: Phrase, post: Post, stage: Stage, *, of_state: bool) -> bool:
    """True where the phrase acts and tells enough of whose it is to be somebody."""
    is_owner = phrase.head.dep_ == "poss" and bool(post.entries)
    if not (acts(phrase.head, stage.words) or is_owner or meets(phrase.head, stage.words)) and phrase.in_body:
        return False
    if phrase.definite and not phrase.plural and speaks(phrase.head, stage.words):
        return True
    owned = any(one.dep_ == "poss" for one in (*phrase.tokens, *phrase.head.lefts))
    owned = owned or any(token.dep_ == "prep" for token in phrase.tokens)
    modified = any(token.dep_ in {"compound", "amod"} and token.head.i == phrase.head.i for token in phrase.tokens)
    if phrase.plural and not (post.entries or modified):
        return False
    return bool(post.entries) or of_state or owned or modified


def _new_institution(phrase: Phrase, post: Post, stage: Stage, kind: ActorType) -> None:
    table = stage.words.institutions[phrase.noun]
    owner = next((entry for entry in post.entries if entry.actor_type not in _STATES), None)
    country = post.country
    of_state = any(stage.words.institutions.get(word, {}).get("of_state") for word in {*post.words, phrase.noun})
    owner_draft = _owner(phrase, stage)
    if country is None and owner_draft is not None:
        country = owner_draft.country
    elif country is None and not post.entries and of_state:
        told = {one.country for one in stage.cast.drafts if one.is_told_government}
        country = told.pop() if len(told) == 1 and post.words & stage.words.grammar["government"] else stage.home
    mixed = len({entry.country for entry in post.entries if entry.actor_type not in _STATES}) > 1
    if kind == "coalition" or mixed:
        country = None
    sectors = owner.sectors if owner is not None else (typed(str, table["sector"]),)
    name = stage.words_of(phrase)
    for article in sorted(stage.words.grammar["articles_before_names"]):
        name = name.removeprefix(article)
    draft = stage.cast.add(Draft(name, kind, RULE, country=country, sectors=list(sectors)))
    draft.offices.add(phrase.noun)
    draft.title_words.update(post.words)
    draft.affiliations.extend(entry.id for entry in post.entries)
    draft.stateless = (bool(post.entries) and post.country is None) or kind == "coalition" or mixed or post.foreign
    if owner_draft is not None and country is None:
        draft.stateless, draft.sectors = True, list(owner_draft.sectors)
    whole = None if post.entries or table.get("of_state") else owner_of(phrase, stage)
    if whole is not None:
        belong(draft, whole)
    stage.add(draft, phrase, "metonym" if table.get("metonym") else "description")


def _owner(phrase: Phrase, stage: Stage) -> Draft | None:
    """The person of "her office" or "Krone's office"."""
    owners = [token for token in phrase.tokens if token.dep_ == "poss"]
    if not owners:
        return None
    if owners[0].lower_ in stage.words.grammar["personal_possessives"]:
        return stage.last_of([one for one in stage.cast.persons() if one.last_before(phrase.start) >= 0], phrase.start)
    start = phrase.line.sentence.start_of(owners[0])
    return next((one for one in stage.cast.persons() if any(m.start <= start < m.end for m in one.mentions)), None)


def _is_of_a_state(phrase: Phrase, stage: Stage) -> bool:
    """True for "the army" where a government is told of: the Black River Army that fights it is not meant."""
    of_state = bool(stage.words.institutions[phrase.noun].get("of_state"))
    return of_state and any(one.actor_type in _STATES for one in stage.cast.drafts)


def _again(phrase: Phrase, post: Post, kind: ActorType, stage: Stage) -> Draft | None:
    """The institution of this noun that the story has named before; another owner or portfolio makes another one."""
    wanted = {word for word in post.words if word != phrase.noun and word not in stage.words.epithets}
    wanted -= {word for entry in post.entries for name, _ in entry.surfaces() for word in name.lower().split()}
    same = [
        one
        for one in stage.cast.drafts
        if phrase.noun in one.offices
        and (one.actor_type == kind or one.created_by == "actors.organisations")
        and one.actor_type not in ("unnamed_person", "unnamed_collective", "office")
        and one.mentions
        and one.first_start < phrase.start
        and (not post.country or not one.country or one.country == post.country)
        and not (one.actor_type == "armed_group" and _is_of_a_state(phrase, stage))
        and wanted <= one.title_words | set(one.name.lower().split())
    ]
    if post.entries or phrase.indefinite:
        same = [one for one in same if set(one.affiliations) >= {entry.id for entry in post.entries}]
    return None if phrase.indefinite and not post.entries else stage.last_of(same, phrase.start)
