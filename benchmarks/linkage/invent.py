"""Lists of invented pupils with a known truth: a left list as a vo school writes it, a right one as an mbo does.

Names come from the demo's table and, for a long tail, out of syllables; no file of another maker is used.
"""

from __future__ import annotations

import datetime as dt
import random
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

Row = dict[str, str]
NAMES = Path(__file__).resolve().parents[2] / "src/warmwelkom/house/demo/names.toml"
STEMS = [
    "Bleek",
    "Dorn",
    "Elf",
    "Garst",
    "Hame",
    "Kolk",
    "Leeg",
    "Mier",
    "Nool",
    "Oud",
    "Pijn",
    "Rust",
    "Sluw",
    "Terp",
    "Veld",
    "Wolf",
    "Zand",
    "Brem",
    "Drie",
    "Gruit",
]
ENDINGS = [
    "huis",
    "kamp",
    "burg",
    "sema",
    "stra",
    "dijk",
    "man",
    "veen",
    "hoek",
    "laar",
    "broek",
    "water",
    "mans",
    "ink",
    "inga",
    "horst",
    "berg",
]
ORIGINS = [
    "dutch",
    "dutch",
    "dutch",
    "moroccan",
    "turkish",
    "surinamese",
    "polish",
    "caribbean",
    "eastern",
    "asian",
    "african",
]
SPELT = (("y", "ij"), ("ou", "u"), ("ph", "f"), ("ss", "s"), ("k", "c"), ("ie", "i"))


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Shares of what happens to pupils and rows, the slips of the right list, and the columns."""

    missing: float = 0.1
    others: float = 0.1
    moved: float = 0.08
    twins: float = 0.03
    namesakes: float = 0.001
    years: int = 3
    twice: float = 0.02
    slip: str = ""
    rate: float = 0.3
    drop: tuple[str, ...] = ()
    no_sex: float = 0.0
    headings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Pupil:
    """One invented pupil."""

    given: str
    official: str
    prefix: str
    surname: str
    born: dt.date
    sex: str
    home: tuple[str, str, str]
    mail: str
    phone: str


class Town:
    """Draws pupils; the same seed gives the same ones."""

    def __init__(self, seed: int, *, size: int, kind: Kind) -> None:
        self.chance = random.Random(seed)
        self.kind = kind
        tables = tomllib.loads(NAMES.read_text(encoding="utf-8"))
        self.names: list[dict[str, Any]] = [tables[name] for name in ORIGINS]
        self.streets = [self.postcode() for _ in range(max(20, size // 6))]

    def postcode(self) -> tuple[str, str]:
        letters = "".join(self.chance.choices("ABCDEGHJKLNPRSTVWXZ", k=2))
        figures = self.chance.randrange(1000, 9999)
        return f"{figures} {letters}", f"Dorp {figures // 90}"

    def home(self) -> tuple[str, str, str]:
        code, place = self.chance.choice(self.streets)
        return code, str(self.chance.randrange(1, 180)), place

    def pupil(self) -> Pupil:
        chance = self.chance
        table, sex = chance.choice(self.names), chance.choice("mv")
        given, _, official = self.first(table, sex).partition("/")
        surnames = table["surnames"].replace("\n", "").split("|")
        name = chance.choice(surnames)
        if table is self.names[0] and chance.random() < 0.5:
            name = f"{chance.choice(STEMS)}{chance.choice(ENDINGS)}"
        words = name.split()
        prefix = " ".join(word for word in words[:-1] if word[:1].islower() or word[0] == "'")
        surname = name[len(prefix) :].strip()
        if chance.random() < 0.06:
            surname += f"-{chance.choice(surnames).split()[-1]}"
        more = [
            self.first(table, sex).partition("/")[0] for _ in range(chance.choice((0, 0, 1, 2)))
        ]
        plain = unicodedata.normalize("NFKD", f"{given}.{surname}").encode("ascii", "ignore")
        mail = f"{plain.decode().lower().replace(' ', '')}{chance.randrange(90)}@example.org"
        return Pupil(
            given=given,
            official=" ".join([official or given, *more]),
            prefix=prefix,
            surname=surname,
            born=self.day(),
            sex=sex,
            home=self.home(),
            mail=mail if chance.random() < 0.6 else "",
            phone=self.phone() if chance.random() < 0.7 else "",
        )

    def first(self, table: dict[str, Any], sex: str) -> str:
        return self.chance.choice(table["girls" if sex == "v" else "boys"].split())

    def day(self) -> dt.date:
        return dt.date(2007, 1, 1) + dt.timedelta(self.chance.randrange(365 * self.kind.years))

    def phone(self) -> str:
        return f"06{self.chance.randrange(10**7, 10**8)}"

    def people(self, number: int) -> list[Pupil]:
        """So many pupils, twins and namesakes among them, in no order."""
        found: list[Pupil] = []
        while len(found) < number:
            one, other, luck = self.pupil(), self.pupil(), self.chance.random()
            found.append(one)
            if luck < self.kind.twins:
                same = {"prefix": one.prefix, "surname": one.surname, "home": one.home}
                found.append(replace(other, **same, born=one.born))
            elif luck < self.kind.twins + self.kind.namesakes:
                found.append(replace(one, home=other.home, mail=other.mail, phone=other.phone))
        self.chance.shuffle(found)
        return found[:number]

    def left(self, one: Pupil, name: str) -> Row:
        return {
            "id": name,
            "roepnaam": one.given,
            "voornamen": one.official,
            "tussenvoegsel": one.prefix,
            "achternaam": one.surname,
            "geboortedatum": one.born.isoformat(),
            **self.rest(one, one.home),
        }

    def right(self, one: Pupil) -> Row:
        """As another school writes the same pupil: small slips that every list has."""
        chance = self.chance
        given = one.given if chance.random() < 0.9 else one.official.split()[0]
        surname, prefix = one.surname, one.prefix
        if prefix and chance.random() < 0.15:
            surname, prefix = f"{surname}, {prefix}", ""
        if chance.random() < 0.03:
            old, new = chance.choice(SPELT)
            given, surname = given.replace(old, new), surname.replace(old, new)
        born = one.born + dt.timedelta(chance.choice((1, 10, 365)) * (chance.random() < 0.02))
        home = self.home() if chance.random() < self.kind.moved else one.home
        return {
            "voornaam": given,
            "tussenvoegsel": prefix,
            "achternaam": surname,
            "geboortedatum": f"{born:%d-%m-%Y}" if chance.random() < 0.99 else "",
            **self.rest(one, home),
        }

    def rest(self, one: Pupil, home: tuple[str, str, str]) -> Row:
        chance = self.chance
        own = chance.random() < 0.6
        return {
            "geslacht": "" if chance.random() < self.kind.no_sex else one.sex,
            "postcode": home[0] if chance.random() < 0.97 else "",
            "huisnummer": home[1],
            "woonplaats": home[2],
            "email": one.mail if own else "",
            "telefoon": one.phone if own else self.phone(),
        }


def invent(
    *, size: int, kind: Kind, seed: int
) -> tuple[list[Row], list[Row], set[tuple[str, str]]]:
    """Left rows, right rows and the pairs that are one pupil."""
    town = Town(seed, size=size, kind=kind)
    people = town.people(round(size * (1 + kind.others)))
    pupils, chance = people[:size], town.chance
    left = [town.left(one, f"a{at}") for at, one in enumerate(pupils)]
    there = [at for at in range(size) if chance.random() >= kind.missing]
    there += [at for at in there if chance.random() < kind.twice]
    rows = [(at, town.right(pupils[at])) for at in there]
    rows += [(-1, town.right(one)) for one in people[size:]]
    chance.shuffle(rows)
    right = [{"id": f"b{at}", **row} for at, (_, row) in enumerate(rows)]
    return left, right, {(f"a{at}", f"b{to}") for to, (at, _) in enumerate(rows) if at >= 0}
