"""What people fill in about a pilot: the question, what was counted, the verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.thinktank.domain.pilots import SmallCount, must_not_be_small
from warmwelkom.rooms.thinktank.models import Measurement, Pilot
from warmwelkom.rooms.thinktank.plan_forms import DayField, WholeField

GROUPS = [
    (group, moment) for group in Measurement.Group.values for moment in Measurement.Moment.values
]
PARTS = ("n", "number", "mean", "sd")
CHOICES = [("yes", _("Meer is beter")), ("no", _("Minder is beter"))]


class NumberField(forms.DecimalField):
    """A number as people write it, with a comma or a point."""

    def __init__(self, *, least: int | None = None, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_digits=12,
            decimal_places=3,
            min_value=least,
            **kwargs,
        )
        told = _("Schrijf een getal, zoals 7,2.")
        self.error_messages |= {"invalid": told, "min_value": told, "max_digits": told,
                                "max_decimal_places": told, "max_whole_digits": told}  # fmt: skip

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class PilotForm(forms.Form):
    """The fields of a pilot and of its four groups, of which all but one may stay empty."""

    question = forms.CharField(
        label=_("Wat willen jullie weten?"),
        help_text=_("Bijvoorbeeld: voelen leerlingen zich meer welkom als zij een bekende zien?"),
        max_length=300,
    )
    where = forms.CharField(label=_("Waar"), max_length=200, required=False)
    pupils = WholeField(label=_("Met hoeveel leerlingen"), least=5)
    begins = DayField(label=_("Begint op"))
    ends = DayField(label=_("Eindigt op"))
    indicator = forms.CharField(
        label=_("Wat tellen jullie?"),
        help_text=_("Bijvoorbeeld: leerlingen die zich na week 1 welkom voelen."),
        max_length=200,
        required=False,
    )
    unit = forms.CharField(label=_("Eenheid, zoals: dagen"), max_length=40, required=False)
    measure = forms.ChoiceField(label=_("Wat is het getal?"), choices=Pilot.Measure.choices)
    hope = forms.ChoiceField(label=_("Waar hopen jullie op?"), choices=CHOICES)
    source = forms.CharField(label=_("Wie telde, en hoe?"), max_length=200, required=False)
    result = forms.CharField(
        label=_("Wat kwam eruit, in woorden?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    verdict = forms.ChoiceField(
        label=_("Oordeel"),
        required=False,
        choices=[("", _("nog geen oordeel")), *Pilot.Verdict.choices],
    )
    reason = forms.CharField(
        label=_("Waarom dit oordeel?"),
        help_text=_("Is er niet gemeten? Schrijf dan waarom niet."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group, moment in GROUPS:
            name = f"{group}_{moment}"
            self.fields[f"{name}_n"] = WholeField(label=_("Hoeveel leerlingen"))
            self.fields[f"{name}_number"] = WholeField(label=_("Bij hoeveel was het zo"), least=0)
            self.fields[f"{name}_mean"] = NumberField(label=_("Gemiddelde"))
            self.fields[f"{name}_sd"] = NumberField(label=_("Spreiding"), least=0)

    def groups(self) -> list[dict[str, Any]]:
        """The fields of the four groups, for the page."""
        return [
            {
                "label": f"{Measurement.Group(group).label}, {Measurement.Moment(moment).label}",
                "share": [self[f"{group}_{moment}_n"], self[f"{group}_{moment}_number"]],
                "mean": [self[f"{group}_{moment}_mean"], self[f"{group}_{moment}_sd"]],
            }
            for group, moment in GROUPS
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("begins"), data.get("ends")
        if isinstance(begins, dt.date) and isinstance(ends, dt.date) and ends < begins:
            self.add_error("ends", _("Het eind ligt vóór het begin."))
        for group, moment in GROUPS:
            self._check(f"{group}_{moment}", data)
        if data.get("verdict") == Pilot.Verdict.NOT_MEASURED and not data.get("reason"):
            self.add_error("reason", _("Schrijf waarom er niets is gemeten."))
        return data

    def _check(self, name: str, data: Mapping[str, Any]) -> None:
        found = {part: data.get(f"{name}_{part}") for part in PARTS}
        if all(value is None for value in found.values()):
            return
        main = "number" if data.get("measure") == Pilot.Measure.SHARE else "mean"
        for part in ("n", main):
            if found[part] is None and f"{name}_{part}" not in self.errors:
                self.add_error(
                    f"{name}_{part}", _("Vul dit getal ook in, of maak de hele groep leeg.")
                )
        if found["n"] is None or found[main] is None:
            return
        if main == "number" and found["number"] > found["n"]:
            self.add_error(f"{name}_number", _("Dit zijn er meer dan er leerlingen waren."))
            return
        try:
            must_not_be_small(
                {"n": found["n"], "number": found["number"] if main == "number" else None}
            )
        except SmallCount as fault:
            self.add_error(f"{name}_n", str(fault))

    def values(self) -> dict[str, Any]:
        """The fields of Pilot."""
        names = ("question", "where", "pupils", "begins", "ends", "indicator", "unit", "measure",
                 "source", "result", "verdict", "reason")  # fmt: skip
        values = {name: self.cleaned_data[name] for name in names}
        return values | {"more_is_better": self.cleaned_data["hope"] == "yes"}

    def numbers(self) -> dict[tuple[str, str], dict[str, Any]]:
        """(group, moment) -> what was counted there."""
        data = self.cleaned_data
        kept = ("n", "number") if data["measure"] == Pilot.Measure.SHARE else ("n", "mean", "sd")
        return {
            (group, moment): {part: data[f"{group}_{moment}_{part}"] for part in kept}
            for group, moment in GROUPS
            if data[f"{group}_{moment}_n"] is not None
        }


def initial_of(pilot: Pilot | None) -> dict[str, Any]:
    """What stands in the fields before anybody types."""
    if pilot is None:
        return {"measure": Pilot.Measure.SHARE, "hope": "yes"}
    names = [name for name in PilotForm.base_fields if name != "hope"]
    values: dict[str, Any] = {name: getattr(pilot, name) for name in names}
    values["hope"] = "yes" if pilot.more_is_better else "no"
    for row in pilot.measurements.all():
        for part in PARTS:
            values[f"{row.group}_{row.moment}_{part}"] = _plain(getattr(row, part))
    return values


def _plain(value: Any) -> Any:
    """7.200 is written 7.2."""
    return value.normalize() if hasattr(value, "normalize") else value


class SeenForm(forms.Form):
    """How often the pilot had been saved when it came on the screen."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class CountedForm(forms.Form):
    """Which outcome that another room counts, in which days before and after."""

    name = forms.ChoiceField(label=_("Wat"))
    before_first = DayField(label=_("Vooraf: van"))
    before_last = DayField(label=_("Vooraf: tot en met"))
    after_first = DayField(label=_("Achteraf: van"))
    after_last = DayField(label=_("Achteraf: tot en met"))

    def __init__(self, *args: Any, offered: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["name"]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered
        for name, each in self.fields.items():
            each.required = True
            each.error_messages["required"] = _("Kies wat, en alle vier de dagen.")
            each.widget.attrs.setdefault("id", f"geteld_{name}")
