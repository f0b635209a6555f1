"""The actors that the words of a source name, and where a document comes from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.channels import words_around
from dovecote.find.statements.draft import Draft
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.who import actors_of_token, candidates_of_token
from dovecote.model.actor import Actor, Mention
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMELESS: Final = frozenset({"office", "unnamed_person"})
"""Types of those that a post or a description names."""
MIN_INITIALS: Final = 2
"""Letters that two words share by chance; a post is known by more."""


def speakers_of(article: Article, attribution: Attribution) -> tuple[Actor, ...]:
    """The actors that the source's words name; of a document, those who issued it; may be empty."""
    head, sentence = attribution.source_head, attribution.sentence
    if attribution.named_at is not None:
        actor = article.actor_at(attribution.named_at.start, attribution.named_at.end)
        return (actor,) if actor is not None else ()
    if head is None:
        return ()
    found = _listed(article, attribution) or _actors(article, actors_of_token(article, sentence, head))
    if found and _is_of_another_country(article, attribution, found):
        return ()
    if found:
        named = _named_in_aside(article, attribution, found)
        return () if _is_part_of_name(article, attribution, found) else named or found
    return issuers_of(article, sentence, head)


def _is_of_another_country(article: Article, attribution: Attribution, found: Sequence[Actor]) -> bool:
    """Whether "authorities" were linked to a government far away, while the sentence speaks of other countries only."""
    source, sentence = attribution.source, attribution.sentence
    if source is None or len(found) != 1 or found[0].actor_type != "state_government" or not found[0].country:
        return False
    if not source.cut(article.text).islower():
        return False
    near = {
        actor.country
        for mention, actor in article.mentions_in(sentence.span)
        if actor.country and not source.overlaps(Span(mention.start, mention.end)) and actor.actor_type == "state"
    }
    return bool(near) and found[0].country not in near


def _named_in_aside(article: Article, attribution: Attribution, found: Sequence[Actor]) -> tuple[Actor, ...]:
    """The person named after a comma at the end of a source that begins with a post: "the chair, former judge Orme"."""
    source = attribution.source
    if source is None or any(one.actor_type not in NAMELESS for one in found):
        return ()
    mentions = article.mentions_in(source)
    posts = [one for one, actor in mentions if actor in found]
    named = [
        (one, actor) for one, actor in mentions if actor.actor_type == "person" and one.form in {"name", "title+name"}
    ]
    if not posts or len({actor.id for _, actor in named}) != 1:
        return ()
    last = max(one.end for one in posts)
    mention, person = max(named, key=lambda pair: pair[0].end)
    aside = mention.end == source.end and "," in article.text[last : mention.end]
    return (person,) if aside and mention.start >= last else ()


def _listed(article: Article, attribution: Attribution) -> tuple[Actor, ...]:
    """All of a list of names, "Orme, Karr and the Front"; nothing where the source is no such list.

    The words decide: parsers hang the last of several names on any of the others.
    """
    source = attribution.source
    if source is None:
        return ()
    bracket = article.text.find(" (", source.start, source.end)
    if bracket > 0 and article.text[source.end - 1] == ")":
        # "Orme, Karr and the Front (the Three of Halm)": what they are called together.
        source = Span(source.start, bracket)
    mentions = [(one, actor) for one, actor in article.mentions_in(source) if one.form != "pronoun"]
    outer = [one for one in mentions if not any(_holds(other[0], one[0]) for other in mentions)]
    joints = [article.text[one.end : other.start] for (one, _), (other, _) in pairwise(outer)]
    words = get_lexicon(article.language).words["joints"]
    listed = joints and all(joint.strip() in words for joint in joints) and joints[-1].strip() != ","
    if not listed or outer[-1][0].end != source.end or any(one.candidates for one, _ in outer):
        return ()
    return tuple(dict.fromkeys(actor for _, actor in outer))


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def _is_part_of_name(article: Article, attribution: Attribution, found: tuple[Actor, ...]) -> bool:
    """Whether the actor is a state whose name only ends another's: the airline "Air Veldt" is not Veldt."""
    head, sentence = attribution.source_head, attribution.sentence
    if head is None or len(found) != 1 or found[0].actor_type != "state" or head.i == 0:
        return False
    before = head.doc[head.i - 1]
    name = before.dep_ == "compound" and before.pos_ == "PROPN" and before.head.i == head.i
    place = sentence.start_of(before)
    return name and not any(one.start <= place < one.end for one in found[0].mentions)


def candidates_of(article: Article, attribution: Attribution) -> tuple[str, ...]:
    """Ids of the actors that an ambiguous source may mean."""
    if attribution.source_head is None:
        return ()
    return candidates_of_token(article, attribution.sentence, attribution.source_head)


