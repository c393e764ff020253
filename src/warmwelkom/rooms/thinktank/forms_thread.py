"""What people type while they work on the thread: new words, a state, an answer, a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.rules import STATES
from warmwelkom.rooms.thinktank.forms import ContributionForm
from warmwelkom.rooms.thinktank.models import Contribution

EXAMPLES: dict[str, Any] = {
    "talking": _("Bijvoorbeeld: we bespreken dit op 17 maart met de decanen."),
    "worked_out": _("Bijvoorbeeld: Johan de Witt en Yuverta maken er samen een plan van."),
    "kept": _("Bijvoorbeeld: goed idee, maar eerst moet de introductieweek staan."),
    "not_now": _("Bijvoorbeeld: niemand kan de vervanging betalen. In september kijken we weer."),
    "used": _("Bijvoorbeeld: het lokaal is van mei tot juli voor de filmgroep."),
    "closed": _("Bijvoorbeeld: de uren van dit schooljaar zijn op."),
    "open": _("Bijvoorbeeld: na de zomer is er weer plek."),
}
ANSWERS = (
    _("Dit regelen we. Vanaf … is dat zo: …"),
    _("Dit kan nu nog niet, omdat … Op … kijken we er weer naar."),
    _("Hier is een idee bij gekomen. Je volgt het op de rode draad."),
)


def _area(label: Any, *, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class ChangeForm(ContributionForm):
    """The words of a contribution, and whether the earlier ones named somebody."""

    hide = forms.BooleanField(
        required=False, label=_("Haal de eerdere tekst weg: er stond iets in over een persoon")
    )


class FromOrganisation(forms.Form):
    """Somebody speaks for one of their own organisations, or for the region where they have none."""

    organisation = forms.ChoiceField(label=_("Namens"), required=False)

    def __init__(self, *args: Any, schools: list[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools = {str(school.pk): school for school in schools}
        if schools:
            choices = [(str(school.pk), school.name) for school in schools]
            self.fields["organisation"] = forms.ChoiceField(
                label=_("Namens"), choices=choices, required=False
            )
        else:
            del self.fields["organisation"]

    def school(self) -> School | None:
        return self.schools.get(self.cleaned_data.get("organisation", ""))


class StateForm(FromOrganisation):
    """The state that follows, only those that may, with the reason that everybody reads."""

    to = forms.ChoiceField(label=_("Hoe staat het nu?"))
    reason = _area(_("Waarom?"), max_length=2000)
    field_order = ("to", "reason", "organisation")

    def __init__(self, *args: Any, row: Contribution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = STATES[row.kind]
        self.follow = [(to, states[to].name, EXAMPLES.get(to, "")) for to in states[row.state].then]
        self.fields["to"] = forms.ChoiceField(
            choices=[(to, name) for to, name, _example in self.follow],
            label=_("Hoe staat het nu?"),
            error_messages={"required": _("Kies hoe het nu staat.")},
        )
        self.order_fields(self.field_order)


class AnswerForm(FromOrganisation):
    """One answer, for whatever needs were chosen."""

    answer = _area(
        _("Jullie antwoord"), rows=6, max_length=2000,
        help_text=_("Iedereen kan dit lezen, ook wie het met een volgcode opzoekt. Zeg wat er gebeurt, of waarom het nu niet kan."),
    )  # fmt: skip
    field_order = ("answer", "organisation")


class AskForm(forms.Form):
    """Which organisation must answer."""

    school = forms.ChoiceField(label=_("Wie moet antwoorden?"))

    def __init__(self, *args: Any, schools: list[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools = {str(school.pk): school for school in schools}
        choices = [("", "–"), *((str(school.pk), school.name) for school in schools)]
        self.fields["school"] = forms.ChoiceField(label=_("Wie moet antwoorden?"), choices=choices)

    def chosen(self) -> School:
        return self.schools[self.cleaned_data["school"]]


class ReasonForm(forms.Form):
    """Why a remark goes."""

    reason = _area(
        _("Waarom?"), max_length=300, help_text=_("Dit staat op de plek van de reactie. Noem geen namen."),
    )  # fmt: skip
