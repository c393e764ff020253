"""The blocks of an issue as everybody may read them: what is not public never enters a newsletter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from warmwelkom.base.access.actor import ANONYMOUS, Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.rooms.meetings.api import meetings_by_ids
from warmwelkom.rooms.newsletters.models import Call, Issue, IssueBlock
from warmwelkom.rooms.thinktank.api import contributions_by_ids

Kind = IssueBlock.Kind


@dataclass(frozen=True, kw_only=True)
class Part:
    """One block to show. `changed` says that it is otherwise now than when the issue was sent.

    `stamp` is its moment without a language, to compare by.
    """

    pk: UUID
    kind: str
    title: str = ""
    text: str = ""
    when: str = ""
    stamp: str = ""
    way: str = ""
    is_off: bool = False
    changed: bool = False
    alt: str = ""

    @property
    def address(self) -> str:
        """The whole address, for a mail."""
        return f"{settings.PUBLIC_ADDRESS}{self.way}" if self.way else ""


def parts_of(issue: Issue, *, slug: str) -> list[Part]:
    """The blocks in order, as a stranger may read them; at most four queries."""
    nobody = replace(ANONYMOUS, region_id=issue.region_id)
    rows = list(issue.blocks.all())
    found = _targets(nobody, rows)
    return [_part(row, found.get(row.target), slug) for row in rows]


def _targets(nobody: Actor, rows: list[IssueBlock]) -> dict[Any, Any]:
    """What the blocks are about, by number."""
    wanted = {
        kind: [row.target for row in rows if row.kind == kind and row.target]
        for kind in Kind.values
    }
    said = [*wanted[Kind.CONTRIBUTION], *wanted[Kind.PLAN]]
    found: dict[Any, Any] = {}
    if said:
        found |= contributions_by_ids(actor=nobody, ids=said)
    if wanted[Kind.MEETING]:
        found |= meetings_by_ids(actor=nobody, ids=wanted[Kind.MEETING])
    if wanted[Kind.CALL]:
        calls = Call.objects.visible_to(nobody, "calls.see").filter(pk__in=wanted[Kind.CALL])
        found |= {row.pk: row for row in calls}
    return found


def _part(row: IssueBlock, target: Any, slug: str) -> Part:
    if row.kind == Kind.TEXT:
        return Part(pk=row.pk, kind=row.kind, text=row.text)
    if row.kind == Kind.PICTURE:
        way = reverse("newsletters:picture", args=[slug, row.pk])
        return Part(pk=row.pk, kind=row.kind, alt=row.alt, way=way)
    if target is None:
        return Part(pk=row.pk, kind=row.kind, title=row.told.get("title", ""), is_off=True)
    part = _about(row, target, slug)
    now = told_of(part)
    return replace(part, changed=bool(row.told) and row.told != now)


def _about(row: IssueBlock, target: Any, slug: str) -> Part:
    if row.kind == Kind.MEETING:
        return Part(
            pk=row.pk, kind=row.kind, title=target.title, text=target.about,
            when=_when(target.starts_at, target.ends_at),
            stamp=f"{target.starts_at}/{target.ends_at}/{target.place}", is_off=target.cancelled_at is not None,
            way=reverse("meetings:meeting", args=[slug, target.pk]),
        )  # fmt: skip
    if row.kind == Kind.CALL:
        return Part(
            pk=row.pk, kind=row.kind, title=target.title, text=target.for_whom,
            when=long_day(target.closes_on), stamp=str(target.closes_on), way=reverse("calls:call", args=[slug, target.slug]),
        )  # fmt: skip
    way = reverse("thinktank:contribution", args=[slug, target.pk])
    text = target.text if target.title else ""
    return Part(pk=row.pk, kind=row.kind, title=target.heading, text=text, way=way)


def told_of(part: Part) -> dict[str, Any]:
    """What is kept of a block when it is sent: enough to say later what changed."""
    return {"title": part.title, "stamp": part.stamp, "is_off": part.is_off}


def _when(starts_at: dt.datetime | None, ends_at: dt.datetime | None) -> str:
    if not (starts_at and ends_at):
        return ""
    begins, ends = starts_at.astimezone(AMSTERDAM), ends_at.astimezone(AMSTERDAM)
    return f"{long_day(begins.date())}, {clock(begins)}–{clock(ends)}"
