"""The three forms of a point that stand in one form on the page: whatever is filled in is kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.domain.actions import promise
from warmwelkom.rooms.meetings.domain.decisions import decide
from warmwelkom.rooms.meetings.domain.running import NotesDiffer, save_notes
from warmwelkom.rooms.meetings.queries.running import who_may_promise
from warmwelkom.rooms.meetings.running_forms import DecisionForm, NotesForm, PromiseForm
from warmwelkom.rooms.meetings.texts_for_notes import text_for_notes
from warmwelkom.rooms.people.models import Person, Role, School


class PointForms:
    """Notes, decision and promise of the point at hand."""

    def __init__(self, request: HouseRequest, here: dict[str, Any]) -> None:
        self.request, self.row, self.item = request, here["row"], here["here"].item
        self.states = here["states"]
        self.people, self.organisations = who_may_promise()
        self._bind(request.POST if request.method == "POST" else None)

    def _bind(self, data: Any) -> None:
        self.notes = NotesForm(
            data, initial={"notes": self.item.notes, "version": self.item.notes_version}
        )
        self.decision = DecisionForm(data, states=self.states)
        self.promise = PromiseForm(data, people=self.people, organisations=self.organisations)

    def save(self) -> bool:
        """Keep the notes, then the decision, then the promise; False where something must be mended.

        What is kept already is not kept twice: its fields are empty when the page comes back.
        """
        is_whole = self._save_notes()
        is_whole = self._save_decision() and is_whole
        is_whole = self._save_promise() and is_whole
        if is_whole:
            messages.success(self.request, _("Bewaard."))
        return is_whole

    def look_again(self, here: dict[str, Any]) -> None:
        """After something was kept: offer what may follow now."""
        self.states = here["states"]
        if not self.decision.is_bound:
            self.decision = DecisionForm(states=self.states)

    def _save_notes(self) -> bool:
        if not self.notes.is_valid():
            return False
        words, version = self.notes.cleaned_data["notes"], self.notes.cleaned_data["version"]
        if more := text_for_notes(self.request.POST.get("add", ""), meeting=self.row):
            words = f"{words.rstrip()}\n\n{more}".lstrip()
        try:
            version = save_notes(
                actor=self.request.actor, meeting=self.row, item=self.item, notes=words, version=version
            )  # fmt: skip
        except NotesDiffer as fault:
            self.notes = NotesForm(initial={"notes": fault.both, "version": fault.version})
            self.notes_fault = str(fault)
            return False
        except UserError as fault:
            self.notes.add_error("notes", str(fault))
            return False
        self.notes = NotesForm(initial={"notes": words, "version": version})
        return True

    notes_fault = ""

    def _save_decision(self) -> bool:
        if not self.decision.is_valid():
            return False
        values = self.decision.values()
        if values is None:
            return True
        try:
            with transaction.atomic():
                decide(actor=self.request.actor, meeting=self.row, item=self.item, now=self.request.now, **values)  # fmt: skip
        except UserError as fault:
            self.decision.add_error("outcome", str(fault))
            return False
        self.decision = DecisionForm(states=self.states)
        return True

    def _save_promise(self) -> bool:
        if not self.promise.is_valid():
            return False
        chosen = self.promise.chosen()
        if chosen is None:
            return True
        data = self.promise.cleaned_data
        try:
            promise(
                actor=self.request.actor, meeting=self.row, item=self.item, what=data["what"],
                due=data["due"], now=self.request.now, **_who(chosen),
            )  # fmt: skip
        except UserError as fault:
            self.promise.add_error("what", str(fault))
            return False
        self.promise = PromiseForm(people=self.people, organisations=self.organisations)
        return True


def _who(chosen: tuple[str, Any]) -> dict[str, Any]:
    """The person with the organisation they speak for, or the organisation alone."""
    kind, number = chosen
    if kind == "o":
        return {"school": School.objects.filter(pk=number).first()}
    role = Role.objects.filter(person_id=number, ended_at=None, school__isnull=False)
    first = role.select_related("school").order_by("given_at", "pk").first()
    return {"person": Person.objects.filter(pk=number).first(), "school": first.school if first else None}  # fmt: skip
