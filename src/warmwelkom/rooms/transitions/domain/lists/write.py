"""Write a plan: a few statements for any number of rows. What an undo needs is kept."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Model

from warmwelkom.rooms.transitions.domain.bulk import Changes, write_changes, write_fields
from warmwelkom.rooms.transitions.domain.lists.insert import BEHIND, insert_rows
from warmwelkom.rooms.transitions.domain.lists.list_kind import ListKind, Where
from warmwelkom.rooms.transitions.domain.lists.plan import Plan
from warmwelkom.rooms.transitions.domain.lists.statuses import derive_legal_statuses
from warmwelkom.rooms.transitions.models import ListUpload, Transition

Before = list[tuple[str, str, dict[str, Any]]]


def write_plan(
    *,
    upload: ListUpload,
    plan: Plan,
    kind: ListKind,
    where: Where,
    gone: list[Any],
    now: dt.datetime,
) -> dict[str, Any]:
    """Write new and changed rows and mark who is gone; returns what an undo needs."""
    new: list[str] = []
    if kind.blank:
        blank = _from_this_list(kind.blank(where), upload, now)
        new = insert_rows(rows=plan.new, blank=blank)
    before = _change(plan, kind)
    for thing in gone:
        thing.gone_at = now
    write_fields(gone, ["gone_at"])
    before += [(type(thing).__name__, str(thing.pk), {"gone_at": None}) for thing in gone]
    _derive_again(plan, kind, new)
    return {"new": {kind.model.__name__: new} if new else {}, "before": before}


def _from_this_list(blank: Any, upload: ListUpload, now: dt.datetime) -> Any:
    if isinstance(blank, Transition):
        blank.listed_at, blank.state_since = now, now.date()
    else:
        blank.upload = upload
    return blank


def _change(plan: Plan, kind: ListKind) -> Before:
    """Apply the changes of a plan, one statement for each table; returns what they were."""
    before: Before = []
    fresh: dict[Any, Changes] = defaultdict(dict)
    behind = _keys_behind(plan, kind)
    for item in plan.changed:
        for path, names in _by_owner(item.changes).items():
            model = _model_at(kind.model, path)
            key = behind[item.known] if path else item.known
            was, now = ({name: item.changes[name][at] for name in names} for at in (0, 1))
            fresh[model][key] = _named(now)
            before.append((model.__name__, str(key), _named(was, form=plain)))
    for model, changes in fresh.items():
        write_changes(model, changes)
    return before


def _named(values: dict[str, Any], *, form: Callable[[Any], Any] = lambda value: value) -> Any:
    """The same by the names of their own table: `pupil.surname` is `surname` of the pupil."""
    return {name.rpartition(".")[2]: form(value) for name, value in values.items()}


def _keys_behind(plan: Plan, kind: ListKind) -> dict[Any, Any]:
    """Key of a changed row -> key of who stands behind it; a query where that is needed."""
    wanted = [item.known for item in plan.changed if any("." in name for name in item.changes)]
    if not wanted:
        return {}
    rows = kind.model._default_manager.filter(pk__in=wanted)
    return dict(rows.values_list("pk", f"{BEHIND}_id"))


def _model_at(model: Any, path: str) -> type[Model]:
    found: type[Model] = model._meta.get_field(path).related_model if path else model
    return found


def _by_owner(changes: dict[str, Any]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in changes:
        groups[name.rpartition(".")[0]].append(name)
    return groups


def _derive_again(plan: Plan, kind: ListKind, new: list[str]) -> None:
    """Statuses are derived again where applications changed, or messages about them."""
    if kind.name == "applications":
        derive_legal_statuses([*new, *(item.known for item in plan.changed)])
    elif kind.name == "statuses":
        lines = (*plan.new, *plan.changed)
        derive_legal_statuses({item.values["application_id"] for item in lines})


def plain(value: Any) -> Any:
    """As JSON keeps it: days and keys as text."""
    if isinstance(value, dt.date | UUID):
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    return value
