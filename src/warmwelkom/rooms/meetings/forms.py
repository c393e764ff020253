"""What may be typed to plan a meeting."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.meetings.models import Meeting


class MeetingForm(forms.Form):
    """Title, day and times (or none yet), where, and the link of the room."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    about = forms.CharField(
        label=_("Waar gaat het over"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    day = forms.DateField(
        label=_("Dag"), required=False,
        help_text=_("Nog geen dag? Laat dit leeg en laat mensen kiezen met een datumprikker."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    begins = forms.TimeField(
        label=_("Van"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    ends = forms.TimeField(
        label=_("Tot"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    form = forms.ChoiceField(label=_("Hoe"), choices=Meeting.Form.choices)
    place = forms.CharField(label=_("Plek"), max_length=200, required=False)
    room_link = forms.URLField(
        label=_("Link van de online ruimte"), max_length=500, required=False, assume_scheme="https",
        help_text=_("Alleen wie meedoet, ziet deze link."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, begins, ends = (data.get(name) for name in ("day", "begins", "ends"))
        if day and not (begins and ends):
            self.add_error("begins", _("Zeg ook hoe laat het begint en eindigt."))
        elif begins and ends and begins >= ends:
            self.add_error("ends", _("Het einde moet na het begin komen."))
        if data.get("form") != Meeting.Form.ONLINE and not data.get("place"):
            self.add_error("place", _("Zeg waar de bijeenkomst is."))
        return data

    def values(self) -> dict[str, Any]:
        """The fields of Meeting."""
        data = self.cleaned_data
        starts_at = ends_at = None
        if data["day"]:
            starts_at = dt.datetime.combine(data["day"], data["begins"], AMSTERDAM)
            ends_at = dt.datetime.combine(data["day"], data["ends"], AMSTERDAM)
        kept = {name: data[name] for name in ("title", "about", "form", "place", "room_link")}
        return kept | {"starts_at": starts_at, "ends_at": ends_at}

    @staticmethod
    def initial_of(row: Meeting) -> dict[str, Any]:
        """What stands in the form of a meeting that is there."""
        kept = {
            name: getattr(row, name) for name in ("title", "about", "form", "place", "room_link")
        }
        if not (row.starts_at and row.ends_at):
            return kept
        begins, ends = (moment.astimezone(AMSTERDAM) for moment in (row.starts_at, row.ends_at))
        return kept | {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom gaat het niet door?"), max_length=300,
        help_text=_("Iedereen die zich aanmeldde, leest dit."),
    )  # fmt: skip
