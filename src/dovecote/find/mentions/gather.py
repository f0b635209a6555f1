"""All actors of an article: what the vocabulary knows, persons, then descriptions in the order of the text."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.mentions.affiliate import add_aliases, add_described_posts, add_owners, take_aliases
from dovecote.find.mentions.bodies import place_group, place_institution
from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.countries import country_of_dateline, give_countries, home_country
from dovecote.find.mentions.known import Known, read_hit
from dovecote.find.mentions.names import Line, PersonName, find_names, find_short_names
from dovecote.find.mentions.office_words import plain
from dovecote.find.mentions.organisations import learn_organisations
from dovecote.find.mentions.owned import give_owners
from dovecote.find.mentions.people import cast_people, share_plural_titles
from dovecote.find.mentions.phrases import Phrase, find_phrases
from dovecote.find.mentions.possessors import mention_owners
from dovecote.find.mentions.posts import BASIS, INTERNATIONAL, read_post
from dovecote.find.mentions.pronouns import place_pronouns
from dovecote.find.mentions.sides import place_collective, place_countries, place_several_sides, place_side, place_sides
from dovecote.find.mentions.somebody import place_somebody
from dovecote.find.mentions.spelt_out import without_initials_of, without_those_spelt_out
from dovecote.find.mentions.stage import Stage, anchor_of
from dovecote.find.mentions.tenure import date_roles
from dovecote.find.mentions.unnamed import place_one_of
from dovecote.find.mentions.words import ActorWords, actor_words
from dovecote.model.actor import Actor, MentionForm
from dovecote.vocabulary.lexicon import Entry, Hit, Lexicon, build_lexicon, load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_SILENT_PARTS = frozenset({"boilerplate", "byline", "publication_line", "dateline"})
"""Parts whose names are no mentions: who wrote the story, and where it was filed."""


_POSSESSIVE = 3
"""Characters of "'s "."""


def find_actors(article: Article) -> tuple[Actor, ...]:
    """Actors of the article with all their mentions, in order of the first mention."""
    words = actor_words(article.language)
    lexicon = load_lexicon(article.vocabulary)
    bare = [Line(sentence) for sentence in article.sentences if sentence.part not in _SILENT_PARTS]
    listed_hits = [hit for hit in lexicon.find(article.text) if hit.first.actor_type != "person"]
    listed_hits = without_those_spelt_out(article.text, listed_hits)
    lines = _lines(bare, _longest(listed_hits, ()), words)
    learnt = learn_organisations(lines, words)
    if learnt:
        listed_hits = without_initials_of(learnt, article.text, listed_hits)
        lines = _lines(bare, _longest(listed_hits, build_lexicon(learnt).find(article.text)), words)
        lexicon = replace(lexicon, entries={**lexicon.entries, **{one.id: one for one in learnt}})
    cast = Cast(article.document.id, article.text)
    home = home_country(lines, country_of_dateline(article.document.source.dateline_place, lexicon))
    covered = [(one.start, one.end) for line in lines for one in line.known if one.entry.basis == BASIS]
    listed = _cast_listed_persons(cast, article, lexicon)
    aliases = _cast_persons(cast, lines, covered, words)
    _mention_listed(cast, listed)
    share_plural_titles(cast, lines, words)
    add_described_posts(cast, lines, words)
    add_owners(cast, lines, words)
    _cast_known(cast, lines)
    give_countries(cast, lines, None, words)
    _place_phrases(cast, lines, Stage(cast, words, lexicon, home, tuple(lines), _visitors(cast, lines, words)))
    give_owners(cast, words)
    _cast_capitals(cast, lines, lexicon, words)
    add_aliases(cast, aliases)
    place_pronouns(cast, lines, words)
    give_countries(cast, lines, home, words)
    _cast_owners_of_forces(cast, lines, words)
    _affiliate(cast, lexicon)
    mention_owners(cast, lines)
    date_roles(cast, article.document.source.published, words)
    return cast.freeze()


def _cast_listed_persons(cast: Cast, article: Article, lexicon: Lexicon) -> list[tuple[Hit, Draft]]:
    """Persons of the user's list who stand in the text; their other names then join them."""
    if not any(entry.actor_type == "person" for entry in article.vocabulary):
        return []
    found = []
    for hit in lexicon.find(article.text):
        if hit.first.actor_type == "person":
            draft = cast.of_entry(hit.first)
            draft.words = tuple(hit.first.name.split())
            found.append((hit, draft))
    return found


def _mention_listed(cast: Cast, listed: Sequence[tuple[Hit, Draft]]) -> None:
    for hit, draft in listed:
        if not any(one.start < hit.end and hit.start < one.end for one in draft.mentions):
            draft.add_mention(cast.text, hit.start, hit.end, "name")
            draft.add_alias(cast.text[hit.start : hit.end])


