"""Reports told by a headline: "Tolland: no deal without the dams", "Tolland vows to return".

Headlines are written with capitals and without articles, and the parser takes their verbs for nouns. So the words
decide: somebody who can speak at the beginning, then a verb of the table in the present tense, then the rest.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.layout import attribution_at
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

HEADED: Final = re.compile(r"(?P<name>[A-Z][^:,;“”\"‘]{1,40})(?P<cue>:) (?P<content>.{8,})")
BEHIND: Final = re.compile(r"(?P<content>.{12,}\S)(?: (?P<dash>[-–—]{1,2})|(?P<colon>:)) (?P<name>[^-–—:,;?!]{2,48})")
"""What a headline tells, and behind a dash or a colon who says so: "Bridge open by June - envoy"."""
LABEL: Final = re.compile(r"[A-Z]{4,}(?: \d)?-(?=[A-Z])|[A-Z]{4,}: |[A-Z][a-z]+: (?=[\"“‘'])")
MIN_CONTENT: Final = 8
MIN_WORDS: Final = 3
MAX_TAIL: Final = 6
"""Words after the last comma of "..., says minister"."""
SPEAKERS: Final = frozenset({"person", "office", "organisation", "body", "armed_group", "unnamed_person"})
STATES: Final = frozenset({"state", "state_government", "unnamed_collective", "coalition"})


def reports_in_headlines(article: Article, lexicon: Lexicon, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of headlines that the parse did not give; `found` are those it gave."""
    told = {one.sentence.index for one in found if not _speaks_from_the_matter(one)}
    for part in article.document.source.parts:
        if part.kind != "headline":
            continue
        one = _before_colon(article, Span(part.start, part.end))
        sentence = article.sentence_at(part.start)
        if one is None and sentence is not None and sentence.index not in told:
            headline = Span(part.start, part.end)
            one = (
                _inverted(sentence, headline, lexicon)
                or _behind_dash(article, headline, lexicon)
                or _with_verb(article, headline, lexicon)
            )
        if one is not None:
            yield one


def _speaks_from_the_matter(one: Attribution) -> bool:
    """Whether the parser took what stands before the colon of a headline for who speaks behind it."""
    if one.sentence.part != "headline" or one.source is None or one.cue is None or one.source.end >= one.cue.start:
        return False
    return ":" in one.sentence.text[one.source.end : one.cue.start]


def _before_colon(article: Article, headline: Span) -> Attribution | None:
    """Tolland: no deal without the dams. The name must be that of somebody the article knows as a person or body."""
    match = HEADED.match(article.text, headline.start, headline.end)
    if match is None:
        return None
    name = Span(match.start("name"), match.start("name") + len(match["name"].split(" to ")[0].split(" TO ")[0]))
    known = None if _can_speak(article, name, SPEAKERS | {"unnamed_collective"}) else _surname_of(article, name)
    if known is None and not _can_speak(article, name, SPEAKERS | {"unnamed_collective"}):
        return None
    content = Span(*match.span("content"))
    sentence = article.sentence_at(headline.start)
    if sentence is not None:
        content = trim(sentence, content)
    one = attribution_at(article, name, Span(*match.span("cue")), (content,), "headed")
    return dataclasses.replace(one, named_at=known) if one is not None else None


def _behind_dash(article: Article, headline: Span, lexicon: Lexicon) -> Attribution | None:
    """Nine killed in raid - officials; no truce without monitors: Tolland.

    A name counts where it is that of somebody the article knows; a site's own name ends headlines, too, and nobody
    speaks there. Without a name the last word must be one for a teller, a post or an institution.
    """
    match = BEHIND.fullmatch(article.text, headline.start, headline.end)
    if match is None:
        return None
    content = _behind_label(article.text, Span(*match.span("content")))
    words = content.cut(article.text).split()
    if len(words) < MIN_WORDS or words[0].lower() in lexicon.listed("headline_labels"):
        return None
    name = Span(*match.span("name"))
    known = _surname_of(article, Span(name.end - len(match["name"].split()[-1]), name.end))
    if known is None and not _is_teller(match["name"], lexicon) and not _is_met_again(article, name):
        return None
    cue = Span(*match.span("dash" if match["dash"] else "colon"))
    one = attribution_at(article, name, cue, (content,), "headed")
    return dataclasses.replace(one, named_at=known) if one is not None else None


def _behind_label(text: str, content: Span) -> Span:
    """The content without the label of the piece before it: "UPDATE 1-Bridge open", 'Interview: "We wait"'."""
    label = LABEL.match(text, content.start, content.end)
    return Span(label.end(), content.end) if label is not None else content


def _is_teller(name: str, lexicon: Lexicon) -> bool:
    """Whether the words end in a plain noun for one who can tell: "officials", "UN report", "army chief"."""
    words: Mapping[str, list[str]] = lexicon.words["sources"]
    last = name.split()[-1].lower()
    if name.split()[-1][0].isupper() and last in lexicon.words["outlets"]["sending"]:
        return False
    lemmas = {last, last.removesuffix("s"), last.removesuffix("ies") + "y" if last.endswith("ies") else last}
    tellers = {*words["tellers"], *words["posts"], *words["spokespersons"], *words["institutions"]}
    return bool(lemmas & tellers) and len(name.split()) <= MAX_TAIL


