from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import async_to_sync
from django.http import StreamingHttpResponse
from django.test import AsyncRequestFactory, RequestFactory

from warmwelkom.base.files.parts import one_by_one


def test_under_the_real_server_each_part_is_made_when_the_one_before_is_sent() -> None:
    made: list[int] = []

    def parts() -> Iterator[bytes]:
        for number in range(3):
            made.append(number)
            yield str(number).encode()

    answer = StreamingHttpResponse(one_by_one(AsyncRequestFactory().get("/"), parts()))

    async def read_one() -> bytes:
        async for part in answer:
            return bytes(part)
        return b""

    with ThreadPoolExecutor(1) as other:  # a browser's own loop may run in this thread
        first = other.submit(async_to_sync(read_one)).result()
    assert (first, made) == (b"0", [0])


def test_elsewhere_they_stay_as_they_are() -> None:
    parts: Any = iter([b"0", b"1"])
    assert list(one_by_one(RequestFactory().get("/"), parts)) == [b"0", b"1"]  # type: ignore[arg-type]
