"""Rows of our own tables beside rows of official downloads: who gives way to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model

OWN = "eigen tabel"  # how the source of a row of ours begins
Values = tuple[Any, ...]


def keep_own(*, items: Sequence[Model], key: tuple[str, ...], scope: tuple[str, ...] = ()) -> int:
    """Make our rows in the database equal to these; returns how many there are.

    Where an official row has the same values in the fields of `scope` (the key, when left out),
    ours stay away: official data about a school or a year is taken whole.
    """
    model, scope = type(items[0]), scope or key
    official = set(
        model._default_manager.exclude(source__startswith=OWN).values_list(*scope).distinct()
    )
    kept = {_values(item, key): item for item in items if _values(item, scope) not in official}
    _drop(model=model, fields=key, if_=lambda values: values not in kept)
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        kept.values(),
        batch_size=2000,
        update_conflicts=True,
        unique_fields=key,
        update_fields=[name for name in names if name not in key],
    )
    return len(kept)


def give_way(*, items: Sequence[Model], scope: tuple[str, ...]) -> None:
    """After an official load: take away our rows about the same schools, years or profiles."""
    if items:
        covered = {_values(item, scope) for item in items}
        _drop(model=type(items[0]), fields=scope, if_=lambda values: values in covered)


def _drop(*, model: type[Model], fields: tuple[str, ...], if_: Callable[[Values], bool]) -> None:
    ours = model._default_manager.filter(source__startswith=OWN)
    gone = [pk for pk, *values in ours.values_list("pk", *fields) if if_(tuple(values))]
    if gone:
        ours.filter(pk__in=gone).delete()


def _values(item: Model, fields: tuple[str, ...]) -> Values:
    return tuple(getattr(item, name) for name in fields)
