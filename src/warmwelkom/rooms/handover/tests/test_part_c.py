"""Part C has its own ten working days: it holds up nothing, and no receiver reads it before the pupil could."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_dossier import finish, fresh, write
from tests.pupils import enrol

from warmwelkom.base.audit.models import Act
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.handover.domain.parts import reopen_part
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.handover.tests.part_c_days import (
    DAY_AFTER,
    LATER,
    NIGHT,
    SECRET,
    TEN_AFTER_B,
    TEN_AFTER_C,
    has_read,
    night_of,
    reads_text,
    sees_b_and_c,
)
from warmwelkom.rooms.transitions.models import Enrolment


def test_b_goes_and_c_waits_for_the_pupil(cast: Cast, read_b: Dossier) -> None:
    del read_b
    assert night_of(cast, NIGHT) == 1
    for who in ("joris", "sami"):
        assert sees_b_and_c(cast, who) == (True, False), who
    assert sees_b_and_c(cast, "zita") == (True, True)
    page = cast.client("joris").get(reverse("handover:dossier", args=[cast.dina.pk]))
    assert "De leerling leest dit deel eerst" in page.content.decode()
    own = cast.client("dina").get(reverse("handover:my_dossier")).content.decode()
    assert SECRET in own
    assert "leest ROC Mondriaan nog niet" in own


def test_it_opens_the_night_after_the_pupil_read_it(cast: Cast, read_b: Dossier) -> None:
    night_of(cast, NIGHT)
    has_read(cast, read_b, NIGHT + dt.timedelta(hours=2))
    assert sees_b_and_c(cast, "joris") == (True, False)
    night_of(cast, NIGHT + dt.timedelta(days=1))
    assert sees_b_and_c(cast, "joris") == (True, True)
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
    night_of(cast, NIGHT)
    for now, sees in ((TEN_AFTER_B - dt.timedelta(days=1), False), (TEN_AFTER_C, True)):
        night_of(cast, now)
        assert sees_b_and_c(cast, "joris") == (True, sees), now


def test_read_before_the_delivery_it_goes_along(cast: Cast, read_b: Dossier) -> None:
    has_read(cast, read_b, LATER + dt.timedelta(minutes=5))
    assert night_of(cast, NIGHT) == 1
    assert sees_b_and_c(cast, "joris") == (True, True)
    with cast.scope():
        assert Act.objects.filter(action="handover.open_c").count() == 0  # it went with the rest


def test_what_is_typed_after_the_delivery_is_not_read_as_it_is_typed(
    cast: Cast, dossier: Dossier, place: Enrolment
) -> None:
    del place
    write(cast, dossier, "learning", "Leert door te doen")
    finish(cast, dossier)
    has_read(cast, dossier, NOW)
    assert night_of(cast, NIGHT) == 1
    write(cast, dossier, "event", SECRET, who="zita", now=NIGHT)
    assert sees_b_and_c(cast, "joris") == (True, False)
    night_of(cast, NIGHT + dt.timedelta(days=60))
    assert sees_b_and_c(cast, "joris") == (True, False)  # part C was never done


def test_a_change_before_it_opened_gives_the_pupil_the_days_again(
    cast: Cast, read_b: Dossier
) -> None:
    night_of(cast, NIGHT)
    write(cast, read_b, "event", SECRET + ", en is beter", who="zita", seen=1,
          now=TEN_AFTER_C - dt.timedelta(days=1))  # fmt: skip
    night_of(cast, TEN_AFTER_C)
    assert sees_b_and_c(cast, "joris") == (True, False)
    with cast.scope():
        assert fresh(read_b).shown_at == NOW  # part B was not shown anew


def test_it_stays_open_when_the_pupil_moves_to_another_school(
    cast: Cast, read_b: Dossier, place: Enrolment
) -> None:
    has_read(cast, read_b, LATER + dt.timedelta(minutes=5))
    night_of(cast, NIGHT)
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(gone_at=NIGHT)
        enrol(cast, cast.dina, "S-new", class_name="VZ-1b", programme=cast.places.care)
    assert night_of(cast, NIGHT + dt.timedelta(days=1)) == 1
    with cast.scope():
        assert Delivery.objects.filter(ended_at__isnull=True).count() == 1
    assert sees_b_and_c(cast, "joris") == (True, True)


def test_what_comes_anew_after_it_opened_waits_until_the_pupil_had_time(
    cast: Cast, read_b: Dossier
) -> None:
    """Not done after all: a field that nobody read yet stays closed to the receiver, what was open stays open."""
    night_of(cast, NIGHT)
    night_of(cast, TEN_AFTER_C)
    assert sees_b_and_c(cast, "joris") == (True, True)
    with cast.scope():
        reopen_part(actor=cast.actor("zita"), dossier=fresh(read_b), part="C")
    anew = TEN_AFTER_C + dt.timedelta(days=1)
    write(cast, read_b, "limitation", "Slaapt slecht", who="zita", now=anew)
    assert (reads_text(cast, "Slaapt slecht"), sees_b_and_c(cast, "joris")) == (False, (True, True))
    finish(cast, read_b, "C", who="zita", now=anew)
    night_of(cast, anew + dt.timedelta(hours=10))
    assert reads_text(cast, "Slaapt slecht") is False
    night_of(cast, anew + dt.timedelta(days=20))
    assert reads_text(cast, "Slaapt slecht") is True


def test_what_is_typed_on_is_no_correction_of_what_nobody_could_read(
    cast: Cast, opened: Dossier
) -> None:
    """Each pause in typing keeps a version: the second of a new field is as new as the first."""
    for seen, text in enumerate(("Slaapt", "Slaapt slecht", "Slaapt slecht, en eet niet")):
        write(cast, opened, "limitation", text, who="zita", seen=seen, now=DAY_AFTER)
        assert reads_text(cast, "Slaapt") is False, text
    taken = cast.client("joris").post(f"/overdracht/{cast.dina.pk}/bestand/json/")
    assert b"Slaapt" not in taken.content
    night_of(cast, DAY_AFTER + dt.timedelta(days=20))
    assert reads_text(cast, "Slaapt slecht, en eet niet") is True


def test_a_correction_of_what_is_read_shows_at_once_and_so_does_its_own_correction(
    cast: Cast, opened: Dossier
) -> None:
    for seen, text in enumerate(("Was twee maanden ziek", "Was in mei ziek"), 1):
        write(cast, opened, "event", text, who="zita", seen=seen, now=DAY_AFTER)
        assert reads_text(cast, text) is True
    assert reads_text(cast, "Was twee maanden ziek") is False


def test_what_was_taken_away_and_comes_back_is_new(cast: Cast, opened: Dossier) -> None:
    write(cast, opened, "event", "", who="zita", seen=1, now=DAY_AFTER)
    assert sees_b_and_c(cast, "joris") == (True, False)
    write(cast, opened, "event", "Heeft een zieke moeder", who="zita", now=DAY_AFTER)
    write(cast, opened, "event", "Heeft een zieke vader", who="zita", seen=2, now=DAY_AFTER)
    assert reads_text(cast, "Heeft een zieke") is False
    has_read(cast, opened, DAY_AFTER + dt.timedelta(hours=1))
    night_of(cast, DAY_AFTER + dt.timedelta(days=1))
    assert reads_text(cast, "Heeft een zieke vader") is True


def test_what_waits_also_waits_at_a_next_school(
    cast: Cast, opened: Dossier, place: Enrolment
) -> None:
    write(cast, opened, "limitation", "Slaapt", who="zita", now=DAY_AFTER)
    write(cast, opened, "limitation", "Slaapt slecht", who="zita", seen=1, now=DAY_AFTER)
    with cast.scope():
        Enrolment.objects.filter(pk=place.pk).update(gone_at=DAY_AFTER)
        enrol(cast, cast.dina, "S-new", class_name="VZ-1b", programme=cast.places.care)
    night_of(cast, DAY_AFTER + dt.timedelta(days=1))
    assert (sees_b_and_c(cast, "joris"), reads_text(cast, "Slaapt")) == ((True, True), False)
