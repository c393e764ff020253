"""What people type about a pupil: a line of contact, who takes it on and why, why a signal goes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.transitions.models import ContactNote

DATES = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
NOTE_LENGTH, REASON_LENGTH = 280, 300


class ContactForm(forms.Form):
    """Which button was pressed is `kind`; words and day are for whoever has them."""

    kind = forms.ChoiceField(
        choices=ContactNote.Kind.choices,
        error_messages={"required": _("Kies een knop."), "invalid_choice": _("Kies een knop.")},
    )
    text = forms.CharField(
        label=_("Wat moet een ander weten?"),
        help_text=_("Mag leeg blijven. De leerling kan dit lezen."),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": NOTE_LENGTH}),
        error_messages={"max_length": _("Maak de zin korter: er passen %(limit_value)d tekens.")},
    )
    next_on = forms.DateField(
        label=_("Dag van de afspraak"),
        required=False,
        input_formats=DATES,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Schrijf de dag als dag, maand, jaar: 05-06-2026.")},
    )

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("kind", "text", "next_on")}


class AssignForm(forms.Form):
    person = forms.UUIDField(
        error_messages={
            "required": _("Kies wie het overneemt."),
            "invalid": _("Kies iemand van de lijst."),
        }
    )
    reason = forms.CharField(
        label=_("Waarom"),
        help_text=_("Mag leeg blijven. Bijvoorbeeld: ken de familie, of: belt door in de zomer."),
        required=False,
        max_length=REASON_LENGTH,
        error_messages={"max_length": _("Maak de zin korter: er passen %(limit_value)d tekens.")},
    )
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def chosen(self) -> UUID | None:
        """Who was chosen, also when something else was wrong."""
        found = getattr(self, "cleaned_data", {}).get("person")
        return found if isinstance(found, UUID) else None


class LiftForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom geldt dit niet meer?"),
        max_length=REASON_LENGTH,
        error_messages={
            "required": _("Schrijf op waarom dit niet meer geldt. Anderen lezen dat."),
            "max_length": _("Maak de zin korter: er passen %(limit_value)d tekens."),
        },
    )
