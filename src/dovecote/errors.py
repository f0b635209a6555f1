"""Everything that Dovecote raises on purpose, on one screen.

    DovecoteError
    ├── InputError                what a caller gave cannot be used
    │   ├── SourceUnreachable     no such file or folder, or it may not be read
    │   ├── UnreadableDocument    the bytes are no article: empty, binary, wrong encoding, malformed, too large
    │   ├── UnknownFormat         no reader, or no export, goes by that name
    │   ├── PassedOver            a file in a folder that is of no kind we read; nobody named it
    │   ├── UnknownLanguage       no folder in languages/ goes by that code
    │   ├── InvalidDate           a string that is no EDTF, or a day that does not exist
    │   └── UnknownItem           no item, source or actor of the record has that id
    ├── OutputUnwritable          a file that shall be written cannot be
    ├── InvalidRule               a rule, word list or part that cannot be right; lists every problem found
    ├── EvidenceMismatch          a quotation differs from the text at its span
    ├── ReadingFailed             a rule of ours broke on one article; the others go on
    └── RecordError               the file that keeps the record
        ├── RecordTooNew          made by a newer Dovecote
        ├── RecordDamaged         a hash, span or link in it does not hold
        └── RecordUnwritable      full disk, read-only place, or another process holds it too long

A message has three parts: what happened, to which thing, what to try next. Only cli and web turn one into a friendly
line; a bug keeps its traceback.
"""


class DovecoteError(Exception):
    """Base of all. `what` happened, to which `thing`, and what to `try_next`."""

    exit_code = 1

    def __init__(self, what: str, *, thing: str = "", try_next: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.thing = thing
        self.try_next = try_next

    def __str__(self) -> str:
        place = f"{self.thing}: " if self.thing else ""
        advice = f" {self.try_next}" if self.try_next else ""
        return f"{place}{self.what}.{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not survive a process pool without this.
        return (_rebuild, (type(self), self.what, self.thing, self.try_next))


def _rebuild(kind: type[DovecoteError], what: str, thing: str, try_next: str) -> DovecoteError:
    return kind(what, thing=thing, try_next=try_next)


class InputError(DovecoteError):
    """What a caller gave cannot be used."""

    exit_code = 2


class SourceUnreachable(InputError):
    """No such file or folder, or it may not be read."""


class UnreadableDocument(InputError):
    """The bytes are no article: empty, binary, wrong encoding, malformed, too large."""


class UnknownFormat(InputError):
    """No reader, or no export, goes by that name."""


class PassedOver(InputError):
    """A file in a folder that is of no kind we read. Nobody named it, so it is no error, only worth a line."""


class OffSubject(PassedOver):
    """An article whose words tell of no war and no peace; it was not parsed, because that was asked for."""


class UnknownLanguage(InputError):
    """No folder in languages/ goes by that code."""


class InvalidDate(InputError):
    """A string that is no EDTF, or a day that does not exist."""


class UnknownItem(InputError):
    """No item, source or actor of the record has that id."""


class OutputUnwritable(DovecoteError):
    """A file that shall be written cannot be."""

    exit_code = 2


class InvalidRule(DovecoteError):
    """A rule, word list or part that cannot be right; the message lists every problem found."""

    exit_code = 2


class EvidenceMismatch(DovecoteError):
    """A quotation differs from the text at its span."""


class ReadingFailed(DovecoteError):
    """A rule of ours broke on one article. That is a bug to report; its traceback is the cause of this error."""


class RecordError(DovecoteError):
    """The file that keeps the record cannot be used as asked."""

    exit_code = 3


class RecordTooNew(RecordError):
    """The record was made by a newer Dovecote."""


class RecordDamaged(RecordError):
    """A hash, span or link in the record does not hold."""


class RecordUnwritable(RecordError):
    """Full disk, read-only place, or another process holds the record too long."""
