"""How the parts of Dovecote are found: each module of a folder offers one named constant.

A reader, an export, a linker and a language are files that somebody can add without editing another one. The folder
is walked; a module that offers nothing, or two that claim one name, stop the program and name both places.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType
from typing import Any

from dovecote.errors import InvalidRule


def iter_modules(package: ModuleType) -> list[str]:
    """Dotted names of the modules directly inside `package`, in order of name; `_private` ones left out."""
    found = [info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_")]
    return [f"{package.__name__}.{name}" for name in sorted(found)]


def find_parts(
    package: ModuleType, constant: str, *, kind: type[Any], name_of: Callable[[Any], str]
) -> dict[str, tuple[Any, str]]:
    """Parts that the modules of `package` offer as `constant`, by name, each with the file it came from.

    Modules that are plainly no part (they set `NO_PART = True`) are passed over.

    Raises:
        InvalidRule: a module offers nothing or something of another kind, or two modules claim one name.
    """
    parts: dict[str, tuple[Any, str]] = {}
    problems: list[str] = []
    for module_name in iter_modules(package):
        module = importlib.import_module(module_name)
        if getattr(module, "NO_PART", False):
            continue
        place = module.__file__ or module_name
        part = getattr(module, constant, None)
        if not isinstance(part, kind):
            problems.append(f"{place} offers no {constant} of type {kind.__name__}")
            continue
        name = name_of(part)
        if name in parts:
            problems.append(f"{name!r} is claimed by {parts[name][1]} and by {place}")
            continue
        parts[name] = (part, place)
    if problems:
        raise InvalidRule("; ".join(problems), thing=package.__name__, try_next=f"Give each module one {constant}.")
    return parts
