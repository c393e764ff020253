"""Keep a route that goes on from vmbo to mbo, and tick off its duties."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.progression.domain.duties import MOST_YEARS, duties_between
from warmwelkom.rooms.progression.models import LearningRoute, RouteDuty
from warmwelkom.rooms.progression.policies_of_routes import OF_SCHOOLS


class RouteNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """Something that would give wrong duty dates."""


@command("progression.make_route")
def make_route(*, actor: Actor, values: dict[str, Any], now: dt.datetime) -> LearningRoute:
    """Write a route down between one vo and one mbo school, with its duties.

    Raises:
        RouteNotRight: it ends before it begins, runs over eight years, or neither school is the actor's own.
    """
    _check(values)
    _check_own(actor, values["vo_school"], values["mbo_school"])
    row: LearningRoute = LearningRoute.objects.create(
        region_id=actor.region, made_at=now, made_by_id=actor.user_id, **values
    )
    _keep_duties(row)
    _tick_agreement(row, actor=actor, now=now)
    return row


@command("progression.keep_route", on="route")
def change_route(
    *, actor: Actor, route: LearningRoute, values: dict[str, Any], now: dt.datetime
) -> None:
    """Keep other words or dates; duties that were done stay, of others the days move along.

    Raises:
        RouteNotRight: as when making one.
    """
    _check(values)
    _check_own(actor, values["vo_school"], values["mbo_school"])
    row = LearningRoute.objects.select_for_update().get(pk=route.pk)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    _keep_duties(row)
    _tick_agreement(row, actor=actor, now=now)


@command("progression.do_duty", on="duty")
def do_duty(*, actor: Actor, duty: RouteDuty, number: int | None = None, now: dt.datetime) -> None:
    """It is done; both schools and the coordinator see it is ticked off.

    Raises:
        RouteNotRight: the count of 15 October without a number.
    """
    row = RouteDuty.objects.select_for_update().get(pk=duty.pk)
    if row.what == RouteDuty.What.COUNT and number is None:
        raise RouteNotRight(_("Vul in hoeveel leerlingen de route op die dag volgen. Alleen het aantal."))  # fmt: skip
    row.number = number if row.what == RouteDuty.What.COUNT else None
    row.done_at, row.done_by_id, row.done_by_name = now, actor.user_id, actor.name[:200]
    row.save(update_fields=["number", "done_at", "done_by", "done_by_name"])


@command("progression.do_duty", on="duty")
def undo_duty(*, actor: Actor, duty: RouteDuty) -> None:  # noqa: ARG001  asked by the command
    """It is not done after all: it stands with both schools again."""
    RouteDuty.objects.filter(pk=duty.pk).update(
        number=None, done_at=None, done_by=None, done_by_name=""
    )


def _check(values: dict[str, Any]) -> None:
    starts, ends = values["starts_on"], values["ends_on"]
    if ends <= starts:
        raise RouteNotRight(_("De route eindigt vóór het begin. Kijk de dagen na."))
    if ends.year - starts.year > MOST_YEARS:
        raise RouteNotRight(_("Een route duurt hoogstens %(n)s jaar. Kijk de dagen na."), n=MOST_YEARS)  # fmt: skip


def _check_own(actor: Actor, *schools: School) -> None:
    """A school writes down its own routes; the coordinator those of the whole region."""
    own = {grant.school_id for grant in actor.grants_for(*OF_SCHOOLS)}
    if any(school.region_id != actor.region for school in schools):
        raise MayNotKnow
    if not actor.has("coordinator") and not own & {school.pk for school in schools}:
        raise RouteNotRight(_("Een van de twee scholen moet je eigen school zijn."))


def _tick_agreement(route: LearningRoute, *, actor: Actor, now: dt.datetime) -> None:
    """Signed, with the option in it: then that duty is done."""
    if route.signed_on and route.option:
        rows = RouteDuty.objects.filter(route=route, what=RouteDuty.What.AGREEMENT)
        rows.filter(done_at__isnull=True).update(
            done_at=now, done_by=actor.user_id, done_by_name=actor.name[:200]
        )


def _keep_duties(route: LearningRoute) -> None:
    wanted = set(duties_between(starts_on=route.starts_on, ends_on=route.ends_on))
    rows = list(RouteDuty.objects.filter(route=route))
    there = {(row.what, row.due_on) for row in rows}
    moved = [row.pk for row in rows if row.done_at is None and (row.what, row.due_on) not in wanted]
    done_once = {row.what for row in rows if row.done_at and row.what != RouteDuty.What.COUNT}
    RouteDuty.objects.filter(pk__in=moved).delete()
    RouteDuty.objects.bulk_create(
        RouteDuty(region_id=route.region_id, route=route, what=what, due_on=day)
        for what, day in sorted(wanted - there)
        if what not in done_once
    )
