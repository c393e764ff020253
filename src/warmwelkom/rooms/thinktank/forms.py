from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.thinktank.models import Kind

QUESTIONS: dict[str, tuple[Any, Any]] = {
    Kind.NEED: (
        _("Wat hebben leerlingen nodig?"),
        _("Schrijf het zoals een leerling het zou zeggen."),
    ),
    Kind.IDEA: (_("Wat is je idee?"), _("Een paar zinnen zijn genoeg. Uitwerken doen we samen.")),
    Kind.PLAN: (
        _("Wat is het plan?"),
        _("Wat willen jullie doen, voor wie? De stappen komen op de volgende bladzijde."),
    ),
    Kind.OFFER: (
        _("Wat bied je aan?"),
        _("Uren, een lokaal, geld, een netwerk: zeg hoeveel en wanneer."),
    ),
}


class ContributionForm(forms.Form):
    """A title and a few sentences; a need has no title."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    text = forms.CharField(
        max_length=4000, widget=forms.Textarea(attrs={"rows": 6}), label=_("Jouw tekst")
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question, hint = QUESTIONS[kind]
        self.fields["text"].label, self.fields["text"].help_text = question, hint
        if kind == Kind.NEED:
            del self.fields["title"]

    def values(self) -> dict[str, str]:
        return {"title": self.cleaned_data.get("title", ""), "text": self.cleaned_data["text"]}
