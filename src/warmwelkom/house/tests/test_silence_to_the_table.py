"""Silence of two weeks becomes a case of the round table by itself, with its reason; leerplicht never by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.handover_table import add_table
from tests.pupils import add_pupil, derive, enrol
from tests.summer_people import add_call, add_message, add_task, add_way

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.handover.domain.table_cases import list_cases
from warmwelkom.rooms.handover.models import TableCase
from warmwelkom.rooms.summer.domain.calls import reopen_call, settle_call
from warmwelkom.rooms.summer.domain.silence import walk_silence
from warmwelkom.rooms.summer.domain.silence_steps import end_by_sign
from warmwelkom.rooms.summer.domain.to_the_table import follow_to_the_table
from warmwelkom.rooms.summer.models import SilenceStep
from warmwelkom.rooms.transitions.models import Signal, Transition

LATER = NOW + dt.timedelta(days=14)
BY_SILENCE = ("no_sign", {"what": "silent", "day": "2026-04-02"})


@pytest.fixture
def placed(cast: Cast) -> Cast:
    """Dina has a place, so that no other rule says that she needs someone."""
    with cast.scope():
        enrol(cast, cast.dina, "S-dina", class_name="VZ-1b", programme=cast.places.care)
        derive(cast)
    return cast


def walk(cast: Cast, now: dt.datetime = LATER) -> None:
    walk_silence(actor=system_actor(region_id=cast.places.region.pk), now=now)


def cases(cast: Cast) -> list[tuple[str, dict[str, str]]]:
    list_cases(actor=system_actor(region_id=cast.places.region.pk), now=LATER)
    return list(TableCase.objects.filter(gone_at=None).values_list("rule", "fact"))


def silent(cast: Cast) -> None:
    add_message(add_way(cast.dina), task=add_task(cast, cast.dina))
    add_way(cast.dina, "mail", "dina@leerling.example")


def test_two_weeks_of_silence_is_a_case_with_its_reason(placed: Cast) -> None:
    with placed.scope():
        add_table(placed.places.region, placed.places.witt_school)
        silent(placed)
        walk(placed, NOW + dt.timedelta(days=7))
        assert cases(placed) == []
        for _twice in range(2):
            walk(placed)
        assert cases(placed) == [BY_SILENCE]
        derive(placed, LATER)
        assert cases(placed) == [BY_SILENCE]
    page = placed.client("alice").get(reverse("transitions:today")).content.decode()
    assert "veertien dagen geen teken, sinds donderdag 2 april" in page


def test_a_sign_takes_the_case_off(placed: Cast) -> None:
    with placed.scope():
        add_table(placed.places.region, placed.places.witt_school)
        silent(placed)
        walk(placed)
        assert cases(placed) == [BY_SILENCE]
        end_by_sign(transition_id=placed.dina.pk, heard_at=LATER, now=LATER)
        assert cases(placed) == []
        assert Transition.objects.filter(no_sign_since__isnull=False).count() == 0


def test_as_many_questions_for_three_as_for_one(cast: Cast) -> None:
    with cast.scope():
        asked, back = [], []
        for number in (1, 3):
            pupils = [add_pupil(cast, f"Evi{number}{each}") for each in range(number)]
            steps = [add_call(of, kind="table") for of in pupils]
            for lines, open_ones in ((asked, True), (back, False)):
                if not open_ones:
                    SilenceStep.objects.filter(pk__in=[step.pk for step in steps]).delete()
                with CaptureQueriesContext(connection) as found:
                    assert follow_to_the_table(now=NOW, of=[of.pk for of in pupils]) == number
                lines.append(len(found))
        assert (asked[0], back[0]) == (asked[1], back[1])


def test_a_talk_after_which_more_is_needed_is_one_too_and_undo_takes_it_back(placed: Cast) -> None:
    alice = placed.actor("alice")
    with placed.scope():
        add_table(placed.places.region, placed.places.witt_school)
        step = add_call(placed.dina, reason="distress")
        settle_call(
            actor=alice, step=step, outcome="needs_more", note="thuis gaat het niet", now=NOW
        )
        # neither the distress nor the note goes along
        assert cases(placed) == [("no_sign", {"what": "needs_more", "day": "2026-04-02"})]
        reopen_call(actor=alice, step=step, now=NOW)
        assert cases(placed) == []


def test_the_attendance_officer_is_told_nothing_by_it(placed: Cast) -> None:
    gijs = placed.actor("gijs")
    with placed.scope():
        add_table(placed.places.region, placed.places.witt_school)
        silent(placed)
        walk(placed)
        assert cases(placed) == [BY_SILENCE]
        assert (
            Signal.objects.filter(ended_at=None).values_list("rule", flat=True).get() == "no_sign"
        )
        assert list(Transition.objects.visible_to(gijs, "transitions.view")) == []
        assert list(Transition.objects.visible_to(gijs, "transitions.see_no_place")) == []
        assert list(TableCase.objects.visible_to(gijs, "handover.see_case")) == []


def test_who_is_seen_in_class_is_no_case(placed: Cast) -> None:
    with placed.scope():
        add_table(placed.places.region, placed.places.witt_school)
        silent(placed)
        walk(placed)
        place = placed.dina.enrolments.get()
        place.seen_on = LATER.date()
        place.save()
        derive(placed, LATER)
        assert cases(placed) == []
