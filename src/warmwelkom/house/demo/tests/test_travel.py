"""The demo's date goes forward and back, and nothing of later days stays behind."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from procrastinate import testing
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.demo import progress
from warmwelkom.house.demo.fixed import EXAMPLE_BORN, EXAMPLE_CODES
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.travel import go_to_day
from warmwelkom.house.domain.demo_date import (
    NoSuchDay,
    OwnListInTheWay,
    StillMoving,
    move_demo_date,
)
from warmwelkom.house.jobs import move_demo
from warmwelkom.house.queries.demo import MOMENTS
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.domain.access_codes import use_access_code
from warmwelkom.rooms.transitions.domain.lists.commands import commit_list, take_list_in
from warmwelkom.rooms.transitions.jobs import new_day_in
from warmwelkom.rooms.transitions.models import (
    Assignment,
    ListUpload,
    Signal,
    StateChange,
    Transition,
)

DAYS = [day for day, _name in MOMENTS]
FIRST, APRIL, RESULTS, SUMMER, START, WEEK_SIX = DAYS


def snapshot(demo: Region) -> dict[str, Any]:
    """What a visitor can see of pupils, without the keys of rows."""
    signal = ("transition__pupil_number", "rule", "since", "opened_at", "ended_at", "fact")
    change = ("transition__pupil_number", "state", "since", "at", "rule")
    row = ("pupil_number", "state", "state_since", "on_it__email", "needs_someone", "exam_result")
    with region_scope(demo.pk):
        return {
            "pupils": sorted(map(str, Transition.objects.values_list(*row))),
            "signals": sorted(map(str, Signal.objects.values_list(*signal))),
            "changes": sorted(map(str, StateChange.objects.values_list(*change))),
            "lists": sorted(ListUpload.objects.values_list("filename", flat=True)),
            "cases": sorted(map(str, Assignment.objects.values_list("person__email", "given_at"))),
        }


def go(region: Region, day: dt.date) -> list[tuple[int, int]]:
    steps: list[tuple[int, int]] = []
    go_to_day(region_id=region.pk, to=day, tell=lambda done, of: steps.append((done, of)))
    return steps


def actor_of(region: Region) -> Actor:
    return system_actor(region_id=region.pk)


def test_a_year_passes_and_comes_back(demo: Region) -> None:
    """What is known of pupils follows the calendar, forward and back; nothing of later stays behind."""
    before, states, shots = snapshot(demo), {}, {}
    for day in (RESULTS, SUMMER, START, WEEK_SIX):
        steps = go(demo, day)
        assert steps[-1] == (len(steps), len(steps))
        assert Region.objects.get().stands_at == day
        shots[day] = snapshot(demo)
        with region_scope(demo.pk):
            states[day] = set(Transition.objects.values_list("state", flat=True))
    assert "placed" in states[RESULTS]
    assert "started" not in states[SUMMER]
    assert "started" in states[START]
    assert "settled" not in states[START]
    assert "settled" in states[WEEK_SIX]
    go(demo, SUMMER)
    assert snapshot(demo) == shots[SUMMER]
    go(demo, APRIL)
    assert snapshot(demo) == before


def test_before_april_nobody_is_late(demo: Region) -> None:
    go(demo, FIRST)
    with region_scope(demo.pk):
        assert not Signal.objects.filter(rule="not_applied").exists()
        assert not Assignment.objects.exists()


def test_the_parents_code_works_at_every_moment(demo: Region) -> None:
    for day in DAYS:
        for code in EXAMPLE_CODES.values():
            found = use_access_code(code=code, birth_date=EXAMPLE_BORN, now=moment(day))
            assert found.region_id == demo.pk


def test_the_command_plans_a_job_that_moves_it(demo: Region) -> None:
    with app.replace_connector(testing.InMemoryConnector()):
        with region_scope(demo.pk):
            move_demo_date(actor=actor_of(demo), to=RESULTS)
        assert progress.sentence(demo.pk) == "De demo gaat naar een andere dag en begint zo."
    move_demo.func(region_id=str(demo.pk), to=RESULTS.isoformat())
    assert Region.objects.get().stands_at == RESULTS
    assert progress.sentence(demo.pk) == ""


def test_an_own_list_of_later_is_told_and_nothing_moves(demo: Region) -> None:
    go(demo, RESULTS)
    own = b"Leerlingnummer;Roepnaam;Achternaam;Geboortedatum\n000123;Yara;Bruin;02-12-2010\n"
    with region_scope(demo.pk):
        school = School.objects.get(brin="20MJ")
        upload = take_list_in(
            actor=actor_of(demo), content=own, filename="mijn lijst.csv", kind="leavers", school=school,
            location=school.locations.get(code="20MJ00"), now=moment(RESULTS, 12), school_year=2025,
        )  # fmt: skip
        commit_list(actor=actor_of(demo), upload=upload, gone=set(), now=moment(RESULTS, 12))
        before = snapshot(demo)
        with pytest.raises(OwnListInTheWay) as told:
            move_demo_date(actor=actor_of(demo), to=APRIL)
    assert str(told.value) == (
        "Je hebt na die dag zelf een lijst ingeleverd: mijn lijst.csv. Maak die eerst ongedaan."
    )
    assert snapshot(demo) == before
    go(demo, SUMMER)
    with region_scope(demo.pk):
        assert ListUpload.objects.filter(filename="mijn lijst.csv", undone_at=None).exists()


def test_another_day_is_refused_with_a_sentence(demo: Region) -> None:
    with region_scope(demo.pk), pytest.raises(NoSuchDay, match="Kies een dag uit de lijst"):
        move_demo_date(actor=actor_of(demo), to=dt.date(2026, 5, 1))


def test_one_move_at_a_time(demo: Region) -> None:
    progress.begin(demo.pk)
    with region_scope(demo.pk), pytest.raises(StillMoving):
        move_demo_date(actor=actor_of(demo), to=RESULTS)
    progress.end(demo.pk)


def test_the_night_keeps_the_lists_of_the_demo(demo: Region) -> None:
    """Its days lie long past on the real calendar; without the files its date could not go back."""
    new_day_in.func(region_id=str(demo.pk))
    with region_scope(demo.pk):
        assert not ListUpload.objects.filter(erased_at__isnull=False).exists()


def test_the_bar_tells_how_far_it_is(demo: Region) -> None:
    client = Client()
    client.post("/proef/inloggen/", {"who": "r.soekhoe@johan-de-witt.example"})
    assert client.get("/proef/onderweg/").status_code == 204
    progress.tell(demo.pk, done=3, of=12)
    answer = client.get("/proef/onderweg/")
    assert answer.content.decode() == "De demo gaat naar een andere dag: stap 3 van 12."
    assert "stap 3 van 12" in client.get("/start/", follow=True).content.decode()
    progress.end(demo.pk)


@pytest.mark.usefixtures("demo")
def test_outside_the_demo_no_date_moves(settings: Any) -> None:
    client = Client()
    client.post("/proef/inloggen/", {"who": "pupil"})
    assert client.get("/proef/onderweg/").status_code == 204
    settings.DEMO = False
    assert client.get("/proef/onderweg/").status_code == 404
    assert client.post("/proef/dag/", {"to": "2026-06-12"}).status_code == 404


def test_files_that_are_gone_stop_nobody(
    demo: Region, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WARMWELKOM_HOME", str(tmp_path))
    go(demo, RESULTS)
    assert Region.objects.get().stands_at == RESULTS
