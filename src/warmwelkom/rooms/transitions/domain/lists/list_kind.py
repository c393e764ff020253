"""How one kind of list is understood: which rows it compares with and what a row becomes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from warmwelkom.engines.tables import Schema
from warmwelkom.rooms.people.models import Location, School

Values = dict[str, Any]
Keys = tuple[Hashable, ...]
TWO_ALIKE = object()
"""Stands in the place of a row where two rows answer to one key: nobody guesses which."""


class RowRefused(Exception):  # noqa: N818  it is an answer about a row
    """This row can't come in; the message is a Dutch and an English sentence."""

    def __init__(self, field_name: str, sentence_nl: str, sentence_en: str) -> None:
        super().__init__(sentence_nl)
        self.field_name = field_name
        self.sentence_nl = sentence_nl
        self.sentence_en = sentence_en


@dataclass(frozen=True, kw_only=True)
class Where:
    """The school, campus and year a list is about."""

    region_id: Any
    school: School
    location: Location | None
    school_year: int


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is there already: the rows, and the same rows by what a list may call them."""

    rows: list[Any]
    by_key: dict[Hashable, Any]


def known_by(rows: Iterable[Any], keys: Callable[[Any], Keys]) -> Known:
    """The rows by each of their keys; a key of two rows leads to neither."""
    found = list(rows)
    by_key: dict[Hashable, Any] = {}
    for row in found:
        for key in keys(row):
            by_key[key] = row if by_key.get(key, row) is row else TWO_ALIKE
    return Known(rows=found, by_key=by_key)


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """One kind of list.

    `load(where)` gives what is known. `values(row, memo)` turns a row into fields of `model` (dotted
    for a row behind a foreign key); `keys(values)` says by what to find it, best first; `make`
    builds a new object, or is None where a list can only add to what is known (`unknown` then says
    so). `merge` makes one of two rows about the same thing, in any order the same; without it two
    rows must be equal. With `as_row` what is known is merged too, so that an older list changes
    nothing. `watches` asks about those who are no longer on the list, `number` being the field by
    which they are told. `find_by` are fields that serve to find and are never written. Of each
    group in `needs` one field must have a column. `tells` are the fields that give this kind away;
    `shown` maps fields of the model to the fields of the list that they come from.
    """

    name: str
    sector: str
    schema: Schema
    model: type[Model]
    load: Callable[[Where], Known]
    memo: Callable[[Where], Any]
    keys: Callable[[Values], Keys]
    values: Callable[[dict[str, Any], Any], Values]
    make: Callable[[Where, Values], Any] | None
    shown: dict[str, str]
    tells: frozenset[str]
    needs: tuple[tuple[str, ...], ...] = ()
    find_by: frozenset[str] = frozenset()
    unknown: tuple[str, str] = ("", "")
    merge: Callable[[Values, Values], Values] | None = None
    as_row: Callable[[Any], Values] | None = None
    watches: bool = False
    number: str = ""

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
