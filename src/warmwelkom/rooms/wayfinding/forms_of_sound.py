"""A voice or music for a film: a file, who speaks, and why music may be used."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.wayfinding.models import PortraitConsent

SELF = "self"
LICENCES = [
    ("", _("kies")),
    ("CC0", _("CC0 of publiek domein: iedereen mag het gebruiken")),
    ("own", _("eigen werk: wij maakten het zelf")),
]
SOUNDS = "audio/*,video/webm,video/mp4"


class VoiceForm(forms.Form):
    """Whoever brings it says whose voice it is: a voice is of somebody too."""

    file = forms.FileField(
        label=_("Geluid"), widget=forms.FileInput(attrs={"accept": SOUNDS}),
        error_messages={"required": _("Neem eerst iets op, of kies een bestand.")},
    )  # fmt: skip
    speaker = forms.ChoiceField(
        label=_("Wie spreekt er?"),
        help_text=_("Staat de naam er niet bij? Zet die eerst bij Wie in beeld mag. Trekt iemand de toestemming in, dan gaat de stem uit de film."),
        error_messages={"required": _("Kies wie er spreekt.")},
    )  # fmt: skip

    def __init__(self, *args: Any, consents: list[PortraitConsent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consents = {str(row.pk): row for row in consents}
        field: Any = self.fields["speaker"]
        field.choices = [
            ("", _("kies")),
            (SELF, _("ik zelf")),
            *((key, row.name) for key, row in self.consents.items()),
        ]

    @property
    def who(self) -> PortraitConsent | None:
        """None where it is whoever brings it."""
        return self.consents.get(self.cleaned_data["speaker"])


class MusicForm(forms.Form):
    """Nothing is heard of which nobody can say that it may be."""

    file = forms.FileField(
        label=_("Muziek"), widget=forms.FileInput(attrs={"accept": SOUNDS}),
        error_messages={"required": _("Kies een bestand met muziek.")},
    )  # fmt: skip
    licence = forms.ChoiceField(
        label=_("Waarom mag je deze muziek gebruiken?"), choices=LICENCES,
        help_text=_("Muziek van Spotify, YouTube of een cd mag niet, ook niet een klein stukje."),
        error_messages={"required": _("Kies waarom deze muziek gebruikt mag worden.")},
    )  # fmt: skip
    credit = forms.CharField(
        label=_("Wie maakte de muziek?"), max_length=200,
        error_messages={"required": _("Schrijf op wie de muziek maakte.")},
    )  # fmt: skip
    source = forms.CharField(
        label=_("Waar komt de muziek vandaan?"), max_length=200,
        help_text=_("Een webadres, of bijvoorbeeld: opgenomen in het muzieklokaal."),
        error_messages={"required": _("Schrijf op waar de muziek vandaan komt.")},
    )  # fmt: skip
