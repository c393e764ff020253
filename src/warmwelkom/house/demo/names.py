"""Names for invented people, from the small table beside this module."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from warmwelkom.house.demo.chance import weighted

MIXED = 0.09  # how often a given name and a family name come from two places
SECOND_NAME = 0.45
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "Ł": "L", "İ": "I", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where names come from: (roepnaam, official name) of girls and boys, (tussenvoegsel, surname)."""

    girls: tuple[tuple[str, str], ...]
    boys: tuple[tuple[str, str], ...]
    surnames: tuple[tuple[str, str], ...]
    weight: float


@cache
def origins() -> dict[str, Origin]:
    return {name: _origin(raw) for name, raw in sorted(_table().items()) if name != "extra"}


@cache
def _table() -> dict[str, Any]:
    with (Path(__file__).parent / "names.toml").open("rb") as file:
        return tomllib.load(file)


def _origin(raw: dict[str, Any]) -> Origin:
    return Origin(
        girls=_given(raw["girls"]),
        boys=_given(raw["boys"]),
        surnames=tuple(split(name.strip()) for name in raw["surnames"].split("|")),
        weight=float(raw["weight"]),
    )


def _given(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [word.partition("/") for word in text.split()]
    return tuple((name, (official or name).replace("-", " ")) for name, _sign, official in pairs)


def split(surname: str) -> tuple[str, str]:
    """The words in lower case before a surname are its tussenvoegsel."""
    words = surname.split()
    at = next(
        number for number, word in enumerate(words) if not word[0].islower() and word[0] != "'"
    )
    return " ".join(words[:at]), " ".join(words[at:])


def pupil_name(dice: Random) -> tuple[str, str, str, str, str]:
    """Sex, roepnaam, official names, tussenvoegsel, surname."""
    known = origins()
    weights = {name: origin.weight for name, origin in known.items()}
    family = weighted(dice, weights)
    given = weighted(dice, weights) if dice.random() < MIXED else family
    sex = dice.choice("mv")
    name, official = dice.choice(known[given].girls if sex == "v" else known[given].boys)
    if dice.random() < SECOND_NAME:
        official += f" {dice.choice(_extra('girls' if sex == 'v' else 'boys'))}"
    return (sex, name, official, *dice.choice(known[family].surnames))


def staff_name(dice: Random) -> tuple[str, str, str]:
    """Given name, tussenvoegsel, surname of somebody who works."""
    known = origins()
    family = weighted(dice, {name: origin.weight for name, origin in known.items()})
    given = dice.choice(_extra(dice.choice(("women_at_work", "men_at_work"))))
    return (given, *dice.choice(known[family].surnames))


@cache
def _extra(name: str) -> tuple[str, ...]:
    return tuple(_table()["extra"][name].split())


def initials(names: str) -> str:
    return "".join(f"{name[0].upper()}." for name in names.replace("-", " ").split())


def full_name(given: str, prefix: str, surname: str) -> str:
    return " ".join(part for part in (given, prefix, surname) if part)


def plain(text: str) -> str:
    """Without diacritics: `Şahin` is Sahin, `Michał` is Michal."""
    parts = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def mail_part(text: str) -> str:
    """What may stand before the @: letters, figures, points."""
    return "".join(
        sign
        for sign in plain(text).lower().replace(" ", "")
        if sign.isascii() and (sign.isalnum() or sign == ".")
    )
