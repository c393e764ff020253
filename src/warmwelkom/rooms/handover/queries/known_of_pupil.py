"""Everything that the house knows about one pupil: found by following the keys, so that no table is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.handover.rules_of_dossier import keys_of
from warmwelkom.rooms.transitions.models import Pupil

OF_CARE = {"statement": "field__in", "ownview": "statement__field__in"}
"""Where part C of a dossier stands: the tables, and the way to the field."""
SECRET = {"code_hash", "fingerprint", "sha256", "file"}
"""What opens a door or tells a machine something: a copy of it gives the pupil nothing."""


@cache
def ways_to_pupil() -> dict[type[models.Model], str]:
    """Every model of the house whose rows are about a pupil -> the way to that pupil, the shortest."""
    every = [model for model in apps.get_models() if model.__module__.startswith("warmwelkom.")]
    found: dict[type[models.Model], str] = {Pupil: "pk"}
    grew = True
    while grew:
        grew = False
        for model in every:
            ways = [] if model in found else list(_ways(model, found))
            if ways:
                found[model] = min(ways, key=lambda way: (way.count("__"), way))
                grew = True
    return found


def _ways(model: type[models.Model], known: dict[type[models.Model], str]) -> Iterator[str]:
    for field in model._meta.fields:
        target = field.related_model if isinstance(field, models.ForeignKey) else None
        if isinstance(target, type) and target in known:
            yield f"{field.name}__{known[target]}"


def everything_known_of(*, pupil_id: UUID, with_care: bool = True) -> dict[str, Any]:
    """Table by table what is kept of a pupil, and who looked and did what; one query a table.

    `with_care` is for the pupil: who gets an answer ready reads no part C, which stands open to the care coordinator alone.
    """
    known: dict[str, Any] = {}
    for model, way in ways_to_pupil().items():
        name = model._meta.model_name or ""
        rows: Any = model._default_manager.filter(**{way: pupil_id}).order_by("pk")
        if name in OF_CARE and not with_care:
            rows = rows.exclude(**{OF_CARE[name]: keys_of("C")})
        found = [_row(row) for row in rows]
        if found:
            known[name] = found
    acts = Act.objects.filter(about=pupil_id).order_by("at")
    known["record"] = [
        {"at": act.at, "who": act.actor_name, "role": act.actor_role, "what": act.action}
        for act in acts
    ]
    return known


def _row(row: models.Model) -> dict[str, Any]:
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in SECRET and field.name != "region"
    }
