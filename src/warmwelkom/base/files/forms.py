"""One file to keep."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FILE_FAULTS: dict[str, Any] = {
    "required": _("Kies eerst een bestand."),
    "invalid": _("Kies eerst een bestand."),
    "empty": _("Dit bestand is leeg. Kies een ander bestand."),
    "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
}


class FileForm(forms.Form):
    """One file that people may take along."""

    file = forms.FileField(
        label=_("Bestand"),
        max_length=1000,
        help_text=_("Pdf, afbeelding of document, tot 10 MB. Zonder namen van leerlingen."),
        error_messages=FILE_FAULTS,
    )
