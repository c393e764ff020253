"""Signals over a real connection: heard by every open page, after a loss too, and ended cleanly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import psycopg
import pytest

from warmwelkom.base.live import hub as hubs
from warmwelkom.base.live.hub import Hub, address, hub_here, open_pages
from warmwelkom.base.live.signals import CHANNEL
from warmwelkom.base.live.streams import MOST_PAGES, signals, spread, stream

pytestmark = pytest.mark.django_db
SOON = 60.0


def in_a_loop(play: Callable[[], Awaitable[None]]) -> None:
    """As in a web process: one loop, one hub, closed at the end."""

    async def whole() -> None:
        await play()
        hub_here().end()
        await asyncio.sleep(0)

    asyncio.run(whole())


@asynccontextmanager
async def teller() -> AsyncIterator[Any]:
    async with await psycopg.AsyncConnection.connect(**address(), autocommit=True) as connection:
        yield connection


async def tell(connection: Any, topic: str) -> None:
    await connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic])


async def next_of(told: AsyncIterator[str]) -> str:
    return await asyncio.wait_for(anext(told), SOON)


async def opened(topic: str) -> AsyncIterator[str]:
    """A stream that has said how to come back, and to look for the first time."""
    told = signals(topic)
    assert await next_of(told) == "retry: 1000\n\n"
    assert (await next_of(told)).startswith("event: look\n")
    return told


def test_only_pages_about_it_are_told() -> None:
    async def play() -> None:
        one, other = await opened("board:1"), await opened("board:2")
        async with teller() as connection:
            waiting = asyncio.ensure_future(next_of(other))
            await tell(connection, "board:1")
            assert await next_of(one) == "event: look\ndata: 20\n\n"
            assert not waiting.done()
            await tell(connection, "board:2")
            assert await waiting == "event: look\ndata: 20\n\n"

    in_a_loop(play)


def test_a_burst_is_one_signal() -> None:
    async def play() -> None:
        told = await opened("board:1")
        async with teller() as connection, connection.transaction():
            for _change in range(20):
                await tell(connection, "board:1")
        assert await next_of(told) == "event: look\ndata: 10\n\n"
        [page] = hub_here().pages["board:1"]
        assert not await page.must_look(0.5)

    in_a_loop(play)


def test_after_a_lost_connection_everybody_looks_again() -> None:
    async def play() -> None:
        told = await opened("board:1")
        async with teller() as connection:
            await connection.execute("SET ROLE NONE")  # only the owner may
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE query = %s AND usename = session_user AND datname = current_database()",
                [f"LISTEN {CHANNEL}"],
            )
            assert await next_of(told) == "event: look\ndata: 10\n\n"
            await tell(connection, "board:1")
            assert await next_of(told) == "event: look\ndata: 10\n\n"

    in_a_loop(play)


def test_a_hundred_pages_use_one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    connect = psycopg.AsyncConnection.connect

    async def counted(**words: Any) -> Any:
        made.append(1)
        return await connect(**words)

    monkeypatch.setattr(hubs.psycopg.AsyncConnection, "connect", counted)

    async def play() -> None:
        pages = [await opened(f"board:{number}") for number in range(100)]
        assert (open_pages(), len(made)) == (100, 1)
        for page in pages:
            await page.aclose()  # type: ignore[attr-defined]  # a generator
        assert (open_pages(), dict(hub_here().pages)) == (0, {})

    in_a_loop(play)


def test_the_server_stops_and_every_stream_ends() -> None:
    async def play() -> None:
        pages = [await opened("board:1") for _page in range(3)]
        waiting = [asyncio.ensure_future(anext(page, "over")) for page in pages]  # type: ignore[call-overload]
        await asyncio.sleep(0)
        hub_here().end()
        assert await asyncio.wait_for(asyncio.gather(*waiting), SOON) == ["over"] * 3
        late = signals("board:1")
        assert [said async for said in late] == ["retry: 1000\n\n"]

    in_a_loop(play)


def test_silence_is_broken_by_a_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        told = await opened("board:1")
        monkeypatch.setattr("warmwelkom.base.live.streams.BEAT", 0.01)
        assert await next_of(told) == "event: beat\ndata: 1\n\n"

    in_a_loop(play)


def test_many_pages_spread_their_looking() -> None:
    hub = Hub.__new__(Hub)
    hub.pages = {"a": set(range(60)), "b": set(range(60, 70))}  # type: ignore[assignment,arg-type]
    assert spread(hub) == 700
    hub.pages["a"] = set(range(999))  # type: ignore[arg-type]
    assert spread(hub) == 2000


def test_too_many_pages_are_told_not_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = stream("board:1")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/event-stream")
    assert (answer["Content-Encoding"], answer["Cache-Control"]) == ("identity", "no-store")
    monkeypatch.setattr("warmwelkom.base.live.streams.open_pages", lambda: MOST_PAGES)
    assert stream("board:1").status_code == 204
