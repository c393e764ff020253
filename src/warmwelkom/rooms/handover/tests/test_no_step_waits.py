"""No step waits for another that it does not need: who is slow holds up nobody but themselves.

How long it takes with people as slow as the published medians is measured in benchmarks/handover-time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.cast import NOW, Cast
from tests.handover_dossier import finish, fresh, say, write
from tests.pupils import enrol

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.handover.domain.deliver_ready import deliver_ready
from warmwelkom.rooms.handover.domain.own_views import say_read
from warmwelkom.rooms.handover.domain.parts import ask_for_care
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.transitions.models import Enrolment

SAME_NIGHT = NOW + dt.timedelta(hours=20)
NEXT_NIGHT = SAME_NIGHT + dt.timedelta(days=1)


def night(cast: Cast, now: dt.datetime) -> int:
    with cast.scope():
        return deliver_ready(actor=system_actor(region_id=cast.places.region.pk), now=now)


def read(cast: Cast, dossier: Dossier) -> None:
    with cast.scope():
        say_read(actor=cast.actor("dina"), dossier=dossier, now=NOW)


def _nothing(cast: Cast, dossier: Dossier) -> None:
    """The pupil has written nothing, part A is not done."""
    del cast
    assert dossier.a_done_at is None


def _care_is_asked(cast: Cast, dossier: Dossier) -> None:
    with cast.scope():
        ask_for_care(actor=cast.actor("alice"), dossier=dossier)


def _objection_is_open(cast: Cast, dossier: Dossier) -> None:
    with cast.scope():
        statement = dossier.statements.get(field="learning")
    say(cast, statement, "objects", "Ik lees juist graag")


@pytest.mark.parametrize("slow", [_nothing, _care_is_asked, _objection_is_open])
def test_who_is_slow_holds_up_nobody(
    cast: Cast, dossier: Dossier, place: Enrolment, slow: Callable[[Cast, Dossier], None]
) -> None:
    write(cast, dossier, "learning", "Leert door te doen")
    finish(cast, dossier)
    slow(cast, dossier)
    read(cast, dossier)
    assert night(cast, SAME_NIGHT) == 1
    with cast.scope():
        assert Delivery.objects.get().enrolment == place


def test_a_place_that_comes_last_is_gone_to_that_night(cast: Cast, dossier: Dossier) -> None:
    write(cast, dossier, "learning", "Leert door te doen")
    finish(cast, dossier)
    read(cast, dossier)
    assert night(cast, SAME_NIGHT) == 0
    with cast.scope():
        enrol(cast, cast.dina, "S-dina", class_name="VZ-1b", programme=cast.places.care)
    assert night(cast, NEXT_NIGHT) == 1


def test_what_the_pupil_writes_later_still_travels(
    cast: Cast, dossier: Dossier, place: Enrolment
) -> None:
    del place
    write(cast, dossier, "learning", "Leert door te doen")
    finish(cast, dossier)
    read(cast, dossier)
    assert night(cast, SAME_NIGHT) == 1
    write(cast, dossier, "asks", "Zeg het als ik te snel ga", who="dina", now=NEXT_NIGHT)
    finish(cast, dossier, "A", who="dina", now=NEXT_NIGHT)
    with cast.scope():
        assert fresh(dossier).a_done_at == NEXT_NIGHT
        assert Delivery.objects.get().ended_at is None


def test_what_care_adds_after_the_reading_holds_up_nothing(
    cast: Cast, dossier: Dossier, place: Enrolment
) -> None:
    """A and B go that night; how part C follows is in test_part_c."""
    del place
    write(cast, dossier, "learning", "Leert door te doen")
    finish(cast, dossier)
    read(cast, dossier)
    write(cast, dossier, "event", "Was dit jaar lang ziek", who="zita")
    finish(cast, dossier, "C", who="zita", now=NOW + dt.timedelta(hours=1))
    assert night(cast, SAME_NIGHT) == 1
