"""The archive of newsletters, one issue, and what can stand in it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import may
from warmwelkom.base.outbox.take_back import how_far
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.newsletters.models import Call, Issue, IssueBlock
from warmwelkom.rooms.newsletters.queries.blocks import Part, parts_of
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Contribution, Kind

MOST_SHOWN, MOST_TO_CHOOSE = 100, 100


def front_for(*, actor: Actor, now: dt.datetime) -> dict[str, Any]:
    """What was sent (out, as everybody sees), and the drafts for who writes them. Two queries."""
    rows = list(Issue.objects.visible_to(actor, "newsletters.see")[:MOST_SHOWN])
    out = [row for row in rows if row.is_out(now)]
    return {
        "region": Region.objects.get(pk=actor.region),
        "out": sorted(out, key=lambda row: row.goes_at, reverse=True),
        "drafts": [row for row in rows if not row.is_out(now)]
        if may(actor, "newsletters.make")
        else [],
        "writes": may(actor, "newsletters.make"),
        "sends": actor.has("coordinator"),
    }


def issue_for(*, actor: Actor, pk: UUID, now: dt.datetime) -> dict[str, Any]:
    """One issue with its parts; a draft and what can be taken back only for who writes. Raises MayNotKnow."""
    row: Issue = Issue.objects.select_related("region").get_for(actor, "newsletters.see", pk=pk)
    writes = may(actor, "newsletters.make")
    if not row.is_out(now) and not writes:
        raise MayNotKnow
    return {
        "row": row,
        "region": row.region,
        "parts": parts_of(row, slug=row.region.slug),
        "is_out": row.is_out(now),
        "writes": writes,
        "sends": actor.has("coordinator"),
    }


def issues_out(*, actor: Actor, now: dt.datetime) -> list[tuple[Issue, list[Part]]]:
    """The last ten that are out, with their parts, for a feed. Two queries and four for each issue."""
    found = Issue.objects.visible_to(actor, "newsletters.see").filter(goes_at__lte=now)
    rows = list(found.select_related("region").order_by("-goes_at")[:10])
    return [(row, parts_of(row, slug=row.region.slug)) for row in rows]


def picture_for(*, actor: Actor, pk: UUID, now: dt.datetime) -> IssueBlock:
    """The block of a picture that this reader may see; raises MayNotKnow. One query."""
    found = IssueBlock.objects.select_related("issue").filter(pk=pk, kind=IssueBlock.Kind.PICTURE)
    row: IssueBlock | None = found.first()
    if row is None or not (row.issue.is_out(now) or may(actor, "newsletters.make")):
        raise MayNotKnow
    return row


def to_choose(*, actor: Actor, kind: str, now: dt.datetime) -> list[tuple[str, str]]:
    """(number, words) of what can stand in a block of this kind; only what is public. One query."""
    rows: Any
    if kind == IssueBlock.Kind.MEETING:
        coming = Meeting.objects.visible_to(actor, "meetings.see").filter(cancelled_at=None)
        rows = [row for row in coming[:MOST_TO_CHOOSE] if not row.is_over(now)]
    elif kind == IssueBlock.Kind.CALL:
        rows = [
            row for row in Call.objects.visible_to(actor, "calls.see") if row.is_open(now.date())
        ]
    else:
        said = Contribution.objects.filter(published_at__isnull=False, merged_into=None)
        is_plan = kind == IssueBlock.Kind.PLAN
        said = said.filter(kind=Kind.PLAN) if is_plan else said.exclude(kind=Kind.PLAN)
        newest = said.visible_to(actor, "thinktank.see") if hasattr(said, "visible_to") else said
        rows = newest.order_by("-published_at")[:MOST_TO_CHOOSE]
    return [(str(row.pk), getattr(row, "heading", "") or row.title) for row in rows]


def progress_of(issue: Issue) -> dict[str, int]:
    """How far the mails of an issue are: waiting, gone, failed, not sure. One query."""
    by_state = how_far(event=f"issue:{issue.pk}")
    gone = by_state.get("sent", 0) + by_state.get("delivered", 0)
    rest = {name: by_state.get(name, 0) for name in ("failed", "unknown")}
    return {"gone": gone, "waits": sum(by_state.values()) - gone - sum(rest.values()), **rest}
