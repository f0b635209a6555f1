"""What later reports say of an old promise without repeating it, held against the promises known by then.

"The withdrawal has begun", "only 180 of the 500 are free", "the road has yet to be reopened": the words name an act and
hardly more. It is the promise's act where the kind of act agrees, nobody else does it, no other place is named, and
something beside the act ties both: the promised figure, its day, its place, or most words for the thing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dovecote.languages.alike import likeness_words
from dovecote.model.commitment import Progress
from dovecote.model.fate import Fate
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, name_words, overlap
from dovecote.model.when import When
from dovecote.record.course import lasts
from dovecote.record.facts import Facts
from dovecote.record.levels import tells_how_many_go
from dovecote.record.pledged_act import SAME_THING, Outcome, PledgedAct, is_after, is_the_promise
from dovecote.record.sides import Sides
from dovecote.vocabulary.actions import family_of, may_be_one_act
from dovecote.vocabulary.units import counts_the_same

_PARTIES: Final = frozenset({"state", "state_government", "armed_group", "coalition"})
"""Types of actors that may be sides of a promise."""
JUST_TOLD_CHARACTERS: Final = 250
"""A promise told so shortly before is the one that "that promise" means: about two sentences."""


def fates_shown(promise: PledgedAct, article: Facts, sides: Sides) -> Iterator[Progress]:
    """What the article says became of the promise, in the order of its text."""
    for fate in article.fates:
        if _is_of(promise, fate, article, sides):
            kind = _outcome(promise, fate, article, sides)
            if kind is not None:
                time = _time_told(promise, fate, article)
                # One word then stands against another, and a breach asks for more (R6).
                denied = kind == "violation" and _own_side_denies(promise, article, sides)
                sourcing = "unattributed" if denied else fate.sourcing_class
                yield Progress(kind, fate.evidence, time, fate.claimed_by, sourcing, fate.value, article.source)


def _own_side_denies(promise: PledgedAct, article: Facts, sides: Sides) -> bool:
    """True where those who promised it deny something in the article, or say that the promise is kept."""
    own = promise.doers
    says_no = any(one.force == "denial" and sides.of(one.speaker) & own for one in article.statements)
    same = (one for one in article.fates if one.kind == "kept" and sides.of(one.claimed_by) & own)
    return says_no or any(_is_its_act(promise, one) for one in same)


def _time_told(promise: PledgedAct, fate: Fate, article: Facts) -> When | None:
    """The day of the act; where only its limit is told, by it or after it: "two weeks late", "before 31 July"."""
    known = parse_edtf(fate.time.edtf if fate.time else None)
    if promise.last is None or (known is not None and (known.latest() or date.max) <= promise.last):
        return fate.time
    days = {_last(edtf) for edtf in fate.limits}
    # Told before its day is over, it is late by another limit, and not by this one.
    is_late = fate.when_due == "late" and article.day > promise.last
    if is_late and (known is None or known.earliest() is None):
        return When(f"{promise.last + timedelta(days=1)}/..", basis="told to be after its day")
    by_its_day = fate.kind in ("outcome", "kept") and promise.last in days
    if known is None and (fate.when_due == "in_time" or by_its_day):
        return When(f"../{promise.last}", basis="told to be by its day")
    return fate.time


def own_denial(promise: PledgedAct, article: Facts, sides: Sides) -> bool:
    """True where those who promised it say, in time, that it is not done: then no report of the day makes it so."""
    if promise.last is not None and article.day > promise.last:
        return False
    return any(
        fate.kind == "no_outcome"
        and family_of(fate.action).name == promise.family.name
        and sides.of(fate.claimed_by) & promise.doers
        for fate in article.fates
    )


def _is_of(promise: PledgedAct, fate: Fate, article: Facts, sides: Sides) -> bool:
    if is_the_promise(promise, fate) or not (_is_its_act(promise, fate) or _is_its_figure(promise, fate)):
        return False
    if _is_that_promise(promise, fate, sides):
        return True
    if article.day <= promise.said and fate.time is None and fate.kind != "no_outcome":
        return False
    if promise.family.mutual and _somebody_else(promise, fate, sides):
        return False  # talks with others
    return _is_by_its_sides(promise, fate, article, sides) and _is_tied(promise, fate, article, sides)


def _is_its_act(promise: PledgedAct, fate: Fate) -> bool:
    return may_be_one_act(promise.family, family_of(fate.action))


def _is_that_promise(promise: PledgedAct, fate: Fate, sides: Sides) -> bool:
    """True where an article says of the promise it has just told that its giver keeps, or broke, "that promise"."""
    if fate.kind not in ("kept", "broken") or not family_of(fate.action).general:
        return False
    told = [one for one in promise.commitment.evidence if one.source == fate.evidence[0].source]
    gaps = [fate.evidence[0].start - one.end for one in told]
    return bool(sides.of(fate.doers) & promise.doers) and any(0 <= gap <= JUST_TOLD_CHARACTERS for gap in gaps)


def _is_its_figure(promise: PledgedAct, fate: Fate) -> bool:
    """True where the act is told otherwise, of the promised number: "none of the 60 promised observers has come"."""
    figure = promise.quantity.value if promise.quantity else None
    return bool(figure) and fate.is_promised and fate.whole == figure and _counts_alike(promise, fate)


def _is_by_its_sides(promise: PledgedAct, fate: Fate, article: Facts, sides: Sides) -> bool:
    """True where one of those who promised does it; where nobody is told to, where one of them is named with it."""
    doers = sides.of(fate.doers)
    if doers & promise.doers:
        return True
    if not doers and sides.of(fate.claimed_by) & promise.doers:
        return True  # "the pull-out is complete", says the ministry of those who were to leave
    named = sides.of(tuple(one for one in fate.actors if sides.is_named(one)))
    known = _named_in_promise(promise, article, sides)
    if doers and sides.is_somebody(fate.doers) and not doers <= sides.of(promise.commitment.promisee) | named - doers:
        return bool(named & promise.doers) and _is_moved(fate)
    if named & promise.doers:
        return True
    if named - known or (doers and sides.is_somebody(fate.doers)):
        return False
    return _speaks_of_its_sides(promise, article, sides) or _names_its_thing(promise, fate, article)


def _speaks_of_its_sides(promise: PledgedAct, article: Facts, sides: Sides) -> bool:
    """True where an article speaks of all who promised it, or of one and of no party that the promise's do not name."""
    present = sides.of(tuple(one.id for one in article.actors))
    if promise.sides and promise.sides <= present:
        return True
    parties = sides.of(tuple(one.id for one in article.actors if one.actor_type in _PARTIES))
    return bool(promise.sides & present) and parties <= promise.cast


