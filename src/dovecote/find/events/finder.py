"""Events of an article: each frame that fits, with parties, factuality, time, place and whose claim it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.events.content import is_content_of, tells_what_was, triggers_of_verbal_acts
from dovecote.find.events.contexts import contexts_of
from dovecote.find.events.implied import find_implied
from dovecote.find.events.sides import doers_of_deed, sides_of_deed
from dovecote.find.events.telling import span_of_deed
from dovecote.find.events.types import list_event_types, type_of
from dovecote.find.frames import Match, find_matches, lemma_of, lemmas_in, load_frames
from dovecote.find.parties import actors_of_parties
from dovecote.find.qualify import Qualification, qualify
from dovecote.find.setting import place_of, statement_at, time_of
from dovecote.model.ids import make_id
from dovecote.model.observation import Event
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PLEDGES = frozenset({"AGREE", "CONCEDE"})
ABOUT_DEEDS = frozenset({"ACCUSE", "PROTEST"})
DONE_TO_PEOPLE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
DONE_BY_GOING = frozenset({"PROTEST", "REQUEST", "SUPPORT"})
PURPOSE = "planned:to"
TO_WHAT_END = frozenset({PURPOSE, "future:to"})
OPENERS = frozenset({"mark", "advmod"})
"""Labels of what opens a clause: "when", "after"."""


def find_events(article: Article) -> tuple[Event, ...]:
    """Events of the article, in order of their evidence (codebook, section Event)."""
    found: dict[str, Event] = {}
    for sentence in article.fact_sentences():
        for event in _events_of(article, sentence):
            found.setdefault(event.id, event)
    for event in find_implied(article, tuple(found.values())):
        found.setdefault(event.id, event)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _events_of(article: Article, sentence: Sentence) -> Iterator[Event]:
    matches = find_matches(sentence, article.language, "events")
    said = triggers_of_verbal_acts(matches)
    told: set[int] = set()
    for match in matches:
        if is_content_of(match.trigger, said) or (match.label in PLEDGES and tells_what_was(match.trigger)):
            continue
        if match.verb.i in told and match.verb is not match.trigger:
            continue
        if _is_part_of_name(article, match):
            continue
        event = _event(article, sentence, match)
        if event is not None:
            told.add(int(match.verb.i))
            yield event


def _event(article: Article, sentence: Sentence, match: Match) -> Event | None:
    qualification = qualify(article, sentence, match.trigger)
    frame = match.frame
    if frame.factuality and qualification.factuality not in frame.factuality:
        return None
    doing, suffering = _swapped(article, match)
    actors = doers_of_deed(article, sentence, doing)
    bodily = match.label in DONE_TO_PEOPLE
    recipients = sides_of_deed(article, sentence, suffering, verbal=_is_about_deeds(match), bodily=bodily)
    suffered = bodily and not suffering and _is_bare_participle(match.trigger)
    if suffered:
        # "Soldiers detained for three days were freed": the parser takes the participle for the verb.
        actors, recipients = (), actors
    if match.partners:
        actors = tuple(dict.fromkeys((*actors, *actors_of_parties(article, sentence, match.partners))))
    recipients = tuple(one for one in recipients if one not in actors)
    fewest = 0 if _needs_nobody(article, match, qualification) else max(frame.parties, 1)
    if len(actors) + len(recipients) < fewest or _is_too_vague(match, qualification, actors, recipients):
        return None
    if doing and not actors and not suffered and match.label != "ASSAULT" and fewest:
        # Somebody or something does it that is no actor: "the bridge supports a railway".
        return None
    if (
        _is_topic(article, match)
        or _is_mishap(article, match)
        or _is_sport(article, sentence)
        or _is_banned(match, qualification)
    ):
        return None
    if match.label in DONE_BY_GOING and PURPOSE in qualification.words and set(qualification.words) <= TO_WHAT_END:
        # "thousands gathered to protest": to what end they did tells what they did.
        qualification = Qualification()
    span = span_of_deed(sentence, match)
    # "When he visits the camp next week": nobody announces here what is taken for granted.
    announced = not _only_tells_when(match.verb)
    aimed = bool(recipients)
    label, mode = (
        type_of(match.label, match.mode, qualification, aimed=aimed) if announced else (match.label, match.mode)
    )
    kind = list_event_types()[label]
    statement = statement_at(article, sentence, match.trigger)
    return Event(
        id=make_id("ev", article.document.id, frame.id, span.start, span.end, match.trigger.i),
        evidence=(article.quote(span.start, span.end),),
        plover_event=label,
        plover_mode=mode,
        plover_context=contexts_of(article, sentence, span),
        plover_aux=qualification.aux,
        actor=actors,
        recipient=recipients,
        time=time_of(article, sentence, match.verb, match.trigger, ahead=qualification.future),
        place=place_of(sentence, match.verb),
        quad=kind.quad,
        cameo=kind.cameo,
        factuality=qualification.factuality,
        claimed_by=statement.id if statement else None,
        created_by=f"{frame.id}@{frame.version}",
    )


def _is_part_of_name(article: Article, match: Match) -> bool:
    """True for the murder of "a murder trial"; "a bombing campaign" is a bombing."""
    runs = load_frames(article.language, "events").classes["runs_of_deeds"]
    return match.is_nominal and match.trigger.dep_ == "compound" and lemma_of(match.trigger.head) not in runs


def _swapped(article: Article, match: Match) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Who does it and who suffers it; of "the envoy's arrest", with nobody else told, the envoy suffers it.

    Who suffers the main deed does not do the other: "a guard was ambushed, wounding two".
    """
    suffered = load_frames(article.language, "events").classes["deeds_suffered"]
    owners = tuple(one for one in match.actors if one.dep_ == "poss" and one.head is match.trigger)
    if match.is_nominal and lemma_of(match.trigger) in suffered and owners and not match.recipients:
        return tuple(one for one in match.actors if one not in owners), owners
    if match.label == "ASSAULT" and match.trigger.dep_ == "advcl" and match.trigger.tag_ == "VBG":
        main = match.trigger.head
        return tuple(one for one in match.actors if one.dep_ != "nsubjpass" or one.head is not main), match.recipients
    return match.actors, match.recipients


