"""What is typed about a request: what somebody asks, what was asked by phone, how it is answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.handover.models import RightsRequest

KINDS = (
    ("access", _("Ik wil zien wat jullie van mij weten")),
    ("correction", _("Er klopt iets niet")),
    ("objection", _("Ik wil niet dat jullie dit zo gebruiken")),
    ("erasure", _("Ik wil dat jullie iets wissen")),
)
KINDS_OF_CHILD = (
    ("access", _("Ik wil zien wat jullie van mijn kind weten")),
    *KINDS[1:],
)


class AskForm(forms.Form):
    """What a pupil or parent asks."""

    kind = forms.ChoiceField(
        label=_("Wat vraag je?"), choices=KINDS, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je vraagt.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("Waar gaat het over?"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bij de eerste keuze mag je dit leeg laten."),
    )  # fmt: skip
    about_care = forms.BooleanField(
        label=_("Het gaat over wat de zorgcoördinator schreef"), required=False
    )

    def __init__(self, *args: Any, is_parent: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_parent:
            choice: Any = self.fields["kind"]
            choice.choices = KINDS_OF_CHILD


class CallForm(AskForm):
    """What somebody asked by phone or letter."""

    kind = forms.ChoiceField(
        label=_("Wat wordt er gevraagd?"), choices=RightsRequest.Kind.choices,
        widget=forms.RadioSelect, error_messages={"required": _("Kies wat er wordt gevraagd.")},
    )  # fmt: skip
    by = forms.ChoiceField(
        label=_("Wie vraagt het?"), choices=RightsRequest.By.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie het vraagt.")},
    )  # fmt: skip
    asked_on = forms.DateField(
        label=_("Op welke dag is het gevraagd?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("De wet telt vanaf die dag."),
        error_messages={"required": _("Kies een dag.")},
    )  # fmt: skip


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Wat is er gedaan?"), choices=RightsRequest.Outcome.choices,
        widget=forms.RadioSelect, error_messages={"required": _("Kies wat er is gedaan.")},
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Antwoord aan wie het vroeg"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schrijf het antwoord.")},
    )  # fmt: skip


class LineForm(forms.Form):
    """One sentence: why more time is needed, or what was done."""

    line = forms.CharField(
        label=_("In één zin"), max_length=300, error_messages={"required": _("Schrijf één zin.")}
    )
