"""What may be typed to make a round and to answer one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.thinktank.domain.ballots import YES_NO, Answers
from warmwelkom.rooms.thinktank.domain.rounds import Choice
from warmwelkom.rooms.thinktank.models import ChoiceOption, ChoiceRound, Contribution


class RoundForm(forms.Form):
    """A question, the things to choose from, and until when."""

    question = forms.CharField(
        label=_("De vraag"), max_length=200, help_text=_("Zoals je hem hardop zou stellen.")
    )
    kind = forms.ChoiceField(label=_("Hoe"), choices=ChoiceRound.Kind.choices)
    voters = forms.ChoiceField(label=_("Wie mag kiezen"), choices=ChoiceRound.Voters.choices)
    budget = forms.DecimalField(
        label=_("Hoeveel euro is er"), required=False, min_value=Decimal(0), max_digits=10,
        decimal_places=2, localize=True, help_text=_("Alleen als je geld verdeelt."),
    )  # fmt: skip
    dots = forms.IntegerField(
        label=_("Stippen per persoon"), min_value=1, max_value=20, initial=3, required=False
    )
    closes_on = forms.DateField(
        label=_("Sluit aan het eind van"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    sentences = forms.CharField(
        label=_("Eigen zinnen"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Eén per regel. Leeg laten mag, als je hierboven plannen of ideeën kiest."),
    )

    def __init__(self, *args: Any, rows: list[Contribution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows

    def costs(self) -> list[tuple[Contribution, str, bool]]:
        """(plan or idea, what was typed as its cost, whether it was ticked), to show again."""
        return [
            (row, self.data.get(f"cost-{row.pk}", ""), f"take-{row.pk}" in self.data)
            for row in self.rows
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        try:
            data["choices"] = self._choices(data)
        except forms.ValidationError as fault:
            self.add_error(None, fault)
        return data

    def _choices(self, data: dict[str, Any]) -> list[Choice]:
        money = forms.DecimalField(
            required=False, min_value=Decimal(0), max_digits=10, decimal_places=2, localize=True
        )
        taken = [
            Choice(contribution=row, cost=money.clean(cost) or Decimal(0))
            for row, cost, is_taken in self.costs()
            if is_taken
        ]
        lines = [line.strip()[:200] for line in data.get("sentences", "").splitlines()]
        return taken + [Choice(text=line) for line in lines if line]

    def values(self) -> dict[str, Any]:
        """What the command wants."""
        data = self.cleaned_data
        closes = dt.datetime.combine(data["closes_on"], dt.time(23, 59), tzinfo=AMSTERDAM)
        return {
            "kind": data["kind"],
            "voters": data["voters"],
            "question": data["question"],
            "choices": data["choices"],
            "closes_at": closes,
            "budget": data["budget"] or Decimal(0),
            "dots": data["dots"] or 3,
        }


def answers_in(post: Any, *, round_: ChoiceRound, options: list[ChoiceOption]) -> Answers:
    """The answers of one ballot: ticks, numbers of dots, or yes, skip and no."""
    found: Answers = {}
    for option in options:
        typed = post.get(f"option-{option.pk}", "")
        if round_.kind == ChoiceRound.Kind.YES_NO:
            if typed in YES_NO:
                found[str(option.pk)] = typed
        elif round_.kind == ChoiceRound.Kind.DOTS:
            number = whole_number(typed, most=999) or 0
            if number:
                found[str(option.pk)] = number
        elif typed:
            found[str(option.pk)] = 1
    return found
