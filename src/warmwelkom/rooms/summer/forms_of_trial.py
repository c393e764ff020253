"""What is asked to set up a fair comparison: six questions, each with what it means."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.summer.domain.arms import MOST_EARLIER
from warmwelkom.rooms.summer.kinds import KINDS
from warmwelkom.rooms.summer.models import SummerTrial
from warmwelkom.rooms.summer.wording import LONGEST
from warmwelkom.rooms.transitions.models import Enrolment

TASKS = [("", _("alle taken")), *((kind.code, kind.title) for kind in KINDS)]


class TrialForm(forms.Form):
    """One comparison, before it is frozen."""

    name = forms.CharField(label=_("Hoe noem je dit?"), max_length=80)
    question = forms.CharField(
        label=_("Wat wil je weten?"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Eén vraag, waarop ja of nee kan komen."),
    )  # fmt: skip
    layer = forms.ChoiceField(
        label=_("Wat is er anders voor wie geloot wordt?"), choices=SummerTrial.Layer.choices,
        help_text=_("Alleen de automatische berichten. Bellen, antwoorden, de takenlijst en de overstaptafel blijven voor iedereen gelijk."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Berichten over welke taak?"), choices=TASKS, required=False)
    days_earlier = forms.IntegerField(
        label=_("Bij eerder: hoeveel dagen?"),
        min_value=0,
        max_value=MOST_EARLIER,
        required=False,
    )
    text = forms.CharField(
        label=_("Bij andere woorden: welke?"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("{voornaam}, {taak}, {datum}, {doe} en {naam} vullen we per leerling in."),
    )  # fmt: skip
    programmes: Any = forms.ModelMultipleChoiceField(
        label=_("Welke opleidingen doen mee?"), queryset=Programme.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        error_messages={"required": _("Kies welke opleidingen meedoen.")},
    )  # fmt: skip
    counts = forms.ChoiceField(label=_("Wat tel je?"), choices=SummerTrial.Counts.choices)
    counted_on = forms.DateField(
        label=_("Op welke dag tel je?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    base = forms.IntegerField(
        label=_("Hoeveel van de honderd halen dat nu al, denk je?"), min_value=50, max_value=99,
        initial=95,
    )  # fmt: skip
    share = forms.IntegerField(
        label=_("Hoeveel van de honderd loten we voor het extra?"), min_value=10, max_value=90,
        initial=50, help_text=_("Met 50 zie je het meest."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["programmes"]
        every = Programme.objects.select_related("school").order_by("school__name", "name", "level")
        lines = Enrolment.objects.filter(gone_at__isnull=True, programme__isnull=False)
        placed = every.filter(pk__in=lines.values("programme_id"))
        field.queryset = placed if placed.exists() else every
        field.label_from_instance = lambda row: f"{row.school.name}: {row}"

    def clean_days_earlier(self) -> int:
        return int(self.cleaned_data["days_earlier"] or 0)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "programmes"}

    @classmethod
    def initial_of(cls, row: SummerTrial) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields if name != "programmes"} | {
            "programmes": list(row.programmes.all())
        }
