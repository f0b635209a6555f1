"""Makes `names.jsonl`: 2,000 mentions of invented persons, each as one article would print the name.

Rules, all seeded and documented here, so that the set can be made again byte for byte:

1. A person is drawn from one of eight naming traditions (given names and family names below; common parts of names,
   put together by chance: a likeness to anybody is none), with an invented country, an office and an organisation.
2. Each person is mentioned by one to six articles. The first mention prints the full name. Each further one applies
   one or two variants that the world's press uses: another transliteration of a part, al-/el-/none, Abd al-/Abdul/
   Abdel, a dropped middle name, an initial, a hyphen or none, diacritics dropped, a rank before the name, one spelling
   slip (a letter doubled, dropped or swapped) in a long part, family name first in upper case, the surname alone.
3. A third of all persons have a namesake: another person with the same family name and another given name (a brother,
   a successor), one with the same given and family name but another middle name and country, or one whose given name
   has the same initial. Namesakes hold other offices.
4. A mention carries what an article would tell beside the name: country and office, each left out with a fixed chance.

A pair of mentions is positive where both are one person. A linker may use name, title, country and office, never
`person`. Measured: pairwise precision and recall.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
SIZE = 2000
SEED = 20310312

TRADITIONS: dict[str, tuple[list[str], list[str]]] = {
    "arabic": (
        "Mohammed Ahmed Yousef Khaled Hassan Hussein Ibrahim Mustafa Omar Tariq Nasser Faisal Walid Samir Jamal Bashir "
        "Adel Mahmoud Saleh Rashid Amina Fatima Layla Huda Samira Nadia Zainab Maryam".split(),
        "al-Hadi|al-Amiri|al-Zubaidi|al-Qasim|al-Shami|al-Tamimi|al-Masri|Abd al-Rahman|Abd al-Karim|al-Hakim|Haddad|"
        "Mansour|Khalil|Shaheen|al-Dulaimi|al-Jabouri|Othman|al-Bakri|Saeed|al-Yamani|al-Sudani|Barakat".split("|"),
    ),
    "persian": (
        "Gholam Ashraf Abdullah Hamid Zahir Rahmatullah Karim Najib Sayed Mirwais Farid Daoud Aziz Latifa Shukria".split(),
        "Ahmadzai Noorzai Rahimi Karimi Stanekzai Popal Hotak Wardak Sultani Haideri Mohseni Yousefi Akbari".split(),
    ),
    "slavic": (
        "Aleksandr Sergei Dmitri Oleksandr Volodymyr Yevgeny Nikolai Mykola Iryna Natalia Yulia Viktor Vasyl Andrei".split(),
        "Kovalenko Petrov Shevchuk Lysenko Bondarenko Morozov Volkov Zaitsev Tkachenko Melnyk Sokolov Gusev".split(),
    ),
    "spanish": (
        "José Luis Juan Carlos María Andrés Gustavo Rodrigo Álvaro Sergio Iván Elena Beatriz Óscar".split(),
        "García|Rodríguez|Jaramillo|Echeverri|Londoño|Restrepo|Márquez|Peñaranda|Ibáñez|Cárdenas|Muñoz|de la Cruz".split(
            "|"
        ),
    ),
    "east_african": (
        "John Deng Peter Gatluak Riek James Simon Taban Michael Rebecca Angelina Gabriel Kuol Makur".split(),
        "Garang Lual Machar Deng Akol Wol Malong Ajak Chuol Gatkuoth Lam Kiir Thon Bior".split(),
    ),
    "burmese": (
        "Aung Kyaw Min Thein Zaw Myint Tin Soe Khin Naw Saw".split(),
        "Thu Win Htun Lwin Oo Naing Hlaing Zin Aye Moe".split(),
    ),
    "chinese": (
        "Wei Jun Li Xiaoming Guohua Yan Zhiqiang Hong".split(),
        "Zhang Chen Liu Yang Huang Zhao Wu Zhou".split(),
    ),
    "english": (
        "William Robert Catherine Stephen Geoffrey Margaret Thomas Andrew Christopher Elizabeth".split(),
        "Harrow Whitlock Pemberton Ashdown O'Neill MacBride Fairfax Thornbury Blackwood Stanhope".split(),
    ),
}
SPELLINGS = {
    "Mohammed": ["Muhammad", "Mohamed", "Mohammad"],
    "Ahmed": ["Ahmad"],
    "Yousef": ["Yusuf", "Youssef"],
    "Khaled": ["Khalid"],
    "Hassan": ["Hasan"],
    "Hussein": ["Husain", "Hossein"],
    "Omar": ["Umar"],
    "Tariq": ["Tarek"],
    "Nasser": ["Naser", "Nasir"],
    "Walid": ["Waleed"],
    "Samir": ["Sameer"],
    "Jamal": ["Gamal"],
    "Mahmoud": ["Mahmud"],
    "Saleh": ["Salih"],
    "Rashid": ["Rasheed"],
    "Layla": ["Leila"],
    "Fatima": ["Fatma"],
    "Othman": ["Uthman"],
    "Saeed": ["Said"],
    "Abdullah": ["Abdallah"],
    "Sayed": ["Sayyid"],
    "Daoud": ["Dawood"],
    "Aleksandr": ["Alexander", "Oleksandr"],
    "Sergei": ["Sergey"],
    "Dmitri": ["Dmitry"],
    "Yevgeny": ["Evgeny"],
    "Nikolai": ["Nikolay"],
    "Andrei": ["Andrey"],
    "Natalia": ["Nataliya"],
    "Yulia": ["Julia"],
    "Mansour": ["Mansur"],
    "Gatkuoth": ["Gatkuot"],
}
COUNTRIES = ["XVA", "XTM", "XLO", "XME", "XKE", "XOR", "XDU", "XBR"]
OFFICES = [
    "foreign minister",
    "defence minister",
    "chief negotiator",
    "spokesman",
    "army chief",
    "governor",
    "envoy",
    "president",
    "commander",
    "ambassador",
    "member of parliament",
    "mediator",
    "interior minister",
    "head of the ceasefire committee",
]
RANKS = ["General", "Maj. Gen.", "Dr", "Brig. Gen.", "Colonel", "Sheikh", "Ambassador", "Mr"]
PLAIN = str.maketrans("áéíóúñÁÉÍÓÚÑ", "aeiounAEIOUN")


def respell(name: list[str], chance: random.Random) -> list[str]:
    """Another transliteration of one part, where the press has one."""
    known = [index for index, part in enumerate(name) if part in SPELLINGS]
    if known:
        index = chance.choice(known)
        name[index] = chance.choice(SPELLINGS[name[index]])
    return name


def change_article(name: list[str], chance: random.Random) -> list[str]:
    """al-X as el-X, Al X or X; Abd al-X as Abdul X or Abdel X."""
    last = name[-1]
    if last.startswith("Abd al-"):
        name[-1] = chance.choice(["Abdul ", "Abdel ", "Abdul-"]) + last[7:]
    elif last.startswith("al-"):
        name[-1] = chance.choice(["el-", "Al-", "Al ", "al "]) + last[3:]
    return name


def shorten(name: list[str], chance: random.Random) -> list[str]:
    """The middle name dropped, or the given name as an initial."""
    if len(name) > 2 and chance.random() < 0.7:
        return [name[0], *name[2:]]
    return [name[0][0] + ".", *name[1:]] if chance.random() < 0.3 else name


def slip(name: list[str], chance: random.Random) -> list[str]:
    """One letter doubled, dropped or swapped inside the longest part."""
    index = max(range(len(name)), key=lambda one: len(name[one]))
    part = name[index]
    if len(part) < 6:
        return name
    place = chance.randrange(2, len(part) - 2)
    kind = chance.randrange(3)
    name[index] = [
        part[:place] + part[place] + part[place:],
        part[:place] + part[place + 1 :],
        part[:place] + part[place + 1] + part[place] + part[place + 2 :],
    ][kind]
    return name


def drop_marks(name: list[str], _: random.Random) -> list[str]:
    """Diacritics and hyphens dropped."""
    return [part.translate(PLAIN).replace("-", " ") if not part.startswith("al-") else part for part in name]


def family_first(name: list[str], _: random.Random) -> list[str]:
    """FAMILY NAME first, as some agencies print it."""
    return [name[-1].upper(), *name[:-1]]


VARIANTS: list[Callable[[list[str], random.Random], list[str]]] = [
    respell,
    respell,
    change_article,
    change_article,
    shorten,
    shorten,
    slip,
    drop_marks,
    family_first,
]


def make_persons(chance: random.Random) -> list[dict[str, object]]:
    """Enough persons, a third of them with a namesake right after them."""
    persons: list[dict[str, object]] = []
    while len(persons) < SIZE:
        tradition = chance.choice(sorted(TRADITIONS))
        given, family = TRADITIONS[tradition]
        parts = [chance.choice(given)]
        if chance.random() < 0.45:
            parts.append(chance.choice([one for one in given if one != parts[0]]))
        parts.append(chance.choice(family))
        country, office = chance.choice(COUNTRIES), chance.choice(OFFICES)
        persons.append({"parts": parts, "country": country, "office": office})
        if chance.random() < 1 / 3:
            kind = chance.randrange(3)
            other = chance.choice([one for one in given if one not in parts])
            initial = [one for one in given if one[0] == parts[0][0] and one not in parts] or [other]
            twin = [[other, parts[-1]], [parts[0], other, parts[-1]], [chance.choice(initial), parts[-1]]][kind]
            elsewhere = chance.choice([one for one in COUNTRIES if one != country])
            persons.append(
                {
                    "parts": twin,
                    "country": elsewhere if kind == 1 else country,
                    "office": chance.choice([one for one in OFFICES if one != office]),
                }
            )
    return persons


def make_mentions() -> list[dict[str, object]]:
    """All mentions, in order of person; ids are numbers."""
    chance = random.Random(SEED)
    mentions: list[dict[str, object]] = []
    for number, person in enumerate(make_persons(chance)):
        for time in range(chance.choice([1, 2, 2, 3, 3, 4, 6])):
            name = list(person["parts"])  # type: ignore[call-overload]
            title = None
            if time:
                for _ in range(chance.choice([1, 1, 2])):
                    name = chance.choice(VARIANTS)(name, chance)
                title = chance.choice(RANKS) if chance.random() < 0.3 else None
            if time > 2 and chance.random() < 0.4:
                name = name[-1:]
            mentions.append(
                {
                    "id": f"m{len(mentions):04}",
                    "person": f"p{number:04}",
                    "name": " ".join(name),
                    "title": title,
                    "country": person["country"] if chance.random() < 0.8 else None,
                    "office": person["office"] if chance.random() < 0.6 else None,
                }
            )
            if len(mentions) == SIZE:
                return mentions
    return mentions


def main() -> None:
    """Write the set and print its hash."""
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in make_mentions()]
    content = ("\n".join(lines) + "\n").encode()
    (HERE / "names.jsonl").write_bytes(content)
    print(hashlib.sha256(content).hexdigest(), len(lines))


if __name__ == "__main__":
    main()
