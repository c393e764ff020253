"""Put back what a list wrote: a few statements for any number of rows."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from warmwelkom.rooms.transitions.domain.bulk import Changes, write_changes
from warmwelkom.rooms.transitions.domain.lists.statuses import derive_legal_statuses
from warmwelkom.rooms.transitions.models import (
    Application,
    DossierStatus,
    Enrolment,
    ListUpload,
    Pupil,
    StatusMessage,
    Transition,
)

MODELS: dict[str, type[Model]] = {
    model.__name__: model
    for model in (Pupil, Transition, Application, Enrolment, StatusMessage, DossierStatus)
}


def undo_write(*, upload: ListUpload) -> None:
    """Put everything back as it was before this list was saved."""
    before, new = _grouped(upload.undo_with.get("before", [])), upload.undo_with.get("new", {})
    about = _applications_about(new.get("StatusMessage", []), before.get("StatusMessage", {}))
    for name, changes in before.items():
        write_changes(MODELS[name], changes)
    if "Transition" in new:
        Pupil.objects.filter(transitions__pk__in=new["Transition"]).delete()
    for name, keys in new.items():
        MODELS[name]._default_manager.filter(pk__in=keys).delete()
    if upload.kind in ("applications", "statuses"):
        derive_legal_statuses({*about, *before.get("Application", {})})


def _grouped(rows: list[tuple[str, str, dict[str, Any]]]) -> dict[str, Changes]:
    found: dict[str, Changes] = {}
    for name, key, was in rows:
        found.setdefault(name, {}).setdefault(key, {}).update(was)
    return found


def _applications_about(*messages: Any) -> set[Any]:
    """Which applications these messages are about."""
    keys = [key for some in messages for key in some]
    if not keys:
        return set()
    return set(Application.objects.filter(messages__pk__in=keys).values_list("pk", flat=True))
