"""What every school asks of whoever starts, to begin with; and which of it the house can see by itself."""

from __future__ import annotations

from dataclasses import dataclass

from warmwelkom.rooms.summer.models import Owner


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A task as a school gets it out of the box: the school changes the words, the day and the owner.

    `days` counts from the first school day, below 0 before it.
    """

    code: str
    title: str
    sentence: str
    proof: str
    owner: Owner
    days: int
    learning_path: str = ""


PLACE_CONFIRMED = "place_confirmed"
OTHERS_WITHDRAWN = "others_withdrawn"
RESULT_PASSED_ON = "result_passed_on"
FIRST_DAY = "first_day"
SEEN_BY_THE_HOUSE = (PLACE_CONFIRMED, OTHERS_WITHDRAWN, RESULT_PASSED_ON, FIRST_DAY)

KINDS = (
    Kind(
        code="intake_held", title="Intake gehad", owner=Owner.INTAKER, days=-70,
        sentence="Maak een afspraak voor je intake en kom langs. De tijd staat in je mail van de school.",
        proof="het verslag van de intake",
    ),
    Kind(
        code=PLACE_CONFIRMED, title="Plek bevestigd", owner=Owner.INTAKER, days=-60,
        sentence="Zeg ja tegen je plek met de link in de mail van je nieuwe school.",
        proof="de inschrijving op de lijst van de school",
    ),
    Kind(
        code=OTHERS_WITHDRAWN, title="Andere aanmeldingen ingetrokken", owner=Owner.INTAKER, days=-50,
        sentence="Trek je andere aanmeldingen in, op de site waar je ze deed. Dan komt er een plek vrij.",
        proof="geen andere open aanmelding op de lijsten",
    ),
    Kind(
        code=RESULT_PASSED_ON, title="Uitslag doorgegeven", owner=Owner.DECAAN, days=-45,
        sentence="Geef je examenuitslag door aan je nieuwe school, met een foto van je cijferlijst.",
        proof="de uitslag op de lijst van de vo-school",
    ),
    Kind(
        code="laptop", title="Laptop en spullen", owner=Owner.CLASS_MENTOR, days=-7,
        sentence="Zorg dat je laptop en je spullen er zijn. Lukt het niet met het geld, zeg het dan nu.",
        proof="de leerling heeft ze, of er is hulp geregeld",
    ),
    Kind(
        code="travel", title="Reisproduct", owner=Owner.CLASS_MENTOR, days=-14,
        sentence="Vraag je studentenreisproduct aan bij DUO en zet het op je ov-chipkaart.",
        proof="de leerling zegt dat het op de kaart staat",
    ),
    Kind(
        code="contract", title="Contract met het leerbedrijf", owner=Owner.INTAKER, days=-14,
        sentence="Laat je contract tekenen door het leerbedrijf en stuur het naar school.",
        proof="het getekende contract", learning_path="BBL",
    ),
    Kind(
        code="introduction_day", title="Introductiedag", owner=Owner.CLASS_MENTOR, days=0,
        sentence="Kom naar de introductiedag. Plek en tijd staan in je mail van de school.",
        proof="de lijst van de dag zelf",
    ),
    Kind(
        code=FIRST_DAY, title="Eerste dag in de klas", owner=Owner.CLASS_MENTOR, days=4,
        sentence="Kom op je eerste dag naar je klas. Kun je niet, bel dan je mentor.",
        proof="gezien in de klas, op de lijst van aanwezigheid",
    ),
)  # fmt: skip

STEPS = (
    ("intake_held", 7), (PLACE_CONFIRMED, 7), (OTHERS_WITHDRAWN, 5), (RESULT_PASSED_ON, 7),
    ("contract", 14), ("contract", 4), ("travel", 10), ("travel", 3), ("laptop", 10), ("laptop", 3),
    ("introduction_day", 4), (FIRST_DAY, 5),
)  # fmt: skip
"""(kind, days before its deadline) of the messages that a bridge begins with."""
TEXT = "Hoi {voornaam}, nog te doen: {taak}, uiterlijk {datum}. {doe} Lukt het niet? Stuur een bericht terug. Groet, {naam}"
