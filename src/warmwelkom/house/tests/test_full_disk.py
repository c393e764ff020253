"""A disk that is full: 507, a sentence that says nothing was kept, and no half a file; the database's disk or our own."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.files.base import ContentFile
from django.core.handlers.exception import response_for_exception
from django.db import OperationalError
from django.test import RequestFactory
from tests.own_loop import in_own_loop

from warmwelkom.base.files.whole import WholeFiles
from warmwelkom.house.postgres.away import is_full
from warmwelkom.house.serving import House

SENTENCE = "We kunnen nu even niets bewaren"


def full(number: int = errno.ENOSPC) -> OSError:
    return OSError(number, os.strerror(number))


def of_database() -> Exception:
    fault = OperationalError("told by Django")
    fault.__cause__ = psycopg.errors.DiskFull("could not extend file")
    return fault


def fallen(fault: Exception, way: str = "/") -> Any:
    try:
        raise fault
    except type(fault) as known:
        return response_for_exception(RequestFactory().post(way), known)


@pytest.mark.parametrize("fault", [full(), full(errno.EDQUOT), of_database()])
def test_a_page_says_that_nothing_was_kept(fault: Exception) -> None:
    assert is_full(fault)
    answer = fallen(fault)
    assert (answer.status_code, answer["Retry-After"]) == (507, "600")
    assert SENTENCE in answer.content.decode()


def test_a_program_hears_it_in_json() -> None:
    answer = fallen(of_database(), "/api/v1/")
    assert (answer.status_code, answer["Content-Type"]) == (507, "application/problem+json")
    assert "niet bewaard" in answer.content.decode()


def test_another_fault_of_the_machine_is_told_as_such() -> None:
    assert not is_full(full(errno.EACCES))
    assert fallen(full(errno.EACCES)).status_code == 500


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no disk that is always full"
)
@pytest.mark.filterwarnings(
    "ignore:Unclosed file:ResourceWarning"
)  # Django leaves it to the collector
def test_what_is_large_and_has_no_room_while_it_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before Django has a request at all."""
    monkeypatch.setattr(
        "tempfile.TemporaryFile",
        lambda *_a, **_k: Path("/dev/full").open("w+b", buffering=0),  # noqa: SIM115  who asks closes it
    )
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"x" * 3_000_000}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/vandaag/",
        "headers": [],
        "query_string": b"",
    }
    house = House()
    in_own_loop(house(scope, receive, send))
    house.threads.shutdown()
    assert said[0]["status"] == 507
    assert SENTENCE in said[1]["body"].decode()


class Breaks(ContentFile):  # type: ignore[type-arg]  # it takes none while it runs
    """Half of it is written, and then the disk is full."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:  # noqa: ARG002  Django calls it so
        yield b"half"
        raise full()


def test_no_half_a_file_is_left(tmp_path: Path) -> None:
    place = WholeFiles(location=tmp_path)
    with pytest.raises(OSError, match="No space"):
        place.save("photos/x", Breaks(b"half and half"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert place.save("photos/x", ContentFile(b"all")) == "photos/x"
