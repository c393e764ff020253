"""What is asked for a new key."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.thinktank.models import ApiToken

DAYS = (("30", _("een maand")), ("90", _("drie maanden")), ("365", _("een jaar")))


class TokenForm(forms.Form):
    """A name that says which program has it, what it may do, and for how long."""

    name = forms.CharField(
        label=_("Waarvoor is deze sleutel?"),
        help_text=_("Zo weet je later welke je kunt intrekken. Bijvoorbeeld: onze website."),
        max_length=60,
    )
    scopes = forms.MultipleChoiceField(
        label=_("Wat mag hij?"),
        choices=ApiToken.Scope.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label=_("Hoelang werkt hij?"), choices=DAYS, coerce=int, initial="90"
    )

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "scopes", "days")}
