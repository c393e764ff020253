"""A plan travels from Haaglanden to Rijnmond."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.thinktank import add_pilot, add_step

from warmwelkom.rooms.thinktank.domain.kits import take_over_kit
from warmwelkom.rooms.thinktank.models import (
    Contribution,
    Plan,
    PlanAttachment,
    PlanStep,
)
from warmwelkom.rooms.thinktank.tests.test_kit_files import DOCUMENT, file_of
from warmwelkom.rooms.thinktank.tests.travels import HERE, address, kit_file, plan_of_pelle


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_of_pelle(cast)


def test_it_works(cast: Cast, plan: Plan) -> None:
    answer = cast.client("anonymous").get(address(plan))
    kit = json.loads(answer.content)
    assert (
        answer["Content-Disposition"] == f'attachment; filename="pakket-{kit["sha256"][:8]}.json"'
    )
    assert (kit["title"], kit["goal"]) == (
        "De week van een collega",
        "een collega en een collega helpen",
    )
    assert kit["steps"] == [
        {"what": "Bel een collega", "who": "", "day": 3},
        {"what": "Kies een dag", "who": "Johan de Witt", "day": None},
        {"what": "Eten", "who": "", "day": None},
    ]
    assert kit["effects"][0]["source"] == "Geteld door een collega"
    assert kit["from"]["region"] == "Haaglanden"


def test_no_name_of_a_person_travels(cast: Cast, plan: Plan) -> None:
    text = kit_file(cast, plan).decode()
    assert [person.name for person in cast.people.values() if person.name in text] == []


@pytest.mark.parametrize("state", ["draft", "tested", "stopped"])
def test_what_does_not_run_does_not_travel(cast: Cast, plan: Plan, state: str) -> None:
    with cast.scope():
        Contribution.objects.filter(pk=plan.contribution_id).update(state=state)
    assert cast.client("pelle").get(address(plan)).status_code == 404


def test_what_waits_to_be_read_does_not_travel(cast: Cast, plan: Plan) -> None:
    with cast.scope():
        Contribution.objects.filter(pk=plan.contribution_id).update(published_at=None)
    assert [cast.client(who).get(address(plan)).status_code for who in ("pelle", "anonymous")] == [
        404,
        404,
    ]


def test_a_kit_costs_the_same_for_one_row_and_for_three(cast: Cast, plan: Plan) -> None:
    costs = []
    for number in (1, 2):
        with cast.scope():
            for _each in range(number):
                add_step(plan)
                add_pilot(plan, HERE, verdict="works")
        with CaptureQueriesContext(connection) as asked:
            cast.client("anonymous").get(address(plan))
        frame = ("SAVEPOINT", "warmwelkom.region")
        costs.append(len([row for row in asked if not any(word in row["sql"] for word in frame)]))
    assert costs[0] == costs[1] <= 6


def take(cast: Cast, content: bytes, who: str = "lars", **more: Any) -> Any:
    way = reverse("thinktank:take_over", args=[cast.places.other_region.slug])
    return cast.client(who).post(way, {"file": SimpleUploadedFile("pakket.json", content)} | more)


def test_another_region_looks_at_it_and_takes_it_over(cast: Cast, plan: Plan) -> None:
    client = cast.client("lars")
    way = reverse("thinktank:take_over", args=[cast.places.other_region.slug])
    assert client.get(way).status_code == 200
    content = kit_file(cast, plan)
    page = client.post(way, {"file": SimpleUploadedFile("pakket.json", content)})
    assert page.status_code == 200
    assert "3 dagen na het begin" in page.content.decode()
    with cast.scope("lars"):
        assert Plan.objects.count() == 0
    text = page.context["text"]
    assert client.post(way, {"kit": text, "starts_on": "morgen"}).status_code == 422
    answer = client.post(way, {"kit": text, "starts_on": "2026-09-01"})
    assert answer.status_code == 302
    with cast.scope("lars"):
        made = Plan.objects.select_related("contribution").get()
        assert (made.taken_from, made.taken_plan, made.kit) == ("Haaglanden", plan.contribution_id, json.loads(content)["sha256"])  # fmt: skip
        assert (made.contribution.state, made.contribution.author) == ("draft", cast.lars)
        assert list(PlanStep.objects.values_list("what", "due")) == [
            ("Bel een collega", dt.date(2026, 9, 4)), ("Kies een dag", None), ("Eten", None),
        ]  # fmt: skip
        assert PlanAttachment.objects.get().name == "plan.pdf"
    shown = client.get(answer["Location"]).content.decode()
    assert "overgenomen uit Haaglanden" in shown
    assert "Ook geprobeerd in Haaglanden" in shown


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"rommel", "Dit is geen pakket van Warm Welkom."),
        (file_of(DOCUMENT).replace(b"Bus", b"Bos"), "Dit bestand is veranderd"),
        (b" " * 50_000_000, "groter dan 4 MB"),
        (file_of(DOCUMENT, format="plan-kit/9"), "nieuwere versie"),
        (b"", "Dit bestand is leeg."),
    ],
    ids=["garbage", "changed", "50 MB", "version", "empty"],
)
def test_bad_input_is_told(cast: Cast, content: bytes, told: str) -> None:
    answer = take(cast, content)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_a_kit_that_was_changed_after_the_preview_is_told(cast: Cast) -> None:
    way = reverse("thinktank:take_over", args=[cast.places.other_region.slug])
    page = cast.client("lars").post(way, {"kit": file_of(DOCUMENT).decode() + "x"}, follow=True)
    assert "Dit is geen pakket van Warm Welkom." in page.content.decode()
    with cast.scope("lars"):
        assert Plan.objects.count() == 0


def test_a_file_that_does_not_travel_is_named(cast: Cast) -> None:
    with cast.scope("lars"):
        _plan, lost = take_over_kit(
            actor=cast.actor("lars"), content=file_of(DOCUMENT), starts_on=None, now=NOW
        )
        assert lost == ["film.pdf"]
        assert PlanAttachment.objects.get().name == "draaiboek.pdf"


def test_a_file_of_another_type_than_it_says_is_left_out(cast: Cast) -> None:
    script = b"<script>alert(1)</script>"
    import base64
    import hashlib

    wrong = {"name": "x.pdf", "type": "application/pdf", "size": len(script),
             "sha256": hashlib.sha256(script).hexdigest(), "content": base64.b64encode(script).decode()}  # fmt: skip
    with cast.scope("lars"):
        _plan, lost = take_over_kit(
            actor=cast.actor("lars"),
            content=file_of(DOCUMENT, materials=[wrong]),
            starts_on=None,
            now=NOW,
        )
        assert (lost, PlanAttachment.objects.count()) == (["x.pdf"], 0)
