"""Part C has its own ten working days: it holds up nothing, and no receiver reads it before the pupil could."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_dossier import finish, fresh, write
from tests.pupils import enrol, moment

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.handover.domain.deliver_ready import deliver_ready
from warmwelkom.rooms.handover.domain.own_views import say_read
from warmwelkom.rooms.handover.domain.parts import reopen_part
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.transitions.models import Enrolment

SECRET = "Was dit jaar lang ziek"
LATER = NOW + dt.timedelta(days=1)
NIGHT = NOW + dt.timedelta(days=1, hours=20)
TEN_AFTER_B, TEN_AFTER_C = moment("2026-04-20"), moment("2026-04-21")
"""Ten working days after Thursday 2 April and, as 3 April is Good Friday, after the Friday."""


@pytest.fixture
def read_b(cast: Cast, dossier: Dossier, place: Enrolment) -> Dossier:
    """B is done and read, there is a place; then care writes, and is done the day after."""
    del place
    write(cast, dossier, "learning", "Leert door te doen")
    finish(cast, dossier)
    _reads(cast, dossier, NOW)
    write(cast, dossier, "event", SECRET, who="zita", now=LATER)
    return finish(cast, dossier, "C", who="zita", now=LATER)


def _reads(cast: Cast, dossier: Dossier, now: dt.datetime) -> None:
    with cast.scope():
        say_read(actor=cast.actor("dina"), dossier=dossier, now=now)


def _night(cast: Cast, now: dt.datetime) -> int:
    with cast.scope():
        return deliver_ready(actor=system_actor(region_id=cast.places.region.pk), now=now)


def _sees(cast: Cast, who: str) -> tuple[bool, bool]:
    """Whether this reader sees part B and part C."""
    page = cast.client(who).get(reverse("handover:dossier", args=[cast.dina.pk]))
    text = page.content.decode()
    return "Leert door te doen" in text, SECRET in text


def test_b_goes_and_c_waits_for_the_pupil(cast: Cast, read_b: Dossier) -> None:
    del read_b
    assert _night(cast, NIGHT) == 1
    for who in ("joris", "sami"):
        assert _sees(cast, who) == (True, False), who
    assert _sees(cast, "zita") == (True, True)
    page = cast.client("joris").get(reverse("handover:dossier", args=[cast.dina.pk]))
    assert "De leerling leest dit deel eerst" in page.content.decode()
    own = cast.client("dina").get(reverse("handover:my_dossier")).content.decode()
    assert SECRET in own
    assert "leest ROC Mondriaan nog niet" in own


def test_it_opens_the_night_after_the_pupil_read_it(cast: Cast, read_b: Dossier) -> None:
    _night(cast, NIGHT)
    _reads(cast, read_b, NIGHT + dt.timedelta(hours=2))
    assert _sees(cast, "joris") == (True, False)
    _night(cast, NIGHT + dt.timedelta(days=1))
    assert _sees(cast, "joris") == (True, True)
    with cast.scope():
        acts = Act.objects.filter(action="handover.open_c").values_list("about", flat=True)
        assert list(acts) == [cast.dina.pupil_id]
        notices = Notice.objects.order_by("told_at").values_list("to", "title")
        assert list(notices) == [
            ("joris@school.example", "Er is een overstapdossier voor je klas VZ-1b"),
            ("joris@school.example", "Er kwam deel C bij een overstapdossier van je klas VZ-1b"),
        ]


def test_silence_stops_it_for_ten_working_days_of_its_own(cast: Cast, read_b: Dossier) -> None:
    del read_b
    _night(cast, NIGHT)
    for now, sees in ((TEN_AFTER_B - dt.timedelta(days=1), False), (TEN_AFTER_C, True)):
        _night(cast, now)
        assert _sees(cast, "joris") == (True, sees), now


def test_read_before_the_delivery_it_goes_along(cast: Cast, read_b: Dossier) -> None:
    _reads(cast, read_b, LATER + dt.timedelta(minutes=5))
    assert _night(cast, NIGHT) == 1
    assert _sees(cast, "joris") == (True, True)
    with cast.scope():
        assert Act.objects.filter(action="handover.open_c").count() == 0  # it went with the rest


def test_what_is_typed_after_the_delivery_is_not_read_as_it_is_typed(
    cast: Cast, dossier: Dossier, place: Enrolment
) -> None:
    del place
    write(cast, dossier, "learning", "Leert door te doen")
    finish(cast, dossier)
    _reads(cast, dossier, NOW)
    assert _night(cast, NIGHT) == 1
    write(cast, dossier, "event", SECRET, who="zita", now=NIGHT)
    assert _sees(cast, "joris") == (True, False)
    _night(cast, NIGHT + dt.timedelta(days=60))
    assert _sees(cast, "joris") == (True, False)  # part C was never done


def test_a_change_before_it_opened_gives_the_pupil_the_days_again(
    cast: Cast, read_b: Dossier
) -> None:
    _night(cast, NIGHT)
    write(cast, read_b, "event", SECRET + ", en is beter", who="zita", seen=1,
          now=TEN_AFTER_C - dt.timedelta(days=1))  # fmt: skip
    _night(cast, TEN_AFTER_C)
    assert _sees(cast, "joris") == (True, False)
    with cast.scope():
        assert fresh(read_b).shown_at == NOW  # part B was not shown anew


def test_it_stays_open_when_the_pupil_moves_to_another_school(
    cast: Cast, read_b: Dossier, place: Enrolment
) -> None:
    _reads(cast, read_b, LATER + dt.timedelta(minutes=5))
    _night(cast, NIGHT)
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(gone_at=NIGHT)
        enrol(cast, cast.dina, "S-new", class_name="VZ-1b", programme=cast.places.care)
    assert _night(cast, NIGHT + dt.timedelta(days=1)) == 1
    with cast.scope():
        assert Delivery.objects.filter(ended_at__isnull=True).count() == 1
    assert _sees(cast, "joris") == (True, True)


def test_what_comes_anew_after_it_opened_waits_until_the_pupil_had_time(
    cast: Cast, read_b: Dossier
) -> None:
    """Not done after all: a field that nobody read yet stays closed to the receiver, what was open stays open."""
    _night(cast, NIGHT)
    _night(cast, TEN_AFTER_C)
    assert _sees(cast, "joris") == (True, True)
    with cast.scope():
        reopen_part(actor=cast.actor("zita"), dossier=fresh(read_b), part="C")
    anew = TEN_AFTER_C + dt.timedelta(days=1)
    write(cast, read_b, "limitation", "Slaapt slecht", who="zita", now=anew)
    address = reverse("handover:dossier", args=[cast.dina.pk])

    def reads() -> bool:
        return "Slaapt slecht" in cast.client("joris").get(address).content.decode()

    assert (reads(), _sees(cast, "joris")) == (False, (True, True))
    finish(cast, read_b, "C", who="zita", now=anew)
    _night(cast, anew + dt.timedelta(hours=10))
    assert reads() is False
    _night(cast, anew + dt.timedelta(days=20))
    assert reads() is True
