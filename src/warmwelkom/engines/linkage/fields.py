"""What is compared about two people: the fields, their levels of agreement, and the words for each.

A field is compared on a few levels, worst first; `MISSING` says that one side does not know it,
which is never a disagreement. `usual` is how often a level is seen among pairs of one person when
nothing has been learned from the lists yet: the start of the estimate and, in small lists, its anchor.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

MISSING: Final = -1


@dataclass(frozen=True, slots=True)
class Level:
    """One grade of agreement: how usual it is for one person, and its words (none = not worth a word)."""

    usual: float
    dutch: str
    english: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is compared; `levels` worst first, the last is full agreement."""

    name: str
    levels: tuple[Level, ...]

    @property
    def top(self) -> int:
        return len(self.levels) - 1


class Given(enum.IntEnum):
    """Levels of the given name."""

    DIFFERS = 0
    ALIKE = 1
    CONSONANTS = 2
    INITIAL = 3
    SHORT = 4
    SLIP = 5
    VARIANT = 6
    EQUAL = 7


class Surname(enum.IntEnum):
    """Levels of the surname."""

    DIFFERS = 0
    CROSSED = 1
    ALIKE = 2
    HALF = 3
    NEARLY_SWAPPED = 4
    SLIP = 5
    SWAPPED = 6
    EQUAL = 7


class Birth(enum.IntEnum):
    """Levels of the birth date."""

    DIFFERS = 0
    NEAR = 1
    PARTLY = 2
    UNSURE = 3
    SLIP = 4
    TURNED = 5
    EQUAL = 6


class Address(enum.IntEnum):
    """Levels of postcode and house number together."""

    DIFFERS = 0
    NUMBER_ONLY = 1
    AREA = 2
    OTHER_NUMBER = 3
    NUMBER = 4
    SLIP = 5
    POSTCODE = 6
    EQUAL = 7


GIVEN: Final = Field(
    "given",
    (
        Level(0.02, "voornaam verschilt", "given name differs"),
        Level(0.01, "voornaam lijkt er wat op", "given name is somewhat alike"),
        Level(0.01, "voornaam heeft dezelfde medeklinkers", "given name has the same consonants"),
        Level(0.02, "voorletter gelijk", "initial equal"),
        Level(0.03, "voornaam is een korte vorm", "given name is a short form"),
        Level(0.05, "voornaam op één letter na", "given name but for one letter"),
        Level(0.07, "voornaam is een variant", "given name is a variant"),
        Level(0.80, "voornaam gelijk", "given name equal"),
    ),
)
SURNAME: Final = Field(
    "surname",
    (
        Level(0.02, "achternaam verschilt", "surname differs"),
        Level(
            0.002,
            "een van de namen staat op de plaats van de andere",
            "one of the names stands in the place of the other",
        ),
        Level(0.02, "achternaam lijkt er wat op", "surname is somewhat alike"),
        Level(0.03, "helft van dubbele achternaam gelijk", "half of a double surname equal"),
        Level(
            0.003,
            "voor- en achternaam verwisseld, met een verschil",
            "given name and surname swapped, with a difference",
        ),
        Level(0.06, "achternaam op één letter na", "surname but for one letter"),
        Level(0.01, "voor- en achternaam verwisseld", "given name and surname swapped"),
        Level(0.86, "achternaam gelijk", "surname equal"),
    ),
)
PREFIX: Final = Field(
    "prefix",
    (
        Level(0.05, "tussenvoegsel verschilt", "prefix differs"),
        Level(0.95, "", ""),
    ),
)
BIRTH: Final = Field(
    "birth",
    (
        Level(0.005, "geboortedatum verschilt", "birth date differs"),
        Level(0.003, "geboortedatum scheelt een maand of minder", "birth dates within a month"),
        Level(0.02, "geboortedatum deels gelijk", "birth date partly equal"),
        Level(0.003, "zelfde geboortejaar, één kant 1 januari", "same year, one side 1 January"),
        Level(0.02, "geboortedatum op één tikfout na", "birth date but for one slip"),
        Level(0.015, "dag en maand verwisseld", "day and month swapped"),
        Level(0.94, "geboortedatum gelijk", "birth date equal"),
    ),
)
SEX: Final = Field(
    "sex",
    (
        Level(0.02, "geslacht verschilt", "sex differs"),
        Level(0.98, "", ""),
    ),
)
ADDRESS: Final = Field(
    "address",
    (
        Level(0.07, "postcode verschilt", "postcode differs"),
        Level(0.01, "alleen huisnummer gelijk", "only house number equal"),
        Level(0.02, "zelfde wijk, ander adres", "same area, other address"),
        Level(0.01, "huisnummer verschilt", "house number differs"),
        Level(0.03, "huisnummer gelijk", "house number equal"),
        Level(0.02, "postcode op één teken na", "postcode but for one character"),
        Level(0.04, "postcode gelijk", "postcode equal"),
        Level(0.80, "postcode en huisnummer gelijk", "postcode and house number equal"),
    ),
)


def text_field(*, name: str, dutch: str, english: str) -> Field:
    """A field of free text: it differs, it is nearly equal, it is equal."""
    return Field(
        name,
        (
            Level(0.12, f"{dutch} verschilt", f"{english} differs"),
            Level(0.10, f"{dutch} bijna gelijk", f"{english} nearly equal"),
            Level(0.78, f"{dutch} gelijk", f"{english} equal"),
        ),
    )


def contact_field(*, name: str, dutch: str, english: str) -> Field:
    """A way to reach somebody; people own several, so a difference says little."""
    return Field(
        name,
        (
            Level(0.40, f"{dutch} verschilt", f"{english} differs"),
            Level(0.05, f"{dutch} bijna gelijk", f"{english} nearly equal"),
            Level(0.55, f"{dutch} gelijk", f"{english} equal"),
        ),
    )


STREET: Final = text_field(name="street", dutch="straat", english="street")
CITY: Final = text_field(name="city", dutch="woonplaats", english="town")
REGION: Final = text_field(name="region", dutch="provincie", english="region")
SCHOOL: Final = text_field(name="school", dutch="school", english="school")
EMAIL: Final = contact_field(name="email", dutch="e-mail", english="e-mail")
PHONE: Final = contact_field(name="phone", dutch="telefoon", english="phone")

FIELDS: Final = (
    GIVEN,
    SURNAME,
    PREFIX,
    BIRTH,
    SEX,
    ADDRESS,
    STREET,
    CITY,
    REGION,
    SCHOOL,
    EMAIL,
    PHONE,
)
INDEX: Final = {field.name: place for place, field in enumerate(FIELDS)}


def usual_chances() -> tuple[npt.NDArray[np.float64], ...]:
    """What lists usually show for one person; the start and the fallback."""
    raw = (np.array([level.usual for level in field.levels]) for field in FIELDS)
    return tuple(values / values.sum() for values in raw)
