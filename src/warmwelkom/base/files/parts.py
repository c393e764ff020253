"""An answer in parts that are made, or read from the disk, between the sending: none waits in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest


def one_by_one(request: Any, parts: Iterator[bytes]) -> Iterator[bytes] | AsyncIterator[bytes]:
    """Content for a streaming answer. Django collects a plain iterator whole before an ASGI server gets its first part."""
    return _asked(parts) if isinstance(request, ASGIRequest) else parts


async def _asked(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    ask: Any = sync_to_async(next)
    while (part := await ask(parts, None)) is not None:
        yield part
