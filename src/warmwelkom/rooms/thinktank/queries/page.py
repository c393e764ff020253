"""One contribution's page: its words, what came before and after it, what was said about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.thinktank.domain.rules_of_links import NEXT, WAYS
from warmwelkom.rooms.thinktank.models import (
    Contribution,
    EarlierText,
    Kind,
    Label,
    Merge,
    Origin,
    ThreadLink,
    Voice,
    Withdrawal,
)
from warmwelkom.rooms.thinktank.queries.moderation import offline_reason
from warmwelkom.rooms.thinktank.queries.plans import plan_in, plan_rows

MOVES_ON = (Kind.IDEA, Kind.OFFER)
"""What its bringer brings into another state; a need is answered, a plan has its own page."""


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A thread to another contribution, in words: "dit lost op", and the other one."""

    link: ThreadLink
    words: Any
    other: Contribution


def page_of(*, actor: Actor, pk: UUID) -> dict[str, Any]:
    """The contribution and all that hangs from it; raises MayNotKnow. 5 queries."""
    row = _row(actor, pk)
    before, after = _ties(row)
    return {
        "row": row,
        "labels": [Label(**label) for label in row.label_rows],
        "origins": [Origin(**origin | _day(origin, "on")) for origin in row.origin_rows],
        "earlier_texts": [EarlierText(**text | _moment(text, "until")) for text in row.text_rows],
        "states": list(row.states.select_related("organisation").order_by("-at", "-id")),
        "bundle": _bundle(row),
        "before": before,
        "after": after,
        "remarks": list(row.remarks.select_related("school")),
        "plan": plan_in(row),
        "has_words": bool(row.title) or row.text not in row.heading,
        "has_my_voice": row.has_my_voice,
        "offline": "" if row.is_withdrawn else offline_reason(row=row),
        "next": NEXT.get(row.kind, ("", ""))[0],
        "may": may_here(actor, row),
    }


def _row(actor: Actor, pk: UUID) -> Any:
    """The row, with its labels, origins and earlier texts as JSON beside it: one query for all."""
    own = {"contribution": OuterRef("pk")}
    me = actor.user_id
    voices = Voice.objects.filter(person_id=me) if me else Voice.objects.none()
    given = Contribution.labels.through.objects.filter(contribution=OuterRef(OuterRef("pk")))
    labels = Label.objects.filter(pk__in=given.values("label"))
    return (
        Contribution.objects.select_related("school", "audience", "merged_into")
        .annotate(
            has_my_voice=Exists(voices.filter(**own)),
            is_withdrawn=Exists(Withdrawal.objects.filter(**own, undone_at=None)),
            label_rows=_json(labels, "kind", "slug", "name", "name_en"),
            origin_rows=_json(
                Origin.objects.filter(**own).order_by("on", "id"), "kind", "title", "on"
            ),
            plan_rows=plan_rows(actor),
            text_rows=_json(
                EarlierText.objects.filter(**own), "title", "text", "until", "changed_by_name"
            ),
        )
        .get_for(actor, "thinktank.see", pk=pk)
    )


def _json(rows: Any, *fields: str) -> ArraySubquery:
    return ArraySubquery(rows.values(one=JSONObject(**{name: F(name) for name in fields})))


def _day(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {name: dt.date.fromisoformat(values[name])}


def _moment(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {name: dt.datetime.fromisoformat(values[name])}


def _bundle(row: Contribution) -> list[Merge]:
    """The merges that hold around this one: what is read under it, or where it is read; one query."""
    merges = Merge.objects.filter(
        Q(merged=row) | Q(merged__merged_into=row),
        undone_at=None,
        merged__published_at__isnull=False,
    )
    return list(
        merges.select_related("merged", "merged__school", "into").order_by(
            "merged__received_on", "merged_id"
        )
    )


def _ties(row: Contribution) -> tuple[list[Tie], list[Tie]]:
    """What it came from and what came of it; of a bundle the threads of all in it. One query."""
    before = Q(later=row) | Q(later__merged_into=row)
    after = Q(earlier=row) | Q(earlier__merged_into=row)
    found: tuple[list[Tie], list[Tie]] = ([], [])
    links = ThreadLink.objects.filter(before | after).select_related("earlier", "later")
    for link in links.order_by("made_on", "id"):
        is_before = row.pk in (link.later_id, link.later.merged_into_id)
        other = link.earlier if is_before else link.later
        if other.published_at:
            way = f"{link.kind}:{'earlier' if is_before or link.kind == 'touches' else 'later'}"
            found[not is_before].append(Tie(link=link, words=WAYS[way], other=other))
    return found


def may_here(actor: Actor, row: Contribution) -> dict[str, bool]:
    """What this reader may do here, read from the row itself: no query."""
    if not may(actor, "thinktank.contribute"):
        return {}
    is_mine = row.author_id is not None and row.author_id == actor.user_id
    moderates = may(actor, "thinktank.moderate")
    is_asked = row.audience_id is not None and any(
        grant.school_id == row.audience_id for grant in actor.grants
    )
    is_public, is_need = row.published_at is not None, row.kind == Kind.NEED
    return {
        "take_part": is_public,
        "moderate": moderates,
        "edit": is_mine or (moderates and not row.is_by_code),
        "withdraw": is_mine,
        "answer": is_public and is_need and not row.merged_into_id and (is_asked or moderates),
        "ask": is_public and is_need and not row.merged_into_id and moderates,
        "move_on": is_public and row.kind in MOVES_ON and (is_mine or is_asked or moderates),
        "merge": is_public and moderates and not row.merged_into_id,
    }
