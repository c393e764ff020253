"""What may be typed about a call: by who makes it, who answers it and who lets people in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.addresses import clean_address
from warmwelkom.rooms.newsletters.models import Call, CallAnswer
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.models import Kind, Label


class AddressField(forms.CharField):
    """A mail address; a line break in it or a slip becomes a sentence."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        super().__init__(max_length=254, strip=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return clean_address(typed)
        except UserError as fault:
            raise forms.ValidationError(str(fault)) from fault


class ThemesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic in the stubs alone
    """The themes of the think tank, as boxes to tick."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Label.objects.none(), required=False, to_field_name="slug",
            widget=forms.CheckboxSelectMultiple, **kwargs,
        )  # fmt: skip


class WithThemes(forms.Form):
    """A form with the themes of the region we are in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["themes"]
        field.queryset = Label.objects.filter(kind=Label.Kind.THEME)


class CallForm(forms.Form):
    """What we ask, of whom, until when."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    asks = forms.CharField(
        label=_("Wat vragen we?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Wat gaan we doen, wat vraagt dat van iemand, en wat levert het op?"),
    )  # fmt: skip
    for_whom = forms.CharField(label=_("Voor wie?"), max_length=300)
    closes_on = forms.DateField(
        label=_("Antwoorden kan tot en met"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_closes_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["closes_on"]
        if not self.today <= day <= self.today + dt.timedelta(days=366):
            raise forms.ValidationError(_("Kies een dag vanaf vandaag, hooguit een jaar verder."))
        return day

    @staticmethod
    def initial_of(call: Call) -> dict[str, Any]:
        return {name: getattr(call, name) for name in ("title", "asks", "for_whom", "closes_on")}


class JoinForm(WithThemes):
    """I join: who I am, for which organisation, what I bring."""

    name = forms.CharField(
        label=_("Je naam"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = AddressField(label=_("E-mailadres van je werk"), help_text=_("We mailen je een link. Pas als je die opent, telt je antwoord."))  # fmt: skip
    organisation = forms.CharField(
        label=_("Organisatie"), max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    sector = forms.ChoiceField(
        label=_("Wat voor organisatie is dat?"),
        choices=[("", _("Kies")), *CallAnswer.Sector.choices],
        error_messages={"required": _("Kies wat voor organisatie het is.")},
    )
    role = forms.CharField(label=_("Wat doe je daar?"), max_length=120)
    brings = forms.CharField(
        label=_("Wat breng je mee?"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Een idee, uren, een lokaal, ervaring. Weet je het nog niet? Laat dit leeg."),
    )  # fmt: skip
    themes = ThemesField(label=_("Waar wil je over meedenken?"))

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class LetInForm(forms.Form):
    """For which organisation somebody comes in; empty is a new partner of the name they gave."""

    school: Any = forms.ModelChoiceField(
        label=_("Namens"), required=False, queryset=School.objects.none(), empty_label=""
    )

    def __init__(self, *args: Any, organisation: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["school"]
        field.queryset = School.objects.filter(left_at=None)
        field.empty_label = _("%(name)s (nieuwe partner)") % {"name": organisation}


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom niet?"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dit staat in de mail. Tien minuten lang kun je het terugnemen."),
    )  # fmt: skip


class BringForm(forms.Form):
    """What somebody brings, as a contribution."""

    kind = forms.ChoiceField(label=_("Wat is het?"), choices=Kind.choices, initial=Kind.OFFER)
    title = forms.CharField(label=_("Titel"), max_length=120, required=False, help_text=_("Een behoefte heeft geen titel nodig."))  # fmt: skip
    text = forms.CharField(
        label=_("Tekst"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
