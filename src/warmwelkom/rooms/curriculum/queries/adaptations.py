"""Proposals that came from a gap: the picture then, and the picture now beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.curriculum.models import Adaptation
from warmwelkom.rooms.curriculum.queries.covered import STATES, covered
from warmwelkom.rooms.thinktank.api import contributions_by_ids


@dataclass(frozen=True, kw_only=True)
class ThenAndNow:
    """Of one proposal: goals by state when it was made, and today."""

    row: Adaptation
    title: str
    state: str
    then: Counter[str]
    now: Counter[str]

    @property
    def lines(self) -> list[tuple[str, int, int]]:
        return [
            (state, self.then[state], self.now[state])
            for state in STATES
            if self.then[state] or self.now[state]
        ]


def whole_picture(*, actor: Actor, profile: str, programme: UUID) -> dict[str, int]:
    """Goals by state in all leerwegen together: what a later picture is laid beside, whichever part one looks at."""
    return dict(covered(region=actor.region).counts(profile, programme))


def adaptations_for(*, actor: Actor) -> list[ThenAndNow]:
    """The newest first, at most a hundred; those whose plan the actor may not see are left out."""
    rows = list(
        Adaptation.objects.visible_to(actor, "curriculum.see_adaptation")
        .select_related("programme__school", "profile")[:100]
    )  # fmt: skip
    if not rows:
        return []
    plans = contributions_by_ids(actor=actor, ids=[row.contribution_id for row in rows])
    picture = covered(region=actor.region)
    return [
        ThenAndNow(
            row=row,
            title=plans[row.contribution_id].title,
            state=plans[row.contribution_id].state,
            then=Counter(row.before),
            now=picture.counts(row.profile_id, row.programme_id),
        )
        for row in rows
        if row.contribution_id in plans
    ]
