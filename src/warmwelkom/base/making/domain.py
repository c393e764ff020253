"""The work behind the page: begun, told of on the way, kept or failed, each in a short transaction."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_noop
from procrastinate import RetryStrategy

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.policy import Policy, nobody_but_system
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.live import look_again
from warmwelkom.base.making.models import MadeFile
from warmwelkom.base.ui.paper import NoPaperError

POLICIES = {"making.make": Policy(who=nobody_but_system)}
MOST_TRIES: Final = 3
A_FEW_TIMES = RetryStrategy(max_attempts=MOST_TRIES - 1, exponential_wait=4)
"""For the job of a room: after 4 and 16 seconds, for somebody waits."""
ONE_AT_A_TIME: Final = "making"
"""The lock of such a job: the other hands of the worker stay free for mail."""
KEEP_UNMADE = dt.timedelta(days=1)
"""One that came to nothing."""
SAY_AGAIN = 1.0
NO_PAPER = gettext_noop("Op deze site kan geen pdf worden gemaakt. Druk de pagina af, of bewaar hem als pdf vanuit je browser.")  # fmt: skip
FELL = gettext_noop("Het maken is een paar keer afgebroken. Probeer het later opnieuw. Lukt het dan weer niet, zeg het dan tegen de beheerder van deze site.")  # fmt: skip
BROKE = gettext_noop("Er ging iets mis bij het maken. Probeer het opnieuw. Lukt het weer niet, zeg het dan tegen de beheerder van deze site.")  # fmt: skip

Tell = Callable[[int, int], None]
Write = Callable[[Any, Tell], bytes]


class CannotBeMadeError(Exception):
    """There is nothing to make it of; the sentence says so, in Dutch."""


def make(
    model: Any, *, region_id: str, pk: str, write: Write, then: Callable[[Any], None] = lambda _row: None
) -> None:  # fmt: skip
    """What the job of a room does with one row; `then` runs with the keeping.

    A row that is made, failed or gone asks for nothing: of two jobs of one row the second does nothing.
    """
    with _in(region_id):
        row = _begun(model, pk)
    if row is None:
        return
    try:
        content = write(row, Telling(model, region_id, pk, row.topic))
    except NoPaperError:
        _fail(model, region_id, pk, NO_PAPER)
    except CannotBeMadeError as reason:
        _fail(model, region_id, pk, str(reason))
    except Exception:
        if row.tries >= MOST_TRIES:
            _fail(model, region_id, pk, BROKE)
        raise
    else:
        with _in(region_id):
            for still in _open(model, pk):
                keep_made(actor=_house(still), row=still, content=content)
                then(still)


class Telling:
    """Writes down how far it is, now and then."""

    def __init__(self, model: Any, region_id: str, pk: str, topic: str) -> None:
        self.model, self.region_id, self.pk, self.topic = model, region_id, pk, topic
        self.said = 0.0

    def __call__(self, done: int, total: int = 0) -> None:
        if time.monotonic() - self.said < SAY_AGAIN and done != total:
            return
        self.said = time.monotonic()
        with _in(self.region_id):
            rows, now = self.model.objects.filter(pk=self.pk), now_for(UUID(self.region_id))
            rows.update(done=done, total=total, heard_at=now)
            look_again(self.topic)


@command("making.make", on="row")
def keep_made(*, actor: Actor, row: MadeFile, content: bytes) -> None:  # noqa: ARG001  for the policy and the record
    """The file is there."""
    row.file.save("x", ContentFile(content), save=False)
    row.made_at = row.heard_at = now_for(_region(row))
    row.save(update_fields=["file", "made_at", "heard_at"])
    look_again(row.topic)


@command("making.make", on="row", tell=("fault",))
def fail_made(*, actor: Actor, row: MadeFile, fault: str) -> None:  # noqa: ARG001  for the policy and the record
    """There is no file, and why."""
    row.fault = fault[:300]
    row.save(update_fields=["fault"])
    look_again(row.topic)


@contextmanager
def _in(region_id: str) -> Iterator[None]:
    """A short transaction, so that a page sees how far it is."""
    with transaction.atomic(), region_scope(region_id):
        yield


def _open(model: Any, pk: str) -> list[Any]:
    """The row, unless it is made, failed or gone; nobody else writes it until this transaction ends."""
    return list(model.objects.select_for_update().filter(pk=pk, made_at=None, fault=""))


def _begun(model: Any, pk: str) -> Any:
    """A worker begins, or begins anew where one fell; the third time is the last."""
    for row in _open(model, pk):
        if row.tries >= MOST_TRIES:
            fail_made(actor=_house(row), row=row, fault=FELL)
            return None
        row.tries, row.heard_at, row.done = row.tries + 1, now_for(_region(row)), 0
        row.save(update_fields=["tries", "heard_at", "done"])
        look_again(row.topic)
        return row
    return None


def _fail(model: Any, region_id: str, pk: str, fault: str) -> None:
    with _in(region_id):
        for row in _open(model, pk):
            fail_made(actor=_house(row), row=row, fault=fault)


def _region(row: Any) -> UUID:
    found: UUID = row.region_id
    return found


def _house(row: Any) -> Actor:
    return system_actor(region_id=_region(row))
