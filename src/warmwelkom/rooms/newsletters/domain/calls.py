"""Make a call, change it, open it and close it."""

from __future__ import annotations

import datetime as dt

from django.utils.text import slugify
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.newsletters.models import Call

TAKEN = frozenset({"nieuw", "antwoorden", "bevestig"})
"""Words that stand in an address where a call's own word could stand."""


class CallIsOver(UserError):  # noqa: N818  reads as the sentence it is
    """The last day of the call lies in the past."""


@command("calls.make", tell=("title",))
def make_call(
    *, actor: Actor, title: str, asks: str, for_whom: str, closes_on: dt.date, now: dt.datetime
) -> Call:
    """Write a call down as a draft. Its address is made from the title and stays."""
    made: Call = Call.objects.create(
        region_id=actor.region, slug=_free_slug(title), title=title, asks=asks, for_whom=for_whom,
        closes_on=closes_on, made_at=now, made_by_id=actor.user_id,
    )  # fmt: skip
    return made


def _free_slug(title: str) -> str:
    word = slugify(title)[:50].strip("-") or "oproep"
    taken = set(Call.objects.filter(slug__startswith=word).values_list("slug", flat=True)) | TAKEN
    numbered = (f"{word}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (word, *numbered) if slug not in taken)


@command("calls.write", on="call")
def change_call(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    call: Call,
    title: str,
    asks: str,
    for_whom: str,
    closes_on: dt.date,
) -> None:
    """Give a call other words or another last day; its address stays, for it hangs on walls."""
    Call.objects.filter(pk=call.pk).update(
        title=title, asks=asks, for_whom=for_whom, closes_on=closes_on
    )


@command("calls.write", on="call")
def open_call(*, actor: Actor, call: Call, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Let everybody read and answer it; also after it was closed by hand.

    Raises:
        CallIsOver: its last day is past; choose a later one first.
    """
    if call.closes_on < now.date():
        raise CallIsOver(
            gettext_noop("De laatste dag van deze oproep is voorbij. Kies eerst een latere dag.")
        )
    Call.objects.filter(pk=call.pk).update(opened_at=call.opened_at or now, closed_at=None)


@command("calls.write", on="call")
def close_call(*, actor: Actor, call: Call, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Nobody can answer any more; it can still be read."""
    Call.objects.filter(pk=call.pk, opened_at__isnull=False, closed_at=None).update(closed_at=now)
