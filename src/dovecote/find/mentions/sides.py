"""Several at once by description: "both sides", "the Veldtian side", "the two countries", "reporters"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dovecote.find.mentions.cast import Draft
from dovecote.find.mentions.known import Known
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.posts import Post
from dovecote.find.mentions.stage import Stage, acts, anchor_of, meets
from dovecote.vocabulary.lexicon import Entry, government_of

if TYPE_CHECKING:
    from spacy.tokens import Token


SEVERAL: Final = "actors.several"


def place_collective(phrase: Phrase, post: Post, stage: Stage) -> None:
    """People in the plural who act or are spoken to: one collective for each noun."""
    if not acts(phrase.head, stage.words):
        return
    same = [one for one in stage.cast.drafts if one.actor_type == "collective" and phrase.noun in one.offices]
    if same:
        stage.add(same[0], phrase)
        return
    draft = stage.cast.add(Draft(stage.words_of(phrase), "collective", "actors.collective", country=post.country))
    draft.offices.add(phrase.noun)
    draft.add_sectors((stage.words.collectives[phrase.noun],))
    draft.stateless = phrase.noun in stage.words.grammar["of_anywhere"] or post.foreign
    draft.plural = True
    stage.add(draft, phrase)


def place_sides(phrase: Phrase, post: Post, stage: Stage) -> None:
    """Both sides: one collective for the article, of the country it says, else of the story's."""
    for draft in stage.cast.drafts:
        if draft.created_by == "actors.sides":
            stage.add(draft, phrase)
            return
    home = None if stage.home is not None and stage.home in _go_betweens(stage) else stage.home
    draft = stage.cast.add(Draft(stage.words_of(phrase), "collective", "actors.sides", country=post.country or home))
    draft.stateless = True
    draft.plural = True
    stage.add(draft, phrase)


def place_several_sides(phrase: Phrase, post: Post, stage: Stage) -> None:
    """Several who act together and are not the two sides, "seven ruling parties": one for the words that tell them."""
    if not acts(phrase.head, stage.words):
        return
    told = {one.lower_ for one in phrase.head.lefts if one.dep_ in {"amod", "compound", "nummod"}}
    for draft in stage.cast.drafts:
        if draft.created_by == SEVERAL and phrase.noun in draft.offices and told == draft.title_words:
            stage.add(draft, phrase)
            return
    draft = stage.cast.add(Draft(stage.words_of(phrase), "collective", SEVERAL, country=post.country or stage.home))
    draft.offices.add(phrase.noun)
    draft.title_words.update(told)
    draft.plural = True
    stage.add(draft, phrase)


def _go_betweens(stage: Stage) -> set[str]:
    """Countries that mediate, host or call on others: "the Veldtian mediator", "Veldt urged both sides"."""
    found: set[str] = set()
    for line in stage.lines:
        for known in line.known:
            if known.entry.country is None or known.entry.actor_type not in ("state", "state_government"):
                continue
            anchor = anchor_of(known.head)
            asks = known.part == "actor" and anchor.dep_ == "nsubj" and _brings_together(anchor.head, stage)
            owned = known.head.head.lemma_.lower()
            if asks or (known.part == "modifier" and owned in stage.words.grammar["go_between"]):
                found.add(known.entry.country)
    return found


def _brings_together(verb: Token, stage: Stage) -> bool:
    """True for a verb of mediating, and of asking "the sides" for something."""
    words = stage.words
    if verb.lemma_ in words.grammar["mediating"]:
        return True
    asked = [one for one in verb.children if one.dep_ in {"dobj", "nsubj", "ccomp", "dative", "prep"}]
    asked += [one for child in asked for one in child.children if one.dep_ in {"pobj", "nsubj"}]
    return verb.lemma_ in words.grammar["urging"] and any(one.lower_ in words.side_words for one in asked)


def place_side(phrase: Phrase, post: Post, stage: Stage) -> None:
    """The Veldtian side: the government of Veldt, or the group that the words name; not the far side "of" a lake."""
    ends = phrase.tokens[-1].i == phrase.head.i
    if not ends or len(post.entries) != 1 or not (acts(phrase.head, stage.words) or meets(phrase.head, stage.words)):
        return
    named = post.entries[0]
    entry = stage.lexicon.get(government_of(named.id)) if named.actor_type == "state" else named
    stage.add(stage.cast.of_entry(entry or named), phrase)


def place_countries(phrase: Phrase, stage: Stage) -> None:
    """The two countries: a mention of each, where just two states have been told of in the sentences before."""
    for draft in _states_before(phrase, stage):
        stage.add(draft, phrase)


def _states_before(phrase: Phrase, stage: Stage) -> Sequence[Draft]:
    found: list[Entry] = []
    for known in _told_before(phrase, stage):
        entry = stage.lexicon.get(known.entry.id.removesuffix("/government"))
        if entry is not None and entry.actor_type == "state" and entry not in found:
            found.append(entry)
    return [stage.cast.of_entry(entry) for entry in found] if len(found) == 2 else []


def _told_before(phrase: Phrase, stage: Stage) -> list[Known]:
    """Names of the vocabulary in the phrase's sentence before it; else of the one before."""
    here = [one for one in phrase.line.known if one.start < phrase.start]
    if len({one.entry.country for one in here}) >= 2:
        return here
    before = [line for line in stage.lines if line.sentence.end <= phrase.line.sentence.start]
    return [*(before[-1].known if before else ()), *here]
