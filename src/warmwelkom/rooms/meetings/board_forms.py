"""What may be typed about a board, at its door, and about notes that go into the think tank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.meetings.models import BoardNote
from warmwelkom.rooms.thinktank.models import Kind

MORNING = dt.time(8, 0)


class BoardForm(forms.Form):
    """A question, from when on people may write, and how many dots each gets."""

    question = forms.CharField(
        label=_("De vraag op het bord"), max_length=200,
        help_text=_("Eén open vraag. Bijvoorbeeld: wat maakt de eerste week spannend?"),
    )  # fmt: skip
    opens_on = forms.DateField(
        label=_("Open vanaf"), required=False,
        help_text=_("Leeg is: nu meteen. Zo kunnen mensen al dagen van tevoren schrijven."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    dots_each = forms.IntegerField(
        label=_("Stippen voor ieder"), min_value=1, max_value=10, initial=3
    )

    def values(self, now: dt.datetime) -> dict[str, Any]:
        """As `make_board` asks for them; a day that has begun is now."""
        day = self.cleaned_data["opens_on"]
        at = dt.datetime.combine(day, MORNING, AMSTERDAM) if day else now
        return {
            "question": self.cleaned_data["question"],
            "dots_each": self.cleaned_data["dots_each"],
            "opens_at": max(at, now),
        }


class JoinForm(forms.Form):
    """The code of the meeting and a name, which need not be one's own."""

    code = forms.CharField(
        label=_("Code"), max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Je naam op het bord"), max_length=40,
        help_text=_("Kies zelf. Een voornaam is genoeg. Na de bijeenkomst wissen we hem."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )  # fmt: skip


class NotesForm(forms.Form):
    """The words with which notes go into the think tank."""

    kind = forms.ChoiceField(label=_("Wat is het?"), choices=Kind.choices, initial=Kind.IDEA)
    title = forms.CharField(
        label=_("Titel"), max_length=120, required=False,
        help_text=_("Een behoefte heeft er geen nodig."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Tekst"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Lees na of er niemand in staat die herkend kan worden. Jij plaatst dit."),
    )  # fmt: skip

    @staticmethod
    def initial_of(notes: Sequence[BoardNote]) -> dict[str, str]:
        """One note is the text itself; more become a list, under the name of their group."""
        if len(notes) == 1:
            return {"text": notes[0].text, "title": notes[0].text[:120]}
        names = {note.group.name for note in notes if note.group}
        title = names.pop()[:120] if len(names) == 1 else ""
        return {"text": "\n".join(f"- {note.text}" for note in notes), "title": title}
