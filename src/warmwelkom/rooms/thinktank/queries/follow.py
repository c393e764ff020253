"""What happened with what somebody said, opened with a follow code."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch, Q

from warmwelkom.rooms.thinktank.models import (
    Contribution,
    ContributionState,
    Kind,
    ModerationCase,
    ThreadLink,
    Voice,
)
from warmwelkom.rooms.thinktank.queries.pilots import PilotStation, pilots_of


@dataclass(kw_only=True)
class Followed:
    """One thing that was said.

    `root` is where it was bundled, `later` what came from it, in order; `pilots` how that was tried
    and what came of it.
    """

    row: Contribution
    is_mine: bool
    case: ModerationCase | None
    root: Contribution
    later: list[Contribution] = field(default_factory=list)
    pilots: list[PilotStation] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        return self.row.published_at is None and not self.is_kept_back

    @property
    def is_kept_back(self) -> bool:
        return bool(self.case and self.case.decision == ModerationCase.Decision.KEPT_BACK)


def followed(*, receipt: str) -> list[Followed]:
    """Everything of this follow code, its own words first. At most six queries."""
    states = Prefetch("states", ContributionState.objects.select_related("organisation"))
    voices = list(
        Voice.objects.filter(receipt=receipt)
        .select_related("contribution__merged_into", "contribution__case")
        .order_by("-is_writer", "week", "id")
    )
    found = [
        Followed(
            row=voice.contribution,
            is_mine=voice.is_writer,
            case=getattr(voice.contribution, "case", None),
            root=voice.contribution.merged_into or voice.contribution,
        )
        for voice in voices
    ]
    later = _later({one.root.pk for one in found})
    about = {row.pk for rows in later.values() for row in rows} | {one.root.pk for one in found}
    rows = Contribution.objects.filter(pk__in=about).select_related("audience")
    whole = {row.pk: row for row in rows.prefetch_related(states)}
    for one in found:
        one.later = [whole[row.pk] for row in later.get(one.root.pk, [])]
        one.root = whole[one.root.pk]
    _tried(found)
    return found


def _tried(found: list[Followed]) -> None:
    """Add the pilots and effects of the plans. One query, where there is a plan."""
    plans = {row.pk for one in found for row in one.later if row.kind == Kind.PLAN}
    stations = pilots_of(plans) if plans else []
    for one in found:
        own = {row.pk for row in one.later}
        one.pilots = [row for row in stations if row.contribution_id in own]


def _later(roots: set[UUID]) -> dict[UUID, list[Contribution]]:
    """What came from each root, at most four links on, and is shown; the nearest first. One query."""
    if not roots:
        return {}
    up = Q()
    for depth in range(4):
        up |= Q(**{"__".join(["earlier", *["earlier_links__earlier"] * depth, "in"]): roots})
    links = ThreadLink.objects.filter(up, later__published_at__isnull=False)
    after: dict[UUID, dict[UUID, Contribution]] = {}
    for link in links.select_related("later").distinct().order_by("made_on", "id"):
        after.setdefault(link.earlier_id, {})[link.later_id] = link.later
    return {root: list(_walk(root, after).values()) for root in roots}


def _walk(root: UUID, after: dict[UUID, dict[UUID, Contribution]]) -> dict[UUID, Contribution]:
    found: dict[UUID, Contribution] = {}
    edge = [root]
    while edge:
        edge = [
            pk for one in edge for pk in after.get(one, {}) if pk not in found and pk != root
            and found.setdefault(pk, after[one][pk])
        ]  # fmt: skip
    return found
