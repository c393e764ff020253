"""Files with a plan: kept outside the web, under a name that says nothing."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.files.keeping import keep_in, remove_with_file
from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.thinktank.models import Plan, PlanAttachment


@command("thinktank.edit_plan", on="plan")
def attach_file(
    *, actor: Actor, plan: Plan, name: str, content: bytes, now: dt.datetime
) -> PlanAttachment:
    """Keep a file with the plan.

    Raises:
        FileRefused: it is too large, one too many, or no type that we keep.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)  # one after the other, so that 20 is 20
    if PlanAttachment.objects.filter(plan=plan).count() >= PlanAttachment.MOST:
        raise FileRefused(
            gettext_noop("Er staan al 20 bijlagen bij dit plan. Haal er eerst een weg.")
        )
    row = PlanAttachment(
        region_id=plan.region_id, plan=plan, added_on=now.date(), added_by_id=actor.user_id
    )
    keep_in(row, name=name, content=content)
    return row


@command("thinktank.edit_plan", on="plan")
def remove_attachment(*, actor: Actor, plan: Plan, attachment: PlanAttachment) -> None:  # noqa: ARG001  who may, the decorator asks
    """Take a file away; it is erased when the act is certain."""
    if attachment.plan_id != plan.pk:
        raise MayNotKnow
    remove_with_file(attachment)
