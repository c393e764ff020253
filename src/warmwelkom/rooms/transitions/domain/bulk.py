"""Write some fields of many rows in one statement, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

Changes = dict[Any, dict[str, Any]]
"""Key of a row -> the fields of it that change."""


def write_fields(things: Sequence[Model], fields: Iterable[str]) -> None:
    """Write these fields of rows that exist; a field is named as the model names it.

    Django's `bulk_update` sends a CASE with a branch for each row and field, which costs seconds for
    thousands of rows; PostgreSQL takes the same as columns of arrays in milliseconds.
    """
    if not things:
        return
    meta: Any = things[0]._meta
    key = meta.pk
    columns = [key, *(meta.get_field(name) for name in dict.fromkeys(fields))]
    quote = connection.ops.quote_name
    table, names = quote(meta.db_table), [quote(column.column) for column in columns]
    arrays = ", ".join(f"%s::{column.db_type(connection)}[]" for column in columns)
    setting = ", ".join(f"{name} = new.{name}" for name in names[1:])
    sql = (
        f"UPDATE {table} SET {setting} FROM unnest({arrays}) AS new ({', '.join(names)}) "  # noqa: S608  names of our own models, values apart
        f"WHERE {table}.{names[0]} = new.{names[0]}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [_column(things, column) for column in columns])


def _column(things: Sequence[Model], field: Any) -> list[Any]:
    return [field.get_db_prep_save(getattr(thing, field.attname), connection) for thing in things]


def write_changes(model: type[Model], changes: Changes) -> None:
    """Write of each row the fields that change in it, which may differ from row to row."""
    if not changes:
        return
    meta: Any = model._meta
    names = list(dict.fromkeys(name for row in changes.values() for name in row))
    fields = [meta.get_field(name) for name in names]
    quote, key = connection.ops.quote_name, meta.pk
    columns = [quote(field.column) for field in fields]
    marks = [quote(f"{field.column}?") for field in fields]
    kinds = [str(field.db_type(connection)) for field in fields]
    arrays = ", ".join(f"%s::{kind}[]" for kind in (key.db_type(connection), *kinds))
    whether = ", ".join(["%s::boolean[]"] * len(fields))
    table, pk = quote(meta.db_table), quote(key.column)
    setting = ", ".join(
        f"{column} = CASE WHEN new.{mark} THEN new.{column} ELSE {table}.{column} END"
        for column, mark in zip(columns, marks, strict=True)
    )
    sql = (
        f"UPDATE {table} SET {setting} FROM unnest({arrays}, {whether}) "  # noqa: S608  names of our own models, values apart
        f"AS new ({', '.join((pk, *columns, *marks))}) WHERE {table}.{pk} = new.{pk}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, _arrays(changes, key, fields))


def _arrays(changes: Changes, key: Any, fields: list[Any]) -> list[list[Any]]:
    """Keys, then the new values of each field, then for each field whether it changes."""
    rows = list(changes.values())
    prepared = [
        [
            field.get_db_prep_save(row[name], connection) if name in row else None
            for row in rows
            for name in (field.name if field.name in row else field.attname,)
        ]
        for field in fields
    ]
    told = [[field.name in row or field.attname in row for row in rows] for field in fields]
    keys = [key.get_db_prep_save(pk, connection) for pk in changes]
    return [keys, *prepared, *told]
