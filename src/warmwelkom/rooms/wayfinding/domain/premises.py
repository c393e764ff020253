"""A building: made, changed, shown to everybody or not any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.text import slugify
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.wayfinding.in_english import translated
from warmwelkom.rooms.wayfinding.models import Premises


class NotReady(UserError):  # noqa: N818  reads as the sentence it is
    """What cannot be shown yet; the sentence says what is missing."""


@command("wayfinding.make", tell=("name",))
def make_premises(
    *, actor: Actor, school: School, location: Location | None, name: str, address: str, stop: str,
    now: dt.datetime, english: Mapping[str, str] | None = None,
) -> Premises:  # fmt: skip
    """A building of a school, seen by nobody yet."""
    made: Premises = Premises.objects.create(
        region_id=school.region_id, school=school, location=location, name=name,
        slug=free_slug(name, taken=set(Premises.objects.values_list("slug", flat=True))),
        address=address, stop=stop, made_at=now, made_by_name=actor.name,
        translations=translated(Premises(), english or {}),
    )  # fmt: skip
    return made


@command("wayfinding.make_premises", on="premises")
def change_premises(
    *, actor: Actor, premises: Premises, location: Location | None, name: str, address: str, stop: str,
    english: Mapping[str, str],
) -> None:  # fmt: skip
    """Its address on the site stays, so that a printed code goes on working."""
    del actor
    premises.location, premises.name = location, name
    premises.address, premises.stop = address, stop
    premises.translations = translated(premises, english)
    premises.save(update_fields=["location", "name", "address", "stop", "translations"])


@command("wayfinding.publish_premises", on="premises")
def publish_premises(*, actor: Actor, premises: Premises, now: dt.datetime) -> None:
    """From now on anybody finds it.

    Raises:
        NotReady: none of its places is shown yet.
    """
    if not premises.places.filter(published_at__isnull=False).exists():
        raise NotReady(
            gettext_noop("Laat eerst één plek zien. Een rondleiding zonder plekken is leeg.")
        )
    premises.published_at, premises.published_by_name = now, actor.name
    premises.save(update_fields=["published_at", "published_by_name"])


@command("wayfinding.publish_premises", on="premises")
def hide_premises(*, actor: Actor, premises: Premises) -> None:
    """From now on nobody outside finds it; nothing is lost."""
    del actor
    premises.published_at, premises.published_by_name = None, ""
    premises.save(update_fields=["published_at", "published_by_name"])


RESERVED = {"route", "film"}
"""What stands in an address where a place or a building stands too."""


def free_slug(name: str, *, taken: set[str]) -> str:
    """Short, readable, and not there yet."""
    stem = slugify(name)[:50] or "plek"
    number, found = 2, stem
    while found in taken | RESERVED:
        found, number = f"{stem}-{number}", number + 1
    return found
