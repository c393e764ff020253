"""Rows that the tests of the dossier stand on: Dina's dossier, opened, and a place at Mondriaan."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast
from tests.handover import FORM
from tests.pupils import apply, enrol

from warmwelkom.rooms.handover.models import Dossier
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
