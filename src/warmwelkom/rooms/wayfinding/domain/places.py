"""The places of a building: added, changed, put in order, shown, and looked at again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.wayfinding.domain.keepers import tell_of_report
from warmwelkom.rooms.wayfinding.domain.premises import NotReady, free_slug
from warmwelkom.rooms.wayfinding.in_english import translated
from warmwelkom.rooms.wayfinding.models import Level, Place, Premises, StaleReport

FIELDS = ("name", "kind", "room_code", "alt", "description", "noise", "light", "busy", "step_free", "owner_id")  # fmt: skip

OTHERS = gettext_noop("Iemand anders veranderde deze plek intussen. Wat jij schreef staat hieronder. Bewaar het nog een keer als dat moet blijven, of laad de bladzijde opnieuw om te zien wat er nu staat.")  # fmt: skip
NO_WORDS = gettext_noop("Schrijf eerst in één zin wat er te zien is. Wie niet kan zien, leest dat.")


@command("wayfinding.add_place", on="premises")
def add_place(
    *, actor: Actor, premises: Premises, facts: dict[str, Any], level: int | None
) -> Place:
    """A new place at the end of the walk; its level is made where it was not there."""
    del actor
    Premises.objects.select_for_update().get(
        pk=premises.pk
    )  # two at one moment: one after the other
    rows = premises.places.values_list("slug", "order")
    made: Place = Place.objects.create(
        region_id=premises.region_id, premises=premises, level=_level(premises, level),
        slug=free_slug(facts["name"], taken={slug for slug, _order in rows}),
        order=max((order for _slug, order in rows), default=0) + 1,
        **{name: facts[name] for name in FIELDS},
    )  # fmt: skip
    made.translations = translated(made, facts.get("english", {}))
    made.save(update_fields=["translations"])
    return made


@command("wayfinding.make_place", on="place")
def change_place(
    *, actor: Actor, place: Place, facts: dict[str, Any], level: int | None, seen: str = ""
) -> None:
    """Its address on the site stays, so that a printed code goes on working. `seen` says what stood there before.

    Raises:
        ChangedMeanwhile: another changed it since; nothing is overwritten.
        NotReady: it is shown, and nobody would read any more what is in the picture.
    """
    del actor
    if seen and seen != Place.objects.select_for_update().get(pk=place.pk).words_seen:
        raise ChangedMeanwhile(OTHERS)
    if place.published_at and not facts["alt"]:
        raise NotReady(NO_WORDS)
    for name in FIELDS:
        setattr(place, name, facts[name])
    place.level = _level(place.premises, level)
    place.translations = translated(place, facts.get("english", {}))
    place.save(update_fields=[*FIELDS, "level", "translations"])


def _level(premises: Premises, number: int | None) -> Level | None:
    if number is None:
        return None
    found: Level = Level.objects.get_or_create(
        region_id=premises.region_id, premises=premises, number=number
    )[0]
    return found


@command("wayfinding.make_place", on="place", tell=("by",))
def move_place(*, actor: Actor, place: Place, by: int) -> None:
    """One earlier (-1) or later (1) in the walk; at the end it stays where it is."""
    del actor
    Premises.objects.select_for_update().get(pk=place.premises_id)
    rows = list(Place.objects.filter(premises_id=place.premises_id))
    at = next(number for number, row in enumerate(rows) if row.pk == place.pk)
    to = min(max(0, at + by), len(rows) - 1)
    rows.insert(to, rows.pop(at))
    for number, row in enumerate(rows, 1):
        row.order = number
    Place.objects.bulk_update(rows, ["order"])


@command("wayfinding.publish_place", on="place")
def publish_place(*, actor: Actor, place: Place, now: dt.datetime) -> None:
    """Shown with the building; who shows it says with that that it is right.

    Raises:
        NotReady: nobody wrote yet what is in the picture.
    """
    if not place.alt:
        raise NotReady(NO_WORDS)
    place.published_at, place.published_by_name = now, actor.name
    place.checked_on = now.astimezone(AMSTERDAM).date()
    place.save(update_fields=["published_at", "published_by_name", "checked_on"])


@command("wayfinding.publish_place", on="place")
def hide_place(*, actor: Actor, place: Place) -> None:
    """Nobody outside sees it; nothing is lost."""
    del actor
    place.published_at, place.published_by_name = None, ""
    place.save(update_fields=["published_at", "published_by_name"])


@command("wayfinding.make_place", on="place")
def confirm_place(*, actor: Actor, place: Place, now: dt.datetime) -> None:
    """Somebody walked there: it is still right. What was told of it is closed with that."""
    with transaction.atomic():
        place.checked_on = now.astimezone(AMSTERDAM).date()
        place.save(update_fields=["checked_on"])
        StaleReport.objects.filter(place=place, closed_at__isnull=True).update(
            closed_at=now, closed_by_name=actor.name
        )


@command("wayfinding.report_stale")
def report_stale(*, actor: Actor, place: Place, text: str, now: dt.datetime) -> StaleReport:
    """Somebody, also without a login, says what is different; who keeps the place hears of it. Of who has no account nothing is kept."""
    made: StaleReport = StaleReport.objects.create(
        region_id=place.region_id, premises_id=place.premises_id, place=place, text=text, at=now,
        by_id=actor.user_id if actor.kind == "staff" else None,
    )  # fmt: skip
    tell_of_report(place, now=now)
    return made


@command("wayfinding.close_report", on="report")
def close_report(*, actor: Actor, report: StaleReport, now: dt.datetime) -> None:
    """Mended, or it was right after all."""
    report.closed_at, report.closed_by_name = now, actor.name
    report.save(update_fields=["closed_at", "closed_by_name"])
