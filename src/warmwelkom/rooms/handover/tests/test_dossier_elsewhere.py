"""The class view says how far a dossier is in another system."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import Cast

from warmwelkom.rooms.transitions.models import DossierStatus


@pytest.mark.parametrize(("who", "sees"), [("alice", True), ("dewi", True), ("bob", False)])
def test_the_class_view_says_how_far_it_is_elsewhere(cast: Cast, who: str, sees: bool) -> None:
    with cast.scope():
        DossierStatus.objects.create(
            region=cast.dina.region,
            transition=cast.dina,
            status="shown",
            said_on=dt.date(2026, 3, 11),
        )
    page = cast.client(who).get("/overdracht/").content.decode()
    told = "getoond aan de leerling<small>in het andere systeem, wo 11 mrt</small>"
    assert (told in page) is sees
