"""The numbers of a pilot from what another room counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.rooms.thinktank.domain.pilots import SmallCount
from warmwelkom.rooms.thinktank.indicators import Counted, counted, offered_indicators
from warmwelkom.rooms.thinktank.models import Measurement, Pilot, Plan
from warmwelkom.rooms.thinktank.templatetags.plans import full_day


class NotCounted(UserError):  # noqa: N818  reads as the sentence it is
    """Nobody offers this outcome, or the days are the wrong way round."""


@command("thinktank.edit_plan", on="plan", tell=("name",))
def count_for_pilot(
    *,
    actor: Actor,
    plan: Plan,
    pilot: Pilot,
    name: str,
    before_first: dt.date,
    before_last: dt.date,
    after_first: dt.date,
    after_last: dt.date,
    now: dt.datetime,  # noqa: ARG001  every command knows the moment
) -> Pilot:
    """Fill in what was before and after, in the whole region, as another room counted it.

    Raises:
        NotCounted: nobody offers it, or a last day lies before its first.
        SmallCount: one of the two may not be told.
    """
    if pilot.plan_id != plan.pk:
        raise MayNotKnow
    offered = {found.name: found for found in offered_indicators()}
    if name not in offered or before_last < before_first or after_last < after_first:
        raise NotCounted(gettext_noop("Dit kan niet worden geteld. Kijk of de dagen kloppen."))
    days = [before_first, before_last, after_first, after_last]
    before = counted(name=name, region_id=plan.region_id, first=before_first, last=before_last)
    after = counted(name=name, region_id=plan.region_id, first=after_first, last=after_last)
    if before is None or after is None:
        raise SmallCount(
            gettext_noop(
                "Het zijn er minder dan vijf, of allemaal op minder dan vijf na. Dan tellen we niet."
            )
        )
    return _fill_in(actor, pilot, str(offered[name].label), before, after, days)


def _fill_in(
    actor: Actor, pilot: Pilot, label: str, before: Counted, after: Counted, days: list[dt.date]
) -> Pilot:
    fresh = Pilot.objects.select_for_update().get(pk=pilot.pk)
    fresh.indicator, fresh.measure, fresh.source = label[:200], Pilot.Measure.SHARE, _source(*days)
    fresh.saves, fresh.saved_by_name = fresh.saves + 1, actor.name
    fresh.save()
    Measurement.objects.filter(pilot=fresh).delete()
    for moment, found in (("before", before), ("after", after)):
        _write(fresh, moment, found)
    return fresh


def _write(pilot: Pilot, moment: str, found: Counted) -> Any:
    return Measurement.objects.create(
        region_id=pilot.region_id,
        pilot=pilot,
        group="here",
        moment=moment,
        n=found.of,
        number=found.n,
    )


def _source(*days: dt.date) -> str:
    first, last, then_first, then_last = (full_day(each) for each in days)
    return gettext(
        "Geteld in Warm Welkom: van %(a)s tot en met %(b)s, en van %(c)s tot en met %(d)s"
    ) % {"a": first, "b": last, "c": then_first, "d": then_last}
