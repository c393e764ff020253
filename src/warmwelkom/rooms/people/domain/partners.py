"""Organisations that take part as a partner, and the people who come in for them."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import School


class NoName(UserError):  # noqa: N818  reads as the sentence it is
    """An organisation needs a name."""


@command("people.region", tell=("name",))
def add_partner(*, actor: Actor, name: str, now: dt.datetime) -> School:
    """Let a partner organisation take part; one with the same name, in any capitals, is the same one.

    Raises:
        NoName: the name is empty.
    """
    name = " ".join(name.split())[:200]
    if not name:
        raise NoName(gettext_noop("Schrijf de naam van de organisatie."))
    partners = School.objects.filter(sector=School.Sector.PARTNER)
    known: School | None = partners.filter(name__iexact=name).first()
    if known is None:
        known = School.objects.create(
            region_id=actor.region, name=name, sector=School.Sector.PARTNER, joined_at=now
        )
    elif known.left_at:
        School.objects.filter(pk=known.pk).update(left_at=None)
    return known
