"""The demo region in the database: taken in as every list is, once, and never beside real pupils."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.demo.calendar import DEADLINE
from warmwelkom.house.demo.places import haaglanden
from warmwelkom.house.demo.region import demo_logins, ensure_demo, take_in
from warmwelkom.house.demo.tests.conftest import PUPILS, PUPILS_OF, SEED, STUDENTS_OF, quiet
from warmwelkom.house.demo.world import make_world
from warmwelkom.house.queries.demo import demo_people
from warmwelkom.rooms.people.models import Person, Region, Role, RoleKind
from warmwelkom.rooms.transitions.models import Application, Assignment, ListUpload, Transition


def counts(demo: Region) -> dict[str, int]:
    models = (Region, Person, Role, ListUpload, Transition, Application, Assignment)
    with region_scope(demo.pk):
        return {model.__name__: model._default_manager.count() for model in models}


def test_it_stands_on_the_day_after_the_first_of_april(demo: Region) -> None:
    with region_scope(demo.pk):
        kinds = set(ListUpload.objects.values_list("kind", flat=True))
        states = set(Transition.objects.values_list("state", flat=True))
    assert (demo.slug, demo.is_demo, demo.stands_at.isoformat()) == (
        "haaglanden",
        True,
        "2026-04-02",
    )
    assert kinds == {"leavers", "applications", "statuses"}
    assert {"in_intake", "chosen", "elsewhere"} <= states


def test_every_list_names_who_gave_it(demo: Region) -> None:
    with region_scope(demo.pk):
        givers = set(
            ListUpload.objects.values_list("school__brin", "uploaded_by__given_roles__kind")
        )
    kinds = {school: kind for school, kind in givers if school in ("20MJ", "27GZ")}
    assert kinds == {"20MJ": "decaan", "27GZ": "intaker"}


def test_pupils_are_linked_to_their_own_lines(demo: Region) -> None:
    """What the method says against what the generator knows: nearly all are found, nobody wrongly."""
    world = make_world(places=haaglanden(), pupils=PUPILS, seed=SEED)
    truth = {
        (line.brin, line.number, row.campus, row.number)
        for people in world.campuses
        for row in people.pupils
        for line in row.applications
        if row.campus[:4] in PUPILS_OF and line.brin in STUDENTS_OF and line.applied_on <= DEADLINE
    }
    pupil = ("transition__location__code", "transition__pupil_number")
    with region_scope(demo.pk):
        lines = Application.objects.filter(transition__isnull=False)
        linked = set(lines.values_list("school__brin", "application_id", *pupil))
    assert linked <= truth
    assert len(linked) > 0.95 * len(truth) > 15


def test_loading_twice_changes_nothing(demo: Region, demo_house: Path) -> None:
    before = counts(demo)
    take_in(folder=demo_house / "some schools", say=quiet)
    assert counts(demo) == before
    assert Region.objects.get() == demo


@pytest.mark.usefixtures("demo")
def test_a_second_start_asks_one_question() -> None:
    with CaptureQueriesContext(connection) as queries:
        ensure_demo(say=quiet)
    assert len(queries) == 1


def test_no_real_region_begins_beside_the_demo(demo: Region, settings: Any) -> None:
    settings.DEMO = False
    words = ("region", "start", "Drechtsteden", "--coordinator", "Hanna Vos <hv@school.example>")
    with pytest.raises(CommandError, match="This is a demo house"):
        call_command(*words)
    assert list(Region.objects.all()) == [demo]


def test_each_role_has_a_person(demo: Region) -> None:
    people = demo_people()
    with region_scope(demo.pk):
        kinds = set(
            Role.objects.filter(person__email__in=[row["email"] for row in people]).values_list(
                "kind", flat=True
            )
        )
    assert kinds == set(RoleKind.values)
    assert [row["who"] for row in people][-2:] == ["pupil", "parent"]


@pytest.mark.usefixtures("demo")
def test_each_of_them_comes_in_with_one_click() -> None:
    for row in demo_people():
        client = Client()
        answer = client.post("/proef/inloggen/", {"who": row["who"]})
        assert answer.status_code == 302, row
        assert client.get(answer["Location"], follow=True).status_code == 200, row


def test_nobody_else_comes_in_that_way(demo: Region) -> None:
    with region_scope(demo.pk):
        shown = {row["email"] for row in demo_people()}
        other = Person.objects.exclude(email__in=shown).order_by("email")[0]
    assert Client().post("/proef/inloggen/", {"who": other.email}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_outside_the_demo_there_is_no_such_door(settings: Any) -> None:
    settings.DEMO = False
    who = demo_people()[0]["who"]
    assert Client().post("/proef/inloggen/", {"who": who}).status_code == 404
    assert Client().get("/proef/").status_code == 404


@pytest.mark.usefixtures("demo")
def test_the_terminal_tells_how_to_come_in() -> None:
    lines = demo_logins()
    assert lines[0].endswith("Log in with one click: http://127.0.0.1:8000/proef/")
    assert lines[1] == "  Ravi Soekhoe: mentor, 4K1 · Johan de Witt Scholengroep, Zusterstraat"
    assert lines[-1].endswith(
        "/welkom/ with WARME-START, born 02-12-2010; her parent with SAMEN-START"
    )
    assert len(lines) == len(RoleKind.values) + 2


def test_coaches_have_work(demo: Region) -> None:
    with region_scope(demo.pk):
        given = set(
            Assignment.objects.values_list(
                "transition__needs_someone", "role", "transition__on_it_role"
            )
        )
    assert given == {(True, "coach", "coach")}
