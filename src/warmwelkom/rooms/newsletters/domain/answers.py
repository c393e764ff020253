"""Somebody joins a call, and confirms by the mail that it is them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.addresses import clean_address, same_address
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.newsletters.models import Call, CallAnswer
from warmwelkom.rooms.newsletters.tokens import ANSWER, token_for
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Label


class CallNotOpen(UserError):  # noqa: N818  reads as the sentence it is
    """The call takes no answers now."""


@command("calls.answer", on="call")
def join_call(
    *,
    actor: Actor,
    call: Call,
    email: str,
    themes: Iterable[Label],
    now: dt.datetime,
    **words: str,
) -> None:
    """Keep an answer and mail its address to confirm it; `words` are fields of CallAnswer.

    No word of the form stands in that mail: else a stranger could have us mail anything to anybody.

    Whoever answered before and did not confirm yet, answers anew. Who did confirm gets a mail that
    says so, and nothing changes: the page tells nobody whose address is known.

    Raises:
        CallNotOpen: it is not open today.
        BadMessageError: this is no mail address.
    """
    if not call.is_open(now.date()):
        raise CallNotOpen(gettext_noop("Deze oproep is gesloten. Meedoen kan niet meer."))
    key, address = same_address(email), clean_address(email)
    values: dict[str, Any] = {
        **words, "email": address, "answered_at": now, "language": get_language() or "nl",
        "region_id": actor.region,
    }  # fmt: skip
    row, made = CallAnswer.objects.get_or_create(call=call, address_key=key, defaults=values)
    if not made and row.confirmed_at is None:
        CallAnswer.objects.filter(pk=row.pk).update(**values)
    if row.confirmed_at is None:
        row.themes.set(themes)
    _mail(row, call, now)


def _mail(row: CallAnswer, call: Call, now: dt.datetime) -> None:
    region = Region.objects.get(pk=call.region_id)
    if row.confirmed_at is None:
        link = settings.PUBLIC_ADDRESS + reverse(
            "calls:confirm", args=[region.slug, token_for(row.pk, what=ANSWER)]
        )
        subject = _("Bevestig dat je meedoet: %(call)s")
        text = _(
            "Dag,\n\nJe wilt meedoen met ‘%(call)s’ van %(region)s. Fijn.\n\n"
            "Open deze link om te bevestigen dat jij dit bent:\n%(link)s\n\n"
            "Heb jij dit niet gedaan? Doe dan niets. Zonder bevestiging wissen wij het na twee weken."
        )
    else:
        link = settings.PUBLIC_ADDRESS + reverse("calls:call", args=[region.slug, call.slug])
        subject = _("Je antwoord hebben we al: %(call)s")
        text = _(
            "Dag,\n\nJouw antwoord op ‘%(call)s’ van %(region)s hebben we al. "
            "Je hoeft niets te doen: je hoort van ons.\n\n%(link)s"
        )
    words = {"call": call.title, "region": region.name, "link": link}
    plan_message(
        key=f"answer:{row.pk}:{now:%Y%m%d%H%M%S}", channel="mail", to=row.email,
        subject=subject % words, text=text % words, now=now, sender_name=region.name,
        region_id=region.pk, at_once=True,
    )  # fmt: skip


@command("calls.confirm")
def confirm_answer(*, actor: Actor, answer: CallAnswer, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """The address is of whoever answered: from now on it counts. Twice is once."""
    CallAnswer.objects.filter(pk=answer.pk, confirmed_at=None).update(confirmed_at=now)
