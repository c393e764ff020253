"""The door of the web server: shared by several, and nothing waits behind it."""

from __future__ import annotations

import asyncio
import socket

import pytest

from warmwelkom.house.part import front_door


@pytest.mark.parametrize("is_shared", [False, True])
def test_the_end_of_an_answer_does_not_wait_for_the_browser(is_shared: bool) -> None:
    at_once = []

    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        here = writer.get_extra_info("socket")
        at_once.append(here.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def play() -> None:
        door = front_door(0, is_shared=is_shared)
        async with await asyncio.start_server(answer, sock=door):
            reader, writer = await asyncio.open_connection(*door.getsockname())
            await reader.read()
            writer.close()

    asyncio.run(play())
    assert at_once == [1]


def test_several_listen_at_one_port_only_where_they_share_it() -> None:
    with front_door(0, is_shared=True) as one:
        port = one.getsockname()[1]
        with front_door(port, is_shared=True) as other:
            assert other.getsockname() == one.getsockname()
        one.listen()
        with pytest.raises(OSError, match="in use"):
            front_door(port, is_shared=False)
