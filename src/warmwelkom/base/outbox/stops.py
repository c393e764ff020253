"""Addresses that get no mail any more, until a person lifts that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.addresses import number_of
from warmwelkom.base.outbox.models import StoppedAddress

KEEP_STOPPED = dt.timedelta(days=365)
STOPPED = _("Dit adres krijgt geen mail meer van ons. Kijk het na, of zet het weer open.")


def stop_address(address: str, *, reason: str, day: dt.date) -> None:
    """No mail goes here any more, but login codes. The first reason stays."""
    row = StoppedAddress(number=number_of(address), reason=reason, day=day)
    StoppedAddress.objects.bulk_create([row], ignore_conflicts=True)


def lift_stop(address: str) -> bool:
    """Mail may go here again; False when it was not stopped."""
    return bool(StoppedAddress.objects.filter(number=number_of(address)).delete()[0])


def stopped_among(addresses: Iterable[str]) -> set[str]:
    """Which of these addresses are stopped, as they were given; one query."""
    by_number: dict[str, set[str]] = {}
    for address in addresses:
        by_number.setdefault(number_of(address), set()).add(address)
    found = StoppedAddress.objects.filter(number__in=by_number).values_list("number", flat=True)
    return {address for number in found for address in by_number[number]}


def forget_stops(*, now: dt.datetime) -> int:
    """After a year a mailbox gets another try. Returns how many."""
    return int(StoppedAddress.objects.filter(day__lt=(now - KEEP_STOPPED).date()).delete()[0])
