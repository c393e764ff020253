"""Which column feeds which field: proposed by the machine, corrected and remembered by people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from warmwelkom.engines.tables.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict

    from warmwelkom.engines.tables.schema import FieldSpec, Schema


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """Fields to columns for one list; `refused` columns hold citizen numbers and feed nothing."""

    schema: Schema
    columns: tuple[str, ...]
    fields: Dict[str, str]
    refused: tuple[str, ...] = ()

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Columns that nothing is read from, refused ones apart."""
        used = {*self.fields.values(), *self.refused}
        return tuple(column for column in self.columns if column not in used)

    @property
    def missing(self) -> tuple[FieldSpec, ...]:
        """Required fields without a column."""
        covered = set(self.fields)
        for name in self.fields:
            covered.update(self.schema.by_name[name].instead_of)
        return tuple(f for f in self.schema.fields if f.required and f.name not in covered)

    def with_column(self, field: str, column: str | None) -> Mapping:
        """The same mapping with one field fed by another column, or by none.

        The column is taken away from the field it fed before. Raises TableError for a refused column and
        KeyError for a field or column that does not exist.
        """
        if field not in self.schema.by_name or (column is not None and column not in self.columns):
            raise KeyError(field if field not in self.schema.by_name else column)
        if column in self.refused:
            raise TableError(
                f"In de kolom “{column}” staan burgerservicenummers. Die mogen we niet bewaren.",
                f"The column “{column}” holds citizen numbers. We may not keep these.",
            )
        kept = {f: c for f, c in self.fields.items() if f != field and c != column}
        return replace(self, fields=kept if column is None else {**kept, field: column})

    def to_dict(self) -> dict[str, Any]:
        """What a school's mapping is remembered by: names only, no cell of the list."""
        return {"schema": self.schema.name, "fields": dict(self.fields)}

    def with_remembered(self, remembered: Dict[str, Any]) -> Mapping:
        """What was remembered goes first, as far as its columns and fields are here and not refused."""
        if remembered.get("schema") != self.schema.name:
            return self
        result = self
        for field, column in remembered["fields"].items():
            known = field in self.schema.by_name and column in self.columns
            if known and column not in self.refused:
                result = result.with_column(field, column)
        return result
