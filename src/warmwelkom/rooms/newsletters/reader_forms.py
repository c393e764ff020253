"""What a reader may type."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.outbox.models import DigestChoice
from warmwelkom.rooms.newsletters.call_forms import AddressField, ThemesField, WithThemes
from warmwelkom.rooms.newsletters.models import CallAnswer, ReaderRole, Subscriber

NOTHING = [("", _("dat zeg ik liever niet"))]


class ChoicesForm(WithThemes):
    """What one does and wants to read about; all of it may stay empty."""

    role = forms.ChoiceField(
        label=_("Wat doe je?"), choices=[*NOTHING, *ReaderRole.choices], required=False
    )
    sector = forms.ChoiceField(
        label=_("Waar werk je?"), choices=[*NOTHING, *CallAnswer.Sector.choices], required=False
    )
    themes = ThemesField(label=_("Waarover wil je lezen?"))

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    @staticmethod
    def initial_of(reader: Subscriber) -> dict[str, Any]:
        themes = [theme.slug for theme in reader.themes.all()]
        return {"role": reader.role, "sector": reader.sector, "themes": themes}


class SignUpForm(ChoicesForm):
    """The address first; the button beside it says what is agreed to."""

    email = AddressField(label=_("E-mailadres"))
    field_order = ["email"]


class ListForm(forms.Form):
    """Addresses that said yes elsewhere: typed, or a file of a sheet."""

    came_from = forms.CharField(
        label=_("Waar zeiden deze mensen ja?"),
        max_length=300,
        help_text=_(
            "Bijvoorbeeld: op de presentielijst van 12 maart, met een vakje voor de nieuwsbrief. Zij lezen dit."
        ),
    )
    lines = forms.CharField(
        label=_("Adressen, op elke regel een"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(label=_("Of een csv-bestand"), required=False)

    def clean_file(self) -> str:
        """The text of the file, as a sheet saves it."""
        file = self.cleaned_data.get("file")
        if not file:
            return ""
        if file.size > 1_000_000:
            raise forms.ValidationError(
                _("Dit bestand is groter dan 1 MB. Bewaar alleen de adressen.")
            )
        content: bytes = file.read()
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("cp1252", errors="replace")

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "lines": f"{data['lines']}\n{data['file']}".splitlines(),
            "came_from": data["came_from"],
        }


class RhythmForm(forms.Form):
    """How often one gets the overview."""

    rhythm = forms.ChoiceField(
        label=_("Het overzicht van wat er gebeurde"),
        choices=[
            (DigestChoice.Rhythm.DAILY, _("elke dag")),
            (DigestChoice.Rhythm.WEEKLY, _("elke week")),
            (DigestChoice.Rhythm.NEVER, _("nooit")),
        ],
    )
