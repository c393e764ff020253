"""Write to the record. The only place that does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import current_region
from warmwelkom.base.audit.models import Act


def record_act(
    *,
    actor: Actor,
    action: str,
    subject: Any = None,
    about: UUID | None = None,
    detail: dict[str, str] | None = None,
    now: dt.datetime | None = None,
) -> None:
    """Add one act. `about` is the pupil concerned; by default what the subject says (`about_pupil`)."""
    Act.objects.bulk_create(
        [make_act(actor=actor, action=action, subject=subject, about=about, detail=detail, now=now)]
    )


def record_week(*, actor: Actor, action: str, detail: dict[str, str]) -> None:
    """Add an act of somebody who must stay unknown: the Monday of its week, and a number without a moment."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    act = make_act(
        actor=actor, action=action, detail=detail, now=today - dt.timedelta(days=today.weekday())
    )
    act.pk = uuid4()
    Act.objects.bulk_create([act])


def record_reading(
    *, actor: Actor, action: str, subject: Any, known: Iterable[Act], within: dt.timedelta
) -> None:
    """Add that somebody read, unless `known` says that they did within this time.

    The pupil reads who looked, and ten lines of one morning tell no more than one.
    """
    since = timezone.now() - within
    mine = (act for act in known if (act.action, act.actor_id) == (action, actor.user_id))
    if not any(act.at > since for act in mine):
        record_act(actor=actor, action=action, subject=subject)


def record_acts(acts: Iterable[Act]) -> None:
    """Add many acts at once, such as one for each pupil on a list that leaves the house."""
    Act.objects.bulk_create(acts, batch_size=1000)


def make_act(
    *,
    actor: Actor,
    action: str,
    subject: Any = None,
    about: UUID | None = None,
    detail: dict[str, str] | None = None,
    now: dt.datetime | None = None,
) -> Act:
    """An act that is not yet written: for whoever writes many at once."""
    return Act(
        region_id=current_region() or actor.region_id,
        at=now or timezone.now(),
        action=action,
        actor_kind=actor.kind,
        actor_id=actor.user_id or actor.pupil_id,
        actor_name=actor.name[:200],
        actor_role=", ".join(sorted(actor.roles()))[:120],
        subject_kind=subject._meta.label if hasattr(subject, "_meta") else "",
        subject_id=str(getattr(subject, "pk", "") or ""),
        about=about or getattr(subject, "about_pupil", None),
        detail=detail or {},
    )


def forget_acts() -> int:
    """Erase what is older than five years; the database's own function holds the term. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_forget(NULL)")
        row = cursor.fetchone()
    return int(row[0]) if row else 0