def addressees_of(article: Article, attribution: Attribution) -> tuple[str, ...]:
    """Ids of the actors spoken to."""
    heads = attribution.addressee or _listeners(article, attribution)
    # "Thanked the army and the police": to the parser the second hangs on the first.
    listed = [one for head in heads for one in (head, *head.conjuncts) if one.pos_ in {"NOUN", "PROPN", "PRON"}]
    found = [one for head in listed for one in actors_of_token(article, attribution.sentence, head)]
    return tuple(dict.fromkeys(found))


def _listeners(article: Article, attribution: Attribution) -> tuple[Token, ...]:
    """Whom a participle beside the report names: "..., Tolland said, speaking to reporters"."""
    words = get_lexicon(article.language).words["listening"]
    verb, head = attribution.cue_token, attribution.source_head
    beside = [child for one in (verb, head) if one is not None and not attribution.negated for child in one.children]
    for participle in beside:
        if participle.tag_ != "VBG" or participle.lemma_.lower() not in words["verbs"]:
            continue
        links = [one for one in participle.rights if one.dep_ == "prep" and one.lower_ in words["links"]]
        return tuple(one for link in links for one in link.children if one.dep_ == "pobj")[:1]
    return ()


def issuers_of(article: Article, sentence: Sentence, document: Token) -> tuple[Actor, ...]:
    """Who issued a document: "a statement by the ministry", "the army's report", "the office released a report"."""
    lexicon = get_lexicon(article.language)
    if document.lemma_.lower() not in lexicon.listed("documents") | set(lexicon.words["messages"]["nouns"]):
        return ()
    heads = [child for child in document.children if child.dep_ in {"poss", "compound", "nmod"}]
    # "Read a statement by the ministry": to the parser, the ministry reads.
    placed = document.dep_ in {"dobj", "nsubj"} and document.i > document.head.i
    beside = [one for one in document.head.rights if placed and one.i > document.i]
    for child in (*document.children, *(one for one in beside if one.lower_ in {"by", "from"})):
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"}:
            heads += [one for one in child.children if one.dep_ == "pobj"]
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in lexicon.words["issued"]["verbs"]:
            heads += [one for link in child.children if link.dep_ in {"agent", "prep"} for one in link.children]
    if document.dep_ == "dobj" and document.head.lemma_.lower() in lexicon.words["issued"]["verbs"]:
        heads += [one for one in document.head.children if one.dep_ == "nsubj"]
    for head in heads:
        # "By the group's leader, Bor Temm": who bears the name that explains the post.
        named = [one for one in head.children if one.dep_ == "appos" and one.pos_ == "PROPN"]
        for one in (*named, head):
            found = _actors(article, actors_of_token(article, sentence, one))
            if found:
                return found
    return ()


def _actors(article: Article, ids: tuple[str, ...]) -> tuple[Actor, ...]:
    return tuple(actor for one in ids if (actor := article.actor(one)) is not None)


def named_before(
    article: Article, attribution: Attribution, found: Sequence[Actor], before: Sequence[Draft]
) -> tuple[Actor, ...]:
    """The person whom "the chairperson" means: the one who has spoken with that post beside the name.

    The post may be shortened to its initials ("the SRSG"). Nobody where two such persons have spoken.
    """
    head, source = attribution.source_head, attribution.source
    if head is None or source is None or any(one.actor_type not in NAMELESS for one in found):
        return ()
    if not any(child.lower_ in {"the", "this"} for child in head.lefts):
        return ()
    persons = {
        one.speakers[0]
        for one in before
        if len(one.speakers) == 1
        and one.speakers[0].actor_type == "person"
        and one.attribution.source is not None
        and _holds_post(one.attribution.source.cut(article.text), source.cut(article.text), str(head.text))
    }
    return tuple(persons) if len(persons) == 1 else ()


def _holds_post(introduction: str, words: str, post: str) -> bool:
    """Whether all words of a description, or its one word as initials, stand where its bearer was introduced."""
    told = [word.strip("().,") for word in introduction.replace("-", " ").split()]
    lowered = {word.lower() for word in told}
    wanted = [word for word in words.lower().replace("-", " ").split() if word not in {"the", "this"}]
    if wanted and all(word in lowered for word in wanted):
        return True
    initials = "".join(word[0] for word in told if word[:1].isupper())
    return len(post) > MIN_INITIALS and post.isupper() and post in initials and post not in told


def issuers_told_before(article: Article, attribution: Attribution, before: Sequence[Draft]) -> tuple[Actor, ...]:
    """Who issued "the communiqué", "the statement": the last one told to have spoken in one."""
    head = attribution.source_head
    words = get_lexicon(article.language).words
    if head is None or head.pos_ != "NOUN" or not any(child.lower_ in {"the", "this"} for child in head.lefts):
        return ()
    if head.lemma_.lower() not in {*words["documents"], *words["messages"]["nouns"]}:
        return ()
    for one in reversed(before):
        told_in = words_around(article, one.attribution).lower()
        if one.speakers and head.lower_ in told_in.split() and one.kind != "document":
            return one.speakers
    return ()
