"""What a title or a description tells of a person: the office, whose it is, of which country and sector."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovecote.find.mentions.known import Known
from dovecote.find.mentions.names import Line
from dovecote.find.mentions.office_words import hyphened, plain
from dovecote.find.mentions.words import ActorWords
from dovecote.model.values import passing_value
from dovecote.vocabulary.lexicon import Entry

BASIS = "text"
"""Of entries of the vocabulary that the article itself makes known."""

if TYPE_CHECKING:
    from spacy.tokens import Token


INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG", "ISM", "MNC"})
"""Sectors of those who belong to no single state."""
_TITLE_REACH = 40
"""Characters in which the office behind an adjective stands."""


@passing_value
class Post:
    """An office as some words tell it."""

    start: int
    end: int
    nouns: frozenset[str]
    """Nouns of offices and ranks, singular, in small letters: "minister", "envoy", "general"."""
    words: frozenset[str]
    """All words that tell it apart from other offices: "foreign", "army", "staff"."""
    entries: tuple[Entry, ...]
    """The states, groups and organisations that the words name."""
    sectors: tuple[str, ...]
    country: str | None
    foreign: bool
    """True for "Western", "foreign": from elsewhere, without a state."""
    has_office: bool
    """False for mere ranks and words of respect ("General", "Mr")."""
    sent: bool = False
    """True for an envoy, "to Veldt", of whom it is not told who sent him."""

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The entries that lists know, whose country, or that they have none, is known."""
        return tuple(one for one in self.entries if one.basis != BASIS)


def read_post(line: Line, start: int, end: int, words: ActorWords) -> Post:
    """The office that the words from `start` to `end` tell."""
    tokens = line.between(start, end)
    known = [one for one in line.known if start <= one.start and one.end <= end and _tells_whose(one, words)]
    nouns, content = _nouns(tokens, words)
    lowered = line.sentence.text[start:end].lower()
    for description, office in words.same_office.items():
        if description in lowered and not lowered.partition(description)[0].rstrip("the ").endswith((" of", " to")):
            nouns.difference_update(description.split())
            nouns.add(office)
            content.difference_update(description.split())
    entries = tuple(dict.fromkeys(one.entry for one in known))
    has_office = bool(nouns - (words.ranks - set(words.offices)) - set(words.honorifics))
    has_office = has_office or any(_is_held(token, words) or token.lemma_.lower() in words.people for token in tokens)
    posted = [one for one in known if nouns & words.grammar["sent"] and _is_posted_to(line, one, words)]
    country = _country(line, [one for one in known if one not in posted], words)
    return Post(
        start,
        end,
        frozenset(nouns),
        frozenset(content),
        entries,
        _sectors(tokens, entries, words),
        country,
        any(_is_from_elsewhere(token, words) for token in tokens),
        has_office,
        sent=bool(posted) and country is None,
    )


