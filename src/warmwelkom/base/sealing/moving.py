"""Seal what lay open, open what was sealed (for a migration and its way back), and seal anew with another key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps as installed
from django.db import connection, models, transaction

from warmwelkom.base.access.scope import all_regions
from warmwelkom.base.sealing.fields import Sealed, SealedField
from warmwelkom.base.sealing.keys import ring, unseal

BATCH = 500
PATIENCE = "20s"
NAMES_IN_TEXT = """
SELECT CASE WHEN {column} = '' THEN NULL WHEN starts_with({column}, 'sealed:')
  THEN split_part({column}, ':', 2) WHEN {column} IS NOT NULL THEN '' END, count(*)"""
NAMES_IN_JSON = """
SELECT CASE WHEN {column} IN ('null', '""') THEN NULL
  WHEN {column} = jsonb_build_object('sealed', {column} -> 'sealed')
  THEN split_part({column} ->> 'sealed', ':', 1) WHEN {column} IS NOT NULL THEN '' END, count(*)"""
"""The name of the key of a value, nothing for an empty one, '' for one that lies open (fields.py writes them so)."""


def sealed_fields() -> list[tuple[type[models.Model], list[SealedField]]]:
    """Every model of the house that has sealed fields, with those."""
    found = []
    for model in installed.get_models():
        own = [field for field in model._meta.local_fields if isinstance(field, SealedField)]
        if own:
            found.append((model, own))
    return found


def sealed_anew(say: Callable[[str], None] = lambda _line: None) -> int:
    """Seal every value with the first key of the file, a batch a transaction; others go on writing meanwhile.

    Run twice, it does nothing more. Returns how many rows were sealed anew.
    """
    number = 0
    for model, fields in sealed_fields():
        done = sum(_anew(model, fields, batch) for batch in _batches(model))
        say(f"{model._meta.label}: {done}")
        number += done
    return number


def _batches(model: type[models.Model]) -> Iterator[list[Any]]:
    last: Any = None
    while True:
        with all_regions():
            rows = model._default_manager.order_by("pk")
            if last is not None:
                rows = rows.filter(pk__gt=last)
            keys = list(rows.values_list("pk", flat=True)[:BATCH])
        if not keys:
            return
        yield keys
        last = keys[-1]


def _anew(model: type[models.Model], fields: list[SealedField], keys: list[Any]) -> int:
    names = [field.attname for field in fields]
    with transaction.atomic(), all_regions():
        first, done = ring().sealing, 0
        for row in model._default_manager.select_for_update().filter(pk__in=keys).order_by("pk"):
            if any(_waits(row.__dict__.get(name), first) for name in names):
                row.save(update_fields=names)
                done += 1
        return done


def _waits(value: Any, first: str) -> bool:
    return value.key != first if isinstance(value, Sealed) else _is_open(value)


def _is_open(value: Any) -> bool:
    return not isinstance(value, Sealed) and value not in (None, "")


def keys_in_use(cursor: Any = None) -> Counter[str]:
    """{name of a key: how many values it seals}; "" for what lies open. Counted where the values lie.

    With a cursor of the owner: as of its moment.
    """
    if cursor is None:
        with connection.cursor() as own:
            return keys_in_use(own)
    found: Counter[str] = Counter()
    for model, fields in sealed_fields():
        for field in fields:
            is_json = isinstance(field, models.JSONField)
            name = connection.ops.quote_name(str(field.column))
            asked = (NAMES_IN_JSON if is_json else NAMES_IN_TEXT).replace("{column}", name)
            cursor.execute(
                f"{asked} FROM {connection.ops.quote_name(model._meta.db_table)} GROUP BY 1"
            )
            found.update({key: number for key, number in cursor.fetchall() if key is not None})
    return found


@contextmanager
def nobody_seals() -> Iterator[None]:
    """In a transaction: who is writing comes to an end first, and who begins waits until ours has ended.

    So that a count counts also what was not committed yet. Gives up after `PATIENCE`, for others wait behind it.
    """
    tables = ", ".join(
        connection.ops.quote_name(model._meta.db_table) for model, _fields in sealed_fields()
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
        cursor.execute(f"LOCK TABLE {tables} IN SHARE MODE")
    yield


def seal_rows(model: Any, *names: str) -> None:
    """For a migration, whose model has the sealed fields: what lies open is sealed."""
    for row in _all(model):
        if any(_is_open(row.__dict__.get(name)) for name in names):
            row.save(update_fields=list(names))


def open_rows(model: Any, *names: str, connection: Any) -> None:
    """The way back: plain words again, as the column had them before."""
    table = connection.ops.quote_name(model._meta.db_table)
    for row in _all(model):
        for name in names:
            field = model._meta.get_field(name)
            plain = models.Field.get_db_prep_save(field, getattr(row, name), connection)
            with connection.cursor() as cursor:
                cursor.execute(
                    f"UPDATE {table} SET {connection.ops.quote_name(field.column)} = %s WHERE id = %s",  # noqa: S608  names of our own
                    [plain, row.pk],
                )


def _all(model: Any) -> Iterator[Any]:
    yield from model._base_manager.order_by("pk").iterator(chunk_size=BATCH)


def opened_row(model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
    """A row as `values()` gives it, with its words: for taking everything of a region along."""
    for field in model._meta.local_fields:
        value = row.get(field.attname)
        if isinstance(field, SealedField) and isinstance(value, Sealed):
            row[field.attname] = field.read(unseal(value.token, place=field.place_of(row["id"])))
    return row
