"""A class code: a teacher lets a group say what it needs, without accounts."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.thinktank.domain.contribute import school_of
from warmwelkom.rooms.thinktank.models import ClassCode
from warmwelkom.rooms.thinktank.queries.people import safety_people

SIGNS = "BCDFGHJKMNPQRSTVWXZ23456789"
"""No 0, O, 1, I or L, and no vowels: nobody mistakes a sign, and no code is a word. 387 million codes."""
LENGTH = 6
LONGEST = dt.timedelta(weeks=8)
TRIES = 5


class NotReady(UserError):  # noqa: N818  reads as the sentence it is
    """The think tank is not open, or nobody would hear of words of distress."""


class WrongDay(UserError):  # noqa: N818  reads as the sentence it is
    """The day until which a code is open has passed, or is too far away."""


@command("thinktank.make_code", tell=("size",))
def make_code(
    *, actor: Actor, size: int, leerweg: str, sector: str, until: dt.date, now: dt.datetime
) -> ClassCode:
    """Make a code for a group of `size`, open to the end of the day `until`.

    Raises:
        NotReady: no open think tank here, or not two people who hear of words of distress.
        WrongDay: `until` is before today or more than eight weeks away.
    """
    if len(safety_people()) < 2:
        raise NotReady(
            gettext_noop(
                "Dit kan nog niet. Eerst noemt de regiocoördinator twee mensen die het meteen horen als het niet goed gaat met een leerling."
            )
        )
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                return ClassCode.objects.create(
                    region_id=actor.region,
                    code="".join(secrets.choice(SIGNS) for _sign in range(LENGTH)),
                    made_by_id=actor.user_id,
                    school_id=school_of(actor),
                    leerweg=leerweg,
                    sector=sector,
                    size=size,
                    made_at=now,
                    closes_at=_end_of(until, now),
                )
        except IntegrityError:  # somebody has this code, perhaps in another region: draw again
            continue
    raise RuntimeError("No free code was drawn.")


@command("thinktank.see_code", on="code")
def close_code(*, actor: Actor, code: ClassCode, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """Nobody can write with it any more; it can be opened again."""
    ClassCode.objects.filter(pk=code.pk, closes_at__gt=now).update(closes_at=now)


@command("thinktank.see_code", on="code", tell=("until",))
def keep_open(*, actor: Actor, code: ClassCode, until: dt.date, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """Open to the end of another day; raises WrongDay."""
    ClassCode.objects.filter(pk=code.pk).update(closes_at=_end_of(until, now))


def friday_of_next_week(today: dt.date) -> dt.date:
    """What a code is open until, when nobody says otherwise."""
    return today + dt.timedelta(days=11 - today.weekday())


def _end_of(until: dt.date, now: dt.datetime) -> dt.datetime:
    if not now.date() <= until <= (now + LONGEST).date():
        raise WrongDay(gettext_noop("Kies een dag vanaf vandaag, hooguit acht weken verder."))
    return dt.datetime.combine(until, dt.time(23, 59, 59), tzinfo=AMSTERDAM)
