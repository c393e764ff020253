"""What may stand in a list of a week: a file, and what has no form of its own among the steps."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from warmwelkom.engines.tables import Limits
from warmwelkom.rooms.introweek.fields import some_of
from warmwelkom.rooms.introweek.forms_of_plan import (
    MINUTES,
    RowForm,
    choose_one,
    day_field,
    number_field,
    text_field,
)

LIMITS = Limits(max_bytes=5_000_000, max_workbook=5_000_000, max_rows=2_000, max_cells=60_000)
MEGABYTES = LIMITS.max_bytes // 1_000_000


class WeekListForm(forms.Form):
    file = forms.FileField(
        label=_("Bestand"), max_length=1000,
        help_text=_("csv, xlsx, ods of xls. Je ziet eerst wat er verandert."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.xls"}),
        error_messages={
            "required": _("Kies eerst een bestand."), "invalid": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Kies het bestand met de lijst."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )  # fmt: skip

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.max_bytes:
            raise forms.ValidationError(
                _("Dit bestand is groter dan %(most)s MB. Bewaar alleen de lijst, of splits hem."),
                params={"most": MEGABYTES},
            )
        return file


class TeacherForm(RowForm):
    """An old teacher of this week."""

    school = forms.TypedChoiceField(
        label=_("School"), error_messages={"required": _("Kies een school.")}
    )
    code = text_field(_("Afkorting"), 30, required=False)
    name = text_field(_("Naam"), 200)
    email = forms.EmailField(
        label=_("Mail"), required=False,
        error_messages={"invalid": _("Dit is geen mailadres. Schrijf het als naam@school.nl.")},
    )  # fmt: skip
    half_days = some_of(_("Is er op"))
    max_visits = number_field(_("Bezoeken"), 1, 20, required=False)
    travel = text_field(_("Reis"), 200, required=False)

    def __init__(
        self, *args: Any, schools: list[Any], halves: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose_one(self.fields["school"], schools, none="")
        half: Any = self.fields["half_days"]
        half.choices = halves


class WalkForm(RowForm):
    """Minutes between two buildings."""

    a = text_field(_("Van gebouw"), 80)
    b = text_field(_("Naar gebouw"), 80)
    minutes = number_field(_("Minuten"), 0, MINUTES)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("a") and data.get("a") == data.get("b"):
            self.add_error("b", _("Kies een ander gebouw dan waar je begint."))
        return data


class BuddyForm(RowForm):
    """An older student of the same old school; the name shows only after a yes."""

    school = forms.TypedChoiceField(
        label=_("Oude school"), error_messages={"required": _("Kies een school.")}
    )
    name = text_field(_("Voornaam"), 80)
    programme = forms.TypedChoiceField(
        label=_("Opleiding"), error_messages={"required": _("Kies een opleiding.")}
    )
    half_days = some_of(_("Is er op"))
    where = text_field(_("Te vinden"), 120, required=False)
    agreed_on = day_field(_("16 of ouder, en zei ja op"), required=False)

    def __init__(
        self, *args: Any, schools: list[Any], programmes: list[Any],
        halves: list[tuple[str, str]], today: dt.date, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.today = today
        choose_one(self.fields["school"], schools, none="")
        choose_one(self.fields["programme"], programmes, none="")
        half: Any = self.fields["half_days"]
        half.choices = halves

    def clean_agreed_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["agreed_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("Die dag komt nog. Schrijf de dag waarop iemand ja zei."))
        return day
