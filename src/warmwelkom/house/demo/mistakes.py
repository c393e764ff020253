"""The mistakes of real lists: what becomes of a person when somebody types them in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

from warmwelkom.house.demo.names import plain
from warmwelkom.house.demo.people import Listed

SHORT_PREFIXES = {
    "van der": ("v.d.", "vd", "v/d"),
    "van den": ("v.d.", "vd"),
    "van de": ("v.d.", "vd"),
    "van": ("v.",),
    "van 't": ("v 't",),
    "ter": ("Ter",),
    "de": ("De",),
    "el": ("El",),
}
NEIGHBOURS = {
    "a": "s",
    "e": "r",
    "i": "o",
    "n": "m",
    "r": "t",
    "s": "d",
    "o": "i",
    "t": "y",
    "u": "i",
}
# how often, of all people who apply; assumptions, for nobody publishes such figures
RATES = {
    "official": 0.10,
    "typo_given": 0.008,
    "typo_surname": 0.014,
    "prefix": 0.17,
    "diacritics": 0.45,
    "swapped": 0.005,
    "off_by_one": 0.004,
    "no_date": 0.004,
    "parent_mail": 0.13,
    "parent_phone": 0.10,
    "no_mail": 0.03,
    "no_phone": 0.06,
    "no_postcode": 0.01,
}


def typed_by_an_applicant(person: Listed, dice: Random) -> Listed:
    """A copy of this person as an application form has them."""
    copy = replace(person, parent_mail="", parent_phone="")
    _names(copy, dice)
    _birth_date(copy, dice)
    if dice.random() < RATES["parent_mail"]:
        copy.mail = person.parent_mail
    elif dice.random() < RATES["no_mail"]:
        copy.mail = ""
    if dice.random() < RATES["parent_phone"]:
        copy.phone = person.parent_phone
    elif dice.random() < RATES["no_phone"]:
        copy.phone = ""
    if dice.random() < RATES["no_postcode"]:
        copy.postcode = copy.house_number = ""
    return copy


def typed_by_the_school(person: Listed, dice: Random) -> None:
    """A vo school has the papers: few mistakes, and these few stay. In place."""
    if dice.random() < 0.004:
        person.surname = typo(person.surname, dice)
    if person.prefix and dice.random() < 0.02:
        person.prefix = dice.choice(SHORT_PREFIXES.get(person.prefix, (person.prefix,)))
    if dice.random() < 0.06:
        person.surname, person.given = plain(person.surname), plain(person.given)


def _names(copy: Listed, dice: Random) -> None:
    if dice.random() < RATES["official"]:
        copy.given = copy.official.split()[0]
    if dice.random() < RATES["diacritics"]:
        copy.given, copy.surname = plain(copy.given), plain(copy.surname)
    if dice.random() < RATES["typo_given"]:
        copy.given = typo(copy.given, dice)
    if dice.random() < RATES["typo_surname"]:
        copy.surname = typo(copy.surname, dice)
    if copy.prefix and dice.random() < RATES["prefix"]:
        _prefix(copy, dice)


def _prefix(copy: Listed, dice: Random) -> None:
    """Dropped, moved into the surname, behind it after a comma, or shortened."""
    way = dice.choice(("dropped", "before", "comma", "short", "short"))
    if way == "before":
        copy.prefix, copy.surname = "", f"{copy.prefix} {copy.surname}"
    elif way == "comma":
        copy.prefix, copy.surname = "", f"{copy.surname}, {copy.prefix}"
    elif way == "short":
        copy.prefix = dice.choice(SHORT_PREFIXES.get(copy.prefix, (copy.prefix,)))
    else:
        copy.prefix = ""


def _birth_date(copy: Listed, dice: Random) -> None:
    born, chance = copy.born, dice.random()
    if born is None:
        return
    if chance < RATES["no_date"]:
        copy.born = None
    elif chance < RATES["no_date"] + RATES["swapped"] and born.day <= 12:
        copy.born = dt.date(born.year, born.day, born.month)
    elif 1 - RATES["off_by_one"] < chance:
        copy.born = born + dt.timedelta(days=dice.choice((-1, 1, 10, -10, 365)))


def typo(word: str, dice: Random) -> str:
    """Two letters swapped, one lost, one double, or the key beside it."""
    if len(word) < 4:
        return word
    at = dice.randrange(1, len(word) - 1)
    way = dice.choice(("swap", "lose", "double", "beside"))
    if way == "swap":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if way == "lose":
        return word[:at] + word[at + 1 :]
    if way == "double":
        return word[:at] + word[at] + word[at:]
    return word[:at] + NEIGHBOURS.get(word[at], word[at]) + word[at + 1 :]
