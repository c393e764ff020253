"""A small made-up town: a left list, and the same pupils as another school writes them."""

from __future__ import annotations

import itertools

GIVEN = ("Sanne", "Daan", "Yara", "Bilal", "Fleur", "Ruben", "Noa", "Emre", "Tess", "Luuk")
SURNAMES = ("Bakker", "Visser", "Yilmaz", "Smeets", "Hoekstra", "Amrani", "Postma", "Kuipers")
TOWN = len(GIVEN) * len(SURNAMES)

Person = dict[str, str]


def pupil(number: int) -> Person:
    """One of TOWN pupils; all differ in name, and most in birth date and address."""
    given, surname = list(itertools.product(GIVEN, SURNAMES))[number]
    return {
        "id": f"a{number}",
        "given_name": given,
        "surname": surname,
        "birth_date": f"{2007 + number % 3}-{1 + number * 7 % 12:02}-{1 + number * 5 % 28:02}",
        "sex": "v" if GIVEN.index(given) % 2 == 0 else "m",
        "postcode": f"{2500 + number * 13 % 90} {'ABCDEFGH'[number % 8]}K",
        "house_number": str(1 + number * 17 % 140),
        "phone": f"06-{21000000 + number * 7919}",
    }


def town() -> list[Person]:
    return [pupil(number) for number in range(TOWN)]


def elsewhere(person: Person, **changed: str) -> Person:
    """The same pupil on the right list: dates the Dutch way, another id, and what has changed."""
    year, month, day = person["birth_date"].split("-")
    written = {
        **person,
        "id": person["id"].replace("a", "b"),
        "birth_date": f"{day}-{month}-{year}",
        "postcode": person["postcode"].replace(" ", "").lower(),
        "phone": person["phone"].replace("06-", "+31 6"),
    }
    return {**written, **changed}
