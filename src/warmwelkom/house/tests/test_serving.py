"""The site's own way of answering: a request in one thread, with a connection that is kept and replaced."""

from __future__ import annotations

import asyncio
import io
import json
import select
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path
from tests.own_loop import in_own_loop

from warmwelkom.base.access.policy import page
from warmwelkom.house.logs import handler_to
from warmwelkom.house.serving import THREADS, House, drop_lost_connection

threads: set[str] = set()


@page("public")
def plain(request: HttpRequest) -> HttpResponse:
    threads.add(threading.current_thread().name)
    return HttpResponse(request.body or request.headers.get("X-Word", "nothing"))


@page("public")
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(request.path)


ended = threading.Event()


async def for_ever() -> AsyncIterator[bytes]:
    try:
        while True:
            yield b"beat "
            await asyncio.sleep(0)
    finally:
        ended.set()


@page("public")
def talking(request: HttpRequest) -> StreamingHttpResponse:  # noqa: ARG001  a view
    return StreamingHttpResponse(for_ever())


def broken_too(request: HttpRequest) -> HttpResponse:
    raise LookupError(f"no page for {request.path}")


urlpatterns = [path("plain/", plain), path("broken/", broken), path("talking/", talking)]


@pytest.fixture
def house() -> Iterator[House]:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        made = House()
        yield made
        made.threads.shutdown()


async def ask(house: House, way: str, *, body: bytes = b"", word: str = "", most: int = 0) -> Any:
    """(status, text); after `most` parts nobody listens any more."""
    said: list[dict[str, Any]] = []
    enough = asyncio.Event()
    sent = [{"type": "http.request", "body": body}]

    async def receive() -> Any:
        if sent:
            return sent.pop()
        await enough.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)
        if most and len(said) > most:
            enough.set()

    headers = [(b"host", b"127.0.0.1"), (b"x-word", word.encode())]
    scope = {"type": "http", "method": "POST" if body else "GET", "path": way, "headers": headers,
             "query_string": b""}  # fmt: skip
    await asyncio.wait_for(house(scope, receive, send), 10)
    return said[0]["status"], b"".join(message.get("body", b"") for message in said).decode()


def test_each_gets_an_own_answer_from_a_few_threads(house: House) -> None:
    async def play() -> Any:
        return await asyncio.gather(*(ask(house, "/plain/", word=f"w{n}") for n in range(40)))

    assert in_own_loop(play()) == [(200, f"w{n}") for n in range(40)]
    assert {name.rpartition("_")[0] for name in threads} == {"request"}
    assert len(threads) <= THREADS


def test_what_is_sent_arrives(house: House) -> None:
    assert in_own_loop(ask(house, "/plain/", body=b"a note")) == (200, "a note")


def test_a_fault_is_an_answer(house: House) -> None:
    assert in_own_loop(ask(house, "/broken/"))[0] == 500


def test_an_error_page_that_breaks_is_still_an_answer_and_a_line_without_values(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "handler500", broken_too)
    status, text = in_own_loop(ask(house, "/broken/"))
    assert (status, "Try again in a few minutes" in text) == (500, True)
    stream = io.StringIO()
    for record in caplog.records:
        handler_to(stream).handle(record)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    told = [(line["event"], line["fault"]) for line in lines]
    assert told == [("broken: broken/", "RuntimeError"), ("broken: broken/", "LookupError")]
    assert "no page for" not in stream.getvalue()


def test_who_stops_listening_ends_what_is_said(house: House) -> None:
    ended.clear()
    status, text = in_own_loop(ask(house, "/talking/", most=5))
    assert (status, text.startswith("beat beat "), ended.is_set()) == (200, True, True)


def test_it_speaks_http_alone(house: House) -> None:
    with pytest.raises(ValueError, match="not lifespan"):
        in_own_loop(house({"type": "lifespan"}, None, None))


@pytest.fixture
def own_connection(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    with django_db_blocker.unblock():
        yield
        connection.close()


def _asked(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone() if cursor.description else None


@pytest.mark.usefixtures("own_connection")
def test_a_lost_connection_is_replaced_and_a_good_one_kept() -> None:
    first = _asked("SELECT pg_backend_pid()")
    drop_lost_connection()
    assert _asked("SELECT pg_backend_pid()") == first
    _asked("SET idle_session_timeout = 1")  # the server itself takes its leave
    kept: Any = connection.connection
    assert select.select([kept.fileno()], [], [], 5)[0]
    drop_lost_connection()
    assert _asked("SELECT pg_backend_pid()") != first
