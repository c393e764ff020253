"""What may be typed to make a newsletter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.outbox.addresses import BREAK
from warmwelkom.rooms.newsletters.models import CallAnswer, ReaderRole
from warmwelkom.rooms.newsletters.pictures import MOST_BYTES
from warmwelkom.rooms.newsletters.words import cleaned
from warmwelkom.rooms.thinktank.models import Label


class SubjectForm(forms.Form):
    """One line: what hides a header in it is refused."""

    subject = forms.CharField(
        label=_("Onderwerp"), max_length=150, help_text=_("Dit staat in de mail en op het web.")
    )

    def clean_subject(self) -> str:
        typed: str = self.cleaned_data["subject"]
        if BREAK.search(typed):
            raise forms.ValidationError(_("Een onderwerp is één regel. Haal het regeleinde weg."))
        return typed


class TextForm(forms.Form):
    """Words; what was pasted from Word or a page becomes paragraphs, bold and links."""

    text = forms.CharField(
        label=_("Tekst"), max_length=8000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Een lege regel begint een alinea. **Vet**, ## kop, - punt, en [woorden](https://adres)."),
    )  # fmt: skip
    was_cleaned = False

    def clean_text(self) -> str:
        words, self.was_cleaned = cleaned(self.cleaned_data["text"])
        if not words:
            raise forms.ValidationError(
                _("Hier bleef geen tekst van over. Typ of plak hem opnieuw.")
            )
        return words


class TargetForm(forms.Form):
    """Something of this house."""

    target = forms.ChoiceField(label=_("Welke?"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["target"]
        field.choices = choices

    def clean_target(self) -> UUID:
        return UUID(self.cleaned_data["target"])


class PictureForm(forms.Form):
    """A picture and, in every case, its words."""

    picture = forms.FileField(
        label=_("Afbeelding"), help_text=_("Een png, jpeg of webp tot 10 MB.")
    )
    alt = forms.CharField(
        label=_("Wat is er te zien?"), max_length=300,
        help_text=_("Voor wie de afbeelding niet ziet. In de mail staat alleen deze zin."),
        error_messages={"required": _("Schrijf in een zin wat er te zien is.")},
    )  # fmt: skip

    def clean_picture(self) -> Any:
        file = self.cleaned_data["picture"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("Deze afbeelding is groter dan 10 MB. Maak hem kleiner en kies hem opnieuw.")
            )
        return file


class SegmentForm(forms.Form):
    """For whom; a row without a tick means everybody."""

    roles = forms.MultipleChoiceField(
        label=_("Wat iemand doet"), choices=ReaderRole.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    sectors = forms.MultipleChoiceField(
        label=_("Waar iemand werkt"), choices=CallAnswer.Sector.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    themes = forms.MultipleChoiceField(
        label=_("Waarover iemand wil lezen"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["themes"]
        themes = Label.objects.filter(kind=Label.Kind.THEME)
        field.choices = [(theme.slug, str(theme)) for theme in themes]
