"""Whatever is sent to the API, it answers as its document says, and never with a fault of ours (schemathesis)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from tests.everything import Everything
from tests.summer_keys import add_key
from tests.thinktank import add_token

from warmwelkom.base.access import limits

NAMES = ["not_a_server_error", "status_code_conformance", "content_type_conformance",
         "response_schema_conformance"]  # fmt: skip
EXAMPLES = int(os.environ.get("API_EXAMPLES", "8"))
"""Of each operation; the bench of attacks says how to send thousands."""
KEYS = {"/api/openapi.json": "ww_pelle", "/api/zomer/openapi.json": "wwz_witt"}


@pytest.fixture
def open_keys(whole: Everything, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that work, and no limit to how often."""
    cast = whole.cast
    with cast.scope():
        add_token(cast.pelle, cast.places.region, words="ww_pelle")
        add_key(cast.places.witt_school, "wwz_witt")
    monkeypatch.setattr(limits, "COUNT", limits.COUNT.replace("RETURNING number", "RETURNING 0"))


@pytest.fixture
def one_connection() -> Iterator[None]:
    """No request closes the connection that the test rolls back with, as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("open_keys", "one_connection")
@pytest.mark.parametrize("address", KEYS)
def test_it_answers_as_its_document_says(address: str) -> None:
    document = schemathesis.openapi.from_wsgi(address, get_wsgi_application())
    checks = schemathesis.checks.CHECKS.get_by_names(NAMES)  # there once a document was read
    operations = [result.ok() for result in document.get_all_operations()]
    assert operations
    for operation in operations:
        _attack(operation, KEYS[address], checks)


def _attack(operation: Any, key: str, checks: list[Any]) -> None:
    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(case=operation.as_strategy())
    def send(case: Any) -> None:
        if "region" in case.path_parameters and case.path_parameters["region"][:1] < "n":
            case.path_parameters["region"] = (
                "haaglanden"  # else nearly all would end at the first word
            )
        answer = case.call(
            headers={"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"}
        )
        assert answer.status_code < 500, case.as_curl_command()
        case.validate_response(answer, checks=checks)

    send()
