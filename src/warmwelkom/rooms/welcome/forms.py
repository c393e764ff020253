"""What a pupil asks, what a mentor answers and says, and the birth date behind a link."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

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
