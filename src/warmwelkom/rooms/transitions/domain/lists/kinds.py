"""Every kind of list, and which of them a file is."""

from __future__ import annotations

from warmwelkom.engines.tables import Mapping, Table, recognise
from warmwelkom.rooms.transitions.domain.lists import mbo_kinds, vo_kinds
from warmwelkom.rooms.transitions.domain.lists.plan import ListKind

KINDS: dict[str, ListKind] = {kind.name: kind for kind in (*vo_kinds.KINDS, *mbo_kinds.KINDS)}


def kinds_of(sector: str) -> list[ListKind]:
    """What a school of this sector may give."""
    return [kind for kind in KINDS.values() if kind.sector == sector]


def most_likely(*, table: Table, sector: str) -> str:
    """The kind whose columns fit best: nothing required missing, then most columns, then fewest unknown fields."""
    mappings = {kind.name: mapping_of(table=table, kind=kind) for kind in kinds_of(sector)}

    def fit(name: str) -> tuple[int, int, float]:
        mapping = mappings[name]
        return (
            -len(mapping.missing),
            len(mapping.fields),
            len(mapping.fields) / len(mapping.schema.fields),
        )

    return max(mappings, key=fit)


def mapping_of(
    *, table: Table, kind: ListKind, remembered: dict[str, object] | None = None
) -> Mapping:
    return recognise(
        columns=table.columns,
        sample_rows=table.sample(),
        schema=kind.schema,
        remembered=remembered or None,
    )
