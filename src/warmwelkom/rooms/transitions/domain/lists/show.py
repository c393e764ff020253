"""How the values of a list read to people, in their language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.ui.templatetags.ww import moment
from warmwelkom.engines.tables import Fault, FieldSpec, TableError
from warmwelkom.rooms.people.models import Location, Programme
from warmwelkom.rooms.transitions import words
from warmwelkom.rooms.transitions.domain.lists.list_kind import ListKind
from warmwelkom.rooms.transitions.models import Application, DossierStatus, Transition

WORDS = {
    **words.RESULT,
    **words.LEERWEG,
    **words.PROFILE,
    **words.MESSAGE,
    **words.DESTINATION,
    **dict(DossierStatus.Status.choices),
}
OWN_LABELS = {
    "seen_on": _("eerste dag gezien"),
    "not_seen_on": _("laatste dag niet gezien"),
    "settled_on": _("er nog in week zes"),
    "gone_at": _("weer op de lijst"),
}
KEYS = ("location_id", "programme_id", "application_id", "transition_id")


def is_english() -> bool:
    return (get_language() or "nl").startswith("en")


def sentence_of(fault: Fault | TableError) -> str:
    """What is wrong with a file or a cell, in the reader's language."""
    return fault.sentence_en if is_english() else fault.sentence_nl


def label_of(spec: FieldSpec) -> str:
    return spec.label_en if is_english() else spec.label_nl


class Shower:
    """Shows fields of one kind of list; the names behind keys are fetched once, a query for each sort that there is."""

    def __init__(self, *, kind: ListKind, values: Iterable[tuple[str, Any]]) -> None:
        self.kind = kind
        wanted: dict[str, set[Any]] = {name: set() for name in KEYS}
        for name, value in values:
            if name in KEYS and value and not isinstance(value, str):
                wanted[name].add(value)
        self.names: dict[Any, str] = {}
        sorts: tuple[tuple[Any, set[Any]], ...] = (
            (Location.objects.all(), wanted["location_id"]),
            (Programme.objects.all(), wanted["programme_id"]),
            (Application.objects.all(), wanted["application_id"]),
            (Transition.objects.select_related("pupil"), wanted["transition_id"]),
        )
        for rows, keys in sorts:
            if keys:
                self.names |= {row.pk: _name(row) for row in rows.filter(pk__in=keys)}

    def label(self, name: str) -> str:
        if name in OWN_LABELS:
            return str(OWN_LABELS[name])
        return label_of(self.kind.schema.by_name[self.kind.shown[name]])

    def value(self, value: Any) -> str:
        """A value as people say it; what is empty is said to be so."""
        if value in (None, "", []):
            return gettext("leeg")
        if isinstance(value, dt.datetime):
            return moment(value)
        if isinstance(value, dt.date):
            return f"{value:%d-%m-%Y}"
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        return self.names.get(value) or str(WORDS.get(value, value))

    def changes(self, changes: dict[str, tuple[Any, Any]]) -> list[tuple[str, str, str]]:
        """Label, old and new of each field that changes."""
        return [
            (self.label(name), self.value(old), self.value(new))
            for name, (old, new) in changes.items()
            if name != "gone_at"
        ] + [(self.label("gone_at"), "", "")] * ("gone_at" in changes)


def _name(row: Any) -> str:
    if isinstance(row, Application):
        return f"{row.application_id} {row.full_name}"
    return str(row.pupil.full_name) if isinstance(row, Transition) else str(row)
