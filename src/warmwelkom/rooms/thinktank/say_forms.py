"""What a pupil types: a code, a sentence with a picture, four words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from warmwelkom.engines.follow_code import NotACodeError, normal
from warmwelkom.rooms.thinktank.domain.pupil_needs import LONGEST
from warmwelkom.rooms.thinktank.models import Label

PLAIN = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


class SentenceField(forms.CharField):
    """Counts a new line as one sign, as the browser does."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n").strip()


class NeedForm(forms.Form):
    """One open question and a picture; the picture may stay open."""

    text = SentenceField(
        label=_("Jouw zin"),
        help_text=_("Noem geen namen van mensen."),
        max_length=LONGEST,
        error_messages={
            "required": _("Schrijf in een zin wat je nodig hebt."),
            "max_length": _(
                "Je zin is te lang: %(show_value)s tekens. Maak hem korter, tot 400 tekens."
            ),
            "null_characters_not_allowed": _("Er staat een teken in dat wij niet kunnen lezen."),
        },
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    theme = forms.CharField(required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.themes = list(Label.objects.filter(kind=Label.Kind.THEME))

    def values(self) -> dict[str, str]:
        return {"text": self.cleaned_data["text"], "theme": self.cleaned_data["theme"]}


class FollowForm(forms.Form):
    """Four words as people type them."""

    words = forms.CharField(
        label=_("Jouw vier woorden"),
        help_text=_("Bijvoorbeeld: lamp fiets duin brug"),
        max_length=200,
        error_messages={"required": _("Typ de vier woorden van je briefje.")},
        widget=forms.TextInput(attrs=PLAIN),
    )

    def clean_words(self) -> str:
        try:
            return normal(text=self.cleaned_data["words"])
        except NotACodeError as fault:
            dutch = (get_language() or "nl").startswith("nl")
            raise forms.ValidationError(fault.sentence_nl if dutch else fault.sentence_en) from None
