"""Who takes part in a plan, and with what."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.contribute import school_of
from warmwelkom.rooms.thinktank.models import (
    Contribution,
    Kind,
    Plan,
    PlanNeed,
    PlanPartner,
    Pledge,
)
from warmwelkom.rooms.thinktank.policies import IS_MODERATOR, schools_of


class NoOrganisation(UserError):  # noqa: N818  reads as the sentence it is
    """Only an organisation takes part, and only somebody of it says yes."""


class NothingPledged(UserError):  # noqa: N818  reads as the sentence it is
    """A pledge for so many of something says how many."""


@command("thinktank.edit_plan", on="plan")
def ask_partner(*, actor: Actor, plan: Plan, school: School, now: dt.datetime) -> PlanPartner:  # noqa: ARG001  who may, the decorator asks
    """Ask an organisation to take part; it is in when somebody there says yes."""
    row, _made = PlanPartner.objects.get_or_create(
        region_id=plan.region_id, plan=plan, school=school, defaults={"asked_on": now.date()}
    )
    return row


@command("thinktank.join_plan", on="plan")
def join_plan(*, actor: Actor, plan: Plan, school: School, now: dt.datetime) -> PlanPartner:
    """Say yes for one's own organisation, asked or not.

    Raises:
        NoOrganisation: it is not an organisation of whoever says so.
    """
    _must_be_own(actor, school)
    row, _made = PlanPartner.objects.get_or_create(
        region_id=plan.region_id, plan=plan, school=school
    )
    if row.joined_on is None:
        row.joined_on, row.joined_by_name = now.date(), actor.name
        row.save(update_fields=["joined_on", "joined_by_name"])
    return row


@command("thinktank.join_plan", on="plan")
def leave_plan(*, actor: Actor, plan: Plan, school: School) -> None:
    """Take one's own organisation out again, or say no to being asked; what it pledged stays."""
    _must_be_own(actor, school)
    PlanPartner.objects.filter(plan=plan, school=school).delete()


def _must_be_own(actor: Actor, school: School) -> None:
    if school.pk not in schools_of(actor):
        raise NoOrganisation(gettext_noop("Alleen iemand van die organisatie zelf kan dit zeggen."))


@command("thinktank.join_plan", on="plan")
def pledge(
    *,
    actor: Actor,
    plan: Plan,
    need: PlanNeed,
    amount: int | None,
    now: dt.datetime,
    note: str = "",
    offer: UUID | None = None,
) -> Pledge:
    """Give this much of what the plan needs, for the organisation one speaks for.

    Raises:
        NothingPledged: the need has an amount and this has none.
    """
    if need.plan_id != plan.pk:
        raise MayNotKnow
    if need.amount and not amount:
        raise NothingPledged(gettext_noop("Schrijf hoeveel je toezegt, als getal."))
    offers = Contribution.objects.filter(kind=Kind.OFFER, author_id=actor.person_id)
    own_offer = offers.filter(pk=offer).first() if offer else None
    return Pledge.objects.create(
        region_id=plan.region_id,
        need=need,
        amount=amount if need.amount else None,
        note=note,
        offer=own_offer,
        organisation_id=school_of(actor),
        person_id=actor.person_id,
        person_name=actor.name,
        on=now.date(),
    )


@command("thinktank.join_plan", on="plan")
def take_pledge_back(*, actor: Actor, plan: Plan, pledge: Pledge) -> None:
    """By whoever pledged, or a moderator."""
    is_own = pledge.person_id == actor.user_id and actor.user_id is not None
    if pledge.need.plan_id != plan.pk or not (is_own or IS_MODERATOR(actor)):
        raise MayNotKnow
    pledge.delete()
