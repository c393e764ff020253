"""What a coordinator chooses about one criterion: which facts count, from when, why."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.handover.forms_of_talk import TOO_LONG, day_field
from warmwelkom.rooms.handover.queries.talk_rules import RuleHere


class RuleForm(forms.Form):
    """Filled with what counts now."""

    facts = forms.MultipleChoiceField(
        label=_("Wat telt?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Zet alles uit om deze reden niet te gebruiken."),
    )  # fmt: skip
    valid_from = day_field(_("Vanaf welke dag?"))
    reason = forms.CharField(
        label=_("Waarom?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mentoren lezen dit bij de regel. Geen naam van een leerling."),
        error_messages={"required": _("Schrijf op waarom jullie dit zo kiezen."), **TOO_LONG},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, here: RuleHere, today: dt.date) -> None:
        counted = [fact.code for fact in here.counted]
        super().__init__(data, initial={"facts": counted, "valid_from": today})
        self.fields["facts"].choices = [(fact.code, fact.words) for fact in here.criterion.facts]  # type: ignore[attr-defined]  # a choice field
