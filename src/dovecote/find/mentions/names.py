"""Names of persons: capitalised runs that a title, an apposition or the recogniser shows to be a person's.

No single sign is enough in the press of the world: the small English recogniser misses many names, and takes places for
persons. So each run gets the signs that speak for it, and short names ("Marsh") follow the full ones of the article.
"""

from __future__ import annotations

import bisect
import copy
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovecote.find.mentions.full_posts import find_full_post
from dovecote.find.mentions.known import Known, head_of
from dovecote.find.mentions.office_words import is_title_core, names_office, plain
from dovecote.find.mentions.titles import title_start
from dovecote.find.mentions.words import ActorWords
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value
from dovecote.vocabulary.lexicon import load_cities

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_PERSONS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "LANGUAGE"})


@passing_value
class PersonName:
    """A name that may be a person's, where it stands."""

    sentence: Sentence
    start: int
    end: int
    title_start: int
    """Where the title before it begins; `start` where there is none."""
    words: tuple[str, ...]
    head: Token
    signs: frozenset[str]
    """title, recognised, apposition, who, subject, leads: it is a person; placed, inside, city, doubtful: it may be
    none."""
    preceded_by_other: bool = False


class Line:
    """One sentence, with quick ways from characters to tokens."""

    __slots__ = ("_runs", "ends", "known", "known_tokens", "sentence", "starts", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: list[Token] = list(sentence)
        self.starts = [sentence.offset + token.idx for token in self.tokens]
        self.ends = [start + len(token.text) for start, token in zip(self.starts, self.tokens, strict=True)]
        self.known: list[Known] = []
        self.known_tokens: frozenset[int] = frozenset()
        self._runs: list[re.Match[str]] | None = None

    def with_known(self, known: Sequence[Known]) -> Line:
        """The same sentence with these names of the vocabulary in it."""
        made = copy.copy(self)
        made.known = list(known)
        made.known_tokens = frozenset(
            token.i for one in known for token in self.between(one.start, one.end) if one.part != "credit"
        )
        return made

    def runs(self, words: ActorWords) -> list[re.Match[str]]:
        """The runs of capitalised words, in order."""
        if self._runs is None:
            self._runs = list(words.run.finditer(self.sentence.text, self.sentence.start, self.sentence.end))
        return self._runs

    def between(self, start: int, end: int) -> list[Token]:
        """Tokens that share characters with `[start, end)`."""
        first = bisect.bisect_right(self.ends, start)
        last = bisect.bisect_left(self.starts, end)
        return [*self._before(start), *self.tokens[first:last]] if first == 0 else self.tokens[first:last]

    def _before(self, start: int) -> list[Token]:
        """Tokens of the paragraph from `start` up to this sentence: the parser may cut a long title from its name."""
        place = self.tokens[0].i
        while place > 0 and self.sentence.end_of(self.tokens[0].doc[place - 1]) > start:
            place -= 1
        return list(self.tokens[0].doc[place : self.tokens[0].i])

    def index_at(self, start: int) -> int:
        """Place in `tokens` of the first token that ends after `start`."""
        return bisect.bisect_right(self.ends, start)


def find_names(line: Line, words: ActorWords) -> list[PersonName]:
    """Runs of the sentence that may be persons' names, in order; those without any sign are kept for short names."""
    text = line.sentence.text
    found: list[PersonName] = []
    for run in line.runs(words):
        if run.end() - run.start() < 2:
            continue
        span = _name_in_run(text, run.start(), run.end(), line, words)
        if span is None:
            continue
        name = _read_name(*span, line, words)
        if name is not None:
            found.append(name)
    return found


def find_short_names(line: Line, common: frozenset[str], words: ActorWords) -> list[PersonName]:
    """Single words of `common` in the sentence: "Park" is a name only where the article tells a full one."""
    found = []
    for run in line.runs(words) if common else ():
        title, _, word = run.group().rpartition(" ")
        start = run.end() - len(word)
        if word not in common or (title and plain(title) not in words.honorifics):
            continue
        token = line.between(start, run.end())[0]
        if token.tag_ == "NNP" and (token.i == 0 or token.nbor(-1).pos_ != "DET"):
            found.append(PersonName(line.sentence, start, run.end(), start, (word,), token, frozenset({"doubtful"})))
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, place = [], start
    for word in text[start:end].split(" "):
        if word:
            pieces.append((place, place + len(word)))
        place += len(word) + 1
    return pieces


def _name_in_run(text: str, start: int, end: int, line: Line, words: ActorWords) -> tuple[int, int] | None:
    """The part of a capitalised run that can be a name: without the title and the vocabulary's names before it."""
    pieces = _pieces(text, start, end)
    known = [(one.start, one.end) for one in line.known]
    first = max(_after_office(text, pieces, line, words), _after_day(text, pieces, line, words))
    while first < len(pieces) and _leads(text, pieces, first, line, known, words):
        first += 1
    rest = pieces[first:]
    while rest and plain(text[rest[0][0] : rest[0][1]]) in words.particles and not text[rest[0][0]].isupper():
        rest = rest[1:]
    barred = [place for place, piece in enumerate(rest) if place and _excludes(text, piece, known, words)]
    if barred:
        rest = _behind_full_post(rest[barred[-1] + 1 :], line, words)
    if not rest:
        return None
    opener = plain(text[rest[0][0] : rest[0][1]])
    if opener in words.place_openers or (len(rest) == 1 and _excludes(text, rest[0], known, words)):
        return None
    if any(one < rest[0][1] and rest[0][0] < other for one, other in known):
        return None
    return rest[0][0], _without_stop(text, *rest[-1], words)


def _behind_full_post(rest: list[tuple[int, int]], line: Line, words: ActorWords) -> list[tuple[int, int]]:
    """The name of "Envoy for the Outer Isles NAME", behind the words that no name has; empty where no post is told."""
    tokens = line.between(*rest[0]) if len(rest) > 1 else []
    found = tokens and find_full_post(tokens[0].doc, tokens[0].i, line.known_tokens, words) is not None
    return rest if found else []


def _after_office(text: str, pieces: list[tuple[int, int]], line: Line, words: ActorWords) -> int:
    """Place behind the last office of a run: all before it is title, known words or not."""
    for place in range(len(pieces) - 2, 0, -1):
        tokens = line.between(*pieces[place])
        if tokens and plain(text[slice(*pieces[place])]) not in words.honorifics and names_office(tokens[0], words):
            return place + 1
    return 0


def _without_stop(text: str, start: int, end: int, words: ActorWords) -> int:
    """The end of a name's last word, without the full stop of the sentence: "Bo Gen." ends in no abbreviation."""
    word = plain(text[start:end])
    return end - 1 if text[end - 1] == "." and len(word) > 1 and word not in words.suffixes else end


def _leads(
    text: str, pieces: list[tuple[int, int]], place: int, line: Line, known: list[tuple[int, int]], words: ActorWords
) -> bool:
    """True for a word that stands before a name and is no part of it."""
    start, end = pieces[place]
    word = plain(text[start:end])
    is_last = place == len(pieces) - 1
    tokens = line.between(start, end)
    if any(one <= start and end <= other for one, other in known):
        return True
    if word in words.calendar and word in words.not_a_person and place + 2 < len(pieces):
        return True  # "On Saturday Bo Lind"; but Sunday may be the first of two names
    if word in words.joining or (tokens and tokens[0].pos_ in {"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "ADV"}):
        return not is_last or word in words.joining or start == line.sentence.start
    is_title = (
        (bool(tokens) and names_office(tokens[0], words))
        or word in words.ranks
        or word in words.title_words
        or word in words.office_acronyms
    )
    if is_last and place > 0 and plain(text[slice(*pieces[place - 1])]) in words.honorifics:
        return False  # "Mr King"
    if not is_last and ((text[start:end].isupper() and end - start > 1) or word in words.not_a_person):
        following = line.between(*pieces[place + 1])
        if following and is_title_core(following[0], words):
            return True  # the office's own acronym or body: "QVB Commissioner NAME", "Senate President NAME"
    if is_title or (word in words.honorifics and not is_last):
        return True
    # A common word with a capital because it opens the sentence; a rare given name may be taken for a verb.
    opens = start <= line.sentence.start + 1 and bool(tokens) and tokens[0].ent_type_ != "PERSON"
    return opens and tokens[0].pos_ not in {"PROPN", "NOUN", "X", "ADJ"}


def _after_day(text: str, pieces: list[tuple[int, int]], line: Line, words: ActorWords) -> int:
    """1 where the run begins with the month of a day, which is no part of a name: "on 25 May Mr. Sorrin"."""
    if len(pieces) < 2 or plain(text[pieces[0][0] : pieces[0][1]]) not in words.calendar:
        return 0
    index = line.index_at(pieces[0][0])
    return int(line.tokens[index].ent_type_ == "DATE" or (index > 0 and line.tokens[index - 1].like_num))


def _excludes(text: str, piece: tuple[int, int], known: list[tuple[int, int]], words: ActorWords) -> bool:
    word = plain(text[piece[0] : piece[1]])
    if word in words.not_a_person or any(character.isdigit() for character in word):
        return True
    return any(one < piece[1] and piece[0] < other for one, other in known)


def _read_name(start: int, end: int, line: Line, words: ActorWords) -> PersonName | None:
    tokens = line.between(start, end)
    if not tokens:
        return None
    parts = tuple(line.sentence.text[start:end].split())
    index = line.index_at(start)
    doubtful = len(parts) == 1 and (_is_no_name(tokens[0], line, words) or _is_no_person(tokens[0], line, index, words))
    paragraph = tokens[0].doc
    title_at = title_start(paragraph, tokens[0].i, line.known_tokens, words)
    title_from = line.sentence.start_of(paragraph[title_at]) if title_at < tokens[0].i else start
    head = head_of(tokens)
    signs = _signs(line, tokens, head, index, words) | ({"title"} if title_from < start else set())
    if doubtful:
        signs = frozenset({"doubtful"})
    before = line.tokens[index - 1].lower_ if index else ""
    return PersonName(line.sentence, start, end, title_from, parts, head, signs, before in words.grammar["another"])


def _is_no_name(token: Token, line: Line, words: ActorWords) -> bool:
    """True for a single word that is a month ("May"), or a common noun with a sentence's capital ("Peacekeepers")."""
    word = plain(token.text)
    if word in words.calendar or (token.i == line.tokens[0].i and (word in words.forces or word in words.collectives)):
        return True
    return token.tag_ not in {"NNP", "NNPS"} and token.ent_type_ != "PERSON"


def _is_no_person(token: Token, line: Line, index: int, words: ActorWords) -> bool:
    """True for the "Platform" of "the Platform, a rival coalition": what an article stands before is no person."""
    before = line.tokens[index - 1].lower_ if index else ""
    if before not in words.grammar["article"] or names_office(token, words):
        return False
    return token.ent_type_ != "PERSON" or token.text.isupper()  # "the QVB", whatever the recogniser calls it


def _signs(line: Line, tokens: list[Token], head: Token, index: int, words: ActorWords) -> frozenset[str]:
    signs: set[str] = set()
    labels = {token.ent_type_ for token in tokens}
    if "PERSON" in labels:
        signs.add("recognised")
    elif labels & _NOT_PERSONS:
        signs.add("recognised_else")
    after = index + len(tokens)
    if _is_described_after(line.tokens, after, words):
        signs.add("apposition")
    following = line.tokens[after : after + 2]
    if any(token.lower_ in words.grammar["who"] for token in following):
        signs.add("who")
    if head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_ in words.holding:
        signs.add("leads")
    if head.dep_ == "nsubj" and head.ent_type_ not in _NOT_PERSONS:
        signs.add("subject")
        signs.discard("recognised_else")
    if _speaks_of_himself(head, words):
        signs.add("of_himself")
        signs.discard("recognised_else")
    if line.sentence.text[line.sentence.start_of(tokens[0]) : line.sentence.end_of(tokens[-1])] in load_cities():
        signs.add("city")
    if head.dep_ == "pobj" and head.head.lower_ in words.place_prepositions:
        signs.add("placed")
        if head.head.lower_ in words.grammar["inside"]:
            signs.add("inside")
    return frozenset(signs)


def _speaks_of_himself(head: Token, words: ActorWords) -> bool:
    """True for the name of "NAME says he will resign": what a "he" stands for is no organisation."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ not in words.speaking or head.text.isupper():
        return False
    said = (one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i)
    return any(
        words.pronouns.get(one.lower_) == "person" for deed in said for one in deed.children if one.dep_ == "nsubj"
    )


def _is_described_after(tokens: list[Token], after: int, words: ActorWords) -> bool:
    """True for "NAME, a former minister" and "NAME, the movement's leader"."""
    if after + 1 >= len(tokens) or tokens[after].text != "," or tokens[after + 1].pos_ == "CCONJ":
        return False
    for token in tokens[after + 1 : after + 10]:
        if token.pos_ in {"VERB", "AUX"} or token.text in {",", ".", ";"}:
            return False
        if token.pos_ in {"ADP", "SCONJ"} and token.lower_ not in words.grammar["of"]:
            return False  # "left NAME, a day after the president ..."
        if token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS":
            continue  # "at NAME, the president's summer house"
        if names_office(token, words) or token.lemma_.lower() in words.people:
            return True
        if plain(token.text) in words.officials and token.pos_ != "ADJ":
            return True
    return False


def is_person(name: PersonName) -> bool:
    """True where the signs are enough for a person nobody has named before in this article."""
    signs, count = name.signs, len(name.words)
    if "doubtful" in signs:
        return False
    if signs & {"title", "apposition"} or ("who" in signs and "placed" not in signs):
        return True
    if signs & {"city", "inside"}:
        return False
    if "recognised" in signs:
        # The recogniser alone is too often wrong about a single word.
        return count > 1 or ("subject" in signs and "placed" not in signs)
    if "of_himself" in signs:
        return True
    if count > 1 and signs & {"subject", "leads"}:
        return "recognised_else" not in signs
    return False


def core_of_title(name: PersonName, line: Line, words: ActorWords) -> list[Token]:
    """Tokens of the title that name an office, a rank or respect."""
    if name.title_start >= name.start:
        return []
    return [token for token in line.between(name.title_start, name.start) if is_title_core(token, words)]
