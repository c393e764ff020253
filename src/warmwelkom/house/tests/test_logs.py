"""A line in the log holds the route and the kind of person, never who, whom or what."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.test import RequestFactory
from django.urls import resolve
from tests.cast import Cast

from warmwelkom.house.logs import handler_to


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    """What structlog writes at INFO."""
    before = structlog.get_config()
    level = structlog.make_filtering_bound_logger(logging.INFO)
    with structlog.testing.capture_logs() as captured:
        structlog.configure(wrapper_class=level)
        yield captured
    structlog.configure(**before)


def test_the_line_of_a_pupils_page(cast: Cast, lines: list[dict[str, Any]]) -> None:
    cast.client("alice").get(f"/leerlingen/{cast.dina.pk}/", {"naam": "Dina"})
    [line] = lines
    assert isinstance(line.pop("ms"), int)
    assert line.pop("id") not in (str(cast.dina.pk), str(cast.alice.pk))
    assert line == {
        "event": "request",
        "log_level": "info",
        "method": "GET",
        "route": "leerlingen/<uuid:pk>/",
        "status": 200,
        "region": str(cast.places.region.pk),
        "kind": "staff",
    }


def _told(name: str, level: int, words: dict[str, Any], *, fault: bool = False) -> list[Any]:
    stream = io.StringIO()
    try:
        int("dina@leerling.example")
    except ValueError:
        seen = sys.exc_info() if fault else None
    record = logging.LogRecord(name, level, __file__, 1, "Broken: %s", ("/secret/",), seen)
    record.__dict__.update(words)
    handler_to(stream).handle(record)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_broken_page_is_told_by_its_route_and_the_place_in_the_code() -> None:
    request = RequestFactory().get("/uitnodiging/secret/")
    request.resolver_match = resolve("/uitnodiging/secret/")
    words = {"request": request, "status_code": 500}
    [line] = _told("django.request", logging.ERROR, words, fault=True)
    assert line.pop("timestamp")
    [place] = line.pop("at")
    assert place.startswith(f"{__file__}:")
    assert place.endswith(" _told")
    assert line == {
        "event": "broken: uitnodiging/<str:token>/",
        "fault": "ValueError",
        "level": "error",
        "logger": "django.request",
    }


@pytest.mark.parametrize(("level", "status"), [(logging.WARNING, 404), (logging.ERROR, 503)])
def test_a_refusal_is_not_told_twice(level: int, status: int) -> None:
    assert _told("django.request", level, {"status_code": status}) == []


def test_other_libraries_are_told_in_json() -> None:
    [line] = _told("procrastinate", logging.WARNING, {})
    assert (line["logger"], line["level"]) == ("procrastinate", "warning")


BEGUN_BY_THE_SERVER = """
import logging, uvicorn
from warmwelkom.house import logs
uvicorn.Config("a:house")  # its handlers are there before the site is loaded
logs.configure()
logging.getLogger("uvicorn.access").info("GET /uitnodiging/secret/")
try:
    int("dina@leerling.example")
except ValueError:
    logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
"""


def test_a_fault_that_reaches_the_web_server_is_told_without_its_message() -> None:
    words = [sys.executable, "-c", BEGUN_BY_THE_SERVER]
    env = {**os.environ, "LOG_LEVEL": "INFO"}
    told = subprocess.run(words, capture_output=True, text=True, check=True, env=env)
    [line] = [json.loads(line) for line in told.stderr.splitlines()]
    assert (line["logger"], line["fault"]) == ("uvicorn.error", "ValueError")
    assert [word for word in ("dina", "secret") if word in told.stderr + told.stdout] == []


def test_a_page_has_its_number_and_a_file_that_is_kept_for_years_has_none(cast: Cast) -> None:
    """Eleven files with the first page of a pupil: sixty bytes each on a slow network."""
    assert len(cast.client("alice").get("/vandaag/")["X-Request-ID"]) == 36
    assert "X-Request-ID" not in cast.client("alice").get("/static/ui/base.css").headers
