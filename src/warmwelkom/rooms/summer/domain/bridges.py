"""Start and stop the messages of a school; change what they say."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.ui.templatetags.ww import long_day
from warmwelkom.rooms.summer.models import Bridge, BridgeStep, DutyDay, TaskTemplate
from warmwelkom.rooms.summer.rules_of_sending import days_to_cover, days_without_anybody
from warmwelkom.rooms.summer.wording import check_text

MOST_DAYS = 60


class NobodyOnDuty(UserError):  # noqa: N818  reads as the sentence it is
    """A working day on which nobody answers: nothing starts before somebody does."""


class DatesDontFit(UserError):  # noqa: N818  reads as the sentence it is
    """The messages begin before the first school day."""


def open_days(bridge: Bridge, *, today: dt.date) -> list[dt.date]:
    """The working days until two weeks after the first school day on which nobody is on duty yet. One query."""
    wanted = days_to_cover(begins_on=bridge.begins_on, first_day=bridge.first_day, today=today)
    rows = DutyDay.objects.filter(school=bridge.school_id, day__in=wanted)
    return days_without_anybody(wanted=wanted, on_duty=rows.values_list("day", flat=True))


@command("summer.run_bridge", on="bridge")
def start_bridge(*, actor: Actor, bridge: Bridge, now: dt.datetime) -> None:
    """Let the messages go, from the day on which they begin. Started twice is started once.

    Raises:
        NobodyOnDuty: there is a working day without anybody; its sentence names the first.
    """
    row = Bridge.objects.select_for_update().get(pk=bridge.pk)
    missing = open_days(row, today=now.astimezone(AMSTERDAM).date())
    if missing:
        raise NobodyOnDuty(
            _("Op %(day)s is er niemand die antwoordt. Zet eerst iemand op die dag in de dienst. Zo zijn er nog %(n)s dagen."),
            day=long_day(missing[0]), n=len(missing),
        )  # fmt: skip
    if row.started_at and not row.stopped_at:
        return
    row.started_at, row.started_by_id, row.stopped_at = now, actor.user_id, None
    row.save(update_fields=["started_at", "started_by", "stopped_at"])


@command("summer.run_bridge", on="bridge")
def stop_bridge(*, actor: Actor, bridge: Bridge, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Let nothing leave any more, from this moment; what was planned stays unsent."""
    Bridge.objects.filter(pk=bridge.pk, stopped_at__isnull=True).update(stopped_at=now)


@command("summer.run_bridge", on="bridge")
def set_dates(*, actor: Actor, bridge: Bridge, begins_on: dt.date, first_day: dt.date) -> None:  # noqa: ARG001  asked by the command
    """Say when the messages begin and when school does; the deadlines of tasks follow in the next hour.

    Raises:
        DatesDontFit: the messages begin after the first school day, or much too early.
    """
    if not dt.timedelta(0) <= first_day - begins_on <= dt.timedelta(days=200):
        raise DatesDontFit(_("Laat de berichten beginnen vóór de eerste schooldag, en niet meer dan een half jaar ervoor."))  # fmt: skip
    Bridge.objects.filter(pk=bridge.pk).update(begins_on=begins_on, first_day=first_day)


@command("summer.run_bridge", on="bridge")
def add_step(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    bridge: Bridge,
    template: TaskTemplate,
    days_before: int,
    text: str,
) -> BridgeStep:
    """Add a message about a task of this school. Raises TextNotRight."""
    made: BridgeStep = BridgeStep.objects.create(
        region_id=bridge.region_id, bridge=bridge, kind=template.kind,
        days_before=min(days_before, MOST_DAYS), text=check_text(text),
    )  # fmt: skip
    return made


@command("summer.edit_step", on="step")
def change_step(*, actor: Actor, step: BridgeStep, days_before: int, text: str) -> None:  # noqa: ARG001  asked by the command
    """Give a message other words or another day; who had the old one does not get it again for that. Raises TextNotRight."""
    row = BridgeStep.objects.select_for_update().get(pk=step.pk)
    row.text, row.days_before = check_text(text), min(days_before, MOST_DAYS)
    row.save(update_fields=["text", "days_before"])


@command("summer.edit_step", on="step")
def end_step(*, actor: Actor, step: BridgeStep, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Leave this message out from now on."""
    BridgeStep.objects.filter(pk=step.pk, ended_at__isnull=True).update(ended_at=now)


@command("summer.edit_step", on="step")
def restore_step(*, actor: Actor, step: BridgeStep) -> None:  # noqa: ARG001  asked by the command
    """Undo: it is sent again."""
    BridgeStep.objects.filter(pk=step.pk).update(ended_at=None)
