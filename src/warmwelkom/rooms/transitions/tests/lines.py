"""Lines on lists and where they point, for the tests of linking."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cast import Cast
from tests.pupils import BORN, add_pupil

from warmwelkom.rooms.transitions.models import Link, Transition

NAMES = [("Sem", "Visser", 3), ("Noor", "Smit", 4), ("Daan", "Mulder", 5), ("Lotte", "Bos", 6),
         ("Youssef", "Amrani", 7), ("Zeynep", "Kaya", 8), ("Milan", "Hoekstra", 9)]  # fmt: skip


def add_seven(cast: Cast) -> None:
    """Seven pupils at seven addresses, so that the method has something to learn from."""
    for given, surname, number in NAMES:
        born = dt.date(2010, number, 2)
        home = {"postcode": "2511 AB", "house_number": str(number)}
        add_pupil(cast, given, surname, birth_date=born, **home)


def add_twins(cast: Cast) -> tuple[Transition, Transition]:
    """One surname, one address, one birthday."""
    home = {"postcode": "2512 CD", "house_number": "7", "birth_date": BORN}
    return (
        add_pupil(cast, "Lisa", "de Groot", **home),
        add_pupil(cast, "Eline", "de Groot", **home),
    )


def add_namesakes(cast: Cast) -> tuple[Transition, Transition]:
    """One name and one birthday at two schools."""
    return (
        add_pupil(cast, "Mohamed", "Ali"),
        add_pupil(cast, "Mohamed", "Ali", location=cast.places.maris),
    )


def pupil(given: str) -> Transition:
    return Transition.objects.select_related("pupil").get(pupil__given_name=given)


def where(line: Any) -> Any:
    """The pupil that this line points at now."""
    return type(line).objects.get(pk=line.pk).transition_id


def outcomes(line: Any) -> dict[Any, str]:
    """Pupil -> what was said of the pair."""
    side = type(line).__name__.lower()
    return dict(Link.objects.filter(**{side: line}).values_list("transition_id", "outcome"))
