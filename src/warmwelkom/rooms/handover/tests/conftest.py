"""Rows that the tests of the dossier stand on: Dina's dossier, opened, and a place at Mondriaan."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast
from tests.handover import FORM
from tests.handover_dossier import finish, write
from tests.pupils import apply, enrol

from warmwelkom.rooms.handover.models import Dossier
from warmwelkom.rooms.handover.tests.part_c_days import (
    LATER,
    NIGHT,
    SECRET,
    TEN_AFTER_C,
    has_read,
    night_of,
    sees_b_and_c,
)
from warmwelkom.rooms.transitions.models import Enrolment


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    """Dina's, with nothing in it."""
    with cast.scope():
        made: Dossier = Dossier.objects.create(
            region=cast.dina.region, transition=cast.dina, form=FORM, opened_at=NOW
        )
    return made


@pytest.fixture
def place(cast: Cast) -> Enrolment:
    """Dina is placed in Joris's class, and applied there for the programme she is placed in."""
    with cast.scope():
        apply(cast, cast.dina, "A-dina", programme=cast.places.care)
        return enrol(cast, cast.dina, "S-dina", class_name="VZ-1b", programme=cast.places.care)


@pytest.fixture
def read_b(cast: Cast, dossier: Dossier, place: Enrolment) -> Dossier:
    """B is done and read, there is a place; then care writes, and is done the day after."""
    del place
    write(cast, dossier, "learning", "Leert door te doen")
    finish(cast, dossier)
    has_read(cast, dossier, NOW)
    write(cast, dossier, "event", SECRET, who="zita", now=LATER)
    return finish(cast, dossier, "C", who="zita", now=LATER)


@pytest.fixture
def opened(cast: Cast, read_b: Dossier) -> Dossier:
    """Part C lies open to the receiver."""
    night_of(cast, NIGHT)
    night_of(cast, TEN_AFTER_C)
    assert sees_b_and_c(cast, "joris") == (True, True)
    return read_b
