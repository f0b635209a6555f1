"""A rule's pattern, as a regular expression over characters that stand for kinds of words.

Beside the expression comes what a text must hold for it to fit at all, so most patterns are never run over most
paragraphs: who speaks of no month needs no search for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from dovecote.errors import InvalidRule

_PIECE = re.compile(
    r"\s*(?:(?P<look><?[!&])|(?:(?P<name>[a-z_0-9]+)=)?(?:(?P<kind>[A-Z_]+)|(?P<word>'[^']+')|(?P<open>\())"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<times>[?*+]))"
)
_LOOK: Final = {"!": "(?!", "<!": "(?<!", "&": "(?=", "<&": "(?<="}

ClassOf = Callable[[str], frozenset[str]]
"""Characters of the words that are of a kind, or that are one word."""


@dataclass(slots=True)
class _Part:
    """A stretch of a pattern: its expression, and sets of characters of each of which a text needs one."""

    expression: str = ""
    needs: list[frozenset[str]] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    pattern: str
    class_of: ClassOf
    position: int = 0
    used: dict[str, int] = field(default_factory=dict)

    def next(self) -> re.Match[str] | None:
        found = _PIECE.match(self.pattern, self.position)
        if found is None and self.pattern[self.position :].strip():
            raise InvalidRule(f"it cannot be read at {self.pattern[self.position :]!r}", thing=self.pattern)
        if found:
            self.position = found.end()
        return found

    def group(self, name: str | None) -> str:
        """An opening bracket; alternatives may call their words alike, regular expressions want each name once."""
        if name is None:
            return "(?:"
        self.used[name] = self.used.get(name, 0) + 1
        return f"(?P<{name}__{self.used[name]}>"

    def read(self) -> _Part:
        """Alternatives up to the closing bracket or the end."""
        branches, parts = [], [_Part()]
        look = ""
        while (piece := self.next()) and not piece["close"]:
            if piece["look"]:
                look = piece["look"]
            elif piece["bar"]:
                branches.append(parts)
                parts = [_Part()]
            elif piece["times"]:
                last = parts[-1]
                last.expression += piece["times"]
                last.needs = last.needs if piece["times"] == "+" else []
            else:
                parts.append(self.one(piece, look))
                look = ""
        branches.append(parts)
        return _join(branches)

    def one(self, piece: re.Match[str], look: str) -> _Part:
        if piece["open"]:
            opening = self.group(piece["name"])
            inner = self.read()
            return _Part(f"{opening}{inner.expression})", inner.needs)
        characters = self.class_of(piece["kind"] or piece["word"].strip("'"))
        expression = f"[{''.join(sorted(characters))}]" if characters else r"[^\s\S]"
        if look:
            return _Part(f"{_LOOK[look]}{expression})", [characters] if "&" in look else [])
        if piece["name"]:
            expression = f"{self.group(piece['name'])}{expression})"
        return _Part(expression, [characters])


def _join(branches: list[list[_Part]]) -> _Part:
    joined = [
        _Part("".join(part.expression for part in parts), [need for part in parts for need in part.needs])
        for parts in branches
    ]
    if len(joined) == 1:
        return joined[0]
    # Of alternatives, a text needs one: any of their rarest wants, each alternative giving its smallest.
    wants = [min(branch.needs, key=len) for branch in joined if branch.needs]
    needs = [frozenset().union(*wants)] if len(wants) == len(joined) else []
    return _Part("|".join(branch.expression for branch in joined), needs)


def read_pattern(pattern: str, class_of: ClassOf) -> tuple[str, tuple[frozenset[str], ...]]:
    """The regular expression, and sets of characters: where one of them is wholly missing, the expression fits nowhere.

    Raises:
        InvalidRule: the pattern cannot be read.
    """
    part = _Reader(pattern, class_of).read()
    return part.expression, tuple(dict.fromkeys(sorted(part.needs, key=len)))
