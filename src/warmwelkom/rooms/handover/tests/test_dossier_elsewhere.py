"""The class view and the talk say how far a dossier is in another system, so that a talk needs no dossier here."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.handover_talk import add_talk

from warmwelkom.rooms.transitions.models import DossierStatus, Enrolment


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


@pytest.mark.parametrize(("who", "sees"), [("alice", True), ("joris", False)])
def test_a_talk_is_prepared_without_a_dossier_here(
    cast: Cast, place: Enrolment, who: str, sees: bool
) -> None:
    """The old school reads how far it is there; the new school does not, and holds the talk all the same."""
    del place
    with cast.scope():
        DossierStatus.objects.create(
            region=cast.dina.region, transition=cast.dina, status="shown",
            said_on=dt.date(2026, 3, 11),
        )  # fmt: skip
        talk = add_talk(cast, cast.dina)
    answer = cast.client(who).get(reverse("handover:talk", args=[talk.pk]))
    assert answer.status_code == 200
    told = "Het dossier staat in een ander systeem: getoond aan de leerling, wo 11 mrt."
    assert (told in answer.content.decode()) is sees