def _is_about_deeds(match: Match) -> bool:
    """True for words about what another did: of an inquiry into a death, the dead man's name is all that is told."""
    return match.label in ABOUT_DEEDS and match.mode != "investigate"


def _is_bare_participle(verb: Token) -> bool:
    """True for "detained" of "soldiers detained for three days": no helping verb, and nothing that it is done to."""
    helpers = {"aux", "auxpass", "dobj", "agent"}
    return verb.tag_ == "VBN" and not any(one.dep_ in helpers for one in verb.children)


def _only_tells_when(verb: Token) -> bool:
    """True for the verb of "when they meet", "after she visits"."""
    return verb.dep_ == "advcl" and any(one.tag_ in {"WRB", "IN"} for one in verb.children if one.dep_ in OPENERS)


def _is_banned(match: Match, qualification: Qualification) -> bool:
    """True for "neither side may send troops", "must not fire": no deed of theirs, and none that was left undone."""
    kinds = {word.split(":")[0] for word in qualification.words}
    kind = list_event_types()[match.label]
    hostile = kind.tone == "conflictual" and not kind.verbal
    return hostile and qualification.negated and bool(kinds & {"possible", "requested"})


def _needs_nobody(article: Article, match: Match, qualification: Qualification) -> bool:
    """True for what is told as done though nobody known is named: "the accord was signed", "shells hit the town"."""
    if match.is_nominal or not qualification.is_fact:
        return False
    if match.frame.bare:
        return True
    arms = load_frames(article.language, "events").classes["arms_at_work"]
    return match.label == "ASSAULT" and any(lemma_of(one) in arms for one in match.actors)


def _is_topic(article: Article, match: Match) -> bool:
    """True for "discussed ending the war": nobody does it, and nobody has said to."""
    verb = match.trigger
    told = verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "pcomp"}
    return told and lemma_of(verb.head) in article.language.table("light_verbs")["topical"]


def _is_mishap(article: Article, match: Match) -> bool:
    """True for deaths by accident or disaster: "a typhoon killed one person", "killed when a boat capsized"."""
    if match.label != "ASSAULT":
        return False
    words = load_frames(article.language, "events").classes["accidents"]
    above = [one for one in match.verb.ancestors if one.pos_ in VERBAL]
    causes = [inner for one in above for child in one.children if child.dep_ == "nsubj" for inner in child.subtree]
    return any(lemma_of(one) in words for one in (*match.verb.subtree, *above, *causes))


def _is_sport(article: Article, sentence: Sentence) -> bool:
    return not load_frames(article.language, "events").classes["sports"].isdisjoint(lemmas_in(sentence))


def _is_too_vague(
    match: Match, qualification: Qualification, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> bool:
    """True for a noun that names a kind of deed, and for what is only asked about, feared or imagined."""
    if match.is_nominal and match.verb is match.trigger and not (actors and recipients) and not match.frame.bare:
        return not qualification.is_fact or not (actors or recipients)
    return qualification.condition or (match.is_nominal and qualification.requested)
