"""Rows of the database in the shapes that leave: only what is published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import (
    Contribution,
    ContributionState,
    Label,
    ThreadLink,
)
from warmwelkom.rooms.thinktank.queries.open.shapes import (
    OpenContribution,
    OpenLabel,
    OpenLink,
    OpenState,
)

FIELDS = (
    "id", "kind", "title", "text", "received_on", "state", "state_on", "heard", "merged_into_id",
    "answer_by", "answered_on", "author_name", "school__name", "audience__name",
)  # fmt: skip


def published(actor: Actor) -> Any:
    """The contributions that everybody may read, whoever asks."""
    return Contribution.objects.visible_to(actor, "thinktank.see").filter(
        published_at__isnull=False
    )


def contributions_out(
    *, rows: Iterable[dict[str, Any]], site: str, region: str
) -> list[OpenContribution]:
    """Rows of `.values(*FIELDS)` with their labels; one query more."""
    rows = list(rows)
    labels = _labels_of([row["id"] for row in rows])
    front = site + reverse("thinktank:front", kwargs={"region": region})
    return [_contribution(row, labels.get(row["id"], []), front) for row in rows]


def _labels_of(numbers: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    pairs = Contribution.labels.through.objects.filter(contribution_id__in=numbers)
    for pk, kind, slug in pairs.order_by("label__kind", "label__place", "label__slug").values_list(
        "contribution_id", "label__kind", "label__slug"
    ):
        found.setdefault(pk, []).append(f"{kind}:{slug}")
    return found


def _contribution(row: dict[str, Any], labels: list[str], front: str) -> OpenContribution:
    return OpenContribution(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        text=row["text"],
        organisation=row["school__name"],
        asked_of=row["audience__name"],
        received_on=row["received_on"],
        state=row["state"],
        state_on=row["state_on"],
        heard=row["heard"],
        labels=labels,
        merged_into=row["merged_into_id"],
        answer_by=row["answer_by"],
        answered_on=row["answered_on"],
        licence="CC-BY-4.0" if row["author_name"] else None,
        url=f"{front}{row['id']}/",  # as `thinktank:contribution`
    )


def states_out(*, numbers: Iterable[UUID]) -> list[OpenState]:
    """The states of these contributions, each one's together and in their order; one query.

    Their own numbers stay here: such a number tells the moment at which it was made.
    """
    rows = ContributionState.objects.filter(contribution_id__in=list(numbers))
    values = rows.order_by("contribution_id", "at", "id").values_list(
        "contribution_id", "state", "on", "reason", "organisation__name", "meeting_title"
    )
    return [
        OpenState(
            contribution=pk, state=state, on=on, reason=reason, organisation=school,
            decided_in=meeting or None,
        )
        for pk, state, on, reason, school, meeting in values
    ]  # fmt: skip


def open_links() -> Any:
    """Links of which both ends are published."""
    return ThreadLink.objects.filter(
        earlier__published_at__isnull=False, later__published_at__isnull=False
    )


def links_out(rows: Any) -> list[OpenLink]:
    values = rows.values_list("id", "earlier_id", "later_id", "kind", "note", "made_on")
    return [
        OpenLink(id=pk, earlier=earlier, later=later, kind=kind, note=note, made_on=on)
        for pk, earlier, later, kind, note, on in values
    ]


def labels_out() -> list[OpenLabel]:
    rows: Any = Label.objects.order_by("kind", "place", "slug").values_list(
        "kind", "slug", "name", "name_en"
    )
    return [
        OpenLabel(kind=kind, slug=slug, name=name, name_en=name_en)
        for kind, slug, name, name_en in rows
    ]
