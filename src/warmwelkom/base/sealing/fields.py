"""Fields of a model that are sealed in the database and plain words in Python.

A library that seals fields ties nothing to the row (a token copied to another child's row opens there), so these
are our own: the place of a value is its table, its column and the key of its row.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.expressions import BaseExpression
from django.db.models.query_utils import DeferredAttribute

from warmwelkom.base.sealing.keys import key_of, seal, unseal

MARK = "sealed"


class Sealed:
    """A value as it lies in the database; it is opened by the row that it belongs to."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __str__(self) -> str:
        return "…"

    @property
    def key(self) -> str:
        return key_of(self.token)


class OpenedWhenRead(DeferredAttribute):
    """The attribute of a row: sealed until somebody looks."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is None or not isinstance(value, Sealed):
            return value
        words = unseal(value.token, place=self.field.place_of(instance.pk))
        instance.__dict__[self.field.attname] = self.field.read(words)
        return instance.__dict__[self.field.attname]

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(models.Field):  # type: ignore[type-arg]  # what is common to the kinds below
    """No condition can be put on what nobody can read, but whether there is something at all."""

    descriptor_class = OpenedWhenRead

    def place_of(self, pk: Any) -> str:
        return f"{self.model._meta.db_table}.{self.column}:{pk}"

    def read(self, words: bytes) -> Any:
        return words.decode()

    def written(self, value: Any) -> bytes:
        return str(value).encode()

    def is_empty(self, value: Any) -> bool:
        return value is None or value == ""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ARG002  Django calls it so
        value = getattr(model_instance, self.attname)
        if self.is_empty(value) or isinstance(value, BaseExpression):
            return value
        return Sealed(seal(self.written(value), place=self.place_of(model_instance.pk)))

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """The last step before the database; nothing passes here that is not sealed."""
        if not self.is_empty(value) and not isinstance(value, Sealed):
            raise RuntimeError(
                f"{self} is written through save(), create() or bulk_create() alone."
            )
        return super().get_db_prep_save(self.as_kept(value), connection)

    def as_kept(self, value: Any) -> Any:
        return f"{MARK}:{value.token}" if isinstance(value, Sealed) else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name in ("isnull", "exact"):
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self} is sealed: nothing can be asked about it.")


class SealedTextField(SealedField, models.TextField):  # type: ignore[type-arg]  # what it holds is opened when it is read
    """Words. An empty one stays empty, so that `exact` may ask for that."""

    def from_db_value(self, value: Any, *_more: Any) -> Any:
        if isinstance(value, str) and value.startswith(f"{MARK}:"):
            return Sealed(value.partition(":")[2])
        return value


class SealedJSONField(SealedField, models.JSONField):
    """A value of JSON, kept as {"sealed": token}."""

    def from_db_value(self, value: Any, *more: Any) -> Any:
        plain = models.JSONField.from_db_value(self, value, *more)
        if isinstance(plain, dict) and set(plain) == {MARK}:
            return Sealed(plain[MARK])
        return plain

    def read(self, words: bytes) -> Any:
        return json.loads(words)

    def written(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode()

    def is_empty(self, value: Any) -> bool:
        return value is None

    def as_kept(self, value: Any) -> Any:
        return {MARK: value.token} if isinstance(value, Sealed) else value
