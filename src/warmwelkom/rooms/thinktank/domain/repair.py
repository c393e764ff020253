"""Hold what is repeated for speed against its rows, say what differs, and mend it."""

from __future__ import annotations

from django.db.models import F, OuterRef, Q, Subquery

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.thinktank.domain.bundles import root_of
from warmwelkom.rooms.thinktank.domain.merging import merges_that_hold
from warmwelkom.rooms.thinktank.models import Contribution, ContributionState
from warmwelkom.rooms.thinktank.queries.voices import wrong_counts


@command("thinktank.repair")
def mend_think_tank(*, actor: Actor) -> list[str]:  # noqa: ARG001  for the record
    """A sentence for each pointer, count and state that differed; they are right afterwards."""
    return [*_mend_pointers(), *_mend_counts(), *_mend_states()]


def _mend_pointers() -> list[str]:
    merges, told = merges_that_hold(), []
    for row in Contribution.objects.filter(Q(pk__in=merges) | Q(merged_into__isnull=False)):
        right = root_of(merges, row.pk) if row.pk in merges else None
        if row.merged_into_id != right:
            told.append(f"{row.pk}: read under {row.merged_into_id}, should be {right}")
            Contribution.objects.filter(pk=row.pk).update(merged_into=right)
    return told


def _mend_counts() -> list[str]:
    told = []
    for pk, (heard, right) in wrong_counts().items():
        told.append(f"{pk}: {heard} voices, should be {right}")
        Contribution.objects.filter(pk=pk).update(heard=right)
    return told


def _mend_states() -> list[str]:
    newest = ContributionState.objects.filter(contribution=OuterRef("pk")).order_by("-at", "-id")
    rows = Contribution.objects.annotate(
        right=Subquery(newest.values("state")[:1]), right_on=Subquery(newest.values("on")[:1])
    ).filter(~Q(state=F("right")) | ~Q(state_on=F("right_on")))
    told = []
    for row in rows.filter(right__isnull=False):
        told.append(
            f"{row.pk}: {row.state} on {row.state_on}, should be {row.right} on {row.right_on}"
        )
        Contribution.objects.filter(pk=row.pk).update(state=row.right, state_on=row.right_on)
    return told
