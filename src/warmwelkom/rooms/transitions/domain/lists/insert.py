"""Write the new rows of a list: a few statements for any number of them.

Through Django's objects ten thousand rows cost many seconds. COPY is no way either: it may not go into a table with
row-level security, and a temporary table is a right that the web role does not have. So each column travels as
one array, beside the statement, and each table is filled from these by one INSERT (decision 0029).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import psycopg
import uuid_utils
from django.db import connection
from django.db.models import Model

from warmwelkom.engines.tables import NO_WORD
from warmwelkom.rooms.transitions.domain.lists.in_columns import Columns, each_once
from warmwelkom.rooms.transitions.domain.lists.lines import Some

JSON = "jsonb"
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


class _Sent(NamedTuple):
    """A column on its way: its cells as an array, or with `once` the places of its cells in that other array."""

    type: str
    cells: str
    once: str = ""


def insert_rows(*, rows: Some, blank: Model) -> list[str]:
    """Insert these rows; what the list has no word about is as in `blank`. Returns the new keys."""
    columns = [_column(blank, name) for name in sorted(rows.lines.columns)]
    own = [column for column in columns if not column.is_behind]
    behind = [column for column in columns if column.is_behind]
    keys: list[str] = []
    for batch in rows.batches(BATCH):
        size = min(BATCH, len(rows) - len(keys))
        fresh = [str(uuid_utils.uuid7()) for _row in range(size)]
        keyed = {"id": _Sent("uuid", _array(fresh))}
        if behind:
            others = _Sent("uuid", _array([str(uuid_utils.uuid7()) for _row in range(size)]))
            _insert(getattr(blank, BEHIND), {"id": others} | _arrays(batch, behind))
            keyed[f"{BEHIND}_id"] = others
        _insert(blank, keyed | _arrays(batch, own))
        keys += fresh
    return keys


def _arrays(batch: Columns, columns: list[_Column]) -> dict[str, _Sent]:
    """Of each column its cells as an array; where a row has no cell, what stands for it."""
    return {
        column.column: _sent_once(column, batch[column.name])
        if column.type == JSON
        else _Sent(column.type, _array(_texts(batch[column.name], column.empty)))
        for column in columns
    }


def _sent_once(column: _Column, cells: list[Any]) -> _Sent:
    """The different values, and for each row the place of its own: JSON is long and costs much to read."""
    places = {cell: str(at) for at, cell in enumerate(dict.fromkeys(cells), 1)}
    return _Sent(
        "int", _array([places[cell] for cell in cells]), _array(_texts(list(places), column.empty))
    )


def _texts(cells: Sequence[Any], empty: Any) -> Sequence[str | None]:
    """What is no text is made one, once for all cells that say the same."""
    if set(map(type, cells)) == {str}:
        return cells
    return each_once(cells, lambda cell: _sent(empty if cell is NO_WORD else cell))


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


def _insert(blank: Any, sent: dict[str, _Sent]) -> None:
    """One INSERT from arrays to rows: keys and columns of the list, and the same for all rows from `blank`."""
    same = [field for field in blank._meta.concrete_fields if field.column not in sent]
    into = ", ".join(_quote(name) for name in (*sent, *(field.column for field in same)))
    given = [
        f"(%s::{JSON}[])[{_quote(name)}]" if column.once else _quote(name)
        for name, column in sent.items()
    ]
    given += [f"%s::{field.db_type(connection)}" for field in same]
    sql = (
        f"INSERT INTO {_quote(blank._meta.db_table)} ({into}) "  # noqa: S608  names of our own models, values apart
        f"SELECT {', '.join(given)} "
        f"FROM unnest({', '.join(f'%s::{column.type}[]' for column in sent.values())}) "
        f"AS row ({', '.join(map(_quote, sent))})"
    )
    values = [column.once for column in sent.values() if column.once]
    values += [field.get_db_prep_save(getattr(blank, field.attname), connection) for field in same]
    with _cursor() as cursor:
        cursor.execute(sql, [*values, *(column.cells for column in sent.values())])


def _cursor() -> Any:
    """Sends values beside the statement instead of in it: the database need not look through them for its end."""
    connection.ensure_connection()
    beside: Any = psycopg.Cursor(connection.connection)
    make = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return make(beside)


def _quote(name: str) -> str:
    return str(connection.ops.quote_name(name))
