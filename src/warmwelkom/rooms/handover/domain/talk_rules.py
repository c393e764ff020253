"""A region says which facts of a criterion count, from a day on, with a reason; and takes that back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import IntegrityError
from django.db import transaction as database
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow, UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.handover.criteria import criterion
from warmwelkom.rooms.handover.models import TalkRule

FURTHEST = dt.timedelta(days=400)


class RuleIncomplete(UserError):  # noqa: N818  reads as the sentence it is
    """A rule holds from a day that is not past, for a reason."""


@command("handover.set_rule", tell=("code",))
def set_rule(
    *, actor: Actor, code: str, facts: Collection[str], valid_from: dt.date, reason: str,
    now: dt.datetime,
) -> TalkRule:  # fmt: skip
    """From this day on these facts of the criterion count; none switches it off.

    What was said before for the same day is taken back; said twice, it is one.

    Raises:
        MayNotKnow: there is no such criterion, or no region may change it.
        RuleIncomplete: no reason, or a day that is past or more than a year ahead.
        ChangedMeanwhile: a colleague said something for that day at this moment.
    """
    rule, today, reason = criterion(code), now.astimezone(AMSTERDAM).date(), reason.strip()[:300]
    if rule is None or rule.is_fixed:
        raise MayNotKnow
    if not reason:
        raise RuleIncomplete(gettext_noop("Schrijf op waarom jullie dit zo kiezen."))
    if not today <= valid_from <= today + FURTHEST:
        raise RuleIncomplete(
            gettext_noop("Kies vandaag of een latere dag, hoogstens een jaar vooruit.")
        )
    counted = [fact.code for fact in rule.facts if fact.code in facts]
    before = TalkRule.objects.select_for_update().filter(
        code=code, valid_from=valid_from, withdrawn_at__isnull=True
    )
    same = before.filter(facts=counted, reason=reason).first()
    return same or _replace(actor, before.first(), now, code=code, facts=counted,
                            valid_from=valid_from, reason=reason)  # fmt: skip


def _replace(actor: Actor, before: TalkRule | None, now: dt.datetime, **words: object) -> TalkRule:
    if before:
        _withdraw(actor, before, now)
    try:
        with database.atomic():
            made: TalkRule = TalkRule.objects.create(
                region_id=actor.region, made_at=now, by_id=actor.user_id, by_name=actor.name[:200],
                **words,
            )  # fmt: skip
    except IntegrityError as fault:
        raise ChangedMeanwhile(
            gettext_noop("Een collega veranderde deze regel net. Kijk wat er nu staat.")
        ) from fault
    return made


@command("handover.set_rule", on="rule")
def withdraw_rule(*, actor: Actor, rule: TalkRule, now: dt.datetime) -> None:
    """What held before it counts again. Raises ChangedMeanwhile when that was done."""
    row = TalkRule.objects.select_for_update().get(pk=rule.pk)
    if row.withdrawn_at:
        raise ChangedMeanwhile(gettext_noop("Deze verandering was al teruggenomen."))
    _withdraw(actor, row, now)


def _withdraw(actor: Actor, row: TalkRule, now: dt.datetime) -> None:
    row.withdrawn_at, row.withdrawn_by_name = now, actor.name[:200]
    row.save(update_fields=["withdrawn_at", "withdrawn_by_name"])
