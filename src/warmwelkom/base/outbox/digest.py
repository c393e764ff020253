"""The overview: the news of a day or a week in one mail for one person, once for each period.

A period has one moment (seven in the morning, of the day or of Monday). What was told before it goes
along; what comes later waits for the next. The job may come late, come twice, or be away for days:
the moment decides, not the run.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import ngettext, override

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.digest_parts import headers_for, heading_of
from warmwelkom.base.outbox.models import DigestChoice, Notice
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.quiet import MORNING

Rhythm = DigestChoice.Rhythm
MOST = 40


@dataclass(frozen=True, kw_only=True)
class Period:
    """A day or a week, with the moment that closes what goes along. `name` is unique for ever."""

    name: str
    closes_at: dt.datetime


def digest_choice(person: UUID) -> DigestChoice.Rhythm:
    """How often this person gets the overview; weekly for who did not choose."""
    row = DigestChoice.objects.filter(person=person).first()
    return Rhythm(row.rhythm) if row else Rhythm.WEEKLY


def choose_digest(*, person: UUID, rhythm: DigestChoice.Rhythm, now: dt.datetime) -> None:
    """Write the choice down. With NEVER, what waited in the region we are in is not mailed any more."""
    DigestChoice.objects.update_or_create(
        person=person, defaults={"rhythm": Rhythm(rhythm), "chosen_at": now}
    )
    if rhythm == Rhythm.NEVER:
        waiting = Notice.objects.filter(person=person, way=Notice.Way.WAITS)
        waiting.update(way=Notice.Way.NONE)


def period_of(rhythm: DigestChoice.Rhythm, now: dt.datetime) -> Period:
    """The newest day or week whose moment has come."""
    local = now.astimezone(AMSTERDAM)
    day = local.date() - dt.timedelta(days=local.hour < MORNING)
    if rhythm == Rhythm.WEEKLY:
        day -= dt.timedelta(days=day.weekday())
    closes_at = dt.datetime.combine(day, dt.time(MORNING), tzinfo=AMSTERDAM)
    return Period(name=f"{rhythm}:{day:%Y-%m-%d}", closes_at=closes_at)


def compose_digests(*, region_id: UUID, now: dt.datetime) -> int:
    """Plan the overviews of the region we are in that are due; returns how many. Safe to run again."""
    made = 0
    waiting = Notice.objects.filter(region_id=region_id, way=Notice.Way.WAITS)
    people = list(waiting.order_by("person").values_list("person", flat=True).distinct())
    choices = dict(DigestChoice.objects.filter(person__in=people).values_list("person", "rhythm"))
    for person in people:
        rhythm = Rhythm(choices.get(person, Rhythm.WEEKLY))
        if rhythm == Rhythm.NEVER:
            waiting.filter(person=person).update(way=Notice.Way.NONE)
        else:
            made += compose_digest(
                person=person, period=period_of(rhythm, now), region_id=region_id, now=now
            )
    return made


def compose_digest(*, person: UUID, period: Period, region_id: UUID, now: dt.datetime) -> bool:
    """One person's overview of one period; False when there was nothing, or it was made before.

    The rows are locked and turned in the same transaction as the mail is planned: a second run, or
    a run beside this one, finds nothing to do.
    """
    with transaction.atomic():
        rows = list(
            Notice.objects.select_for_update()
            .filter(person=person, way=Notice.Way.WAITS, told_at__lt=period.closes_at)
            .order_by("told_at", "pk")
        )
        if not rows or not _plan(rows, person=person, period=period, region_id=region_id, now=now):
            return False
        Notice.objects.filter(pk__in=[row.pk for row in rows]).update(way=Notice.Way.DIGEST)
    return True


def _plan(
    rows: list[Notice], *, person: UUID, period: Period, region_id: UUID, now: dt.datetime
) -> bool:
    newest = rows[-1]
    with override(newest.language):
        subject = ngettext("%(n)s bericht voor jou", "%(n)s berichten voor jou", len(rows))
        context = _context(rows, period)
        text = render_to_string("outbox/digest.txt", context).strip() + "\n"
        html = render_to_string("outbox/digest.html", context)
        subject %= {"n": len(rows)}
    return plan_message(
        key=f"digest:{region_id}:{person}:{period.name}",
        channel="mail",
        to=newest.to,
        subject=subject,
        text=text,
        html=html,
        headers=headers_for(person),
        now=now,
        region_id=region_id,
    )


def _context(rows: list[Notice], period: Period) -> dict[str, object]:
    """Grouped by what the events are about, in the order told, the newest MOST."""
    groups: dict[str, list[Notice]] = {}
    for row in rows[-MOST:]:
        groups.setdefault(heading_of(row.event), []).append(row)
    return {
        "groups": sorted(groups.items()),
        "more": max(0, len(rows) - MOST),
        "home": settings.PUBLIC_ADDRESS,
        "my_mail": f"{settings.PUBLIC_ADDRESS}{settings.MY_MAIL_URL}",
        "is_weekly": period.name.startswith(Rhythm.WEEKLY),
        "language": rows[-1].language,
    }


def forget_choices(*, but_of: QuerySet[Any]) -> int:
    """Erase the choices of persons who are not there any more. Returns how many."""
    return int(DigestChoice.objects.exclude(person__in=but_of).delete()[0])
