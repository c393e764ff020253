"""What somebody types who draws a plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.files.forms import FILE_FAULTS
from warmwelkom.rooms.wayfinding.domain.plan import Spot
from warmwelkom.rooms.wayfinding.models import Corridor, Level, Place
from warmwelkom.rooms.wayfinding.queries.building import Building

FAR = 20_000


class DotForm(forms.Form):
    """One place: its level, its dot, and what is in the middle of its panorama."""

    level = forms.TypedChoiceField(label=_("Verdieping"), coerce=int, empty_value=None, required=False)  # fmt: skip
    x = forms.FloatField(label=_("Van links"), min_value=-FAR, max_value=FAR, required=False)
    y = forms.FloatField(label=_("Van boven"), min_value=-FAR, max_value=FAR, required=False)
    towards = forms.ChoiceField(label=_("Midden in de foto"), required=False)

    def __init__(self, place: Place, building: Building, data: Any = None) -> None:
        start = {
            "level": place.level.number if place.level else "",
            "x": None if place.x is None else round(place.x),
            "y": None if place.y is None else round(place.y),
        }
        super().__init__(data, prefix=str(place.pk), initial=start)
        self.place, fields = place, self.fields
        levels = [(row.number, row.name or row.number) for row in building.levels]
        others = [(row.pk, row.name) for row in building.places if row != place]
        fields["level"].choices = [("", "–"), *levels]  # type: ignore[attr-defined]  # of a choice field
        fields["towards"].choices = [("", _("zoals het is")), *others]  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.widget.attrs.update({"class": "ww-input", "aria-label": f"{place.name}: {field.label}", "data-dot": name})  # fmt: skip
        for name in ("x", "y"):
            fields[name].widget.attrs["step"] = "1"
        for name in ("level", "x", "y"):
            fields[
                name
            ].show_hidden_initial = True  # what nobody changed here stays as another put it

    def spot(self) -> Spot:
        towards = self.cleaned_data["towards"]
        return Spot(
            place=self.place.pk,
            **{**self.cleaned_data, "towards": UUID(towards) if towards else None},
        )


class LevelForm(forms.Form):
    """A level, new or known by its number."""

    number = forms.IntegerField(label=_("Nummer (0 is de begane grond)"), min_value=-9, max_value=99)  # fmt: skip
    name = forms.CharField(label=_("Naam"), max_length=60, required=False)
    north = forms.FloatField(label=_("Noorden, in graden rechtsom vanaf de bovenkant"), initial=0, min_value=-360, max_value=360)  # fmt: skip
    scale = forms.FloatField(
        label=_("Meter per pixel van de tekening"), min_value=0.0001, max_value=100, required=False,
        help_text=_("Weet je dit niet? Laat het leeg, en vul bij één lijn op deze verdieping in hoeveel meter het is. De rest meten wij."),
    )  # fmt: skip

    def __init__(self, level: Level | None = None, data: Any = None, *, number: int = 0) -> None:
        start: dict[str, Any] = {"number": number}
        if level is not None:
            start = {"number": level.number, "name": level.name, "north": level.north_degrees, "scale": level.metres_per_pixel}  # fmt: skip
        super().__init__(data, initial=start, auto_id=f"verdieping-{level.pk if level else 'nieuw'}-%s")  # fmt: skip
        if level is not None:
            self.fields["number"].widget = forms.HiddenInput()
        for field in self.fields.values():
            field.widget.attrs["class"] = "ww-input"


class DrawingForm(forms.Form):
    """The drawing of a level."""

    level = forms.TypedChoiceField(coerce=int, widget=forms.HiddenInput)
    file = forms.FileField(label=_("Plattegrond (pdf, png, jpeg of webp, tot 10 MB)"), max_length=1000, error_messages=FILE_FAULTS)  # fmt: skip

    def __init__(
        self, building: Building, data: Any = None, files: Any = None, *, number: int = 0
    ) -> None:
        super().__init__(data, files, initial={"level": number}, auto_id=f"tekening-{number}-%s")
        self.fields["level"].choices = [(row.number, row.number) for row in building.levels]  # type: ignore[attr-defined]  # of a choice field
        self.fields["file"].widget.attrs |= {
            "class": "ww-input",
            "accept": ".pdf,image/png,image/jpeg,image/webp",
        }


class CorridorForm(forms.Form):
    """A way between two places."""

    one = forms.ChoiceField(label=_("Van"))
    other = forms.ChoiceField(label=_("Naar"))
    kind = forms.ChoiceField(label=_("Wat is het?"), choices=Corridor.Kind.choices)
    metres = forms.FloatField(label=_("Hoeveel meter? Leeg: de tekening meet het"), min_value=0, max_value=5000, required=False)  # fmt: skip
    width_cm = forms.IntegerField(label=_("Breedte in cm"), min_value=30, max_value=2000, required=False)  # fmt: skip
    step_free = forms.BooleanField(label=_("Zonder drempel"), initial=True, required=False)
    door_is_automatic = forms.NullBooleanField(label=_("Gaat de deur vanzelf open?"), required=False)  # fmt: skip

    def __init__(self, building: Building, data: Any = None) -> None:
        super().__init__(data)
        choices = [(row.pk, row.name) for row in building.places]
        self.fields["one"].choices = choices  # type: ignore[attr-defined]  # of a choice field
        self.fields["other"].choices = choices  # type: ignore[attr-defined]
        self.fields["door_is_automatic"].widget.choices = [("unknown", _("er is geen deur")), ("true", _("ja")), ("false", _("nee"))]  # fmt: skip