def _named_in_promise(promise: PledgedAct, article: Facts, sides: Sides) -> frozenset[str]:
    """Sides of the article's actors whose names stand in the promise: whose prisoners, to whom, with whom."""
    alike = likeness_words(article.language)
    words = alike.things(content_words(" ".join(one.exact for one in promise.commitment.evidence)))
    names = {one.id: alike.things(content_words(one.name)) for one in article.actors}
    named = {one: {word for word in name if not word.isdigit()} for one, name in names.items()}
    return sides.of(tuple(one for one, name in named.items() if name and name <= words))


def _names_its_thing(promise: PledgedAct, fate: Fate, article: Facts) -> bool:
    """True where a clause that names nobody names the promised thing with its own name: "the Tersk road is open"."""
    alike = likeness_words(article.language)
    words = alike.things(content_words(" ".join(one.exact for one in fate.evidence)))
    names = promise.names | (promise.places - promise.known_words)
    thing = alike.things(promise.thing)
    return bool(names & words) and len(thing | (names & words)) > 1 and thing <= words


def _is_moved(fate: Fate) -> bool:
    """True for acts of which the one freed or handed over may be the subject."""
    return family_of(fate.action).name in ("release", "return", "exchange")


def _somebody_else(promise: PledgedAct, fate: Fate, sides: Sides) -> bool:
    """True where the clause names an actor who neither promised it nor was promised it."""
    named = sides.of(tuple(one for one in (*fate.doers, *fate.actors) if sides.is_named(one)))
    return bool(named - promise.doers - sides.of(promise.commitment.promisee))


def _is_known_by_its_doers(promise: PledgedAct, fate: Fate, sides: Sides) -> bool:
    """True where who does what already tells which promise is meant: the Front's own withdrawal, its own arms."""
    same = family_of(fate.action).name == promise.family.name
    if same and not fate.doers and fate.kind in ("kept", "broken"):
        return True  # the truce of those of whom the article tells
    return promise.family.own and same and bool(sides.of(fate.doers, fate.actors) & promise.doers)


def _is_tied(promise: PledgedAct, fate: Fate, article: Facts, sides: Sides) -> bool:
    """True where day, figure, place or words for the promised thing agree, and none of them tells another one."""
    days = {day for edtf in fate.limits if (day := _last(edtf))}
    # "They left before dawn on Saturday" tells when it was done, and no limit.
    only_done = fate.kind == "outcome" and fate.value is None and not fate.is_promised
    if days and promise.limits and not days & promise.limits and not only_done:
        return False
    same_day = bool(days & promise.limits)
    figure = promise.quantity.value if promise.quantity else None
    same_figure = figure is not None and fate.whole == figure
    if figure and fate.whole and not same_figure and _counts_alike(promise, fate):
        return False
    told = " ".join(one.exact for one in fate.evidence)
    places = name_words(told.partition(" ")[2]) - article.known_words
    own = promise.places - article.known_words - promise.known_words
    # Where a truce was broken is no place of the truce.
    elsewhere = bool(places and own and not places & own) and fate.kind not in ("kept", "broken")
    if elsewhere and not (same_day or same_figure):
        return False
    words = content_words(told)
    common = promise.thing - promise.names
    alike = max(overlap(promise.thing, words), overlap(common, words) if common else 0.0)
    if alike < SAME_THING and common:
        kinds = likeness_words(article.language)
        alike = overlap(kinds.things(common), kinds.things(words))
    if contrasted(promise, words, article):
        return False
    # What is moved is seldom named with its place; of roads and gates one clause may promise several.
    by_place = promise.family.own or not promise.thing or family_of(fate.action).general
    near_it = promise.names | (own if by_place else frozenset())
    same_place = bool(near_it & words)
    if family_of(fate.action).general and promise.names & words and common and not common & words:
        return same_day or same_figure  # "the provision on Tersk" need not be that on the Tersk road
    if promise.family.object_decides:
        return alike >= SAME_THING
    same_thing = same_place or alike >= SAME_THING or _is_of_its_people(promise, fate, article, sides)
    return same_day or same_figure or same_thing or _is_known_by_its_doers(promise, fate, sides)


