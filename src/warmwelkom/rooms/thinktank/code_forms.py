"""What a teacher fills in for a class code, and what the coordinator settles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.thinktank.models import Label

LEVELS = [
    ("", _("gemengd, of zeg ik liever niet")),
    ("bb", _("vmbo basis")),
    ("kb", _("vmbo kader")),
    ("gl", _("vmbo gemengd")),
    ("tl", _("vmbo theoretisch")),
    ("mbo1", _("entree en mbo 1")),
    ("mbo2", _("mbo niveau 2")),
    ("mbo3", _("mbo niveau 3 en 4")),
]


class DayField(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        errors = {
            "required": _("Kies een dag."),
            "invalid": _("Kies een dag vanaf vandaag, hooguit acht weken verder."),
        }
        super().__init__(widget=widget, error_messages=errors, **kwargs)


class CodeForm(forms.Form):
    """Group size, level and sector (coarse), and until which day."""

    size = forms.IntegerField(
        label=_("Hoeveel leerlingen zijn er?"),
        min_value=5,
        max_value=200,
        help_text=_("Vanaf vijf: in een kleinere groep is te raden wie iets schreef."),
        error_messages={
            "required": _("Vul in hoeveel leerlingen er zijn."),
            "invalid": _("Vul een getal in, zoals 24."),
            "min_value": _(
                "Een code is voor vijf leerlingen of meer. Neem twee kleine groepen samen."
            ),
            "max_value": _("Maak voor elke groep een eigen code, tot 200 leerlingen."),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    leerweg = forms.ChoiceField(label=_("Leerweg of niveau"), choices=LEVELS, required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    until = DayField(
        label=_("Open tot en met"), help_text=_("Langer of eerder dicht kan later ook.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sectors = Label.objects.filter(kind=Label.Kind.SECTOR)
        field = self.fields["sector"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("alle sectoren door elkaar"))] + [
                (row.slug, str(row)) for row in sectors
            ]

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class SettingsForm(forms.Form):
    """The two people who hear of words of distress, and the working days for an answer."""

    first = forms.ModelChoiceField(
        label=_("Wie hoort het als eerste"),
        queryset=Person.objects.none(),
        empty_label=_("Kies iemand"),
        error_messages={"required": _("Kies iemand die dit meteen hoort.")},
    )
    second = forms.ModelChoiceField(
        label=_("Wie hoort het ook"),
        queryset=Person.objects.none(),
        empty_label=_("Kies iemand"),
        error_messages={"required": _("Kies een tweede. Eén kan ziek zijn.")},
    )
    answer_days = forms.IntegerField(
        label=_("Antwoord binnen hoeveel werkdagen"),
        help_text=_("Schoolvakanties tellen niet mee."),
        error_messages={
            "required": _("Kies een aantal werkdagen van 5 tot en met 40."),
            "invalid": _("Kies een aantal werkdagen van 5 tot en met 40."),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = Person.objects.filter(pk__in=[person.pk for person in people]).order_by("name")
        for name in ("first", "second"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = chosen

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
