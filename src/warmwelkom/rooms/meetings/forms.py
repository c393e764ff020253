"""What may be typed to plan a meeting."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.meetings.models import Meeting, MeetingSeries


class MeetingForm(forms.Form):
    """Title, day and times (or none yet), where, and the link of the room."""

    title = forms.CharField(label=_("Titel"), max_length=200)
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
    own_room = forms.BooleanField(
        label=_("Maak een eigen ruimte voor deze bijeenkomst"), required=False,
        help_text=_("Dan hoef je geen link te plakken. Niemand kan de naam raden."),
    )  # fmt: skip
    seats = forms.IntegerField(
        label=_("Hoeveel plekken?"), required=False, min_value=1, max_value=5000,
        help_text=_("Leeg is geen grens. Kan het online én op locatie? Dan tellen de plekken op locatie. Is het vol, dan komt er een wachtlijst."),
    )  # fmt: skip
    series: Any = forms.ModelChoiceField(
        label=_("Hoort bij de reeks"), queryset=MeetingSeries.objects.none(), required=False,
        empty_label=_("Geen reeks"),
    )  # fmt: skip
    begins_series = forms.BooleanField(
        label=_("Hiermee begint een nieuwe reeks"), required=False,
    )  # fmt: skip

    def __init__(
        self, *args: Any, is_new: bool, series: Any, has_own_rooms: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["series"]
        choice.queryset = series
        for name in ("own_room", "begins_series"):
            if not is_new or (name == "own_room" and not has_own_rooms):
                del self.fields[name]

    def clean_room_link(self) -> str:
        link: str = self.cleaned_data["room_link"]
        if link and not link.startswith("https://"):
            raise forms.ValidationError(_("Plak een link die met https:// begint."))
        return link

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, begins, ends = (data.get(name) for name in ("day", "begins", "ends"))
        if day and not (begins and ends):
            self.add_error("begins", _("Zeg ook hoe laat het begint en eindigt."))
        elif begins and ends and begins >= ends:
            self.add_error("ends", _("Het einde moet na het begin komen."))
        if data.get("form") != Meeting.Form.ONLINE and not data.get("place"):
            self.add_error("place", _("Zeg waar de bijeenkomst is."))
        if data.get("own_room") and data.get("room_link"):
            self.add_error("own_room", _("Kies één van de twee: een eigen ruimte, of jouw link."))
        if data.get("begins_series") and data.get("series"):
            self.add_error("begins_series", _("Kies één van de twee: een reeks die er al is, of een nieuwe."))  # fmt: skip
        return data

    def values(self) -> dict[str, Any]:
        """The fields of Meeting."""
        data = self.cleaned_data
        starts_at = ends_at = None
        if data["day"]:
            starts_at = dt.datetime.combine(data["day"], data["begins"], AMSTERDAM)
            ends_at = dt.datetime.combine(data["day"], data["ends"], AMSTERDAM)
        kept = {name: data[name] for name in self.fields if name not in ("day", "begins", "ends")}
        return kept | {"starts_at": starts_at, "ends_at": ends_at}

    @staticmethod
    def initial_of(row: Meeting) -> dict[str, Any]:
        """What stands in the form of a meeting that is there."""
        same = ("title", "about", "form", "place", "room_link", "seats", "series")
        kept = {name: getattr(row, name) for name in same}
        if not (row.starts_at and row.ends_at):
            return kept
        begins, ends = (moment.astimezone(AMSTERDAM) for moment in (row.starts_at, row.ends_at))
        return kept | {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Waarom gaat het niet door?"), max_length=300,
        help_text=_("Iedereen die zich aanmeldde, leest dit."),
    )  # fmt: skip
