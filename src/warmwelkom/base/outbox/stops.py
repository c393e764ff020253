"""Addresses, numbers and telephones that get nothing any more, until a person lifts that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.addresses import number_of
from warmwelkom.base.outbox.models import StoppedAddress

KEEP_STOPPED = dt.timedelta(days=365)
ASKED = StoppedAddress.Reason.ASKED
STOPPED = _("Dit adres krijgt geen berichten meer van ons. Kijk het na, of zet het weer open.")


def stop_address(address: str, *, reason: str, day: dt.date) -> None:
    """Nothing goes here any more, but login codes. The first reason stays, but `asked` goes before all.

    An address is of one channel by itself: who stops the SMS keeps the mail.
    """
    row = StoppedAddress(number=number_of(address), reason=reason, day=day)
    if reason == ASKED:
        StoppedAddress.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["number"], update_fields=["reason", "day"]
        )
    else:
        StoppedAddress.objects.bulk_create([row], ignore_conflicts=True)


def lift_stop(address: str, *, asked_too: bool = False) -> bool:
    """Messages may go here again; False when nothing changed.

    Who asked to stop is heard: only who asked may lift that (`asked_too`).
    """
    found = StoppedAddress.objects.filter(number=number_of(address))
    if not asked_too:
        found = found.exclude(reason=ASKED)
    return bool(found.delete()[0])


def asked_to_stop(address: str) -> bool:
    """Whether the receiver asked for no more."""
    return StoppedAddress.objects.filter(number=number_of(address), reason=ASKED).exists()


def stopped_among(addresses: Iterable[str]) -> set[str]:
    """Which of these addresses are stopped, as they were given; one query."""
    by_number: dict[str, set[str]] = {}
    for address in addresses:
        by_number.setdefault(number_of(address), set()).add(address)
    if not by_number:
        return set()
    found = StoppedAddress.objects.filter(number__in=by_number).values_list("number", flat=True)
    return {address for number in found for address in by_number[number]}


def forget_stops(*, now: dt.datetime) -> int:
    """After a year an address gets another try. Returns how many."""
    return int(StoppedAddress.objects.filter(day__lt=(now - KEEP_STOPPED).date()).delete()[0])
