"""What people hand in on the pages of lists."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.transitions.domain.lists.reading import LIMITS
from warmwelkom.rooms.transitions.queries.lists import Place

MEGABYTES = LIMITS.max_bytes // 1_000_000
ACCEPTED = ".csv,.xlsx,.ods,.xls,.txt"


class UploadForm(forms.Form):
    """A file, and for whom it is where somebody gives lists for more than one place."""

    place = forms.ChoiceField(
        label=_("Van welke vestiging is deze lijst?"),
        error_messages={"required": _("Kies van welke vestiging deze lijst is.")},
    )
    file = forms.FileField(
        label=_("Bestand"),
        max_length=1000,
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Kies het bestand met de lijst."),
            "invalid": _("Kies eerst een bestand."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.key: place for place in places}
        field = self.fields["place"]
        if len(places) == 1:
            field.required = False
            field.widget = forms.HiddenInput()
        if isinstance(field, forms.ChoiceField):
            first = [] if len(places) == 1 else [("", _("Kies een vestiging"))]
            field.choices = [*first, *((place.key, place.label) for place in places)]

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.max_bytes:
            raise forms.ValidationError(
                _(
                    "Dit bestand is groter dan %(most)s MB. Bewaar alleen de lijst, zonder plaatjes, of splits hem."
                ),
                params={"most": MEGABYTES},
            )
        return file

    def chosen(self) -> Place:
        """The place that was chosen, or the only one."""
        return self.places.get(self.cleaned_data["place"]) or next(iter(self.places.values()))


COLUMN = re.compile(r"column_([0-9]{1,4})")


def said_columns(post: QueryDict) -> dict[int, str]:
    """What was chosen for each column: its place in the file -> the name of a field, or empty."""
    found = ((COLUMN.fullmatch(name), value) for name, value in post.items())
    return {int(match[1]): str(value) for match, value in found if match}
