"""Write the new rows of a list: a few statements for any number of them.

Through Django's objects ten thousand rows cost many seconds. COPY is no way either: it may not go into a table with
row-level security, and a temporary table is a right that the web role does not have. So each column travels as
one array, and both tables of ours are filled from these by one INSERT (decision 0029).
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import uuid_utils
from django.db import connection
from django.db.models import Model

from warmwelkom.rooms.transitions.domain.lists.plan import Item

INCOMING = "incoming"
BATCH = 5000  # rows in a statement
BEHIND = "pupil"  # the foreign key behind which a list writes too


@dataclass(frozen=True, kw_only=True)
class _Column:
    """A field that the list has a word about; `empty` stands where one of its rows has none."""

    name: str
    column: str
    type: str
    empty: Any

    @property
    def is_behind(self) -> bool:
        return "." in self.name


def insert_items(*, items: Sequence[Item], blank: Model) -> list[str]:
    """Insert a row for each item; what the list has no word about is as in `blank`. Returns the new keys."""
    columns = [_column(blank, name) for name in _names(items)]
    keys: list[str] = []
    for names, alike in _by_shape(items).items():
        for start in range(0, len(alike), BATCH):
            batch = alike[start : start + BATCH]
            fresh = [[str(uuid_utils.uuid7()) for _item in batch] for _key in ("own", "behind")]
            keys += fresh[0]
            sql, same = _statement(blank, columns)
            with connection.cursor() as cursor:
                cursor.execute(sql, [*map(_array, fresh), *_arrays(batch, names, columns), *same])
    return keys


def _by_shape(items: Sequence[Item]) -> dict[tuple[str, ...], list[Item]]:
    found: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        found[item.names].append(item)
    return found


def _arrays(batch: list[Item], names: tuple[str, ...], columns: list[_Column]) -> Iterator[str]:
    """Of each column its cells as an array; where these rows have no such cell, what stands for it."""
    listed = dict(zip(names, zip(*(item.cells for item in batch), strict=True), strict=True))
    for column in columns:
        cells = listed.get(column.name)
        yield _array([_sent(column.empty)] * len(batch) if cells is None else _texts(cells))


def _texts(cells: Sequence[Any]) -> Sequence[str | None]:
    """What is no text is made one, once for all cells that say the same."""
    if set(map(type, cells)) == {str}:
        return cells
    told = {cell: _sent(cell) for cell in set(cells)}
    return [told[cell] for cell in cells]


def _sent(cell: Any) -> str | None:
    if isinstance(cell, tuple | list):
        return json.dumps(cell)
    return cell.isoformat() if isinstance(cell, dt.date) else None if cell is None else str(cell)


def _array(cells: Sequence[str | None]) -> str:
    """An array as PostgreSQL reads it; looked at whole, for most columns hold nothing that needs more care."""
    texts = [cell for cell in cells if cell is not None]
    if len(texts) == len(cells):
        joined = '","'.join(texts)
        if "\\" not in joined and joined.count('"') == 2 * (len(cells) - 1):
            return f'{{"{joined}"}}'
    return f"{{{','.join(map(_quoted, cells))}}}"


def _quoted(cell: str | None) -> str:
    if cell is None:
        return "NULL"
    bare = cell.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{bare}"'


def _statement(blank: Any, columns: list[_Column]) -> tuple[str, list[Any]]:
    """One statement from arrays to rows, in both tables where the list writes behind a foreign key too."""
    behind = [column for column in columns if column.is_behind]
    own = [column for column in columns if not column.is_behind]
    names = ", ".join(_quote(name) for name in ("id", "behind_id", *(c.name for c in columns)))
    arrays = ", ".join(f"%s::{kind}[]" for kind in ("uuid", "uuid", *(c.type for c in columns)))
    sql = f"WITH {INCOMING} AS MATERIALIZED (SELECT * FROM unnest({arrays}) AS row ({names}))"  # noqa: S608  names of our own models, values apart
    if not behind:
        insert, same = _insert(blank, own, {"id": "id"})
        return f"{sql} {insert}", same
    first, first_same = _insert(getattr(blank, BEHIND), behind, {"id": "behind_id"})
    insert, same = _insert(blank, own, {"id": "id", f"{BEHIND}_id": "behind_id"})
    return f"{sql}, {BEHIND} AS ({first}) {insert}", [*first_same, *same]


def _names(items: Sequence[Item]) -> list[str]:
    """Every field that some row has a word about; the rows of a list have few shapes."""
    shapes = {item.names for item in items}
    return sorted({name for shape in shapes for name in shape})


def _column(blank: Any, name: str) -> _Column:
    *path, last = name.split(".")
    thing = getattr(blank, path[0]) if path else blank
    field = next(f for f in thing._meta.concrete_fields if last in (f.name, f.attname))
    return _Column(
        name=name,
        column=field.column,
        type=str(field.db_type(connection)).partition("(")[
            0
        ],  # with a length it would cut in silence
        empty=getattr(thing, field.attname),
    )


def _insert(blank: Any, columns: list[_Column], keys: dict[str, str]) -> tuple[str, list[Any]]:
    """INSERT for one table: keys and columns of the list, and the same for all rows from `blank`."""
    taken = {*keys, *(column.column for column in columns)}
    same = [field for field in blank._meta.concrete_fields if field.column not in taken]
    into = [*keys, *(column.column for column in columns), *(field.column for field in same)]
    given = [*keys.values(), *(_quote(column.name) for column in columns)]
    given += [f"%s::{field.db_type(connection)}" for field in same]
    sql = (
        f"INSERT INTO {_quote(blank._meta.db_table)} ({', '.join(map(_quote, into))}) "  # noqa: S608  names of our own models, values apart
        f"SELECT {', '.join(given)} FROM {INCOMING}"
    )
    values = [field.get_db_prep_save(getattr(blank, field.attname), connection) for field in same]
    return sql, values


def _quote(name: str) -> str:
    return str(connection.ops.quote_name(name))
