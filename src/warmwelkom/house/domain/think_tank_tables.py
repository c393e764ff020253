"""Which rows of a think tank travel, and what of a row stays at home. Read from the models themselves.

A new table of the room travels by itself. Keys to people never do; nor does what only this house
may know: keys of programs, texts that nobody read yet, how a text read before it was made private.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from warmwelkom.rooms.people.models import Region, School

ROOM = "thinktank"
FORMAT = "warmwelkom-thinktank/1"
STAY = {"apitoken", "moderationcase", "earliertext", "withdrawal"}
EMPTIED = {
    "merge": {"by_name"},
    "planpartner": {"joined_by_name"},
    "pilot": {"saved_by_name"},
    "effectelsewhere": {"shown_by_name"},
}
"""Names that stand on no public page. What a page prints travels as words, or it would not be the same page."""
ONLY = {
    "contribution": {"published_at__isnull": False},
    "choiceround": {"closed_at__isnull": False},  # what is answered in an open one is hidden
}
"""Of some tables not every row."""
Model = type[models.Model]


def tables() -> list[Model]:
    """The tables that travel, those that are pointed at first."""
    found = [
        model
        for model in apps.get_app_config(ROOM).get_models(include_auto_created=True)
        if model._meta.model_name not in STAY
    ]
    return sorted(found, key=lambda model: (_depth(model), model._meta.label_lower))


def fields_of(model: Model) -> Iterator[models.Field[Any, Any]]:
    """The columns that travel: none that the database makes, no region, no person, no passing number."""
    for field in model._meta.concrete_fields:
        target = field.related_model
        passing = field.primary_key and isinstance(field, models.AutoField)
        if (
            field.generated
            or passing
            or target in (Region, apps.get_model(settings.AUTH_USER_MODEL))
        ):
            continue
        if field.name not in EMPTIED.get(str(model._meta.model_name), set()):
            yield field


def points_at(field: models.Field[Any, Any]) -> Model | None:
    """The table a column points at, or None."""
    return field.related_model if isinstance(field.related_model, type) else None


def points_inside(field: models.Field[Any, Any]) -> bool:
    target = points_at(field)
    return target is not None and target._meta.app_label == ROOM


def points_at_school(field: models.Field[Any, Any]) -> bool:
    return points_at(field) is School


def _depth(model: Model, seen: frozenset[Model] = frozenset()) -> int:
    above = [
        target
        for field in model._meta.concrete_fields
        if points_inside(field) and (target := points_at(field)) not in seen | {model} and target
    ]
    return 1 + max((_depth(other, seen | {model}) for other in above), default=0)
