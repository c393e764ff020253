"""What the rooms around the think tank count for its pilots: the house knows both, they don't know each other."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.introweek.api import counted_in_region
from warmwelkom.rooms.thinktank.indicators import Counted, offer_indicator
from warmwelkom.rooms.transitions.models import StateChange, Transition
from warmwelkom.rooms.transitions.words import HAS_A_PLACE


def offer_all() -> None:
    """Register what is counted; called once, when the house starts."""
    offer_indicator(
        "place_on_the_first",
        _("leerlingen met een bevestigde plek op de eerste van de maand"),
        _("leerlingen"),
        placed_on_the_first,
    )
    offer_indicator(
        "met_somebody_known",
        _("studenten die in de introductieweek iemand tegenkwamen die ze kenden"),
        _("studenten"),
        met_somebody_known,
    )
    offer_indicator(
        "feels_welcome",
        _("studenten die zich na de introductieweek welkom voelen"),
        _("studenten"),
        feels_welcome,
    )


def met_somebody_known(region_id: UUID, first: dt.date, last: dt.date) -> Counted:
    """Of who answered after an introduction week that lies within these days, those who met somebody they knew.

    Whole weeks only, so that two counts beside each other tell nothing of one day or one student.
    """
    answered, met, _glad = counted_in_region(region_id, first, last)
    return Counted(n=met, of=answered)


def feels_welcome(region_id: UUID, first: dt.date, last: dt.date) -> Counted:
    """The same for who feels welcome: the fourth or the fifth of five faces."""
    answered, _met, glad = counted_in_region(region_id, first, last)
    return Counted(n=glad, of=answered)


def placed_on_the_first(region_id: UUID, _first: dt.date, last: dt.date) -> Counted:
    """Of the pupils who leave school in that year, those with a place on the first of the month of `last`.

    Whole months only: two counts of days beside each other would tell what happened to one pupil. One
    query; works inside the region's scope, and hands on two numbers.
    """
    day = last.replace(day=1)
    then = (
        StateChange.objects.filter(transition=OuterRef("pk"), since__lte=day)
        .order_by("-since", "-at", "-id")
        .values("state")[:1]
    )
    found = (
        Transition.objects.filter(region_id=region_id, school_year=day.year - 1, gone_at=None)
        .annotate(then=Subquery(then))
        .exclude(then=None)
        .aggregate(of=Count("pk"), n=Count("pk", filter=Q(then__in=HAS_A_PLACE)))
    )
    return Counted(n=found["n"], of=found["of"])
