"""Once a year somebody walks past every place; who keeps it is asked to."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.wayfinding.domain.keepers import deciders_of
from warmwelkom.rooms.wayfinding.models import Place, Premises
from warmwelkom.rooms.wayfinding.years import CHECK_AFTER


@command("wayfinding.ask_yearly")
def ask_about_old_places(*, actor: Actor, now: dt.datetime) -> int:
    """Tell the owner of each public place that nobody looked at for a year, once a year; returns how many were told.

    Where nobody keeps a place, who decides at the school hears it of the whole building.
    """
    del actor
    day = now.astimezone(AMSTERDAM).date()
    old = Place.objects.filter(published_at__isnull=False, checked_on__lt=day - CHECK_AFTER)
    kept, left = list[Place](), dict[Premises, int]()
    for place in old.select_related("owner", "premises"):
        if place.owner and place.owner.is_active:
            kept.append(place)
        else:
            left[place.premises] = left.get(place.premises, 0) + 1
    return sum(_ask(place, now) for place in kept) + sum(
        _ask_school(building, number, now) for building, number in left.items()
    )


def _ask_school(building: Premises, number: int, now: dt.datetime) -> int:
    return sum(_ask_of(building, number, person, now) for person in deciders_of(building.school_id))


def _ask_of(building: Premises, number: int, person: Person, now: dt.datetime) -> bool:
    with override(person.language):
        return tell(
            event=f"building_check:{building.pk}:{now.astimezone(AMSTERDAM).year}", person=person.pk,
            to=person.email, kind=NoticeKind.TASK, region_id=building.region_id,
            language=person.language, now=now, address=reverse("wayfinding:premises", args=[building.pk]),
            title=_("Klopt %(place)s nog?") % {"place": building.name},
            text=ngettext(
                "Naar %(n)s plek in %(premises)s keek een jaar niemand, en niemand houdt die bij. Vraag een collega om erlangs te lopen.",
                "Naar %(n)s plekken in %(premises)s keek een jaar niemand, en niemand houdt die bij. Vraag een collega om erlangs te lopen.",
                number,
            ) % {"n": number, "premises": building.name},
        )  # fmt: skip


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
