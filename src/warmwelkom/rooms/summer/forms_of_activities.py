"""What may be typed about something to do in the summer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.summer.models import Activity

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
WHEN = {"required": _("Kies een dag en een tijd."), "invalid": _("Kies een dag en een tijd.")}


class ActivityForm(forms.Form):
    """What, where, when, for whom, how many, and who to ask."""

    school: Any = forms.ModelChoiceField(
        label=_("Van wie is het?"), queryset=Programme.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(label=_("Wat voor iets is het?"), choices=Activity.Kind.choices)
    title = forms.CharField(label=_("Hoe heet het?"), max_length=80)
    what = forms.CharField(
        label=_("Wat ga je er doen?"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Aan de leerling: kort, met je en jij."),
    )  # fmt: skip
    place = forms.CharField(label=_("Waar is het?"), max_length=160)
    starts_at = forms.DateTimeField(
        label=_("Wanneer begint het?"), widget=MOMENT, input_formats=FORMATS, error_messages=WHEN
    )
    ends_at = forms.DateTimeField(
        label=_("Wanneer is het klaar?"), widget=MOMENT, input_formats=FORMATS, error_messages=WHEN
    )
    places = forms.IntegerField(label=_("Hoeveel plekken zijn er?"), min_value=1, max_value=2000)
    for_whom = forms.CharField(
        label=_("Voor wie is het? (mag leeg)"), max_length=160, required=False,
        help_text=_("Bijvoorbeeld: ook als je nog geen plek hebt."),
    )  # fmt: skip
    programmes: Any = forms.ModelMultipleChoiceField(
        label=_("Alleen bij deze opleidingen (mag leeg)"), queryset=Programme.objects.none(),
        required=False, widget=forms.SelectMultiple(attrs={"size": 5}),
        help_text=_("Kies je niets, dan is het voor iedereen, ook wie nog geen plek heeft."),
    )  # fmt: skip
    only_from: Any = forms.ModelChoiceField(
        label=_("Alleen voor leerlingen van deze vmbo-school (mag leeg)"),
        queryset=Programme.objects.none(), required=False, empty_label=_("alle scholen"),
        help_text=_("Voor een buddy: een ouderejaars die van deze school kwam."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Bij wie kan de leerling terecht?"), max_length=160,
        help_text=_("Een naam, en een nummer of mailadres van het werk."),
    )  # fmt: skip
    counts_for = forms.CharField(
        label=_("Bij een stage: waarvoor kan hij tellen, en wie zei dat?"), max_length=200,
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, schools: Any, vo: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["school"].queryset = schools
        every = Programme.objects.select_related("school").order_by("school__name", "name", "level")
        ours = every.filter(school__in=schools)  # an mbo offers it with its own programmes
        fields["programmes"].queryset = ours if ours.exists() else every
        fields["programmes"].label_from_instance = lambda row: f"{row.school.name}: {row}"
        fields["only_from"].queryset = vo

    def values(self) -> dict[str, Any]:
        """What is kept in the row itself."""
        left_out = ("school", "programmes")
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}

    @classmethod
    def initial_of(cls, row: Activity) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields if name != "programmes"} | {
            "programmes": list(row.programmes.all())
        }
