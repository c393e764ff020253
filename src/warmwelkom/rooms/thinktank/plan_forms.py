"""What people fill in about a plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.files.forms import FILE_FAULTS
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.thinktank.euros import cents_of, written
from warmwelkom.rooms.thinktank.models import PlanNeed

MOST_ROWS, BLANK_ROWS = 60, 3


class DayField(forms.DateField):
    """A day, picked with the device's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs
        )
        self.error_messages["invalid"] = _("Dit is geen datum. Schrijf bijvoorbeeld 2026-09-01.")


class WholeField(forms.IntegerField):
    """A count of something, from 1 to ten million."""

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(min_value=least, max_value=10_000_000, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"
        told = _("Schrijf een heel getal, zoals 40.")
        self.error_messages |= {"invalid": told, "min_value": told, "max_value": told}


class EuroField(forms.CharField):
    """An amount of money as people write it; its value is whole cents."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return cents_of(text)
        except ValueError:
            raise forms.ValidationError(
                _("Schrijf het bedrag zo: 1.250,00. Het kan tot 100 miljoen euro.")
            ) from None

    def prepare_value(self, value: Any) -> Any:
        return written(value)[2:] if isinstance(value, int) else value


class AimForm(forms.Form):
    """Goal, for whom, who pulls it, when it starts."""

    goal = forms.CharField(
        label=_("Wat willen jullie bereiken?"),
        help_text=_("Schrijf het zo dat je later kunt zien of het lukte."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    for_whom = forms.CharField(
        label=_("Voor wie?"),
        help_text=_("Bijvoorbeeld: alle leerlingen van basis en kader die naar mbo techniek gaan."),
        max_length=300,
        required=False,
    )
    puller = forms.ModelChoiceField(
        label=_("Trekker"),
        help_text=_("De trekker houdt het plan op gang en krijgt een mail."),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nog niemand"),
    )
    starts_on = DayField(label=_("Begint op"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["puller"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = people


class RowForm(forms.Form):
    """One row of a list; `id` says which row it is, where it is one already."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)


class StepForm(RowForm):
    what = forms.CharField(label=_("Wat"), max_length=300)
    who = forms.CharField(
        label=_("Wie"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "wie", "autocomplete": "off"}),
    )
    due = DayField(label=_("Klaar vóór"))


class NeedForm(RowForm):
    kind = forms.ChoiceField(
        label=_("Soort"), choices=PlanNeed.Kind.choices, initial=PlanNeed.Kind.HOURS
    )
    what = forms.CharField(label=_("Wat"), max_length=200)
    amount = WholeField(label=_("Hoeveel"))
    unit = forms.CharField(label=_("Eenheid"), max_length=40, required=False)


class CostForm(RowForm):
    what = forms.CharField(label=_("Waarvoor"), max_length=200)
    cents = EuroField(label=_("Bedrag in euro"), max_length=30)


ROW_FORMS: dict[str, type[RowForm]] = {"steps": StepForm, "needs": NeedForm, "costs": CostForm}


def rows_form(part: str) -> Any:
    """The list of one part: its rows, three empty ones, an order and a box to take a row away."""
    return forms.formset_factory(
        ROW_FORMS[part],
        extra=BLANK_ROWS,
        can_order=True,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + BLANK_ROWS,
        validate_max=True,
    )


def rows_of(formset: Any) -> list[dict[str, Any]]:
    """The filled rows in their order, without those to take away."""
    return [
        {
            name: value
            for name, value in form.cleaned_data.items()
            if name not in ("ORDER", "DELETE")
        }
        for form in formset.ordered_forms
        if form.cleaned_data.get("what")
    ]


class NoteForm(forms.Form):
    """Which version was on the screen, and a word on what was changed."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Wat heb je veranderd?"),
        help_text=_("Eén zin, voor wie later terugkijkt. Het mag leeg blijven."),
        max_length=200,
        required=False,
    )


class PledgeForm(forms.Form):
    """How much, from which offer."""

    amount = WholeField(label=_("Hoeveel"))
    note = forms.CharField(label=_("Erbij"), max_length=200, required=False)
    offer = forms.UUIDField(required=False)


class JsonFileForm(forms.Form):
    """A plan kit, or an effect: a small file of another region."""

    file = forms.FileField(
        label=_("Bestand"),
        max_length=1000,
        help_text=_("Het .json-bestand dat je uit de andere regio kreeg."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages=FILE_FAULTS,
    )


class StartForm(forms.Form):
    """When a plan that is taken over begins; the days of its steps follow from it."""

    starts_on = DayField(
        label=_("Wanneer beginnen jullie?"),
        help_text=_("Dan krijgen de stappen meteen een datum. Je kunt dit ook later kiezen."),
    )
