"""Offer something to do in the summer, change it, call it off; and undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import Programme, School
from warmwelkom.rooms.summer.models import Activity, ActivitySeat

KEEP_ACTIVITIES = dt.timedelta(days=400)
"""How long an activity is kept after its end; who came goes with the pupil."""


class ActivityNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """Something in it would leave a pupil at a closed door."""


@command("summer.offer_activity", on="school")
def offer_activity(
    *,
    actor: Actor,
    school: School,
    values: dict[str, Any],
    programmes: Iterable[Programme] = (),
    now: dt.datetime,
) -> Activity:
    """Offer this in the name of a school or a partner.

    Raises:
        ActivityNotRight: it ends before it starts, or a placement does not say for what it can count.
    """
    _check(values)
    row: Activity = Activity.objects.create(
        region_id=school.region_id, school=school, made_at=now, made_by_id=actor.user_id, **values
    )
    row.programmes.set(programmes)
    return row


@command("summer.run_activity", on="activity")
def change_activity(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    activity: Activity,
    values: dict[str, Any],
    programmes: Iterable[Programme] = (),
) -> None:
    """Keep other words, another day or other places; who signed up stays.

    Raises:
        ActivityNotRight: as when offering, or there are fewer places than were promised.
    """
    _check(values)
    row = Activity.objects.select_for_update().get(pk=activity.pk)
    signed = ActivitySeat.objects.filter(activity=row, withdrawn_at__isnull=True).count()
    promised = min(signed, row.places)
    if values["places"] < promised:
        raise ActivityNotRight(
            _("Er zijn al %(n)s plekken beloofd. Minder kan niet zonder iemand af te zeggen."),
            n=promised,
        )
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    row.programmes.set(programmes)


@command("summer.run_activity", on="activity")
def call_off_activity(*, actor: Actor, activity: Activity, reason: str, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """It does not take place; the page of who signed up says so, and why. Raises ActivityNotRight without a reason."""
    if not reason.strip():
        raise ActivityNotRight(_("Schrijf in een zin waarom het niet doorgaat. Leerlingen lezen dat."))  # fmt: skip
    rows = Activity.objects.filter(pk=activity.pk, ended_at__isnull=True)
    rows.update(ended_at=now, ended_reason=reason.strip()[:160])


@command("summer.run_activity", on="activity")
def restore_activity(*, actor: Actor, activity: Activity) -> None:  # noqa: ARG001  asked by the command
    """Undo: it takes place after all, with everybody who signed up."""
    Activity.objects.filter(pk=activity.pk).update(ended_at=None, ended_reason="")


def forget_activities(*, now: dt.datetime) -> int:
    """Erase what is long over, inside the command that forgets the summer. Returns how many rows."""
    return int(Activity.objects.filter(ends_at__lt=now - KEEP_ACTIVITIES).delete()[0])


def _check(values: dict[str, Any]) -> None:
    if values["ends_at"] <= values["starts_at"]:
        raise ActivityNotRight(_("Het eind ligt vóór het begin. Kijk de dagen en tijden na."))
    if values["kind"] == Activity.Kind.PLACEMENT and not values["counts_for"].strip():
        raise ActivityNotRight(
            _("Schrijf bij een stage waarvoor hij kan tellen, en wie van het mbo dat zei.")
        )
