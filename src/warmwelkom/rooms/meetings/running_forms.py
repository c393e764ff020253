"""What may be typed about a point while a meeting runs, and about published minutes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.meetings.attendance import Attendance
from warmwelkom.rooms.meetings.models import ActionItem, Decision
from warmwelkom.rooms.meetings.queries.running import Choice


class NotesForm(forms.Form):
    """The notes of a point, and which version of them they go on from."""

    notes = forms.CharField(
        label=_("Notities"), max_length=20_000, required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 9}),
    )  # fmt: skip
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_notes(self) -> str:
        """A form sends line breaks the way the web does; we keep them as one sign."""
        return str(self.cleaned_data["notes"]).replace("\r\n", "\n")


class DecisionForm(forms.Form):
    """What the point ended in: a state of its contribution, something else, or put off."""

    outcome = forms.ChoiceField(label=_("Besluit"), required=False)
    decided = forms.CharField(
        label=_("Wat is besloten, en waarom?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Iedereen leest dit, ook wie het met een volgcode opzoekt."),
    )  # fmt: skip

    def __init__(self, *args: Any, states: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (f"state:{to}", _("Nieuwe stand: %(name)s") % {"name": name}) for to, name in states
        ]
        self.fields["outcome"] = forms.ChoiceField(
            label=_("Besluit"), required=False,
            choices=[
                *choices,
                (Decision.Kind.DECIDED, _("Besloten, zonder andere stand")),
                (Decision.Kind.POSTPONED, _("Doorschuiven naar de volgende keer")),
            ],
            error_messages={"invalid_choice": _("Dit staat intussen anders. Kies opnieuw.")},
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        outcome, words = data.get("outcome"), data.get("decided")
        if words and not outcome and "outcome" not in self.errors:
            self.add_error("outcome", _("Kies ook wat het besluit is."))
        if outcome and outcome != Decision.Kind.POSTPONED and not words:
            self.add_error("decided", _("Schrijf in een zin wat er besloten is, en waarom."))
        return data

    def values(self) -> dict[str, str] | None:
        """What `decide` wants; None where nothing was decided."""
        kind, _colon, to = self.cleaned_data["outcome"].partition(":")
        return {"kind": kind, "to": to, "text": self.cleaned_data["decided"]} if kind else None


class PromiseForm(forms.Form):
    """What somebody does before a day."""

    what = forms.CharField(label=_("Wat gebeurt er?"), max_length=300, required=False)
    who = forms.ChoiceField(label=_("Wie doet dat?"), required=False)
    due = forms.DateField(
        label=_("Vóór welke dag?"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, people: list[Choice], organisations: list[Choice], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        groups = [("", "–"), (_("Mensen"), people), (_("Organisaties"), organisations)]
        self.fields["who"] = forms.ChoiceField(
            label=_("Wie doet dat?"), required=False, choices=groups
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        wanted = {
            "what": _("Schrijf wat er gebeurt."),
            "who": _("Kies wie het doet."),
            "due": _("Kies een dag."),
        }
        if any(self.data.get(name, "").strip() for name in wanted):
            for name, sentence in wanted.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return data

    def chosen(self) -> tuple[str, UUID] | None:
        """("p" or "o", number) of who does it; None where nothing was promised."""
        kind, _colon, number = self.cleaned_data["who"].partition(":")
        return (kind, UUID(number)) if kind else None


class CorrectionForm(forms.Form):
    """What published minutes should say, and why."""

    item = forms.ChoiceField(label=_("Bij welk punt?"), required=False)
    text = forms.CharField(
        label=_("Wat moet er staan?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    reason = forms.CharField(
        label=_("Waarom verbeter je dit?"), max_length=300,
        help_text=_("Het oude blijft staan. Jouw verbetering en de reden komen ernaast, met de dag en je naam."),
    )  # fmt: skip

    def __init__(self, *args: Any, items: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = forms.ChoiceField(
            label=_("Bij welk punt?"), required=False,
            choices=[("", _("Het hele verslag")), *items],
        )  # fmt: skip


class SettleForm(forms.Form):
    """Why a promise is not needed any more."""

    state = forms.ChoiceField(choices=ActionItem.State.choices)
    reason = forms.CharField(
        label=_("Waarom is het niet meer nodig?"), max_length=300, required=False
    )


class PresentForm(forms.Form):
    """How many were there and of which organisations; no names of people."""

    people = forms.IntegerField(
        label=_("Hoeveel mensen waren erbij?"), min_value=0, max_value=2000, required=False
    )
    organisations = forms.CharField(
        label=_("Van welke organisaties?"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Eén op elke regel. Noem geen mensen bij naam."),
    )  # fmt: skip

    def present(self) -> Attendance:
        """As `publish_minutes` wants it."""
        lines = self.cleaned_data["organisations"].splitlines()
        named = {line.strip(): None for line in lines if line.strip()}
        return Attendance(people=self.cleaned_data["people"] or 0, organisations=tuple(named))

    @staticmethod
    def initial_of(known: Attendance) -> dict[str, Any]:
        """What the registration says."""
        return {"people": known.people or "", "organisations": "\n".join(known.organisations)}
