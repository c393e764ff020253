"""Who hears that something is wrong with a place: who keeps it; where nobody does, who decides at the school."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.wayfinding.models import Place
from warmwelkom.rooms.wayfinding.policies_of_places import DECIDERS


def deciders_of(school_id: UUID) -> list[Person]:
    """Planners and administrators of a school, each once; one query."""
    roles = Role.objects.filter(
        school_id=school_id, kind__in=DECIDERS, ended_at__isnull=True, person__is_active=True
    )
    people = {role.person_id: role.person for role in roles.select_related("person")}
    return list(people.values())


def tell_of_report(place: Place, *, now: dt.datetime) -> None:
    """Once a day for a place, however many say so. What was written stands on its page, not in the mail."""
    owner = place.owner
    keepers = [owner] if owner and owner.is_active else deciders_of(place.premises.school_id)
    day = now.astimezone(AMSTERDAM).date()
    for person in keepers:
        with override(person.language):
            tell(
                event=f"place_stale:{place.pk}:{day}", person=person.pk, to=person.email,
                kind=NoticeKind.TASK, region_id=place.region_id, language=person.language, now=now,
                address=reverse("wayfinding:place", args=[place.pk]),
                title=_("Iemand zegt dat %(place)s niet meer klopt") % {"place": place.name},
                text=_("Iemand schreef wat er anders is aan %(place)s in %(premises)s. Lees het, pas het aan, en zeg dan dat het is opgelost.")
                % {"place": place.name, "premises": place.premises.name},
            )  # fmt: skip
