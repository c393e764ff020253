"""A file of another region, and for which student it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.engines.dossier.files import MOST_BYTES
from warmwelkom.rooms.transitions.models import Enrolment


class ReadInForm(forms.Form):
    """Which of the students placed with us, and the file of the old school."""

    student = forms.ChoiceField(
        label=_("Van welke student is dit dossier?"),
        error_messages={
            "required": _("Kies van welke student dit dossier is."),
            "invalid_choice": _("Kies een student van de lijst."),
        },
    )
    file = forms.FileField(
        label=_("Bestand"),
        max_length=1000,
        help_text=_("Het bestand (.json of .xml) dat de oude school je gaf."),
        widget=forms.FileInput(attrs={"accept": ".json,.xml"}),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Kies het bestand dat je kreeg."),
            "invalid": _("Kies eerst een bestand."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )

    def __init__(self, *args: Any, students: list[Enrolment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.students = {str(row.pk): row for row in students}
        field = self.fields["student"]
        if isinstance(field, forms.ChoiceField):
            names = [(key, _label(row)) for key, row in self.students.items()]
            field.choices = [("", _("Kies een student")), *names]

    def chosen(self) -> Enrolment:
        return self.students[self.cleaned_data["student"]]

    def content(self) -> bytes:
        """What is in the file; no more than says that it is too large."""
        content: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        return content


def _label(row: Enrolment) -> str:
    name = row.transition.pupil.full_name if row.transition else row.full_name
    return f"{name} ({row.class_name})" if row.class_name else name