def _lines(bare: Sequence[Line], hits: Sequence[Hit], words: ActorWords) -> list[Line]:
    """Sentences that may name somebody, with the names that stand in them."""
    starts = [hit.start for hit in hits]
    lines = []
    for line in bare:
        first = bisect.bisect_left(starts, line.sentence.start)
        last = bisect.bisect_left(starts, line.sentence.end)
        lines.append(_line(line, hits[first:last], words))
    return lines


def _longest(listed: Sequence[Hit], learnt: Sequence[Hit]) -> list[Hit]:
    """All hits in order, of two that overlap the longer one, of two as long the listed one."""
    kept: list[Hit] = []
    for hit in sorted((*listed, *learnt), key=lambda one: (one.start, -one.end, one.first.basis == BASIS)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept


def _line(bare: Line, hits: Sequence[Hit], words: ActorWords) -> Line:
    known: list[Known] = []
    for hit in hits:
        tokens = bare.between(hit.start, hit.end)
        if tokens and not _is_of_a_state(hit, known):
            known.append(read_hit(hit, bare.sentence, tokens, words))
    return bare.with_known(known) if known else bare


def _is_of_a_state(hit: Hit, before: Sequence[Known]) -> bool:
    """True for "Veldt's Security Council", "the Veldtian Security Council": no council of the United Nations."""
    if hit.first.actor_type != "body" or not set(hit.first.sectors) & INTERNATIONAL or not before:
        return False
    owner = before[-1]
    gap = hit.start - owner.end
    return owner.entry.actor_type == "state" and (gap == 1 or (owner.possessive and gap <= _POSSESSIVE))


def _cast_persons(
    cast: Cast, lines: Sequence[Line], covered: Sequence[tuple[int, int]], words: ActorWords
) -> list[tuple[Line, PersonName, PersonName | None]]:
    names = [
        (line, name)
        for line in lines
        for name in find_names(line, words)
        if not any(start < name.end and name.start < end for start, end in covered)
    ]
    common = _common_words_in(names, words)
    names += [(line, name) for line in lines for name in find_short_names(line, common, words)]
    placed = {name.words for _, name in names if "placed" in name.signs}
    names = [
        (line, name) for line, name in names if name.words not in placed or name.signs & {"title", "who", "apposition"}
    ]
    rest, aliases = take_aliases(names, words)
    cast_people(cast, lines, rest, words)
    return aliases


def _common_words_in(names: Sequence[tuple[Line, PersonName]], words: ActorWords) -> frozenset[str]:
    """First and last words of full names that are no names by themselves: the "Park" of "Park Sun-il"."""
    ends = {word for _, name in names if len(name.words) > 1 for word in (name.words[0], name.words[-1])}
    return frozenset(word for word in ends if plain(word) in words.not_a_person - words.calendar)


def _cast_known(cast: Cast, lines: Sequence[Line]) -> None:
    """Everybody the vocabulary knows by name and who acts; capitals wait until governments are known."""
    persons = _spans_of(cast)
    for line in lines:
        for place, known in enumerate(line.known):
            inside = any(start <= known.start < end for start, end in persons)
            before = line.known[place - 1] if place else None
            spelt_out = _spells_out(cast, known, before)
            if known.part == "actor" and known.use != "capital" and not inside and not spelt_out:
                _mention(cast, cast.of_entry(known.entry), known)


def _spells_out(cast: Cast, known: Known, before: Known | None) -> bool:
    """True for the QVB of "the Queen's Valley Board (QVB)": the name before it is the mention."""
    if known.start == 0 or cast.text[known.start - 1] != "(":
        return False
    return known.entry.basis == BASIS or (before is not None and before.entry.id == known.entry.id)


def _mention(cast: Cast, draft: Draft, known: Known) -> None:
    form: MentionForm = "metonym" if known.use in ("capital", "metonym") else "name"
    if known.use == "people" and draft.actor_type != "armed_group":
        form = "description"
    draft.add_mention(cast.text, known.start, known.end, form)
    draft.add_alias(cast.text[known.start : known.end])


def _cast_capitals(cast: Cast, lines: Sequence[Line], lexicon: Lexicon, words: ActorWords) -> None:
    """Capitals that act: the government where the story names it, else the state where it names that."""
    taken = _spans_of(cast)
    mentioned = {draft.entry.id for draft in cast.drafts if draft.entry is not None and draft.mentions}
    for line in lines:
        for known in line.known:
            if known.part != "actor" or known.use != "capital":
                continue
            if any(start <= known.start < end for start, end in taken) or not _decides(known, words):
                continue
            _mention(cast, cast.of_entry(_stands_for(known.entry, mentioned, lexicon)), known)


def _stands_for(government: Entry, mentioned: set[str], lexicon: Lexicon) -> Entry:
    state = lexicon.get(government.id.removesuffix("/government"))
    if state is not None and government.id not in mentioned and state.id in mentioned:
        return state
    return government


def _decides(known: Known, words: ActorWords) -> bool:
    """True unless the capital is the subject of what only places do, or of what is done to places."""
    anchor = anchor_of(known.head)
    if anchor.dep_ in {"nsubj", "nsubjpass"} and _is_reported(anchor, words):
        return True
    if anchor.dep_ == "nsubj" and not known.possessive:
        return anchor.head.lemma_ not in words.place_acts
    if anchor.dep_ == "nsubjpass" and not known.possessive:
        return anchor.head.lemma_ in words.deciding
    return True


def _is_reported(subject: Token, words: ActorWords) -> bool:
    """True in "he said Karsholm had received it", "... Karsholm was concerned": of a place as such nobody says so."""
    verb = subject.head
    told = anchor_of(verb)
    passive = subject.dep_ == "nsubjpass" and verb.pos_ != "ADJ"
    return not passive and told.dep_ == "ccomp" and told.head.lemma_ in words.speaking


def _spans_of(cast: Cast) -> list[tuple[int, int]]:
    return sorted((one.start, one.end) for draft in cast.drafts for one in draft.mentions)


def _visitors(cast: Cast, lines: Sequence[Line], words: ActorWords) -> tuple[Draft, ...]:
    """Persons who are the subject of a verb of going or visiting."""
    spans = []
    for line in lines:
        for token in line.tokens:
            if token.dep_ == "nsubj" and _goes(token.head.lemma_, words):
                spans.append((line.sentence.start_of(token.left_edge), line.sentence.end_of(token.right_edge)))
    return tuple(
        draft
        for draft in cast.persons()
        if any(start <= mention.start < end for mention in draft.mentions for start, end in spans)
    )


def _goes(lemma: str, words: ActorWords) -> bool:
    return lemma in words.going or lemma in words.grammar["call"]


def _place_phrases(cast: Cast, lines: Sequence[Line], stage: Stage) -> None:
    spans = _spans_of(cast)
    acronyms = frozenset(one for draft in cast.persons() for one in draft.offices if one.isalpha() and len(one) <= 6)
    for line in lines:
        inside = [span for span in spans if span[0] < line.sentence.end and line.sentence.start < span[1]]
        taken = frozenset(token.i for start, end in inside for token in line.between(start, end))
        for phrase in find_phrases(line, taken, stage.words, acronyms):
            _place(phrase, stage)


def _place(phrase: Phrase, stage: Stage) -> None:
    post = read_post(phrase.line, phrase.start, phrase.end, stage.words)
    match phrase.kind:
        case "sides":
            place_sides(phrase, post, stage)
        case "several":
            place_several_sides(phrase, post, stage)
        case "side":
            place_side(phrase, post, stage)
        case "countries":
            place_countries(phrase, stage)
        case "group":
            place_group(phrase, post, stage)
        case "institution":
            place_institution(phrase, post, stage)
        case "collective":
            place_collective(phrase, post, stage)
        case "one_of":
            place_one_of(phrase, stage)
        case "office" | "official" | "person":
            place_somebody(phrase, post, stage)


def _cast_owners_of_forces(cast: Cast, lines: Sequence[Line], words: ActorWords) -> None:
    """States and groups whose troops or promises are told of: actors, though an adjective is no mention of them."""
    for line in lines:
        for known in line.known:
            owned = known.head.head
            of_forces = owned.lower_ in words.forces or owned.lemma_ in words.forces
            if known.part == "modifier" and (of_forces or owned.lower_ in words.owned):
                cast.of_entry(known.entry)


def _affiliate(cast: Cast, lexicon: Lexicon) -> None:
    """Whom each actor belongs to, where that is an actor of the article too."""
    by_entry = {draft.entry.id: draft for draft in cast.drafts if draft.entry is not None}
    for draft in list(cast.drafts):
        wanted = [*draft.affiliations, *(draft.entry.member_of if draft.entry else ())]
        for entry_id in dict.fromkeys(wanted):
            entry = lexicon.get(entry_id)
            if entry_id not in by_entry and entry is not None:
                by_entry[entry_id] = cast.of_entry(entry)
            owner = by_entry.get(entry_id)
            if owner is not None and owner is not draft and not any(one is owner for one in draft.member_of):
                draft.member_of.append(owner)


__all__ = ["find_actors"]
