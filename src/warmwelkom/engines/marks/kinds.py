"""What a mark is, and what it says."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final


class Kind(enum.StrEnum):
    """What a piece of text may give away, in the order in which it wins from another on the same place."""

    MAIL = "mail"
    LINK = "link"
    HANDLE = "handle"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    POSTCODE = "postcode"
    STREET = "street"
    SCHOOL = "school"
    TITLE = "title"
    CLASS = "class"
    AGE = "age"
    NAME = "name"
    NUMBER = "number"


WHY: Final[dict[Kind, tuple[str, str]]] = {
    Kind.MAIL: ("een mailadres", "a mail address"),
    Kind.LINK: ("een adres op internet", "an address on the internet"),
    Kind.HANDLE: ("een accountnaam", "the name of an account"),
    Kind.PHONE: ("een telefoonnummer", "a phone number"),
    Kind.BIRTH_DATE: ("een geboortedatum of verjaardag", "a birth date or birthday"),
    Kind.POSTCODE: ("een postcode", "a postcode"),
    Kind.STREET: ("een straat met huisnummer", "a street with a number"),
    Kind.SCHOOL: ("de naam van een school", "the name of a school"),
    Kind.TITLE: ("zo heet een docent of begeleider", "the name of a teacher or coach"),
    Kind.CLASS: ("een klas", "a class"),
    Kind.AGE: ("een leeftijd", "an age"),
    Kind.NAME: ("een voornaam", "a given name"),
    Kind.NUMBER: ("een nummer dat van iemand kan zijn", "a number that may be somebody's"),
}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A piece of the text, from `start` up to `end`, that may give somebody away."""

    start: int
    end: int
    kind: Kind

    @property
    def dutch(self) -> str:
        return WHY[self.kind][0]

    @property
    def english(self) -> str:
        return WHY[self.kind][1]
