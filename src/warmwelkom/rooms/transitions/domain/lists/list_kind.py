"""How one kind of list is understood: which rows it compares with and what a row becomes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from warmwelkom.engines.tables import Schema
from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.transitions.domain.lists.in_columns import (
    Columns,
    Faults,
    Values,
    column_by_column,
    first_key_of,
)

Keys = tuple[Hashable, ...]
Get = Callable[[str], Any]
CALLED = ("given_name", "official_names", "prefix", "surname")
CHUNK = 2000  # rows fetched at a time, so that what is known never stands in memory whole
TWO_ALIKE = object()
"""Stands in the place of a row where two rows answer to one key: nobody guesses which."""


@dataclass(frozen=True, kw_only=True)
class Where:
    """The school, campus and year a list is about."""

    region_id: Any
    school: School
    location: Location | None
    school_year: int


class KnownRow(NamedTuple):
    """What a plan needs of a row that is there, before it is compared."""

    pk: Any
    number: str
    is_gone: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is there already: the rows, and the same rows by what a list may call them."""

    rows: list[KnownRow]
    by_key: dict[Hashable, Any]


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """One kind of list.

    `rows(where)` are those that are known. `values(row, memo)` turns a row into fields of `model` (dotted
    for a row behind a foreign key), or `columns(columns, size, memo)` all rows of a piece at once, with the rows it refuses; `keys(values)` says by what to find it, best first, and
    `known_keys(get)` the same of a row that is known, from its fields in `found_by`; `blank`
    is a new row before the list has a word, or None where a list can only add to what is known (`unknown` then says
    so). `merge` makes one of two rows about the same thing, in any order the same; without it two
    rows must be equal. What is known is merged too, by its fields `as_row`, so that an older list changes
    nothing. `watches` asks about those who are no longer on the list, `number` being the field by
    which they are told. `find_by` are fields that serve to find and are never written. Of each
    group in `needs` one field must have a column. `tells` are the fields that give this kind away; `called` together are
    the name of somebody; `shown` maps fields of the model to the fields of the list that they come from.
    """

    name: str
    sector: str
    schema: Schema
    model: type[Model]
    rows: Callable[[Where], QuerySet[Any]]
    found_by: tuple[str, ...]
    known_keys: Callable[[Get], Keys]
    memo: Callable[[Where], Any]
    keys: Callable[[Values], Iterable[Hashable]]
    values: Callable[[dict[str, Any], Any], Values] | None = None
    columns: Callable[[Columns, int, Any], tuple[Columns, Faults]] | None = None
    first_keys: Callable[[Columns, int], list[Hashable]] | None = None
    blank: Callable[[Where], Any] | None
    shown: dict[str, str]
    called: tuple[str, ...] = ()
    tells: frozenset[str]
    needs: tuple[tuple[str, ...], ...] = ()
    find_by: frozenset[str] = frozenset()
    unknown: tuple[str, str] = ("", "")
    merge: Callable[[Values, Values], Values] | None = None
    as_row: tuple[str, ...] = ()
    watches: bool = False
    number: str = ""

    def in_columns(self, columns: Columns, size: int, memo: Any) -> tuple[Columns, Faults]:
        """What these rows become, and which of them can't come in."""
        if self.columns:
            return self.columns(columns, size, memo)
        values = self.values
        if values is None:
            raise TypeError(f"The kind {self.name} says nothing about its rows.")
        return column_by_column(columns, size, lambda row: values(row, memo))

    def first_of(self, columns: Columns, size: int, faults: Faults) -> list[Hashable]:
        """By what each row is to be found first."""
        if self.first_keys:
            return self.first_keys(columns, size)
        return first_key_of(columns, size, self.keys, faults)

    def lengths(self) -> dict[str, int]:
        """How many characters fit in each field that keeps text."""
        found = {}
        for name in self.shown:
            model: Any = self.model
            *path, last = name.split(".")
            for part in path:
                model = model._meta.get_field(part).related_model
            longest = getattr(model._meta.get_field(last), "max_length", None)
            if longest:
                found[name] = longest
        return found

    def load(self, where: Where) -> Known:
        """The rows that are known by each of their keys; a key of two rows leads to neither. One query."""
        rows: list[KnownRow] = []
        by_key: dict[Hashable, Any] = {}
        for get in self.fields_of(where, (self.number, *self.found_by)):
            gone = self.watches and get("gone_at") is not None
            row = KnownRow(get("pk"), get(self.number) if self.number else "", gone)
            rows.append(row)
            for key in self.known_keys(get):
                by_key[key] = row if by_key.get(key, row) is row else TWO_ALIKE
        return Known(rows=rows, by_key=by_key)

    def whole(self, where: Where, keys: list[Any]) -> QuerySet[Any]:
        """These of the known rows as they are, with who stands behind them."""
        rows = self.rows(where).filter(pk__in=keys).order_by("pk")
        behind = {name.rpartition(".")[0] for name in self.called} - {""}
        return rows.select_related(*behind) if behind else rows

    def name_of(self, get: Get) -> str:
        """Who a known row is about; empty where the kind names nobody."""
        if not self.called:
            return ""
        given, official, *rest = map(get, self.called)
        return " ".join(part for part in (given or official, *rest) if part)

    def fields_of(self, where: Where, names: tuple[str, ...]) -> Iterator[Get]:
        """The known rows as functions from a field to its value, with their key; one query, streamed."""
        wanted = [name for name in dict.fromkeys(("pk", *names)) if name]
        wanted += ["gone_at"] if self.watches and "gone_at" not in wanted else []
        paths = [name.replace(".", "__") for name in wanted]
        rows = self.rows(where).order_by("pk").values_list(*paths)
        for row in rows.iterator(chunk_size=CHUNK):
            yield dict(zip(wanted, row, strict=True)).__getitem__
