"""The days around part C, and who reads what of it on them."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import moment

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.handover.domain.deliver_ready import deliver_ready
from warmwelkom.rooms.handover.domain.own_views import say_read
from warmwelkom.rooms.handover.models import Dossier

SECRET = "Was dit jaar lang ziek"
LATER = NOW + dt.timedelta(days=1)
NIGHT = NOW + dt.timedelta(days=1, hours=20)
TEN_AFTER_B, TEN_AFTER_C = moment("2026-04-20"), moment("2026-04-21")
"""Ten working days after Thursday 2 April and, as 3 April is Good Friday, after the Friday."""
DAY_AFTER = TEN_AFTER_C + dt.timedelta(days=1)


def has_read(cast: Cast, dossier: Dossier, now: dt.datetime) -> None:
    with cast.scope():
        say_read(actor=cast.actor("dina"), dossier=dossier, now=now)


def night_of(cast: Cast, now: dt.datetime) -> int:
    with cast.scope():
        return deliver_ready(actor=system_actor(region_id=cast.places.region.pk), now=now)


def sees_b_and_c(cast: Cast, who: str) -> tuple[bool, bool]:
    """Whether this reader sees part B and part C."""
    page = cast.client(who).get(reverse("handover:dossier", args=[cast.dina.pk]))
    text = page.content.decode()
    return "Leert door te doen" in text, SECRET in text


def reads_text(cast: Cast, text: str, who: str = "joris") -> bool:
    page = cast.client(who).get(reverse("handover:dossier", args=[cast.dina.pk]))
    return text in page.content.decode()
