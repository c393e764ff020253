"""Law: no line of a log tells who, whom or what about."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.test import Client

from tests.cast import STAFF
from tests.everything import Everything
from tests.laws.doors import addresses_of
from tests.told_of_people import READY, told
from warmwelkom.house.logs import handler_to
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.models import Pupil

WHO = ("alice", "dewi", "dina", "anonymous")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that the house would write at INFO, its own lines and those of libraries."""
    stream = io.StringIO()
    before = structlog.get_config()
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    handler = handler_to(stream)
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)
    structlog.configure(**before)


def _people(whole: Everything) -> set[str]:
    found = {name for name in STAFF if len(name) > 4}
    for name in ("dewi", "lars"):
        with whole.cast.scope(name):
            for pupil in Pupil.objects.all():
                found |= {
                    pupil.given_name,
                    pupil.surname,
                    pupil.email,
                    pupil.phone,
                    str(pupil.birth_date),
                }
            found |= set(Person.objects.values_list("email", flat=True))
    return {word for word in found if len(word) > 4}


def test_no_page_tells_of_anybody(whole: Everything, log: io.StringIO) -> None:
    people = _people(whole)
    assert len(people) > 20
    addresses = addresses_of(whole.cast)
    for name in WHO:
        client: Any = whole.cast.client(name)
        client.raise_request_exception = False
        for address in addresses.values():
            client.get(address, {"q": "Dina", "naam": "dina@leerling.example"})
    lines = log.getvalue()
    assert lines.count('"event": "request"') >= len(WHO) * len(addresses)
    assert told(lines, people) == []


@pytest.mark.usefixtures("db")
def test_a_form_with_somebody_in_it_tells_nothing(log: io.StringIO) -> None:
    words = {"email": "dina@leerling.example", "code": "X", "birth_date": "2010-02-03"}
    for address in ("/account/login/", "/inloggen/", "/nergens/dina@leerling.example/"):
        Client().post(address, words)
    assert told(log.getvalue(), {"dina@leerling.example", "2010-02-03"}) == []


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        (
            json.dumps({"event": "request", "route": "leerlingen/<uuid:pk>/", "kind": "staff"}),
            False,
        ),
        (json.dumps({"event": "mail to dina@leerling.example"}), True),
        (json.dumps({"event": "call 06 12345678"}), True),
        (json.dumps({"event": "call +31612345678"}), True),
        (json.dumps({"event": "list of Vermeulen"}), True),
        (json.dumps({"event": "Key (name)=(Dina de Wit)"}), True),
        (json.dumps({"event": "request", "id": "0193a612-0612-7345-8061-2345678abcde"}), False),
    ],
)
def test_the_law_sees_what_it_forbids(line: str, is_told: bool) -> None:
    before = f"Dina de Wit: dina@leerling.example\n{READY}\n"
    assert bool(told(before + line, {"Vermeulen", "Dina de Wit"})) is is_told
