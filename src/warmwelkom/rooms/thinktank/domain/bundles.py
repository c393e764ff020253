"""What follows from merges that hold, each a pair "this one is read under that one". Pure."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

Merges = Mapping[UUID, UUID]
"""The merged one -> the one it was put under; each stands under one at most, and never in a ring."""


def root_of(merges: Merges, pk: UUID) -> UUID:
    """The one under which `pk` is read: itself where it stands on its own."""
    while pk in merges:
        pk = merges[pk]
    return pk


def bundles_of(merges: Merges, *pks: UUID) -> dict[UUID, UUID]:
    """Everything read together with one of these: each -> its root, the roots themselves too."""
    roots = {root_of(merges, pk) for pk in pks}
    found = {pk: root for pk in merges if (root := root_of(merges, pk)) in roots}
    return found | {root: root for root in roots}


def all_under(merges: Merges, pk: UUID) -> set[UUID]:
    """`pk` and all that is read under it, however deep."""
    return {pk} | {row for row in merges if pk in _way_up(merges, row)}


def is_bundled(merges: Merges, pk: UUID) -> bool:
    """Whether it stands under another, or another under it."""
    return pk in merges or pk in merges.values()


def _way_up(merges: Merges, pk: UUID) -> list[UUID]:
    way = []
    while pk in merges:
        pk = merges[pk]
        way.append(pk)
    return way
