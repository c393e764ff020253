"""Support that an mbo agreed with a student before enrolment, and what it answers."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.handover.models import SupportAgreement, TalkAgreement
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.transitions.models import Transition


@command("handover.agree_support", on="transition")
def agree_support(
    *, actor: Actor, transition: Transition, school: School, what: str, by_when: dt.date,
    agreed_on: dt.date, now: dt.datetime, asked: TalkAgreement | None = None,
) -> SupportAgreement:  # fmt: skip
    """Write down what was agreed with the student, from when, and which agreement of a talk it answers."""
    row: SupportAgreement = SupportAgreement.objects.create(
        region_id=transition.region_id, transition=transition, school=school, what=what.strip(),
        by_when=by_when, agreed_on=agreed_on, by_name=actor.name, asked=asked, made_at=now,
    )  # fmt: skip
    return row


@command("handover.keep_support", on="support")
def begin_support(*, actor: Actor, support: SupportAgreement, day: dt.date | None) -> None:  # noqa: ARG001  asked by the command
    """The student has it since this day; None takes that back."""
    support.begun_on = day
    support.save(update_fields=["begun_on"])


@command("handover.keep_support", on="support")
def end_support(
    *, actor: Actor, support: SupportAgreement, reason: str, now: dt.datetime  # noqa: ARG001  asked by the command
) -> None:  # fmt: skip
    """It is over, or was never needed: with the reason."""
    support.ended_at, support.ended_reason = now, reason.strip()
    support.save(update_fields=["ended_at", "ended_reason"])
