"""Law: the OpenAPI document says what is so. Every path is walked and its real answer checked."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests.cast import Cast
from tests.thinktank import add_token

from warmwelkom.base.access.checks import url_patterns
from warmwelkom.rooms.thinktank.open_api.operations import OPERATIONS
from warmwelkom.rooms.thinktank.tests.threads import Threads

BODIES = {
    "post_contributions": {"kind": "idea", "title": "Samen", "text": "Samen beginnen."},
    "post_state": {"to": "answered", "reason": "Er komt een film."},
}


@pytest.fixture
def told(cast: Cast) -> Any:
    return cast.client("anonymous").get("/api/openapi.json").json()


def faults(told: Any, schema: dict[str, Any], value: Any) -> list[str]:
    whole = {**schema, "components": told["components"]}
    validator = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [fault.message for fault in validator.iter_errors(value)]


def test_it_is_openapi(told: Any) -> None:
    assert told["openapi"] == "3.1.0"
    assert [str(fault) for fault in OpenAPIV31SpecValidator(told).iter_errors()] == []


def test_every_address_of_the_api_stands_in_it_and_no_other(told: Any) -> None:
    here = ("api/denktank/", "api/openapi.json")  # other rooms have a document of their own
    routes = {route for route, _pattern in url_patterns() if route.startswith(here)}
    paths = {"/" + re.sub(r"<\w+:(\w+)>", r"{\1}", route) for route in routes}
    assert {f"/api{path}" for path in told["paths"]} == paths - {"/api/openapi.json"}


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: f"{row.method} {row.path}")
def test_an_answer_is_what_the_document_says(
    cast: Cast, threads: Threads, told: Any, row: Any
) -> None:
    with cast.scope():
        add_token(cast.emre, cast.places.region, words="ww_emre")
    path = next(
        path for path, methods in told["paths"].items()
        if methods.get(row.method.lower(), {}).get("operationId") == f"{row.method.lower()}_{row.name}"
    )  # fmt: skip
    said = told["paths"][path][row.method.lower()]
    address = "/api" + path.format(region="haaglanden", pk=threads.need.pk)
    body = BODIES.get(said["operationId"])
    if body:
        sent = said["requestBody"]["content"]["application/json"]["schema"]
        assert faults(told, sent, body) == []
    headers = {"authorization": "Bearer ww_emre"}
    client = cast.client("anonymous")
    answer = client.generic(
        row.method,
        address,
        json.dumps(body or {}),
        content_type="application/json",
        headers=headers,
    )
    assert str(answer.status_code) == next(iter(said["responses"]))
    schema = said["responses"][str(answer.status_code)]["content"]["application/json"]["schema"]
    assert faults(told, schema, answer.json()) == []
    _refused(told, said, client.generic(row.method, address.replace("haaglanden", "atlantis")))
    if row.scope:
        _refused(told, said, client.generic(row.method, address))


def _refused(told: Any, said: Any, answer: Any) -> None:
    """An error too is what the document says."""
    assert answer["Content-Type"] == "application/problem+json"
    told_so = said["responses"][str(answer.status_code)]["content"]["application/problem+json"]
    assert faults(told, told_so["schema"], answer.json()) == []


def test_what_reads_needs_no_key_and_what_writes_does(told: Any) -> None:
    for methods in told["paths"].values():
        for method, said in methods.items():
            assert said["security"] == ([{}, {"key": []}] if method == "get" else [{"key": []}])


def test_the_law_sees_what_it_forbids(told: Any) -> None:
    one = {"$ref": "#/components/schemas/OpenLabel"}
    good = {"kind": "theme", "slug": "x", "name": "x", "name_en": ""}
    assert faults(told, one, good) == []
    assert faults(told, one, {**good, "kind": "colour"}) != []
    assert faults(told, one, {"kind": "theme"}) != []