def _is_of_its_people(promise: PledgedAct, fate: Fate, article: Facts, sides: Sides) -> bool:
    """True where somebody is freed or sent home whom the promise names."""
    named = _named_in_promise(promise, article, sides) - promise.doers
    return _is_moved(fate) and bool(named & sides.of(fate.actors))


def contrasted(promise: PledgedAct, words: frozenset[str], article: Facts) -> bool:
    """True where both name different ones of a row: the first phase is not the second, the north gate no south gate."""
    known = likeness_words(article.language)
    own = known.things(content_words(" ".join(one.exact for one in promise.commitment.evidence)))
    told = known.things(words)
    return any(own & row and told & row and not own & told & row for row in known.contrasts)


def _counts_alike(promise: PledgedAct, fate: Fate) -> bool:
    return promise.quantity is not None and bool(fate.unit) and counts_the_same(str(fate.unit), promise.quantity.unit)


def _last(edtf: str) -> date | None:
    found = parse_edtf(edtf)
    return found.latest() if found else None


def _outcome(promise: PledgedAct, fate: Fate, article: Facts, sides: Sides) -> Outcome | None:
    """What the report shows, by rules R3, R4, R6 and R12; None where it shows nothing yet."""
    standing = lasts(promise.commitment, promise.version)
    if fate.kind == "kept":
        open_yet = standing or promise.last is None or article.day <= promise.last
        return "step" if open_yet else "outcome"
    if fate.kind == "broken":
        return "violation" if standing and article.day > promise.said else None
    if fate.kind == "refused":
        in_time = promise.said < article.day and (promise.last is None or article.day <= promise.last)
        return "refusal" if in_time and sides.of(fate.claimed_by) & promise.sides and not fate.limits else None
    if fate.kind == "withdrawn":
        return _taken_back(promise, fate, article, sides)
    if fate.kind == "no_outcome":
        return "no_outcome" if promise.last and article.day > promise.last else None
    if not is_after(promise, fate.time, article):
        return None
    if standing:
        return _of_what_lasts(promise, fate)
    if fate.kind == "suspension":
        return "suspension"
    done = _done(promise, fate, sides)
    # The day is over, and this much of it was done.
    is_over = promise.last is not None and article.day > promise.last
    return "partial_outcome" if done == "step" and is_over and fate.value is not None else done


def _taken_back(promise: PledgedAct, fate: Fate, article: Facts, sides: Sides) -> Outcome | None:
    """A promise called off by those who gave it, or by nobody that is named, while its day was still to come."""
    doers = sides.of(fate.doers)
    if article.day <= promise.said or (doers and not doers & promise.doers):
        return None
    day = _last(fate.time.edtf) if fate.time and fate.time.edtf else article.day
    return "withdrawal" if promise.last is None or (day or article.day) <= promise.last else None


def _of_what_lasts(promise: PledgedAct, fate: Fate) -> Outcome | None:
    """Of an act that lasts: that it was done once, or begun, shows that it is done (R3, R8)."""
    if family_of(fate.action).name != promise.family.name:
        return None
    return "suspension" if fate.kind == "suspension" else "step"


def _done(promise: PledgedAct, fate: Fate, sides: Sides) -> Outcome | None:
    """Of what was done, whether it was all: by the promised figure, by all who promised, or as the words say."""
    quantity, family = promise.quantity, promise.family
    counted = fate.value is not None and quantity is not None and _counts_alike(promise, fate)
    if counted and family.measure == "level" and fate.whole is None and not tells_how_many_go(quantity):
        return None  # how many left, or how many are left: `levels_shown` tells them apart
    if fate.kind == "step":
        return "step"
    if counted and quantity is not None and quantity.value:
        return "outcome" if (fate.value or 0) >= quantity.value else "step"
    if quantity is not None and (family.measure is not None or family.standing) and not fate.is_all:
        return "step"
    by_some = bool(fate.doers) and not promise.sides <= sides.of(fate.doers) and not family.mutual
    return "partial_outcome" if by_some and not _is_moved(fate) else "outcome"
