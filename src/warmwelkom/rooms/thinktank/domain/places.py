"""How many may write with a class code: each phone and each slip takes one place, and places run out."""

from __future__ import annotations

import datetime as dt

from django.db.models import F
from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.thinktank.models import ClassCode, Voice

MOST_BY_ONE = 20
"""What one phone says in one visit, its own needs and those of others together."""


class CodeClosed(UserError):  # noqa: N818  reads as the sentence it is
    """The day until which the code was open has passed, or the teacher closed it."""


class CodeFull(UserError):  # noqa: N818  reads as the sentence it is
    """Twice as many wrote as there are in the group."""


class SaidEnough(UserError):  # noqa: N818  reads as the sentence it is
    """One phone said more than anybody needs to."""


def take_place(*, code: ClassCode, receipt: str, now: dt.datetime) -> None:
    """Let this follow code write; its first time takes a place. Call it before the voice is written.

    Raises:
        CodeClosed, CodeFull, SaidEnough: nothing may be written.
    """
    said = Voice.objects.filter(code=code, receipt=receipt).count()
    if said >= MOST_BY_ONE:
        raise SaidEnough(gettext_noop("Je hebt al veel gezegd. Geef je telefoon of je plek door."))
    still = ClassCode.objects.filter(pk=code.pk, closes_at__gt=now)
    if said:
        if not still.exists():
            raise closed()
        return
    taken = still.filter(posted__lt=2 * F("size")).update(posted=F("posted") + 1)
    if not taken:
        raise full() if still.exists() else closed()


def closed() -> CodeClosed:
    return CodeClosed(
        gettext_noop("Deze code is dicht. Vraag je docent om hem langer open te zetten.")
    )


def full() -> CodeFull:
    return CodeFull(
        gettext_noop("Met deze code is al heel vaak geschreven. Vraag je docent om een nieuwe.")
    )
