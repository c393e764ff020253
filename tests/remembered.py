"""What many tests begin with is made once a process; after that its rows are laid back in a few statements.

Only in a database that is as the migrations left it. The rows are read and laid back by the owner, whom no
region binds; the test itself goes on as the web role. Each time they get ids of their own, in the same order,
so that nothing the house keeps in memory by id lives on in another test.
"""

from __future__ import annotations

import io
import json
import pickle
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import connection

from warmwelkom.base.ids import new_id
from warmwelkom.base.sealing.fields import Sealed, SealedField
from warmwelkom.base.sealing.keys import seal, unseal
from warmwelkom.rooms.people.models import Person, Region

T = TypeVar("T")
Rows = dict[str, str]
"""A table's rows as JSON, by table."""
AN_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """`ids` are those of the rows, sorted."""

    thing: bytes
    rows: Rows
    ids: list[str]


class _Keeps(pickle.Pickler):
    def persistent_id(self, one: Any) -> str | None:
        return str(one) if isinstance(one, UUID) else None


class _Gives(pickle.Unpickler):
    def __init__(self, thing: bytes, ids: dict[str, str]) -> None:
        super().__init__(io.BytesIO(thing))
        self.ids = ids

    def persistent_load(self, one: str) -> UUID:
        return UUID(self.ids.get(one, one))


_kept: dict[str, Kept] = {}


def remembered(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, with all it wrote; each time objects of one's own."""
    if _has_rows(Region) or _has_rows(Person):
        return make()
    if name in _kept:
        return _again(_kept[name])  # type: ignore[no-any-return]  # what was kept by this name
    here = set(_rows())
    thing = make()
    rows = {table: found for table, found in _rows().items() if table not in here}
    ids = {str(row.get("id")) for found in rows.values() for row in json.loads(found)}
    out = io.BytesIO()
    _Keeps(out).dump(thing)
    known = sorted(one for one in ids if AN_ID.fullmatch(one))
    _kept[name] = Kept(thing=out.getvalue(), rows=rows, ids=known)
    return thing


def _again(kept: Kept) -> Any:
    """Keys between the rows are looked at when the test ends."""
    fresh = dict(zip(kept.ids, sorted(str(new_id()) for _each in kept.ids), strict=True))
    for table, rows in kept.rows.items():
        columns = _written(table)
        _as_owner(
            f"INSERT INTO {{}} ({columns}) SELECT {columns} FROM json_populate_recordset(null::{{}}, %s)",  # noqa: S608  names of our own columns
            table,
            AN_ID.sub(
                lambda found: fresh.get(found[0], found[0]), _sealed_anew(table, rows, fresh)
            ),
        )
    return _Gives(kept.thing, fresh).load()


def _sealed_anew(table: str, rows: str, fresh: dict[str, str]) -> str:
    """A sealed value belongs to its row: with another id it has to be sealed again."""
    fields = _sealed_fields(table)
    if not fields:
        return rows
    found = json.loads(rows)
    for row in found:
        for field in fields:
            kept = field.from_db_value(_as_read(row[field.column]), None, connection)
            if isinstance(kept, Sealed):
                words = unseal(kept.token, place=field.place_of(row["id"]))
                token = seal(words, place=field.place_of(fresh.get(row["id"], row["id"])))
                row[field.column] = field.as_kept(Sealed(token))
    return json.dumps(found)


def _as_read(value: Any) -> Any:
    """As the database gives a column of JSON to a field: as text."""
    return json.dumps(value) if isinstance(value, dict | list) else value


@cache
def _sealed_fields(table: str) -> list[SealedField]:
    [model] = [
        one for one in apps.get_models(include_auto_created=True) if one._meta.db_table == table
    ]
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedField)]


def _has_rows(model: Any) -> bool:
    return bool(_as_owner("SELECT 1 FROM {} LIMIT 1", model._meta.db_table))


def _rows() -> Rows:
    """Every table that has any."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    found = ((table, _as_owner("SELECT json_agg(r)::text FROM {} r", table)) for table in tables)
    return {table: str(rows) for table, rows in found if rows}


@cache
def _written(table: str) -> str:
    """The columns that are not generated from others."""
    return str(
        _as_owner(
            "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = %s::regclass "
            "AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            table,
            table,
        )
    )


def _as_owner(sql: str, table: str, *words: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(sql.replace("{}", f'"{table}"'), words)
        found = cursor.fetchone() if cursor.description else None
        cursor.execute("SET ROLE warmwelkom_web")
    return found and found[0]
