"""What a pupil asks, what a mentor answers and says, and the birth date behind a link."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.transitions.door_forms import BirthDateField

SENTENCE = _("Schrijf je vraag op. Eén zin is genoeg.")


class QuestionForm(forms.Form):
    """One question."""

    text = forms.CharField(
        label=_("Jouw vraag"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": SENTENCE,
            "max_length": _("Je vraag is te lang. Maak er hoogstens 500 tekens van."),
        },
    )


class BirthDateForm(forms.Form):
    """The key to a link."""

    birth_date = BirthDateField(
        label=_("Jouw geboortedatum"),
        help_text=_("Bijvoorbeeld 03-05-2010"),
        error_messages={
            "required": _("Schrijf je geboortedatum als dag, maand, jaar: 03-05-2010.")
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday"}),
    )
    own_phone = forms.BooleanField(
        label=_("Dit is mijn eigen telefoon: onthoud mij"), required=False, initial=True
    )


class WordForm(forms.Form):
    """What a class mentor says to the class that comes."""

    text = forms.CharField(
        label=_("Jouw welkom"),
        max_length=280,
        help_text=_("Twee of drie zinnen, zoals je het zou zeggen. Hoogstens 280 tekens."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Schrijf een paar woorden, dan staat er een mens op de bladzijde."),
            "max_length": _("Dit is te lang. Maak er hoogstens 280 tekens van."),
        },
    )
    phone = forms.CharField(
        label=_("Telefoon"),
        max_length=20,
        required=False,
        help_text=_("Alleen als leerlingen je mogen bellen."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    answers = forms.CharField(
        label=_("Wanneer je antwoordt"),
        max_length=80,
        required=False,
        help_text=_("Bijvoorbeeld: Ik antwoord op werkdagen vóór 17 uur."),
    )


class FaceForm(forms.Form):
    """A photo of oneself; a telephone that sees the three types turns its own into one of them."""

    file = forms.FileField(
        label=_("Foto van jezelf"),
        max_length=1000,
        help_text=_("Een png, jpeg of webp, tot 10 MB. Wij snijden hem vierkant."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": _("Kies eerst een foto."),
            "invalid": _("Kies eerst een foto."),
            "empty": _("Dit bestand is leeg. Kies een andere foto."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )
