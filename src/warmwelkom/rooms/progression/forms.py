"""What may be typed about an offer and about a route."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.people.models import Location, Programme
from warmwelkom.rooms.progression.domain.offers import MOST_SESSIONS
from warmwelkom.rooms.progression.models import LearningRoute, OfferSession, ProgressionOffer
from warmwelkom.rooms.transitions.words import LEERWEG, PROFILE

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
NO_PROFILE = "-"
LEERWEGEN = [*LEERWEG.items()]
PROFILES = [
    *PROFILE.items(),
    (NO_PROFILE, _("zonder profiel (de meeste leerlingen van gl en tl)")),
]


class OfferForm(forms.Form):
    """What, whose, where, for whom, how many, and who to ask."""

    school: Any = forms.ModelChoiceField(
        label=_("Welke school geeft het?"), queryset=None, empty_label=None
    )
    kind = forms.ChoiceField(label=_("Wat is het?"), choices=ProgressionOffer.Kind.choices)
    title = forms.CharField(label=_("Hoe heet het?"), max_length=80)
    what = forms.CharField(
        label=_("Wat ga je er doen?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Aan de leerling: kort, met je en jij."),
    )  # fmt: skip
    location: Any = forms.ModelChoiceField(
        label=_("Op welke locatie? (mag leeg)"), queryset=None, required=False,
        empty_label=_("ergens anders"),
    )  # fmt: skip
    place = forms.CharField(
        label=_("Waar precies?"), max_length=160, help_text=_("Bijvoorbeeld: Tinwerf 10, lokaal 1.12."),
    )  # fmt: skip
    places = forms.IntegerField(label=_("Hoeveel plekken zijn er?"), min_value=1, max_value=2000)
    contact = forms.CharField(
        label=_("Bij wie kan de leerling terecht?"), max_length=160,
        help_text=_("Een naam, en een nummer of mailadres van het werk."),
    )  # fmt: skip
    leerwegen = forms.MultipleChoiceField(
        label=_("Alleen voor deze leerwegen (mag leeg)"), choices=LEERWEGEN, required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        help_text=_("Kies je niets, dan is het voor alle leerwegen."),
    )  # fmt: skip
    profiles = forms.MultipleChoiceField(
        label=_("Alleen voor deze profielen (mag leeg)"), choices=PROFILES, required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Kies je niets, dan is het voor alle profielen, ook zonder profiel."),
    )  # fmt: skip
    programmes: Any = forms.ModelMultipleChoiceField(
        label=_("Alleen voor wie naar deze opleidingen gaat (mag leeg)"), queryset=None,
        required=False, widget=forms.SelectMultiple(attrs={"size": 5}),
        help_text=_("Kies je niets, dan is het voor iedereen, ook wie nog geen plek heeft."),
    )  # fmt: skip

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["school"].queryset = schools
        fields["location"].queryset = Location.objects.filter(school__in=schools)
        every = Programme.objects.select_related("school").order_by("school__name", "name", "level")
        ours = every.filter(school__in=schools)  # an mbo gives it for its own programmes
        fields["programmes"].queryset = ours if ours.exists() else every
        fields["programmes"].label_from_instance = lambda row: f"{row.school.name}: {row}"

    def values(self) -> dict[str, Any]:
        """What is kept in the row itself."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "school"}
        kept["programme_ids"] = [row.pk for row in kept.pop("programmes")]
        kept["profiles"] = ["" if code == NO_PROFILE else code for code in kept["profiles"]]
        return kept

    @classmethod
    def initial_of(cls, row: ProgressionOffer) -> dict[str, Any]:
        words = {name: getattr(row, name) for name in cls.base_fields if name != "programmes"}
        profiles = [code or NO_PROFILE for code in row.profiles]
        return words | {"programmes": row.programme_ids, "profiles": profiles}


class TimeForm(forms.Form):
    """One day with its times; a row that is empty is none."""

    day = forms.DateField(label=_("Dag"), widget=DAY, required=False)
    begins = forms.TimeField(label=_("Van"), widget=TIME, required=False)
    ends = forms.TimeField(label=_("Tot"), widget=TIME, required=False)

    def clean(self) -> dict[str, Any]:
        """All three or none: a row that is emptied is taken away."""
        kept = dict(self.cleaned_data)
        for name in self.fields:
            if any(kept.values()) and kept.get(name) is None and name not in self.errors:
                self.add_error(name, _("Vul de dag en beide tijden in, of maak de regel leeg."))
        return kept


TimeForms = formset_factory(
    TimeForm, extra=2, min_num=1, max_num=MOST_SESSIONS, absolute_max=MOST_SESSIONS + 5
)


def times_of(forms_of_times: BaseFormSet[Any]) -> list[tuple[dt.datetime, dt.datetime]]:
    """The rows that are filled in, in Amsterdam's time."""
    rows = [form.cleaned_data for form in forms_of_times if form.cleaned_data.get("day")]
    return [
        (_at(row["day"], row["begins"]), _at(row["day"], row["ends"])) for row in rows
    ]  # fmt: skip


def initial_times(sessions: list[OfferSession]) -> list[dict[str, Any]]:
    local = [(row.starts_at.astimezone(AMSTERDAM), row.ends_at.astimezone(AMSTERDAM)) for row in sessions]  # fmt: skip
    return [
        {"day": starts.date(), "begins": starts.time(), "ends": ends.time()}
        for starts, ends in local
    ]


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, tzinfo=AMSTERDAM)


class RouteForm(forms.Form):
    """What two schools agreed."""

    title = forms.CharField(label=_("Hoe heet de route?"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Wat voor route is het?"), choices=LearningRoute.Kind.choices,
        help_text=_("Doorlopend: een diploma van vmbo en van mbo 2, 3 of 4. Geïntegreerd: van bb naar mbo 2, waarbij (een deel van) het vmbo-examen kan vervallen."),
    )  # fmt: skip
    vo_school: Any = forms.ModelChoiceField(label=_("Vmbo-school"), queryset=None)
    mbo_school: Any = forms.ModelChoiceField(label=_("Mbo-school"), queryset=None)
    contact = forms.CharField(
        label=_("Wie zijn ermee bezig?"), max_length=200, help_text=_("Van beide scholen een naam.")
    )
    starts_on = forms.DateField(label=_("Eerste dag van de route"), widget=DAY)
    ends_on = forms.DateField(label=_("Laatste dag van de route"), widget=DAY)
    signed_on = forms.DateField(
        label=_("Wanneer is de overeenkomst getekend? (mag leeg)"), widget=DAY, required=False
    )
    option = forms.CharField(
        label=_("Overstapoptie: waar kan een leerling heen die stopt met de route? (mag nog leeg)"),
        max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, vo: Any, mbo: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["vo_school"].queryset, fields["mbo_school"].queryset = vo, mbo

    @classmethod
    def initial_of(cls, row: LearningRoute) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}
