"""A partner's text is read after it is shown: it is fine, or it goes offline with a reason."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.thinktank.domain.states import ReasonMissing
from warmwelkom.rooms.thinktank.models import Contribution, ModerationCase, Withdrawal

Decision = ModerationCase.Decision


@command("thinktank.see_case", on="case")
def mark_read(*, actor: Actor, case: ModerationCase, now: dt.datetime) -> None:
    """It was read and it is fine; what was offline comes back, but not what its author withdrew."""
    _decide(actor, case, Decision.PUBLISHED, "", now)
    withdrawn = Withdrawal.objects.filter(undone_at=None).values("contribution")
    texts = Contribution.objects.filter(pk=case.contribution_id, published_at=None)
    texts.exclude(pk__in=withdrawn).update(published_at=now)


@command("thinktank.see_case", on="case")
def take_offline(*, actor: Actor, case: ModerationCase, reason: str, now: dt.datetime) -> None:
    """Nobody sees it but its author, who reads why; raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing(gettext_noop("Schrijf in een zin waarom. De schrijver leest dat."))
    _decide(actor, case, Decision.KEPT_BACK, reason.strip(), now)
    Contribution.objects.filter(pk=case.contribution_id).update(published_at=None)


def _decide(
    actor: Actor, case: ModerationCase, decision: str, reason: str, now: dt.datetime
) -> None:
    ModerationCase.objects.filter(pk=case.pk).update(
        decision=decision,
        reason=reason,
        decided_on=now.date(),
        decided_by_id=actor.user_id,
    )
