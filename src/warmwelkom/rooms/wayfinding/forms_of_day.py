"""What staff fill in about an ordinary day: its times, what one does, where, and who answers questions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.wayfinding.models import NormalDay, Place

MOST_MOMENTS, USUAL = 14, 7


class DayForm(forms.Form):
    text = forms.CharField(
        label=_("Wat voor dag is dit?"), max_length=400, required=False,
        help_text=_("Eén of twee zinnen, bijvoorbeeld: een dinsdag met twee lessen en een middag in de werkplaats."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    asks_name = forms.CharField(
        label=_("Wie beantwoordt vragen?"), max_length=120,
        help_text=_("Een collega die weet dat de naam hier staat."),
        error_messages={"required": _("Schrijf wie vragen beantwoordt: een leerling mailt een mens.")},
    )  # fmt: skip
    asks_mail = forms.EmailField(
        label=_("Mailadres voor vragen"), required=False,
        error_messages={"invalid": _("Dit is geen mailadres. Schrijf het als naam@school.nl.")},
    )  # fmt: skip
    is_public = forms.BooleanField(label=_("Iedereen mag deze dag lezen"), required=False)


class MomentForm(forms.Form):
    """A time; an empty row is no row, and a row without words goes."""

    at = forms.TimeField(
        label=_("Tijd"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Schrijf de tijd als uur en minuut: 09:00.")},
    )  # fmt: skip
    what = forms.CharField(label=_("Wat doe je dan?"), max_length=160, required=False)
    place = forms.ChoiceField(label=_("Waar"), required=False)

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["place"]
        field.choices = [("", "–"), *((row.slug, row.name) for row in places)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("what") and not data.get("at") and "at" not in self.errors:
            self.add_error("at", _("Kies een tijd."))
        return data


def moments_form(data: Any, *, day: NormalDay | None, places: list[Place]) -> Any:
    """The moments there are, and empty rows: as many as a day usually has, and three in any case."""
    known = day.moments if day else []
    made = forms.formset_factory(
        MomentForm, extra=max(3, USUAL - len(known)), max_num=MOST_MOMENTS, validate_max=True
    )
    return made(data, initial=known, form_kwargs={"places": places})


def moments_of(formset: Any) -> list[dict[str, str]]:
    """What was typed, as it is kept."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("what")]
    return [
        {"at": f"{row['at']:%H:%M}", "what": row["what"], "place": row["place"]} for row in rows
    ]
