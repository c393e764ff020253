"""Write a plan, and take it back: a few queries for any number of rows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Model

from warmwelkom.rooms.transitions.domain.bulk import write_fields
from warmwelkom.rooms.transitions.domain.lists.plan import Plan, write_field
from warmwelkom.rooms.transitions.domain.lists.statuses import derive_legal_statuses
from warmwelkom.rooms.transitions.models import (
    Application,
    Enrolment,
    ListUpload,
    Pupil,
    StatusMessage,
    Transition,
)

BATCH = 1000
MODELS: dict[str, type[Model]] = {
    model.__name__: model for model in (Pupil, Transition, Application, Enrolment, StatusMessage)
}


def write_plan(
    *, upload: ListUpload, plan: Plan, make: Any, gone: Iterable[Any], now: dt.datetime
) -> dict[str, Any]:
    """Write new and changed rows and mark who is gone; returns what an undo needs."""
    new = _create(upload, plan, make, now)
    before = _change(plan)
    left = list(gone)
    for thing in left:
        thing.gone_at = now
    _update(left, {"gone_at"})
    before += [(type(thing).__name__, str(thing.pk), {"gone_at": None}) for thing in left]
    _after(upload.kind, [item.known for item in plan.changed] + new)
    return {"new": [(type(thing).__name__, str(thing.pk)) for thing in new], "before": before}


def _create(upload: ListUpload, plan: Plan, make: Any, now: dt.datetime) -> list[Any]:
    things = [make(item.values) for item in plan.new]
    for thing in things:
        if isinstance(thing, Transition):
            thing.listed_at, thing.state_since = now, now.date()
        else:
            thing.upload = upload
    pupils = [thing.pupil for thing in things if isinstance(thing, Transition)]
    Pupil.objects.bulk_create(pupils, batch_size=BATCH)
    if things:
        type(things[0])._default_manager.bulk_create(things, batch_size=BATCH)
    return things


def _change(plan: Plan) -> list[tuple[str, str, dict[str, Any]]]:
    """Apply the changes of a plan; returns (model, key, fields as they were)."""
    before: list[tuple[str, str, dict[str, Any]]] = []
    touched: dict[type[Model], tuple[list[Any], set[str]]] = defaultdict(lambda: ([], set()))
    for item in plan.changed:
        for owner, names in _by_owner(item.known, item.changes).items():
            thing = item.known if owner == "" else getattr(item.known, owner)
            was = {name.split(".")[-1]: plain(item.changes[name][0]) for name in names}
            before.append((type(thing).__name__, str(thing.pk), was))
            for name in names:
                write_field(item.known, name, item.changes[name][1])
            things, fields = touched[type(thing)]
            things.append(thing)
            fields.update(was)
    for things, fields in touched.values():
        _update(things, fields)
    return before


def _by_owner(_thing: Any, changes: dict[str, Any]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in changes:
        groups[name.rpartition(".")[0]].append(name)
    return groups


def _update(things: list[Any], fields: set[str]) -> None:
    if things:
        names = [type(things[0])._meta.get_field(name).name for name in fields]
        write_fields(things, names)


def undo_write(*, upload: ListUpload) -> None:
    """Put everything back as it was before this list was saved."""
    kept = upload.undo_with
    touched: list[Any] = []
    for name, rows in _grouped(kept.get("before", [])).items():
        model = MODELS[name]
        things = {str(thing.pk): thing for thing in model._default_manager.filter(pk__in=rows)}
        fields: set[str] = set()
        for key, was in rows.items():
            if key in things:
                fields.update(was)
                for field, value in was.items():
                    setattr(things[key], field, value)
        _update(list(things.values()), fields)
        touched += things.values()
    new = defaultdict(list)
    for name, key in kept.get("new", []):
        new[name].append(key)
    touched += _remove(new)
    _after(upload.kind, touched)


def _grouped(rows: list[tuple[str, str, dict[str, Any]]]) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for name, key, was in rows:
        found[name].setdefault(key, {}).update(was)
    return found


def _remove(new: dict[str, list[str]]) -> list[Any]:
    """Take away what a list brought; for messages, tell which applications they were about."""
    about = list(Application.objects.filter(messages__pk__in=new.get("StatusMessage", [])))
    if "Transition" in new:
        Pupil.objects.filter(transitions__pk__in=new["Transition"]).delete()
    for name, keys in new.items():
        MODELS[name]._default_manager.filter(pk__in=keys).delete()
    return about


def _after(kind: str, things: list[Any]) -> None:
    """Statuses are derived again where messages or applications changed."""
    if kind == "statuses":
        derive_legal_statuses(
            {
                getattr(thing, "application_id", None)
                if isinstance(thing, StatusMessage)
                else thing.pk
                for thing in things
            }
        )
    elif kind == "applications":
        derive_legal_statuses({thing.pk for thing in things})


def plain(value: Any) -> Any:
    """As JSON keeps it: days and keys as text."""
    if isinstance(value, dt.date | UUID):
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    return value
