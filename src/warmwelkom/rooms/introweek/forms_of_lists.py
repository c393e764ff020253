"""What may stand in a list of a week: a file, and an old teacher as a planner writes one down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from warmwelkom.engines.tables import Limits
from warmwelkom.rooms.introweek.forms_of_plan import RowForm, choose_one, number_field, text_field

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
    half_days = forms.MultipleChoiceField(label=_("Is er op"), required=False)
    max_visits = number_field(_("Bezoeken"), 1, 20, required=False)
    travel = text_field(_("Reis"), 200, required=False)

    def __init__(
        self, *args: Any, schools: list[Any], halves: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose_one(self.fields["school"], schools, none="")
        half: Any = self.fields["half_days"]
        half.choices = halves
