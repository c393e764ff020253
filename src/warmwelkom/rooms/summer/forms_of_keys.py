"""What is asked for a new key of a school."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.people.models import School

DAYS = (("30", _("een maand")), ("90", _("drie maanden")), ("365", _("een jaar")))


class KeyForm(forms.Form):
    """A name that says which system has it, and for how long."""

    school: Any = forms.ModelChoiceField(
        label=_("Van welke school?"), queryset=School.objects.none(), empty_label=None
    )
    name = forms.CharField(
        label=_("Welk systeem krijgt deze sleutel?"), max_length=60,
        help_text=_("Zo weten jullie later welke je kunt intrekken. Bijvoorbeeld: Eduarte."),
    )  # fmt: skip
    days = forms.TypedChoiceField(
        label=_("Hoelang werkt hij?"), choices=DAYS, coerce=int, initial="90"
    )

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["school"]
        field.queryset = schools
