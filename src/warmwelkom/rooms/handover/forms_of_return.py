"""What a class mentor types about a class, all at once; and a ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.handover.models import Feedback, TalkAgreement
from warmwelkom.rooms.handover.queries.giving_back import ClassToTell, Told

LONGEST_LINE = 200


class ClassForm:
    """One line a pupil. Nothing is filled in before; what was typed stays, fault or not."""

    def __init__(
        self, classes: Iterable[ClassToTell], data: Mapping[str, Any] | None = None
    ) -> None:
        self.classes = list(classes)
        self.data = data or {}
        self.is_bound = data is not None
        self.faults: dict[UUID, Any] = {}

    def _rows(self) -> list[tuple[str, Told]]:
        return [(one.moment, row) for one in self.classes for row in one.rows]

    def _typed(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()

    def told(self) -> dict[UUID, tuple[str, str]]:
        """Pupil -> (state, line), of whom something was typed."""
        keys = [row.transition.pk for _moment, row in self._rows()]
        typed = {key: (self._typed(f"state-{key}"), self._typed(f"line-{key}")) for key in keys}
        return {key: words for key, words in typed.items() if any(words)}

    def kept(self) -> dict[UUID, str]:
        keys = [one.pk for _moment, row in self._rows() for one in row.agreements]
        typed = {key: self._typed(f"kept-{key}") for key in keys}
        return {key: word for key, word in typed.items() if word in TalkAgreement.Kept.values}

    def is_valid(self) -> bool:
        for key, (state, line) in self.told().items():
            if state not in Feedback.State.values:
                self.faults[key] = _("Kies bij je zin ook hoe het gaat.")
            elif len(line) > LONGEST_LINE:
                self.faults[key] = _("Maak de zin korter: er passen 200 tekens.")
        return not self.faults

    def shown(self) -> list[tuple[ClassToTell, list[dict[str, Any]]]]:
        """Each class with what stands in its fields."""
        return [(one, [self._shown(one.moment, row) for row in one.rows]) for one in self.classes]

    def _shown(self, moment: str, row: Told) -> dict[str, Any]:
        key, known = row.transition.pk, row.at(moment)
        state, line = (known.state, known.line) if known else ("", "")
        if self.is_bound:
            state, line = self._typed(f"state-{key}"), self._typed(f"line-{key}")
        marks = [(one, self._typed(f"kept-{one.pk}") or one.kept) for one in row.agreements]
        before = [one for one in row.feedback if one.moment != moment]
        return {"row": row, "state": state, "line": line, "marks": marks, "before": before,
                "fault": self.faults.get(key)}  # fmt: skip


class GroundForm(forms.Form):
    """The ground in the region's own words, and who agreed."""

    text = forms.CharField(
        label=_("Wat is de grond?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Het artikel of de afspraak waarop het rust, en waarom het nodig is. Wie oud-leerlingen leest, ziet dit erbij."),
        error_messages={"required": _("Schrijf de grond op.")},
    )  # fmt: skip
    confirmed_by = forms.CharField(
        label=_("Welke functionaris gegevensbescherming stemde ermee in?"), max_length=200,
        error_messages={"required": _("Zeg wie ermee instemde.")},
    )  # fmt: skip
    decided_on = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag.")},
    )  # fmt: skip


class EndGroundForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom geldt deze grond niet meer?"), max_length=300,
        error_messages={"required": _("Schrijf op waarom deze grond niet meer geldt.")},
    )  # fmt: skip
