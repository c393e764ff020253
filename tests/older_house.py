"""A house of an earlier day: its tables as its migrations made them, with a row in each, written in its own words."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.models.fields import NOT_PROVIDED

from tests.cast import NOW

OLDEST: Final = {
    "access": "0003_region_as_id",
    "audit": "0002_append_only",
    "outbox": "0006_channels",
    "curriculum": "0002_search",
    "handover": "0012_part_c_corrects",
    "introweek": "0007_buddies_and_lists",
    "meetings": "0005_board",
    "newsletters": "0002_region_bound",
    "people": "0002_moderator",
    "summer": "0008_link_writer",
    "thinktank": "0003_quick_list",
    "transitions": "0004_no_sign",
    "wayfinding": "0001_initial",
    "welcome": "0003_faces",
}
"""Of each room a migration of the first days; the later ones, data among them, meet rows that were there before."""
RULED: Final = {
    "introweek.WeekCalendar",
    "meetings.PollMoment",
    "meetings.PollAnswer",
    "meetings.BoardDot",
    "thinktank.ChoiceRound",
    "thinktank.ChoiceBallot",
    "thinktank.ChoiceOption",
    "thinktank.Merge",
    "thinktank.Measurement",
    "thinktank.ThreadLink",
    "thinktank.ApiToken",
    "transitions.Link",
}
"""What a rule on the table or on what it belongs to refuses when only the kind of each field is known."""
_numbers = itertools.count(1)
BY_KIND: dict[type[models.Field[Any, Any]], Any] = {
    models.UUIDField: lambda: UUID(int=next(_numbers)),
    models.BooleanField: lambda: False,
    models.IntegerField: lambda: 1,
    models.FloatField: lambda: 0.5,
    models.DateTimeField: lambda: NOW,
    models.DateField: NOW.date,
    models.TimeField: lambda: dt.time(9),
    models.JSONField: lambda: {"a": "was written then"},
    models.BinaryField: lambda: b"was written then",
    models.EmailField: lambda: f"n{next(_numbers)}@school.example",
    models.CharField: lambda: f"n{next(_numbers)}",
    models.TextField: lambda: "was written then",
    models.FileField: lambda: "was/written/then",
}


def brought_to(nodes: dict[str, str]) -> Any:
    """Migrate to these; returns the models as they were there."""
    targets = list(nodes.items())
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def brought_to_today() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def of_the_house(apps: Any) -> Iterator[Any]:
    """The models of that day which are our own, but for what a rule refuses."""
    for model in apps.get_models():
        if model._meta.app_label in OLDEST and model._meta.label not in RULED:
            yield model


def row_of(model: Any, **given: Any) -> Any:
    """One row with whatever must be in it; what it belongs to is the first row of that, or a new one."""
    for field in model._meta.concrete_fields:
        if field.name not in given and not _fills_itself(field):
            given[field.name] = _value(field)
    return model._base_manager.create(**given)


def _fills_itself(field: Any) -> bool:
    is_open = field.null or (field.blank and field.empty_strings_allowed)
    return is_open or field.default is not NOT_PROVIDED


def _value(field: Any) -> Any:
    if field.is_relation:
        other = field.related_model
        return other._base_manager.first() or row_of(other)
    if field.choices:
        return field.choices[0][0]
    value = next(BY_KIND[kind]() for kind in type(field).__mro__ if kind in BY_KIND)
    longest = getattr(field, "max_length", None)
    return value[-longest:] if longest and isinstance(value, str) else value
