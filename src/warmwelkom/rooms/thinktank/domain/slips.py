"""Paper slips: the teacher types in what pupils wrote, and gets a follow code for each."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.thinktank.domain.places import take_place
from warmwelkom.rooms.thinktank.domain.pupil_needs import checked, receive
from warmwelkom.rooms.thinktank.domain.receipts import new_words, receipt_of
from warmwelkom.rooms.thinktank.models import ClassCode


class SlipFault(UserError):  # noqa: N818  reads as the sentence it is
    """One slip can't be taken in; the sentence says which and why. None of them is."""


@command("thinktank.see_code", on="code")
def type_in(
    *, actor: Actor, code: ClassCode, slips: list[tuple[str, str]], now: dt.datetime
) -> list[str]:
    """Receive every slip (text, theme) or none; the follow code of each, in the same order.

    Raises:
        SlipFault: a text is empty or too long. CodeClosed, CodeFull: of the code.
    """
    kept = [_checked(number, text) for number, (text, _theme) in enumerate(slips, start=1)]
    given = []
    for number, (_text, theme) in enumerate(slips):
        words = new_words()
        receipt = receipt_of(words)
        take_place(code=code, receipt=receipt, now=now)
        receive(actor=actor, code=code, text=kept[number], theme=theme, receipt=receipt, now=now)
        given.append(words)
    return given


def _checked(number: int, text: str) -> str:
    try:
        return checked(text)
    except UserError as fault:
        raise SlipFault(
            gettext_noop("Briefje %(n)s: %(fault)s"), n=number, fault=str(fault)
        ) from None
