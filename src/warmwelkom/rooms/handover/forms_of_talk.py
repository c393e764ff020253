"""What may be typed around a talk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.handover.domain.closing_talk import Promise
from warmwelkom.rooms.handover.models import Talk, TalkAgreement

DATES = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
TOO_LONG = {"max_length": _("Maak de zin korter: er passen %(limit_value)d tekens.")}
WEEKDAYS = (
    (0, _("maandag")),
    (1, _("dinsdag")),
    (2, _("woensdag")),
    (3, _("donderdag")),
    (4, _("vrijdag")),
)


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, input_formats=DATES,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": _("Schrijf de dag als dag, maand, jaar: 05-06-2026."),
            "required": _("Kies een dag."),
        },
        **more,
    )  # fmt: skip


def time_field(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "invalid": _("Schrijf de tijd als uur en minuut: 15:30."),
            "required": _("Kies een tijd."),
        },
        **more,
    )  # fmt: skip


class MomentForm(forms.Form):
    """A free moment of both, or a day and time of one's own; and how to meet."""

    moment = forms.CharField(required=False)
    day = day_field(_("Dag"), required=False)
    begins = time_field(_("Tijd"), required=False)
    way = forms.ChoiceField(label=_("Hoe"), choices=Talk.Way.choices, initial="phone")
    place = forms.CharField(
        label=_("Nummer of plek"), max_length=200, required=False, error_messages=TOO_LONG,
        help_text=_("Welk nummer er gebeld wordt, of waar jullie afspreken. Geen naam van de leerling: dit staat in de agenda."),
    )  # fmt: skip
    link = forms.URLField(
        label=_("Link om te beeldbellen"), max_length=300, required=False, assume_scheme="https",
        error_messages={"invalid": _("Plak een link die met https:// begint.")},
    )  # fmt: skip
    own_room = forms.BooleanField(
        label=_("Maak een ruimte van de regio"), required=False,
        help_text=_("Dan hoef je geen link te plakken."),
    )  # fmt: skip
    invites_pupil = forms.BooleanField(
        label=_("De leerling is erbij"), required=False,
        help_text=_("De leerling krijgt een uitnodiging als het moment vaststaat."),
    )  # fmt: skip

    def __init__(self, *args: Any, has_own_rooms: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_own_rooms:
            del self.fields["own_room"]

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith("https://"):
            raise forms.ValidationError(_("Plak een link die met https:// begint."))
        return link

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self._moment(data):
            self.add_error("moment", _("Kies een moment, of vul een dag en een tijd in."))
        if data.get("way") == "video" and not (data.get("link") or data.get("own_room")):
            self.add_error("link", _("Plak een link, of maak een ruimte van de regio."))
        return data

    def _moment(self, data: dict[str, Any]) -> dt.datetime | None:
        if data.get("day") and data.get("begins"):
            return dt.datetime.combine(data["day"], data["begins"], AMSTERDAM)
        try:
            return dt.datetime.fromisoformat(data.get("moment") or "").astimezone(AMSTERDAM)
        except ValueError:
            return None

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        kept = {name: data[name] for name in ("way", "place", "link", "invites_pupil")}
        return kept | {"starts_at": self._moment(data)}


class ReasonForm(forms.Form):
    """A reason that others read."""

    reason = forms.CharField(
        label=_("Waarom?"), max_length=300,
        error_messages={"required": _("Schrijf op waarom. Anderen lezen dat."), **TOO_LONG},
    )  # fmt: skip


class WishForm(forms.Form):
    reason = forms.CharField(
        label=_("Waar wil je het over hebben?"), max_length=300, required=False,
        help_text=_("Mag leeg blijven."), error_messages=TOO_LONG,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )  # fmt: skip


class NoteForm(forms.Form):
    article = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(max_length=500, required=False, error_messages=TOO_LONG)


class CloseForm(forms.Form):
    """The outcome, and up to three rows of who, what and by when; a row without words does not count."""

    outcome = forms.ChoiceField(
        label=_("Hoe is het afgelopen?"), widget=forms.RadioSelect,
        choices=[
            ("agreed", _("We hebben afspraken gemaakt")),
            ("nothing_needed", _("Er is geen afspraak nodig")),
            ("no_show", _("Er kwam iemand niet")),
        ],
        error_messages={"required": _("Kies hoe het is afgelopen.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Nog iets voor de ander?"), max_length=300, required=False,
        help_text=_("Mag leeg blijven."), error_messages=TOO_LONG,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, TalkAgreement.MOST + 1):
            self.fields[f"who_{number}"] = forms.ChoiceField(
                label=_("Wie"), choices=TalkAgreement.Who.choices, required=False
            )
            self.fields[f"what_{number}"] = forms.CharField(
                label=_("Doet wat"), max_length=200, required=False, error_messages=TOO_LONG
            )
            self.fields[f"by_when_{number}"] = day_field(_("Voor welke dag"), required=False)

    def rows(self) -> list[dict[str, Any]]:
        """The three rows, for the page."""
        return [
            {"number": number, **{name: self[f"{name}_{number}"] for name in ("who", "what", "by_when")}}
            for number in range(1, TalkAgreement.MOST + 1)
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for number in range(1, TalkAgreement.MOST + 1):
            if data.get(f"what_{number}", "").strip() and not data.get(f"by_when_{number}"):
                self.add_error(f"by_when_{number}", _("Kies voor welke dag."))
        return data

    def promises(self) -> list[Promise]:
        data = self.cleaned_data
        return [
            Promise(
                who=data[f"who_{number}"] or TalkAgreement.Who.CLASS_MENTOR,
                what=data[f"what_{number}"],
                by_when=data[f"by_when_{number}"],
            )
            for number in range(1, TalkAgreement.MOST + 1)
            if data[f"what_{number}"].strip()
        ]


class HoursForm(forms.Form):
    weekday = forms.TypedChoiceField(label=_("Dag"), choices=WEEKDAYS, coerce=int)
    begins = time_field(_("Van"))
    ends = time_field(_("Tot"))


class FreeDayForm(forms.Form):
    """A day that differs; without hours there is no time at all."""

    day = day_field(_("Dag"))
    begins = time_field(_("Van"), required=False)
    ends = time_field(_("Tot"), required=False)


class SupportForm(forms.Form):
    what = forms.CharField(
        label=_("Wat is afgesproken?"), max_length=300, error_messages={"required": _("Schrijf op wat is afgesproken."), **TOO_LONG},
        help_text=_("Zo dat de student het herkent. De student leest dit mee."),
    )  # fmt: skip
    by_when = day_field(_("Vanaf welke dag heeft de student het?"))
    agreed_on = day_field(_("Wanneer spraken jullie het af?"))


class SaidAsForm(forms.Form):
    said_as = forms.CharField(
        label=_("Hoe zeg je je naam?"), max_length=80, required=False, error_messages=TOO_LONG,
        help_text=_("Schrijf het zoals je het hoort. Bijvoorbeeld: ZEE-nep KA-ja."),
    )  # fmt: skip


class PhotoForm(forms.Form):
    file = forms.FileField(
        label=_("Foto"), max_length=1000,
        help_text=_("Een foto van jezelf (png, jpeg of webp), tot 10 MB. Plaats en camera gaan eraf."),
        error_messages={"required": _("Kies eerst een foto."), "empty": _("Dit bestand is leeg. Kies een andere foto.")},
    )  # fmt: skip