def _is_met_again(article: Article, name: Span) -> bool:
    """Whether the words are one mention of somebody who can speak and whom the text below speaks of, too."""
    return any(
        actor.actor_type in SPEAKERS | STATES
        and 10 * len(Span(mention.start, mention.end)) >= 8 * len(name)
        and any(other.start >= name.end for other in actor.mentions)
        for mention, actor in article.mentions_in(name)
    )


def _surname_of(article: Article, name: Span) -> Span | None:
    """A mention of the one person whose surname the headline's name is, in whatever letters."""
    word = name.cut(article.text).lower()
    meant = [one for one in article.actors if one.actor_type == "person" and one.name.lower().split()[-1] == word]
    return Span(meant[0].mentions[0].start, meant[0].mentions[0].end) if len(meant) == 1 and meant[0].mentions else None


def _inverted(sentence: Sentence, headline: Span, lexicon: Lexicon) -> Attribution | None:
    """No talks under fire, says minister; rebels still in Karst, monitors find."""
    comma = sentence.text.rfind(",", headline.start, headline.end)
    tail = [one for one in sentence if comma >= 0 and sentence.start_of(one) > comma and not one.is_punct]
    content = trim(sentence, Span(headline.start, max(comma, headline.start)))
    if not 2 <= len(tail) <= MAX_TAIL or len(content.cut(sentence.text).split()) < MIN_WORDS:
        return None
    for verb, rest in ((tail[0], tail[1:]), (tail[-1], tail[:-1])):
        entry = next((one for lemma in _lemmas_of(verb, lexicon) for one in _inverting(lemma, lexicon)), None)
        named = rest[-1].pos_ in {"NOUN", "PROPN"} and not any(one.pos_ in {"VERB", "AUX", "ADP"} for one in rest)
        if entry is not None and named:
            cue, source = sentence.span_of([verb]), sentence.span_of(rest)
            return Attribution(sentence, cue, verb, source, rest[-1], (content,), entry, "inverted_clause")
    return None


def _lemmas_of(verb: Token, lexicon: Lexicon) -> list[str]:
    """What the verb may be a present form of; in a headline the parser's own guess is worth little."""
    endings = [(one, lemma) for one, lemma in lexicon.words["headline_endings"] if verb.lower_.endswith(one)]
    return [str(verb.lower_), *(verb.lower_.removesuffix(one) + lemma for one, lemma in endings)]


def _inverting(lemma: str, lexicon: Lexicon) -> list[ReportingVerb]:
    entries = lexicon.verbs.get(lemma, ())
    return [one for one in entries if one.kind == "speech" and len(one.words) == 1 and "inverted_clause" in one.content]


def _with_verb(article: Article, headline: Span, lexicon: Lexicon) -> Attribution | None:
    """Tolland vows to return; Veldt says rebels have left."""
    sentence = article.sentence_at(headline.start)
    if sentence is None:
        return None
    for token in list(sentence)[1:]:
        entry = _entry_of(token, lexicon)
        if entry is None:
            continue
        # "Veldt: UN mission condemns raid": what stands before the colon is the matter.
        begins = sentence.text.rfind(": ", sentence.start, sentence.start_of(token)) + 1 or sentence.start
        source = trim(sentence, Span(begins, sentence.start_of(token)))
        content = trim(sentence, Span(sentence.end_of(token), sentence.end))
        known = None if _can_speak(article, source, SPEAKERS | STATES) else _named_elsewhere(article, source)
        beyond = sentence.token_at(content.start)
        if beyond is not None and beyond.lower_ == "to" and "infinitive" not in entry.content:
            # "Front chief writes to guarantors": to whom, and not what.
            return None
        if len(content) < MIN_CONTENT or (known is None and not _can_speak(article, source, SPEAKERS | STATES)):
            return None
        cue = Span(sentence.start_of(token), sentence.end_of(token))
        head = sentence.tokens_in(source)[-1]
        return Attribution(sentence, cue, token, source, head, (content,), entry, "clause", named_at=known)
    return None


def _entry_of(token: Token, lexicon: Lexicon) -> ReportingVerb | None:
    """The verb of speech that `token` is in the third person, whatever the parser took it for."""
    for ending, lemma in lexicon.words["headline_endings"]:
        word = token.lower_.removesuffix(ending) + lemma
        if not token.lower_.endswith(ending) or word in lexicon.listed("headline_never"):
            continue
        entries = [one for one in lexicon.verbs.get(word, ()) if one.kind == "speech" and len(one.words) == 1]
        entries = [one for one in entries if one.content & {"clause", "infinitive", "object"} and not one.things]
        if entries:
            return min(entries, key=lambda one: one.force == "neutral")
    return None


def _named_elsewhere(article: Article, words: Span) -> Span | None:
    """A mention in the text of the one whose name the headline ends its first words with; None for nobody."""
    name = words.cut(article.text).lower()
    meant = [one for one in article.actors if one.actor_type in SPEAKERS and name.endswith(one.name.lower())]
    if len(meant) != 1 or not meant[0].mentions:
        return None
    return Span(meant[0].mentions[0].start, meant[0].mentions[0].end)


def _can_speak(article: Article, name: Span, kinds: frozenset[str]) -> bool:
    """Whether nearly all of the words are one mention of somebody of these kinds."""
    return any(
        actor.actor_type in kinds and 10 * len(Span(mention.start, mention.end)) >= 8 * len(name)
        for mention, actor in article.mentions_in(name)
    )
