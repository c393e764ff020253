"""What a pupil types to come in, and what a move needs."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.people.models import Region

PATTERN = re.compile(r"^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*$")


class BirthDateField(forms.Field):
    """dd-mm-jjjj as people write it; no calendar to scroll through sixteen years."""

    def to_python(self, value: Any) -> dt.date | None:
        if not value:
            return None
        match = PATTERN.match(str(value))
        try:
            return (
                dt.date(*(int(part) for part in reversed(match.groups())))
                if match
                else dt.date.fromisoformat(str(value).strip())
            )
        except ValueError:
            raise forms.ValidationError(
                _("Schrijf je geboortedatum als dag, maand, jaar: 03-05-2010.")
            ) from None


class EnterForm(forms.Form):
    code = forms.CharField(
        label=_("Code van je mentor"),
        max_length=20,
        error_messages={
            "required": _("Vul de code in die je van je mentor kreeg."),
            "max_length": _("Een code heeft tien letters en cijfers. Kijk hem na."),
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    birth_date = BirthDateField(
        label=_("Geboortedatum van de leerling"),
        help_text=_("Bijvoorbeeld 03-05-2010"),
        error_messages={
            "required": _("Schrijf je geboortedatum als dag, maand, jaar: 03-05-2010.")
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday"}),
    )
    own_phone = forms.BooleanField(
        label=_("Dit is mijn eigen telefoon: onthoud mij"), required=False
    )


class MoveForm(forms.Form):
    to_region = forms.ModelChoiceField(
        label=_("Naar welke regio"), queryset=Region.objects.none(), empty_label=_("Kies een regio")
    )
    reason = forms.CharField(
        label=_("Waarom"),
        max_length=300,
        help_text=_("Eén zin, bijvoorbeeld: het gezin verhuist naar Rotterdam."),
    )

    def __init__(self, *args: Any, regions: list[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to_region"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Region.objects.filter(pk__in=[region.pk for region in regions])

    def values(self) -> dict[str, Any]:
        return {"to_region": self.cleaned_data["to_region"], "reason": self.cleaned_data["reason"]}
