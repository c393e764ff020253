"""What may be typed about the summer: a task of the template, a message, the dates of a bridge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.summer.domain.bridges import MOST_DAYS
from warmwelkom.rooms.summer.models import BridgeStep, Owner, TaskTemplate
from warmwelkom.rooms.summer.wording import LONGEST

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
PATHS = [("", _("voor iedereen")), ("BOL", "BOL"), ("BBL", "BBL")]


class TemplateForm(forms.Form):
    """One thing that a school asks of whoever starts."""

    title = forms.CharField(label=_("Hoe heet de taak?"), max_length=80)
    sentence = forms.CharField(
        label=_("Wat moet de leerling doen, en waar?"), max_length=200,
        help_text=_("Eén zin, aan de leerling. Die staat op de welkomstpagina en in het bericht."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    proof = forms.CharField(label=_("Waar kijkt de eigenaar naar?"), max_length=120, required=False)
    owner = forms.ChoiceField(label=_("Wie zegt dat het echt klaar is?"), choices=Owner.choices)
    days_from_start = forms.IntegerField(
        label=_("Hoeveel dagen na de eerste schooldag?"), min_value=-200, max_value=60,
        help_text=_("Met een min ervoor is het eerder: -7 is een week vóór de eerste dag."),
    )  # fmt: skip
    learning_path = forms.ChoiceField(label=_("Voor wie?"), choices=PATHS, required=False)

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    @classmethod
    def initial_of(cls, row: TaskTemplate) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}


class NewTemplateForm(TemplateForm):
    """The same, for all programmes or for one."""

    programme: Any = forms.ModelChoiceField(
        label=_("Bij welke opleiding?"), queryset=Programme.objects.none(), required=False,
        empty_label=_("alle opleidingen"),
    )  # fmt: skip

    def __init__(self, *args: Any, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["programme"]
        choice.queryset = programmes

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in TemplateForm.base_fields}


class StepForm(forms.Form):
    """The words of a message, and how many days before the deadline it goes."""

    days_before = forms.IntegerField(
        label=_("Hoeveel dagen vóór de dag dat het klaar moet zijn?"), min_value=0, max_value=MOST_DAYS
    )  # fmt: skip
    text = forms.CharField(
        label=_("Tekst"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("{voornaam}, {taak}, {datum}, {doe} en {naam} vullen we per leerling in."),
    )  # fmt: skip

    @staticmethod
    def initial_of(step: BridgeStep) -> dict[str, Any]:
        return {"days_before": step.days_before, "text": step.text}


class NewStepForm(StepForm):
    """The same, about one of the tasks of the school."""

    template: Any = forms.ModelChoiceField(
        label=_("Over welke taak?"), queryset=TaskTemplate.objects.none()
    )
    field_order = ("template", "days_before", "text")

    def __init__(self, *args: Any, templates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["template"]
        choice.queryset = templates
        choice.label_from_instance = lambda row: row.title


class DatesForm(forms.Form):
    """From when messages go, and when school begins."""

    begins_on = forms.DateField(label=_("Vanaf welke dag gaan er berichten?"), widget=DAY)
    first_day = forms.DateField(label=_("Wanneer is de eerste schooldag?"), widget=DAY)


class TaskListForm(forms.Form):
    """A file with what students have done."""

    file = forms.FileField(
        label=_("Bestand"), max_length=1000,
        help_text=_("csv, xlsx, ods of xls, met de kolommen studentnummer, taak en stand (klaar, open, hoeft niet)."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.xls"}),
        error_messages={"required": _("Kies eerst een bestand."), "invalid": _("Kies eerst een bestand.")},
    )  # fmt: skip
