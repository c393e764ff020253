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
