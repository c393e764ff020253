"""The school's own list of accounts, as a file."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.files.forms import FILE_FAULTS
from warmwelkom.rooms.people.domain.leavers import LIMITS


class AccountListForm(forms.Form):
    file = forms.FileField(
        label=_("Lijst met accounts van je school"),
        max_length=1000,
        help_text=_("Csv, Excel of ods, met de e-mailadressen van wie nu bij je school werkt."),
        error_messages=FILE_FAULTS,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.xls,.txt"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.max_bytes:
            raise forms.ValidationError(
                _("Dit bestand is groter dan 5 MB. Bewaar alleen de lijst.")
            )
        return file
