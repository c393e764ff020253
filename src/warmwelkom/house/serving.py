"""The site as an ASGI application that answers each request in one thread.

Django's own goes back and forth between the loop and a new thread for every layer, with a connection
from a pool: a fifth of what a page cost. Here a few threads stay, each with its own connection to the
database, and only an answer that keeps talking stays in the loop.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
import select
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from io import BytesIO
from typing import Any, TypeVar

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, ASGIRequest, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.db import connections
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

from warmwelkom.base.access.visitors import KeptPages, key_of
from warmwelkom.house.postgres.away import is_full
from warmwelkom.house.views.errors import no_room

T = TypeVar("T")
THREADS = 10
"""Requests at once in one process, and its connections to the database; the others wait their turn."""

LAST_WORD = """Er ging hier iets stuk. Wat je eerder bewaarde, staat er nog. Probeer het over een paar minuten opnieuw.

Something broke here. What you saved before is still there. Try again in a few minutes.
"""


class House(ASGIHandler):
    """Django's handler, with its layers called in a row."""

    def __init__(self) -> None:
        BaseHandler.__init__(self)
        self.load_middleware()
        self.kept = KeptPages()
        self.threads = ThreadPoolExecutor(THREADS, "request")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError(f"The house speaks HTTP, not {scope['type']}.")
        key = key_of(scope) if settings.VISITOR_PAGE_SECONDS else None
        if kept := self.kept.find(key):
            await kept.say(send)
            return
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        except OSError as fault:  # what is large is laid on the disk while it comes in
            if not is_full(fault):
                raise
            await self.send_response(no_room(ASGIRequest(scope, BytesIO())), send)
            return
        with closing(body):
            request, response = await self._in_a_thread(lambda: self._answer(scope, body))
            if request is not None:
                self.kept.keep(key, request, response)
            if response.streaming:
                await self._keep_talking(response, receive, send)
            else:
                await self.send_response(response, send)

    async def _in_a_thread(self, do: Callable[[], T]) -> T:
        """In a context of its own, so that nothing of a request is left for the next one in that thread."""
        run = contextvars.copy_context().run
        return await asyncio.get_running_loop().run_in_executor(self.threads, run, do)

    def _answer(self, scope: Any, body: Any) -> tuple[Any, Any]:
        """(the request, None where it was refused unread; its response)."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        drop_lost_connection()
        request, refusal = self.create_request(scope, body)
        response: Any = refusal if request is None else self._said(request)
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if not response.streaming:
            response.close()
        return request, response

    def _said(self, request: HttpRequest) -> HttpResponseBase:
        """Also when the page that tells of a fault breaks itself: else the web server would print all of it."""
        try:
            return self.get_response(request)
        except Exception as fault:  # noqa: BLE001  whatever it is
            where = {"request": request, "status_code": 500}
            say = logging.getLogger("django.request").exception
            for each in filter(None, (fault.__context__, fault)):  # what it tells of, and its own
                say("broken", exc_info=each, extra=where)
            return HttpResponse(LAST_WORD, status=500, content_type="text/plain; charset=utf-8")

    async def _keep_talking(self, response: Any, receive: Any, send: Any) -> None:
        """Until all is said or nobody listens any more."""
        async with ThreadSensitiveContext():
            said = asyncio.create_task(self.send_response(response, send))
            gone = asyncio.create_task(receive())
            try:
                await asyncio.wait([said, gone], return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (said, gone):
                    task.cancel()
                outcomes = await asyncio.gather(said, gone, return_exceptions=True)
                await sync_to_async(self._close)(response)
        if isinstance(outcomes[0], Exception):
            raise outcomes[0]

    def _close(self, response: HttpResponseBase) -> None:
        """In the thread that made its parts, which ends with it."""
        response.close()
        connections.close_all()


def drop_lost_connection() -> None:
    """A database that came back is used again: whatever an idle connection says, it says in parting."""
    for each in connections.all(initialized_only=True):
        kept: Any = each.connection
        if kept is None:
            continue
        ear = select.poll()
        ear.register(kept.fileno(), select.POLLIN)
        if kept.closed or ear.poll(0):
            each.close()
