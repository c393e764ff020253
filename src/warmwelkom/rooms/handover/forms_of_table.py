"""What may be typed about a round table: its day, its people, what was screened, what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.handover.models import RoundTable, TableAction, TableCase
from warmwelkom.rooms.people.models import School

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LONGEST_LINE = 280


class TableForm(forms.Form):
    """Name, day and time, until when schools screen, where, and which vo schools."""

    name = forms.CharField(label=_("Hoe heet deze tafel?"), max_length=120)
    day = forms.DateField(label=_("Dag"), widget=DAY)
    begins = forms.TimeField(
        label=_("Tijd"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    screen_by = forms.DateField(
        label=_("Tot en met welke dag kijken scholen hun leerlingen na?"), widget=DAY, required=False,
        help_text=_("Leeg is de dag ervoor."),
    )  # fmt: skip
    place = forms.CharField(label=_("Plek"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Of een link"), max_length=500, required=False, assume_scheme="https",
        help_text=_("Van het videogesprek. Alleen wie aan tafel zit, ziet hem."),
    )  # fmt: skip
    schools: Any = forms.ModelMultipleChoiceField(
        label=_("Van welke scholen komen de leerlingen?"), queryset=School.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één school.")},
    )  # fmt: skip

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["schools"]
        choice.queryset = schools

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, until = data.get("day"), data.get("screen_by")
        if day and until and until > day:
            self.add_error("screen_by", _("Kies een dag vóór de tafel."))
        if not data.get("place") and not data.get("link") and "link" not in self.errors:
            self.add_error("place", _("Zeg waar de tafel is, of plak een link."))
        if data.get("link", "").startswith("http://"):
            self.add_error("link", _("Plak een link die met https:// begint."))
        return data

    def values(self) -> dict[str, Any]:
        """What `make_table` wants."""
        data = self.cleaned_data
        until = data["screen_by"] or data["day"] - dt.timedelta(days=1)
        starts_at = dt.datetime.combine(data["day"], data["begins"], AMSTERDAM)
        kept = {name: data[name] for name in ("name", "place", "link", "schools")}
        return kept | {"starts_at": starts_at, "screen_by": until}

    @staticmethod
    def initial_of(table: RoundTable) -> dict[str, Any]:
        local = table.starts_at.astimezone(AMSTERDAM)
        return {
            "name": table.name,
            "day": local.date(),
            "begins": local.time(),
            "screen_by": table.screen_by,
            "place": table.place,
            "link": table.link,
            "schools": list(table.schools.values_list("school_id", flat=True)),
        }


class SeatForm(forms.Form):
    """Who sits at the table, in which of their roles."""

    role = forms.ChoiceField(label=_("Wie zit er aan tafel?"))

    def __init__(self, *args: Any, groups: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(name or _("Voor de hele regio"), people) for name, people in groups]
        self.fields["role"] = forms.ChoiceField(
            label=_("Wie zit er aan tafel?"), choices=[("", "–"), *known],
            error_messages={"required": _("Kies iemand."), "invalid_choice": _("Kies iemand.")},
        )  # fmt: skip


class ScreenForm:
    """One line a case, all at once: solved or real, and a line. What was typed stays, fault or not."""

    def __init__(self, keys: Iterable[UUID], data: Mapping[str, Any] | None = None) -> None:
        self.keys = list(keys)
        self.data = data
        self.faults: dict[UUID, Any] = {}

    def said(self) -> dict[UUID, tuple[str, str]]:
        """Case -> (choice, line), of what somebody changed: a page that lay open takes nothing back."""
        typed = self._typed()
        return {key: words for key, words in typed.items() if self._was(key) != words}

    def _typed(self) -> dict[UUID, tuple[str, str]]:
        return {
            key: (self._choice(key), self._line(key))
            for key in self.keys
            if self.data is not None and f"say-{key}" in self.data
        }

    def _was(self, key: UUID) -> tuple[str, str] | None:
        """What stood there when the page was opened."""
        choice, mark, line = str((self.data or {}).get(f"was-{key}", "")).partition("|")
        return (choice, line.strip()) if mark else None

    def is_valid(self) -> bool:
        for key, (choice, line) in self.said().items():
            if choice == TableCase.Screening.SOLVED and not line:
                self.faults[key] = _("Schrijf in één zin hoe het is opgelost.")
            elif len(line) > LONGEST_LINE:
                self.faults[key] = _("Maak de zin korter: er passen 280 tekens.")
        return not self.faults

    def _choice(self, key: UUID) -> str:
        value = str((self.data or {}).get(f"say-{key}", ""))
        return value if value in TableCase.Screening.values else ""

    def _line(self, key: UUID) -> str:
        return str((self.data or {}).get(f"line-{key}", "")).strip()

    def shown(self, case: TableCase) -> dict[str, Any]:
        """What stands in the fields of one case."""
        stands = (case.screening, case.screening_line)
        choice, line = self._typed().get(case.pk, stands)
        was = "|".join(self._was(case.pk) or stands)
        return {"choice": choice, "line": line, "was": was, "fault": self.faults.get(case.pk)}


class DecisionForm(forms.Form):
    """The one decision: how it ends, and who does what before when."""

    outcome = forms.ChoiceField(
        label=_("Wat besluit de tafel?"), choices=TableCase.Outcome.choices,
        widget=forms.RadioSelect, error_messages={"required": _("Kies wat de tafel besluit.")},
    )  # fmt: skip
    what = forms.CharField(
        label=_("Wat gebeurt er?"), max_length=200, required=False,
        help_text=_("Iedereen aan tafel leest dit, en de leerling ook. Schrijf wat er gebeurt, niet waarom."),
    )  # fmt: skip
    person = forms.ChoiceField(label=_("Wie doet dat?"), required=False)
    due = forms.DateField(label=_("Vóór welke dag?"), required=False, widget=DAY)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ChoiceField(
            label=_("Wie doet dat?"), required=False, choices=[("", "–"), *people]
        )


class SettleForm(forms.Form):
    """Why an action is not needed any more."""

    state = forms.ChoiceField(choices=TableAction.State.choices)
    reason = forms.CharField(
        label=_("Waarom is het niet meer nodig?"), max_length=300, required=False
    )
