"""A file of ours in a page of ours: in parts, read from the disk as they are sent."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.test import AsyncRequestFactory, RequestFactory

from warmwelkom.rooms.wayfinding.in_page import BLOCK, in_page

CONTENT = bytes(range(256)) * (3 * BLOCK // 256)


class Kept(io.BytesIO):
    """A file of a row, that says how far it was read."""

    name, size = "wayfinding/x", len(CONTENT)

    def open(self, _mode: str) -> Kept:
        return self


@pytest.fixture
def kept() -> Iterator[Kept]:
    with Kept(CONTENT) as file:
        yield file


def test_under_the_real_server_no_more_is_read_than_was_sent(kept: Kept) -> None:
    answer: Any = in_page(AsyncRequestFactory().get("/"), kept, "video/mp4")

    async def read_one() -> tuple[bytes, int]:
        async for part in answer:
            return part, kept.tell()
        return b"", 0

    with ThreadPoolExecutor(1) as other:  # a browser's own loop may run in this thread
        assert other.submit(async_to_sync(read_one)).result() == (CONTENT[:BLOCK], BLOCK)


def test_a_head_reads_nothing(kept: Kept) -> None:
    answer: Any = in_page(RequestFactory().head("/"), kept, "video/mp4")
    assert (list(answer), kept.tell(), int(answer["Content-Length"])) == ([], 0, len(CONTENT))


@pytest.mark.parametrize(("kind", "is_packed"), [("video/mp4", False), ("text/vtt", True)])
def test_a_film_is_not_packed_once_more(kept: Kept, kind: str, is_packed: bool) -> None:
    """A part of a film that is packed is no part of it, and a film grows by it."""
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})

    def view(_request: Any) -> HttpResponse:
        return in_page(request, kept, kind)  # type: ignore[return-value]

    answer: Any = GZipMiddleware(view)(request)
    assert ("Content-Length" in answer, answer["Content-Encoding"] == "gzip") == (not is_packed, is_packed)  # fmt: skip
