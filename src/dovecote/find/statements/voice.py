"""Sentences without an attribution of their own that may still be somebody's words.

- After "according to the decree" the next provisions of the same paragraph are the decree's, too: they are told as duty
  or future ("will", "must", "are to").
- A sentence about the future that stands between two passages of one speaker, or takes back ("however") what one has
  just been quoted with, may be that speaker's or the outlet's: it is kept as unattributed, with the speaker as a
  candidate, never as the speaker (codebook: only where a speaker could be meant).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.draft import Draft
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.statements.trimming import trim
from dovecote.model.sentence import Sentence

DOCUMENTS: Final = frozenset({"document", "message"})
PERSONAL: Final = frozenset({"named", "anonymous"})


def unattributed_in(article: Article, drafts: Sequence[Draft]) -> list[tuple[Attribution, Draft]]:
    """Attributions without source and cue, each with the draft whose words it may continue."""
    told = {one.attribution.sentence.index for one in drafts}
    told |= {
        sentence.index
        for one in drafts
        for span in one.attribution.contents
        for sentence in article.sentences_over(span)
    }
    found: list[tuple[Attribution, Draft]] = []
    carried: dict[int, Draft] = {}
    for sentence in article.sentences:
        if sentence.part != "body" or sentence.index in told or not _is_future(article, sentence):
            continue
        before = carried.get(sentence.index - 1) or _last_before(drafts, sentence)
        if before is None:
            continue
        if _goes_on_document(article, before, sentence):
            carried[sentence.index] = before
            found.append((_attribution(sentence, "carried"), before))
        elif before.kind in PERSONAL and before.speakers and _may_be_meant(article, before, drafts, sentence):
            found.append((_attribution(sentence, "voice"), before))
    return found


def _attribution(sentence: Sentence, frame: str) -> Attribution:
    return Attribution(sentence, None, None, None, None, (trim(sentence, sentence.span),), None, frame)


def _is_future(article: Article, sentence: Sentence) -> bool:
    """Whether the main clause tells a duty or the future."""
    if sentence.words.endswith("?"):
        return False
    root, words = sentence.root, get_lexicon(article.language).words["future"]
    if any(child.dep_ == "aux" and child.lower_ in words["auxiliaries"] for child in root.children):
        return True
    # "are to follow": the infinitive hangs on the verb to be.
    infinitive = any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in root.children)
    return bool(root.lemma_ == words["copula"] and infinitive)


def _last_before(drafts: Sequence[Draft], sentence: Sentence) -> Draft | None:
    before = [one for one in drafts if one.attribution.contents[0].start < sentence.start and not one.wrapper]
    return max(before, key=lambda one: one.attribution.sentence.index, default=None)


def _goes_on_document(article: Article, before: Draft, sentence: Sentence) -> bool:
    """Whether a document's words stand in the sentences directly before, in the same paragraph."""
    if before.attribution.frame not in {"accordance", "carried"} or before.kind not in DOCUMENTS:
        return False
    if before.attribution.sentence.paragraph != sentence.paragraph:
        return False
    between = article.sentences[before.attribution.sentence.index + 1 : sentence.index]
    return all(_is_future(article, one) for one in between)


def _may_be_meant(article: Article, before: Draft, drafts: Sequence[Draft], sentence: Sentence) -> bool:
    paragraph = before.attribution.sentence.paragraph
    adverse = get_lexicon(article.language).listed("adverse")
    first = next((token.lower_ for token in sentence), "")
    if paragraph == sentence.paragraph:
        return before.attribution.sentence.index == sentence.index - 1 and first in adverse
    after = [one for one in drafts if one.attribution.contents[0].start > sentence.end and not one.wrapper]
    follows = min(after, key=lambda one: one.attribution.contents[0].start, default=None)
    near = sentence.paragraph - paragraph <= _GAP and follows is not None
    return bool(
        near
        and follows is not None
        and follows.who == before.who
        and follows.attribution.sentence.paragraph - sentence.paragraph <= _GAP
    )


_GAP: Final = 2
"""Paragraphs between passages: a teaser may stand between."""
