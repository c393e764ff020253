"""Once a year somebody walks past every place; who keeps it is asked to."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.wayfinding.models import Place
from warmwelkom.rooms.wayfinding.years import CHECK_AFTER


@command("wayfinding.ask_yearly")
def ask_about_old_places(*, actor: Actor, now: dt.datetime) -> int:
    """Tell the owner of each public place that nobody looked at for a year, once a year; returns how many were told."""
    del actor
    day = now.astimezone(AMSTERDAM).date()
    old = Place.objects.filter(
        published_at__isnull=False, checked_on__lt=day - CHECK_AFTER, owner__is_active=True
    )
    return sum(_ask(place, now) for place in old.select_related("owner", "premises"))


def _ask(place: Place, now: dt.datetime) -> bool:
    owner = place.owner
    if owner is None:
        return False
    with override(owner.language):
        return tell(
            event=f"place_check:{place.pk}:{place.checked_on}", person=owner.pk, to=owner.email,
            kind=NoticeKind.TASK, region_id=place.region_id, language=owner.language, now=now,
            address=reverse("wayfinding:place", args=[place.pk]),
            title=_("Klopt %(place)s nog?") % {"place": place.name},
            text=_("Een jaar geleden keek iemand het laatst of %(place)s in %(premises)s nog klopt. Loop er langs en zeg of het nog zo is.")
            % {"place": place.name, "premises": place.premises.name},
        )  # fmt: skip
