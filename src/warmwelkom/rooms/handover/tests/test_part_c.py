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
    assert (_reads_of(cast, "Slaapt slecht"), _sees(cast, "joris")) == (False, (True, True))
    finish(cast, read_b, "C", who="zita", now=anew)
    _night(cast, anew + dt.timedelta(hours=10))
    assert _reads_of(cast, "Slaapt slecht") is False
    _night(cast, anew + dt.timedelta(days=20))
    assert _reads_of(cast, "Slaapt slecht") is True


def _reads_of(cast: Cast, text: str, who: str = "joris") -> bool:
    page = cast.client(who).get(reverse("handover:dossier", args=[cast.dina.pk]))
    return text in page.content.decode()


@pytest.fixture
def opened(cast: Cast, read_b: Dossier) -> Dossier:
    """Part C lies open to the receiver."""
    _night(cast, NIGHT)
    _night(cast, TEN_AFTER_C)
    assert _sees(cast, "joris") == (True, True)
    return read_b


DAY_AFTER = TEN_AFTER_C + dt.timedelta(days=1)


def test_what_is_typed_on_is_no_correction_of_what_nobody_could_read(
    cast: Cast, opened: Dossier
) -> None:
    """Each pause in typing keeps a version: the second of a new field is as new as the first."""
    for seen, text in enumerate(("Slaapt", "Slaapt slecht", "Slaapt slecht, en eet niet")):
        write(cast, opened, "limitation", text, who="zita", seen=seen, now=DAY_AFTER)
        assert _reads_of(cast, "Slaapt") is False, text
    taken = cast.client("joris").post(f"/overdracht/{cast.dina.pk}/bestand/json/")
    assert b"Slaapt" not in taken.content
    _night(cast, DAY_AFTER + dt.timedelta(days=20))
    assert _reads_of(cast, "Slaapt slecht, en eet niet") is True


def test_a_correction_of_what_is_read_shows_at_once_and_so_does_its_own_correction(
    cast: Cast, opened: Dossier
) -> None:
    for seen, text in enumerate(("Was twee maanden ziek", "Was in mei ziek"), 1):
        write(cast, opened, "event", text, who="zita", seen=seen, now=DAY_AFTER)
        assert _reads_of(cast, text) is True
    assert _reads_of(cast, "Was twee maanden ziek") is False


def test_what_was_taken_away_and_comes_back_is_new(cast: Cast, opened: Dossier) -> None:
    write(cast, opened, "event", "", who="zita", seen=1, now=DAY_AFTER)
    assert _sees(cast, "joris") == (True, False)
    write(cast, opened, "event", "Heeft een zieke moeder", who="zita", now=DAY_AFTER)
    write(cast, opened, "event", "Heeft een zieke vader", who="zita", seen=2, now=DAY_AFTER)
    assert _reads_of(cast, "Heeft een zieke") is False
    _reads(cast, opened, DAY_AFTER + dt.timedelta(hours=1))
    _night(cast, DAY_AFTER + dt.timedelta(days=1))
    assert _reads_of(cast, "Heeft een zieke vader") is True


def test_what_waits_also_waits_at_a_next_school(
    cast: Cast, opened: Dossier, place: Enrolment
) -> None:
    write(cast, opened, "limitation", "Slaapt", who="zita", now=DAY_AFTER)
    write(cast, opened, "limitation", "Slaapt slecht", who="zita", seen=1, now=DAY_AFTER)
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(gone_at=DAY_AFTER)
        enrol(cast, cast.dina, "S-new", class_name="VZ-1b", programme=cast.places.care)
    _night(cast, DAY_AFTER + dt.timedelta(days=1))
    assert (_sees(cast, "joris"), _reads_of(cast, "Slaapt")) == ((True, True), False)
