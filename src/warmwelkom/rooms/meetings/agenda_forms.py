"""What may be typed about a point of the agenda."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.models import AgendaItem
from warmwelkom.rooms.thinktank.api import contributions_by_ids

NUMBER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class ItemForm(forms.Form):
    """A title or a contribution, how long, and who brings it."""

    title = forms.CharField(
        label=_("Punt"), max_length=200, required=False,
        help_text=_("Leeg mag als je hieronder een bijdrage noemt."),
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("Minuten"), min_value=1, max_value=240, initial=10,
        error_messages={"min_value": _("Geef het minstens één minuut."),
                        "max_value": _("Meer dan vier uur voor één punt kan niet.")},
    )  # fmt: skip
    brought_by = forms.CharField(label=_("Wie brengt het in"), max_length=120, required=False)
    about = forms.CharField(
        label=_("Toelichting"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    contribution = forms.CharField(
        label=_("Bijdrage uit de denktank"), max_length=300, required=False,
        help_text=_("Plak het adres van de bladzijde van een behoefte, idee, plan of aanbod."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_contribution(self) -> Any:
        typed = self.cleaned_data["contribution"].strip()
        if not typed:
            return None
        found = NUMBER.search(typed)
        rows = contributions_by_ids(actor=self.actor, ids=[UUID(found[0])]) if found else {}
        row = next((row for row in rows.values() if row.published_at), None)
        if row is None:
            raise forms.ValidationError(
                _(
                    "Deze bijdrage is er niet, of nog niet openbaar. Kopieer het adres van haar bladzijde."
                )
            )
        return row

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (
            not data.get("title")
            and not data.get("contribution")
            and "contribution" not in self.errors
        ):
            self.add_error("title", _("Geef het punt een titel, of noem een bijdrage."))
        return data

    @staticmethod
    def initial_of(item: AgendaItem) -> dict[str, Any]:
        """What stands in the form of a point that is there."""
        kept = {name: getattr(item, name) for name in ("title", "minutes", "brought_by", "about")}
        return kept | {"contribution": str(item.contribution_id or "")}
