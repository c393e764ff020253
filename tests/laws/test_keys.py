"""Law: a room may point foreign keys only at people, transitions and the think tank's contributions."""

from __future__ import annotations

from django.apps import apps
from django.db import models

MAY_BE_POINTED_AT = {"people", "transitions", "thinktank"}
PUPIL_FREE = {"thinktank", "meetings", "newsletters"}


def _keys() -> list[tuple[str, str, str]]:
    """(from app, to app, name) of every foreign key between two rooms."""
    keys = [
        (model, field)
        for model in apps.get_models()
        if model.__module__.startswith("warmwelkom.rooms.")
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and isinstance(field.related_model, type)
    ]
    found = [
        (
            model._meta.app_label,
            field.related_model._meta.app_label,
            f"{model.__name__}.{field.name}",
        )
        for model, field in keys
    ]
    return [key for key in found if key[0] != key[1]]


def test_keys_point_only_where_they_may() -> None:
    assert [key for key in _keys() if key[1] not in MAY_BE_POINTED_AT] == []


def test_people_point_at_no_room_above_them() -> None:
    assert [key for key in _keys() if key[0] == "people"] == []


def test_no_pupil_enters_the_think_tank() -> None:
    assert [key for key in _keys() if key[0] in PUPIL_FREE and key[1] == "transitions"] == []