def _is_held(token: Token, words: ActorWords) -> bool:
    """True for the king of "the King of Veldt": right before a name, the word would be one of respect."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return plain(token.text) in words.offices and following in words.grammar["of"]


def _tells_whose(known: Known, words: ActorWords) -> bool:
    """False for a credit, and for the capital of "facilitator of the Karsholm process": there the talks are held."""
    owned = known.head.head
    of_talks = known.use == "capital" and known.part == "modifier" and not known.possessive
    acting = (words.offices, words.officials, words.institutions)
    return known.part != "credit" and not (
        of_talks and not any(form in table for table in acting for form in (owned.lower_, owned.lemma_.lower()))
    )


def _nouns(tokens: Sequence[Token], words: ActorWords) -> tuple[set[str], set[str]]:
    nouns: set[str] = set()
    content: set[str] = set()
    inside_of = tells_apart = False
    owner_ends = _after_owner(tokens, words)
    for place, token in enumerate(tokens):
        word = plain(token.text)
        lemma = token.lemma_.lower()
        if nouns and word in words.grammar["about"]:
            inside_of = True
            tells_apart = word in words.grammar["of"]
        elif word in words.grammar["and"] or word == "," or word in words.ranks:
            inside_of = False
        if inside_of:
            # "adviser to the president" is no president; the "finance" of "minister of finance" tells ministers apart.
            if tells_apart and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
                content.add(word)
            if _is_acronym_in_brackets(token):
                nouns.add(word)
            continue
        if token.pos_ == "VERB" and token.lemma_ in words.holding:
            nouns.update(words.grammar["head"])
        if place < owner_ends:
            content.add(word)
            continue
        whole = hyphened(token)
        if whole in words.offices:
            nouns.discard(whole.partition("-")[0])
            nouns.add(whole)
            continue
        if word in words.office_acronyms:
            spelled = words.office_acronyms[word].split()
            content.update(spelled)
            nouns.update(one for one in spelled if one in words.offices)
        if word in words.offices or word in words.ranks or word in words.honorifics or word in words.officials:
            nouns.add(word)
        elif lemma in words.offices or lemma in words.officials:
            nouns.add(lemma)
        if token.pos_ in {"NOUN", "PROPN", "ADJ"} or word in words.title_words:
            content.add(word)
        if _is_acronym_in_brackets(token):
            nouns.add(word)
    return nouns, content


def plain_office(line: Line, post: Post, words: ActorWords) -> str | None:
    """The office in words that two articles share: "foreign minister" of "Veldt's acting Minister of Foreign Affairs".

    Whose it is is left out for a state, which `Post.country` tells, and kept for every other owner, and for a state
    that the office is about ("envoy to Veldt"). None for an office that several hold at a time ("spokesman").
    """
    if not post.has_office:
        return None
    told: set[str] = set()
    known = [one for one in line.known if post.start <= one.start and one.end <= post.end and one.part != "credit"]
    for one in known:
        is_state = one.entry.actor_type in ("state", "state_government")
        if not is_state or _opens_portfolio(line, one, words):
            told.add(one.entry.id)
    for token in line.between(post.start, post.end):
        word = plain(token.text)
        inside = any(one.start <= line.sentence.start_of(token) < one.end for one in known)
        if not inside and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            told.add(word if word in words.offices else token.lemma_.lower())
    for noun in post.nouns:
        told.update(words.office_acronyms.get(noun, noun if " " in noun else "").split())
    for description, office in words.same_office.items():
        if office in post.nouns:
            told -= set(description.split()) - set(office.split())
    told -= set(words.office_acronyms) | words.joining | words.grammar["not_of_office"] | (words.former - words.lesser)
    if post.nouns - words.ranks:
        told -= words.ranks - set(words.offices) - words.lesser
    told = {words.first_alike.get(word, word) for word in told}
    told_apart = len(told) > 1 or told <= words.grammar["sole_offices"]
    return " ".join(sorted(told)) or None if told_apart and not told & words.grammar["shared_offices"] else None


def _opens_portfolio(line: Line, known: Known, words: ActorWords) -> bool:
    """True for the Veldt of "envoy for Veldt"."""
    before = line.sentence.text[line.sentence.start : known.start].lower().split()
    return bool(before) and before[-1] in words.grammar["portfolio"]


def _is_posted_to(line: Line, known: Known, words: ActorWords) -> bool:
    """True for the Veldt of "envoy to Veldt" and "coordinator in Veldt": it sent nobody."""
    before = line.sentence.text[line.sentence.start : known.start].lower().split()[-2:]
    if before and before[-1] in words.grammar["article"]:
        before.pop()
    return known.entry.actor_type == "state" and bool(before) and before[-1] in words.grammar["posted_to"]


def _after_owner(tokens: Sequence[Token], words: ActorWords) -> int:
    """Place behind the possessor: the "spokesman" of "President NAME's spokesman" is all that is told."""
    for place, token in enumerate(tokens[:-1]):
        if plain(token.text) in words.grammar["of"]:
            return 0
        if token.tag_ == "POS":
            return place + 1
    return 0


def _is_from_elsewhere(token: Token, words: ActorWords) -> bool:
    """True for "a foreign diplomat", not for "the foreign minister"."""
    if plain(token.text) not in words.foreign:
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or plain(token.text) not in words.grammar["foreign"]:
        return True
    after = plain(following.text)
    return not (after in words.offices or after in words.institutions or after in words.title_words)


def _is_acronym_in_brackets(token: Token) -> bool:
    """True for the CDS of "Chief of Defence Staff (CDS)": from then on it is a title by itself."""
    place, doc = token.i, token.doc
    return (
        token.text.isupper() and 0 < place < len(doc) - 1 and doc[place - 1].text == "(" and doc[place + 1].text == ")"
    )


def _sectors(tokens: Sequence[Token], entries: Sequence[Entry], words: ActorWords) -> tuple[str, ...]:
    """The organisation's sector where it is no state; else the office's own."""
    for entry in entries:
        if entry.actor_type not in ("state", "state_government") and entry.sectors:
            return entry.sectors
    lowered = [plain(token.text) for token in tokens]
    if any(word in words.grammar["former"] for word in lowered):
        return ("ELI",)
    if any(_is_rank(place, lowered, words) for place in range(len(lowered))):
        return ("MIL",)
    for word in lowered:
        if word in words.sector_words:
            return (words.sector_words[word],)
    # The office first: a "justice minister" is no justice.
    for table in (words.offices, words.honorifics, words.officials):
        for word in lowered:
            if table.get(word):
                return (table[word],)
    return ()


def _is_rank(place: int, told: Sequence[str], words: ActorWords) -> bool:
    """True for the rank of "General NAME"; not for the "general" of "Secretary-General", nor for "vice", which is part
    of other titles too.
    """
    word = told[place]
    if word not in words.ranks or word in words.offices or word in words.honorifics:
        return False
    beside = {*told[max(place - 2, 0) : place], *told[place + 1 : place + 3]}
    return word not in words.grammar["part_of_rank"] and not beside & words.grammar["civil_general"]


def _country(line: Line, known: Sequence[Known], words: ActorWords) -> str | None:
    """The country whose office it is: of the first adjective, owner or organisation, or of a state behind "of".

    Never of its portfolio: "envoy for", "ambassador to".
    """
    international = False
    for one in known:
        if international and not _is_of_a_state(line, one, words):
            continue  # "the QVB's Veldtian envoy" serves the QVB
        owner = one.part == "modifier" or one.possessive or _behind_of(line, one, words)
        if owner or one.entry.actor_type not in ("state", "state_government"):
            if one.entry.country:
                return one.entry.country
            if one.entry.actor_type == "organisation" and one.entry.basis != BASIS:
                international = True
    return None


def _is_of_a_state(line: Line, known: Known, words: ActorWords) -> bool:
    """True for the Veldtian of "the QVB chair, Veldtian Foreign Minister NAME": an office that only a state has."""
    behind = {plain(token.text) for token in line.between(known.end, known.end + _TITLE_REACH)[:4]}
    return known.use == "adjective" and bool(behind & words.grammar["of_a_state"])


def _behind_of(line: Line, one: Known, words: ActorWords) -> bool:
    before = line.sentence.text[: one.start].lower().split()[-2:]
    if before and before[-1] in words.grammar["article"]:
        before.pop()
    return bool(before) and before[-1] in words.grammar["of"]


def fits(description: Post, holder: Post, words: ActorWords) -> bool:
    """True where a description ("the foreign minister") can mean the holder of an office told before.

    The description must not say more than was told; and a deputy, or a former holder, is meant where it says so, and
    nobody else is.
    """
    nouns = {one for noun in description.nouns for one in (words.alike.get(noun, frozenset()) | {noun})}
    if not nouns & holder.nouns:
        return False
    if (holder.words ^ description.words) & words.lesser:
        return False
    told = {word for word in description.words - description.nouns if word in words.title_words}
    return told - words.epithets <= holder.words | holder.nouns
