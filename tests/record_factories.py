"""Readings made by hand, about talks between invented countries: what link and record are tested with.

A text holds the words of each item, so evidence is real; a test states only what it cares about.
"""

from __future__ import annotations

from dovecote.model.actor import Actor, ActorType, Mention
from dovecote.model.commitment import (
    Commitment,
    CommitmentVersion,
    Condition,
    Deadline,
    Progress,
    PromiseException,
    Quantity,
    Strength,
)
from dovecote.model.document import Part, Published, SourceDescription
from dovecote.model.evidence import Evidence, Role, quote
from dovecote.model.ids import make_id, sha256_of
from dovecote.model.reading import Reading
from dovecote.model.when import When


class Paper:
    """One article being written: words are added to its text, items point at them."""

    def __init__(self, name: str, published: str | None) -> None:
        self.name = name
        self.published = published
        self.text = ""
        self.actors: list[Actor] = []
        self.commitments: list[Commitment] = []

    def says(self, words: str, role: Role = "content") -> Evidence:
        """Adds a sentence and gives its evidence; words that stand already are not added again."""
        if words not in self.text:
            self.text += words + ".\n"
        start = self.text.index(words)
        return quote(self.text, start, start + len(words), role)

    def actor(
        self, name: str, actor_type: ActorType = "state", *, country: str | None = None, entry: str | None = None
    ) -> str:
        """An actor's id."""
        words = self.says(name)
        known = next((one for one in self.actors if one.name == name), None)
        if known is None:
            known = Actor(
                make_id("ac", self.name, name),
                name,
                actor_type,
                country,
                mentions=(Mention(words.start, words.end, words.exact, "name"),),
                vocabulary_id=entry,
            )
            self.actors.append(known)
        return known.id

    def reading(self) -> Reading:
        """The article, read."""
        published = Published(self.published, "stated") if self.published else None
        source = SourceDescription(
            sha256=sha256_of(self.text),
            parts=(Part(0, len(self.text), "body"),),
            published=published,
            file=f"{self.name}.txt",
        )
        return Reading(
            self.name,
            self.text,
            source,
            {"rules": "by hand"},
            actors=tuple(self.actors),
            commitments=tuple(self.commitments),
        )

    def promises(
        self,
        words: str,
        *,
        promisor: str | tuple[str, ...] | None = None,
        action: str = "withdraw",
        thing: str = "Orsan soldiers",
        versions: tuple[CommitmentVersion, ...] = (),
        progress: tuple[Progress, ...] = (),
        **head: object,
    ) -> Commitment:
        """A commitment of this article; without `versions` it has the one that `words` tell."""
        evidence = self.says(words)
        commitment = Commitment(
            id=make_id("cm", self.name, evidence.start, evidence.end),
            title=f"{action} {thing}",
            evidence=(evidence,),
            action=action,
            promisor=promisor,
            object=thing,
            versions=versions or (CommitmentVersion(1, (evidence,), "on_record_pledge"),),
            progress=progress,
            **{"testable": "yes", **head},  # type: ignore[arg-type]
        )
        self.commitments.append(commitment)
        return commitment

    def version(
        self,
        words: str,
        edtf: str | None,
        *,
        v: int = 1,
        limit: str | None = None,
        amount: float | None = 0,
        unit: str = "soldiers",
        strength: Strength = "on_record_pledge",
        condition: str | None = None,
        drops: str | None = None,
        exception: str | None = None,
        slip_words: str | None = None,
        said: str | None = None,
        by: str | None = None,
        sourcing: str = "on_record_named",
        precision: str = "day",
    ) -> CommitmentVersion:
        """A version in `words`; `edtf` is its deadline, `limit` the words that set it."""
        return CommitmentVersion(
            v,
            (self.says(words),),
            strength,
            sourcing_class=sourcing,
            quantity=None if amount is None else Quantity(amount, "eq" if amount == 0 else "le", unit),
            deadline=Deadline(edtf, limit, precision=precision if edtf else "none"),
            conditions=(Condition("general", condition, evidence=(self.says(condition),)),) if condition else (),
            drops_conditions=(self.says(drops),) if drops else (),
            exceptions=(PromiseException(exception, evidence=(self.says(exception),)),) if exception else (),
            slip_words=(self.says(slip_words),) if slip_words else (),
            announced=When(said) if said else None,
            announced_by=by,
        )


def winter_paper() -> Paper:
    """December: all out by May, on condition; 900 by mid-January; talks on 5 January. The day is a set."""
    paper = Paper("harbour-gazette", "[2030-12-09,2030-12-16]")
    veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
    paper.promises(
        "the last Veldt soldiers are to be out of Orsa by May 2031",
        promisor=veldt,
        thing="Veldt soldiers in Orsa",
        versions=(
            paper.version(
                "the last Veldt soldiers are to be out of Orsa by May 2031",
                "../2031-05",
                limit="by May 2031",
                condition="only if the roads stay quiet",
                strength="signed_agreement",
                precision="month",
            ),
        ),
    )
    paper.promises(
        "Veldt will bring its soldiers in Orsa down to 900 by mid-January",
        promisor=veldt,
        action="reduce",
        thing="Veldt soldiers in Orsa",
        versions=(
            paper.version(
                "Veldt will bring its soldiers in Orsa down to 900 by mid-January",
                "../2031-01-15~",
                limit="by mid-January",
                amount=900,
                strength="order_issued",
            ),
        ),
    )
    return paper


def spring_paper() -> Paper:
    """April: out before 11 September instead, no condition, says one official who is not named."""
    paper = Paper("northern-wire", "2031-04-14")
    veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
    official = paper.actor("an official in Veldt", "unnamed_person", country="VLD")
    paper.promises(
        "Veldt removes every soldier from Orsa before September 11",
        promisor=veldt,
        thing="every soldier in Orsa",
        versions=(
            paper.version(
                "Veldt had signed that the soldiers would go by May 2031",
                "../2031-05",
                limit="by May 2031",
                strength="signed_agreement",
                said="2030-02",
                precision="month",
            ),
            paper.version(
                "Veldt removes every soldier from Orsa before September 11",
                "../2031-09-10",
                v=2,
                limit="before September 11",
                strength="anonymous_preview",
                drops="the date hangs on nothing any more",
                exception="a few guards at the consulate",
                slip_words="half a year behind the plan",
                said="2031-04-13",
                by=official,
                sourcing="background_anonymous_official",
            ),
        ),
    )
    return paper
