"""What may be typed about coming: moments, answers, how one comes, for whom a document is."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.files.forms import FileForm
from warmwelkom.rooms.meetings.models import DatePoll, MeetingDocument, PollAnswer


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, picked with the device's own calendar."""
    told = {"invalid": _("Dit is geen datum. Schrijf bijvoorbeeld 2026-09-01.")}
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=told, **more)


def time_field(label: Any) -> forms.TimeField:
    told = {"invalid": _("Dit is geen tijd. Schrijf bijvoorbeeld 15:30.")}
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, required=False, error_messages=told)


class MomentForm(forms.Form):
    """One moment; a row without a day is no moment."""

    day = day_field(_("Dag"), required=False)
    begins = time_field(_("Van"))
    ends = time_field(_("Tot"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, begins, ends = (data.get(name) for name in ("day", "begins", "ends"))
        if day and not (begins and ends) and not self.errors:
            self.add_error("begins", _("Zeg ook hoe laat het begint en eindigt."))
        elif begins and ends and begins >= ends:
            self.add_error("ends", _("Het einde moet na het begin komen."))
        return data

    def span(self) -> tuple[dt.datetime, dt.datetime] | None:
        data = self.cleaned_data
        if not data.get("day"):
            return None
        begins = dt.datetime.combine(data["day"], data["begins"], AMSTERDAM)
        return begins, dt.datetime.combine(data["day"], data["ends"], AMSTERDAM)


def moments_form(*, extra: int) -> Any:
    """Empty rows for moments."""
    return forms.formset_factory(
        MomentForm, extra=extra, max_num=DatePoll.MOST, absolute_max=DatePoll.MOST
    )


class ClosingForm(forms.Form):
    closes_on = day_field(
        _("Tot en met welke dag kun je antwoorden?"),
        help_text=_("Zolang kan iedereen het eigen antwoord nog veranderen."),
    )


class AnswerForm(forms.Form):
    """One answer for each moment; a moment without an answer stays open."""

    def __init__(self, *args: Any, rows: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[str(row.moment.pk)] = forms.ChoiceField(
                choices=PollAnswer.Value.choices, required=False, widget=forms.RadioSelect,
                initial=row.mine,
            )  # fmt: skip

    def values(self) -> dict[UUID, str]:
        return {UUID(name): value for name, value in self.cleaned_data.items() if value}


class DocumentForm(FileForm):
    """One file, and for whom it is."""

    audience = forms.ChoiceField(
        label=_("Voor wie"), choices=MeetingDocument.Audience.choices,
        initial=MeetingDocument.Audience.PARTICIPANTS,
    )  # fmt: skip


class RoomsForm(forms.Form):
    room_base = forms.URLField(
        label=_("Adres van jullie eigen online ruimtes"), max_length=200, required=False,
        assume_scheme="https",
        help_text=_("Bijvoorbeeld een eigen Jitsi: https://overleg.jouwregio.nl. Wie een bijeenkomst plant, maakt daar met één vinkje een ruimte."),
    )  # fmt: skip
