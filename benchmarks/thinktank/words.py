"""Dutch sentences as pupils and partners say them, put together from parts; the same seed, the same text."""

from __future__ import annotations

import random

WHAT = [
    "iemand die ik ken", "een plattegrond", "uitleg over mijn rooster", "een rustige plek",
    "een bus die op tijd is", "mijn oude mentor", "minder huiswerk in week één", "een kluisje",
    "hulp met de laptop", "iemand om mee te lunchen", "een film van de route", "duidelijke regels",
]  # fmt: skip
WHEN = [
    "op de eerste dag", "in de eerste week", "in de zomer", "bij de ingang", "in de pauze",
    "als ik te laat ben", "voordat het begint", "na de intake",
]  # fmt: skip
WHY = [
    "want ik ken er nog niemand", "want het gebouw is zo groot", "want ik durf het niet te vragen",
    "want ik kom van ver", "omdat ik dyslexie heb", "want iedereen doet alsof het logisch is",
    "dan weet ik waar ik moet zijn", "dan begin ik rustiger",
]  # fmt: skip
PLANS = [
    "Oude docenten in de introductieweek", "De route als film", "Samen rekenen dat past bij je vak",
    "Een maatje uit het tweede jaar", "Warme overdracht op papier", "Zomerschool in de werkplaats",
]  # fmt: skip


def need(chance: random.Random) -> str:
    return f"Ik wil {chance.choice(WHAT)} {chance.choice(WHEN)}, {chance.choice(WHY)}."


def title(chance: random.Random) -> str:
    return f"{chance.choice(PLANS)} {chance.choice(WHEN)}"


def story(chance: random.Random) -> str:
    return " ".join(
        f"Wij geven {chance.choice(WHAT)} {chance.choice(WHEN)}, {chance.choice(WHY)}."
        for _sentence in range(chance.randint(3, 9))
    )
