"""A school's own system reads what is open and says what is done: with its key, of its own tasks, once."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, enrol
from tests.summer_keys import add_key
from tests.summer_tasks import make, task_of

from warmwelkom.base.access.checks import url_patterns
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.summer.models import PupilTask, SchoolKey, TaskStep
from warmwelkom.rooms.summer.task_api.endpoint import ASKED_A_MINUTE
from warmwelkom.rooms.summer.tests.asking import MBO, OTHER, VO, ask, kinds


@pytest.fixture
def keys(cast: Cast) -> Cast:
    """Dina has a place at ROC Mondriaan; ROC Mondriaan, Yuverta and Johan de Witt have a key."""
    cache.clear()
    with cast.scope():
        cast.dina.pupil_number = "P-dina"
        cast.dina.save()
        enrol(cast, cast.dina, "S-dina", class_name="VZ-1b", programme=cast.places.care)
        make(cast)
        for school in (cast.places.mondriaan, cast.places.yuverta, cast.places.witt_school):
            add_key(school)
    return cast


def said(task: Any, state: str = "confirmed", **more: str) -> dict[str, Any]:
    return {"tasks": [{"id": str(task), "state": state, **more}]}


def test_three_reasons_ask_as_often_as_one(keys: Cast) -> None:
    asked = []
    for number in (1, 3):
        with keys.scope():
            pupils = [add_pupil(keys, f"Evi{number}{each}") for each in range(number)]
            for each, of in enumerate(pupils):
                enrol(keys, of, f"S{number}{each}", programme=keys.places.care)
            make(keys)
            rows = [task_of(of, "laptop").pk for of in pupils]
        words = [
            said(pk, "not_applicable", reason=f"Reden {each}")["tasks"][0]
            for each, pk in enumerate(rows)
        ]
        ask("GET", "tasks/?kind=x")  # the day of use is kept
        with CaptureQueriesContext(connection) as found:
            told = ask("POST", "confirmations/", {"tasks": words}).json()
        assert told == {"changed": number, "known": 0, "unknown": []}
        asked.append(len(found))
        with keys.scope():
            steps = TaskStep.objects.filter(task__in=rows).order_by("reason")
            assert [step.reason for step in steps] == [f"Reden {each}" for each in range(number)]
    assert asked[0] == asked[1]


def test_each_school_reads_what_it_has_to_confirm_by_its_own_numbers(keys: Cast) -> None:
    assert keys
    told = ask("GET", "tasks/?kind=laptop&number=S-dina")
    assert told.status_code == 200
    [row] = told.json()["tasks"]
    assert (row["number"], row["kind"], row["deadline"]) == ("S-dina", "laptop", "2026-08-17")
    assert kinds(VO) == {("result_passed_on", "P-dina")}
    assert "result_passed_on" not in {kind for kind, _number in kinds(MBO)}
    assert kinds(OTHER) == set()
    assert "Dina" not in told.content.decode()


def test_a_number_of_the_other_side_finds_nobody(keys: Cast) -> None:
    assert keys
    for key, own, other in ((MBO, "S-dina", "P-dina"), (VO, "P-dina", "S-dina")):
        found = [
            ask("GET", f"tasks/?number={number}", key=key).json()["total"]
            for number in (own, other)
        ]
        assert [bool(found[0]), found[1]] == [True, 0]


def test_confirming_twice_is_once(keys: Cast) -> None:
    with keys.scope():
        laptop = task_of(keys.dina, "laptop")
    assert ask("POST", "confirmations/", said(laptop.pk)).json() == {
        "changed": 1, "known": 0, "unknown": [],
    }  # fmt: skip
    assert ask("POST", "confirmations/", said(laptop.pk)).json() == {
        "changed": 0, "known": 1, "unknown": [],
    }  # fmt: skip
    with keys.scope():
        assert task_of(keys.dina, "laptop").state == "confirmed"
        [step] = TaskStep.objects.filter(task=laptop)
        assert (step.source, step.by_name) == ("api", "Eduarte (ROC Mondriaan)")
        acts = Act.objects.filter(action="summer.confirm_task", about=keys.dina.pupil_id)
        assert [act.actor_name for act in acts] == ["Eduarte (ROC Mondriaan)"]
        assert SchoolKey.objects.get(school=keys.places.mondriaan).used_on == NOW.date()


@pytest.mark.parametrize("key", [VO, OTHER])
def test_anothers_task_is_not_there(keys: Cast, key: str) -> None:
    with keys.scope():
        laptop = task_of(keys.dina, "laptop")
    told = ask("POST", "confirmations/", said(laptop.pk), key=key).json()
    assert told == {"changed": 0, "known": 0, "unknown": [str(laptop.pk)]}
    with keys.scope():
        assert task_of(keys.dina, "laptop").state == "open"


def test_reading_is_an_act_once_an_hour(keys: Cast) -> None:
    for _twice in range(2):
        ask("GET", "tasks/?kind=laptop")
    with keys.scope():
        acts = Act.objects.filter(action="summer.see_task", about=keys.dina.pupil_id)
        assert [act.actor_name for act in acts] == ["Eduarte (ROC Mondriaan)"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ({"tasks": []}, 400),
        ({"tasks": [{"id": "x", "state": "confirmed"}]}, 400),
        (said(uuid4(), "gone"), 400),
        (said(uuid4(), name="Dina"), 400),
    ],
)
def test_what_does_not_fit_is_told(keys: Cast, body: Any, status: int) -> None:
    assert keys
    answer = ask("POST", "confirmations/", body)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


def test_without_a_reason_nothing_of_it_is_kept(keys: Cast) -> None:
    with keys.scope():
        laptop, travel = task_of(keys.dina, "laptop"), task_of(keys.dina, "travel")
    body = {"tasks": [said(laptop.pk)["tasks"][0], said(travel.pk, "not_applicable")["tasks"][0]]}
    assert ask("POST", "confirmations/", body).status_code == 422
    with keys.scope():
        assert task_of(keys.dina, "laptop").state == "open"


@pytest.mark.parametrize("key", ["", "wwz_nothing", "ww_pelle"])
def test_no_key_and_no_cookie_open_it(keys: Cast, key: str) -> None:
    answer = ask("GET", "tasks/", key=key, client=keys.client("emre"))
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_at_the_door_of_another_room_it_is_nobodys_key(keys: Cast) -> None:
    assert keys
    headers = {"authorization": f"Bearer {MBO}"}
    for path in ("labels/", "contributions/"):
        answer = Client().get(f"/api/denktank/haaglanden/v1/{path}", headers=headers)
        assert answer.status_code == 401
    assert Client().get("/api/zomer/openapi.json", headers=headers).status_code == 200


@pytest.mark.parametrize("how", ["ended", "expired", "region", "left"])
def test_a_key_that_is_over_opens_nothing(keys: Cast, how: str) -> None:
    region = "rijnmond" if how == "region" else "haaglanden"
    with keys.scope():
        rows = SchoolKey.objects.filter(school=keys.places.mondriaan)
        if how == "ended":
            rows.update(ended_at=NOW)
        elif how == "expired":
            rows.update(expires_at=NOW - dt.timedelta(days=1))  # at any hour of the day of the test
        elif how == "left":
            keys.places.mondriaan.left_at = NOW
            keys.places.mondriaan.save()
    headers = {"authorization": f"Bearer {MBO}"}
    answer = Client().get(f"/api/zomer/{region}/v1/tasks/", headers=headers)
    assert answer.status_code == 401


def test_too_often_in_a_minute_is_told(keys: Cast) -> None:
    assert keys
    found = [ask("GET", "tasks/").status_code for _each in range(ASKED_A_MINUTE + 1)]
    assert found == [200] * ASKED_A_MINUTE + [429]
    assert ask("GET", "tasks/", key=OTHER).status_code == 200


def test_a_page_asks_as_often_for_one_as_for_three(
    keys: Cast, django_assert_max_num_queries: Any
) -> None:
    with keys.scope():
        for number in range(3):
            of = add_pupil(keys, f"Evi{number}")
            enrol(keys, of, f"S{number}", programme=keys.places.care)
        make(keys)
    with django_assert_max_num_queries(14):
        assert ask("GET", "tasks/").json()["total"] == 20


def test_the_document_is_so(keys: Cast) -> None:
    told = Client().get("/api/zomer/openapi.json").json()
    assert [str(fault) for fault in OpenAPIV31SpecValidator(told).iter_errors()] == []
    routes = {route for route, _pattern in url_patterns() if route.startswith("api/zomer/")}
    shown = {f"api{path}".replace("{region}", "<slug:region>") for path in told["paths"]}
    assert shown == routes - {"api/zomer/openapi.json"}
    with keys.scope():
        laptop = PupilTask.objects.get(template__kind="laptop")
    for kind, answer in (
        ("TaskPage", ask("GET", "tasks/")),
        ("Kept", ask("POST", "confirmations/", said(laptop.pk))),
    ):
        whole = {"$ref": f"#/components/schemas/{kind}", "components": told["components"]}
        assert [
            fault.message for fault in Draft202012Validator(whole).iter_errors(answer.json())
        ] == []
