"""Every kind of list, and which of them a file is."""

from __future__ import annotations

from warmwelkom.engines.tables import FieldSpec, Mapping, Table, recognise
from warmwelkom.rooms.transitions.domain.lists import dossier_statuses, mbo_kinds, vo_kinds
from warmwelkom.rooms.transitions.domain.lists.list_kind import ListKind

KINDS: dict[str, ListKind] = {
    kind.name: kind for kind in (*vo_kinds.KINDS, dossier_statuses.KIND, *mbo_kinds.KINDS)
}

FEW = 25  # rows that tell which kind a list is


def kinds_of(sector: str) -> list[ListKind]:
    """What a school of this sector may give."""
    return [kind for kind in KINDS.values() if kind.sector == sector]


def most_likely(*, table: Table, sector: str = "") -> str:
    """The kind whose columns fit best, of this sector or of all; empty where no kind has a column.

    Fewest required columns missing, then most columns that give the kind away, then most columns,
    then fewest fields without one.
    """
    kinds = kinds_of(sector) if sector else list(KINDS.values())
    mappings = {kind.name: mapping_of(table=table, kind=kind, size=FEW) for kind in kinds}

    def fit(name: str) -> tuple[int, int, int, float]:
        kind, mapping = KINDS[name], mappings[name]
        return (
            -len(columns_missing(kind=kind, mapping=mapping)),
            len(kind.tells & set(mapping.fields)),
            len(mapping.fields),
            len(mapping.fields) / len(mapping.schema.fields),
        )

    return max(mappings, key=fit, default="")


def mapping_of(*, table: Table, kind: ListKind, size: int = 200) -> Mapping:
    """The columns as the machine places them, from the headings and the first rows."""
    return recognise(columns=table.columns, sample_rows=table.sample(size=size), schema=kind.schema)


def columns_missing(*, kind: ListKind, mapping: Mapping) -> list[tuple[FieldSpec, ...]]:
    """What has no column yet; of each group one field is enough."""
    have = set(mapping.fields)
    for name in mapping.fields:
        have.update(kind.schema.by_name[name].instead_of)
    groups = [
        tuple(kind.schema.by_name[name] for name in group)
        for group in kind.needs
        if not have & set(group)
    ]
    return [*((spec,) for spec in mapping.missing), *groups]
