"""What no keyboard types: signs that the database cannot hold end in an answer and never in a broken page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.curriculum import add_unit, add_word, end_terms_of_care

from warmwelkom.rooms.curriculum.models import Goal, Judgement

pytestmark = pytest.mark.django_db
NUL = "Je wast\0 je"


def file_of(*units: Any) -> SimpleUploadedFile:
    told = {"format": "goals/1", "units": list(units)}
    return SimpleUploadedFile("doelen.json", json.dumps(told).encode())


def test_a_file_with_such_signs_is_read_without_them(cast: Cast) -> None:
    client, address = (
        cast.client("emre"),
        reverse("curriculum:goals_in", args=[cast.places.care.pk]),
    )
    looked = client.post(address, {"file": file_of({"title": "Was\0sen", "goals": [NUL, "\x01"]})})
    assert looked.status_code == 200
    kept = client.post(address, {"lines": looked.context["lines"]})
    assert kept.status_code == 302
    with cast.scope():
        assert [(row.unit.title, row.text) for row in Goal.objects.all()] == [("Was sen", "Je wast je")]  # fmt: skip


def test_a_file_without_a_goal_says_so(cast: Cast) -> None:
    address = reverse("curriculum:goals_in", args=[cast.places.care.pk])
    looked = cast.client("emre").post(address, {"file": file_of()})
    assert looked.status_code == 422
    assert "geen doel" in looked.content.decode()


def test_a_form_with_such_signs_breaks_no_page(cast: Cast) -> None:
    with cast.scope():
        unit, term = add_unit(cast.places.care, "Wassen"), end_terms_of_care()[0]
        goal = unit.goals.get()
        word = add_word(goal, term, cast.alice, "covers")
    name = f"w-{goal.pk}-{term.pk}"
    mapped = reverse("curriculum:mapped", args=[unit.pk, term.module_id])
    for who, address, said in (
        ("emre", reverse("curriculum:unit", args=[unit.pk]), {"title": "A", f"g-{goal.pk}": NUL}),
        ("alice", mapped, {name: "covers", f"r-{name}": NUL}),
        ("alice", mapped, {name: NUL}),
        ("alice", f"{mapped}?doel={NUL}&leerweg={NUL}", {name: "none"}),
        ("alice", reverse("curriculum:settle", args=[word.pk]), {"value": NUL}),
        ("dewi", f"{reverse('curriculum:tell_missed')}?module={NUL}", {}),
        ("dewi", f"{reverse('curriculum:tell_missed')}?module={term.module_id}",
         {"term": NUL, "reason": "illness", "where": str(cast.places.witt_school.pk)}),
    ):  # fmt: skip
        assert posted(cast.client(who), address, said) < 500, address
    with cast.scope():
        assert "\0" not in Goal.objects.get().text + Judgement.objects.get().remark


def test_an_address_with_such_signs_breaks_no_page(cast: Cast) -> None:
    asked = {"zoek": NUL, "leerweg": NUL, "school": NUL, "profiel": NUL, "doel": NUL, "vanaf": NUL}
    with cast.scope():
        unit = add_unit(cast.places.care, "Wassen")
    for name, args in (
        ("front", []), ("profile", ["ZW\0"]), ("module", ["m\0"]), ("fit", []), ("programmes", []),
        ("unit_and_modules", [unit.pk]), ("mapped", [unit.pk, "m\0"]),
        ("fit_of", ["Z\0", unit.programme_id]), ("class", [unit.programme_id, "V\0"]),
    ):  # fmt: skip
        client = cast.client("joris")
        client.raise_request_exception = False
        answer = client.get(reverse(f"curriculum:{name}", args=args), asked)
        assert answer.status_code in (200, 404), name


def posted(client: Client, address: str, said: dict[str, str]) -> int:
    client.raise_request_exception = False
    return client.post(address, said).status_code
