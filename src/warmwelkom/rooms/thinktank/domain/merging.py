"""Two contributions say the same: a person puts one under the other, and may take that back.

A merge is a pointer. No voice moves and no text is lost; what follows from the merges that hold
(`merged_into`, `heard`, "bundled" or "heard") is derived from them again each time.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.thinktank.domain.bundles import all_under, bundles_of, is_bundled
from warmwelkom.rooms.thinktank.domain.contribute import recount
from warmwelkom.rooms.thinktank.domain.states import ReasonMissing, check_before, set_states
from warmwelkom.rooms.thinktank.domain.telling import tell_of_merge
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Merge

WAITING = ("heard", "bundled")
"""The states of a need that waits: on its own, and in a bundle. An answered one stays answered."""


class CantMerge(UserError):  # noqa: N818  reads as the sentence it is
    """These two can't be put together; the sentence says why."""


@command("thinktank.merge", on="merged")
def merge(
    *, actor: Actor, merged: Contribution, into: Contribution, reason: str, now: dt.datetime
) -> Merge:
    """Read `merged`, and all that was merged into it, under `into` or what that was merged into.

    Raises:
        ReasonMissing: nobody would know why.
        CantMerge: not both public, not of one kind, or the same already.
    """
    if not reason.strip():
        raise ReasonMissing(gettext_noop("Schrijf in een zin waarom. Iedereen kan dat lezen."))
    rows = _lock(merged.pk, into.merged_into_id or into.pk)
    under, root = rows.get(merged.pk), rows.get(into.merged_into_id or into.pk)
    if under is None or root is None or not _fit(under, root):
        raise CantMerge(
            gettext_noop(
                "Kies twee verschillende bijdragen van dezelfde soort die al geplaatst zijn."
            )
        )
    if under.merged_into_id or root.merged_into_id:
        raise ChangedMeanwhile(
            gettext_noop("Dit is intussen al samengevoegd. Kijk hoe het nu is en kies opnieuw.")
        )
    made = Merge.objects.create(
        region_id=actor.region, merged=under, into=root, reason=reason.strip(), at=now,
        by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    rest = gettext("Anderen zeiden hetzelfde. Dat staat nu bij elkaar: %(why)s")
    _settle(made, first=reason.strip(), rest=rest % {"why": reason.strip()}, actor=actor, now=now)
    tell_of_merge(made=made, under=all_under(merges_that_hold(), under.pk), actor=actor, now=now)
    return made


@command("thinktank.merge", on="merged")
def undo_merge(*, actor: Actor, merged: Contribution, made: Merge, now: dt.datetime) -> None:
    """Take a merge back: every pointer, count and state is again what the other merges say.

    Raises:
        ChangedMeanwhile: somebody took it back before.
    """
    _lock(merged.pk, made.into_id)
    taken = Merge.objects.filter(pk=made.pk, merged=merged, undone_at=None).update(
        undone_at=now, undone_by_id=actor.user_id
    )
    if not taken:
        raise ChangedMeanwhile(gettext_noop("Dit is al ongedaan gemaakt."))
    why = gettext("Het samenvoegen is ongedaan gemaakt. Dit staat weer op zichzelf.")
    _settle(made, first=why, rest=why, actor=actor, now=now)
    under = all_under(merges_that_hold(), merged.pk)
    tell_of_merge(made=made, under=under, actor=actor, now=now, is_over=True)


@check_before("need", "bundled")
def _stands_in_a_bundle(contribution: Contribution) -> None:
    if not is_bundled(merges_that_hold(), contribution.pk):
        raise CantMerge(gettext_noop("Bundelen doe je door twee behoeften samen te voegen."))


def _fit(under: Contribution, root: Contribution) -> bool:
    return (
        under.pk != root.pk
        and under.kind == root.kind
        and bool(under.published_at and root.published_at)
    )


def merges_that_hold() -> dict[UUID, UUID]:
    """Every merge of the region that was not taken back: the merged one -> where it went."""
    return dict(Merge.objects.filter(undone_at=None).values_list("merged_id", "into_id"))


def _lock(*pks: UUID) -> dict[UUID, Contribution]:
    """Always in the same order, so that two people who merge never wait for each other."""
    return {
        row.pk: row
        for row in Contribution.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    }


def _settle(made: Merge, *, first: str, rest: str, actor: Actor, now: dt.datetime) -> None:
    """Derive pointers, counts and states again for all that this merge touches.

    `first` is the reason for the one that was merged, `rest` that for whatever else changes.
    """
    merges = merges_that_hold()
    roots = bundles_of(merges, made.merged_id, made.into_id)
    rows = list(Contribution.objects.filter(pk__in=roots))
    for row in rows:
        row.merged_into_id = None if roots[row.pk] == row.pk else roots[row.pk]
    Contribution.objects.bulk_update(rows, ["merged_into"])
    for row in rows:
        if row.merged_into_id is None:
            row.heard = recount(row)
    waiting = [row for row in rows if row.kind == Kind.NEED and row.state in WAITING]
    for row in waiting:
        to = WAITING[is_bundled(merges, row.pk)]
        if row.pk == made.merged_id or row.state != to:
            why = first if row.pk == made.merged_id else rest
            set_states(rows=[row], state=to, reason=why, actor=actor, now=now)
