"""What somebody with a phone in one hand fills in about a building and its places."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.rooms.wayfinding.in_english import as_filled_in
from warmwelkom.rooms.wayfinding.models import FoundFace, Place

TIMES = re.compile(r"^([01]?\d|2[0-3])[.:]([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3])[.:]([0-5]\d)$")
SCALE = [("", _("weet ik niet")), (1, _("1: heel weinig")), (2, "2"), (3, "3"), (4, "4"), (5, _("5: heel veel"))]  # fmt: skip
STEPS = [("", _("weet ik niet")), ("yes", _("ja, zonder drempel of trap")), ("no", _("nee"))]
UNDER_16 = "under_16"
AGES = [
    ("", _("kies")),
    ("16", _("zelf: 16 jaar of ouder")),
    (UNDER_16, _("een ouder: jonger dan 16")),
]


class PremisesForm(forms.Form):
    """A building. The locations are those of the own school."""

    name = forms.CharField(
        label=_("Hoe heet deze locatie?"), max_length=120,
        help_text=_("Zoals leerlingen het zeggen, bijvoorbeeld Locatie Zuider."),
        error_messages={"required": _("Geef de locatie een naam.")},
    )  # fmt: skip
    address = forms.CharField(label=_("Adres"), max_length=200, required=False)
    stop = forms.CharField(
        label=_("Halte of station"), max_length=200, required=False,
        help_text=_("Met de lijnen erbij, bijvoorbeeld: halte Zuiderlaan, tram 9 en bus 26."),
    )  # fmt: skip
    name_en = forms.CharField(label=_("Naam in het Engels"), max_length=120, required=False)
    stop_en = forms.CharField(label=_("Halte in het Engels"), max_length=200, required=False)
    location: Any = forms.ModelChoiceField(
        label=_("Vestiging in de lijsten"), queryset=None, required=False, empty_label=_("geen")
    )

    def __init__(self, *args: Any, locations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["location"]
        field.queryset = locations


class PlaceForm(forms.Form):
    """One place: words first, for words are what everybody can use."""

    name = forms.CharField(
        label=_("Hoe heet deze plek?"), max_length=80,
        error_messages={"required": _("Geef de plek een naam, bijvoorbeeld De ingang.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Wat is het?"), choices=Place.Kind.choices)
    alt = forms.CharField(
        label=_("Wat is er te zien?"), max_length=300, required=False,
        help_text=_("Eén of twee zinnen voor wie het niet kan zien. Je kunt dit ook later doen."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    description = forms.CharField(
        label=_("Wat moet je hier weten?"), max_length=1500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    name_en = forms.CharField(label=_("Naam in het Engels"), max_length=80, required=False)
    alt_en = forms.CharField(
        label=_("Wat er te zien is, in het Engels"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    description_en = forms.CharField(
        label=_("Wat je moet weten, in het Engels"), max_length=1500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    level = forms.IntegerField(
        label=_("Verdieping"), min_value=-5, max_value=40, required=False,
        help_text=_("0 is de begane grond."),
    )  # fmt: skip
    room_code = forms.CharField(label=_("Nummer op de deur"), max_length=20, required=False)
    step_free = forms.ChoiceField(
        label=_("Kun je er komen zonder trap?"), choices=STEPS, required=False
    )
    noise = forms.TypedChoiceField(
        label=_("Hoeveel geluid?"), choices=SCALE, coerce=int, empty_value=None, required=False
    )
    light = forms.TypedChoiceField(
        label=_("Hoeveel licht?"), choices=SCALE, coerce=int, empty_value=None, required=False
    )
    busy = forms.CharField(
        label=_("Wanneer is het druk?"), max_length=120, required=False,
        help_text=_("Bijvoorbeeld 10.15-10.35, 12.00-12.30"),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    is_mine = forms.BooleanField(
        label=_("Ik kijk één keer per jaar of deze plek nog klopt"), required=False, initial=True
    )

    def clean_busy(self) -> list[list[str]]:
        """Pairs of times, as a place keeps them."""
        found = []
        for part in filter(None, re.split(r"[,;]\s*", self.cleaned_data["busy"].strip())):
            match = TIMES.match(part.strip())
            if match is None:
                raise forms.ValidationError(_("Schrijf tijden zo: 10.15-10.35, 12.00-12.30"))
            a, b, c, d = match.groups()
            found.append([f"{int(a):02}:{b}", f"{int(c):02}:{d}"])
        return found

    def clean_step_free(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["step_free"])

    def on_top_of(self, place: Place) -> PlaceForm:
        """What was typed, to be kept over what another wrote when it is sent again."""
        typed = {name: self.data[name] for name in self.data} | {"seen": place.words_seen}
        return PlaceForm(typed, initial=self.initial)

    @staticmethod
    def of(place: Place) -> dict[str, Any]:
        """What stands in the form of a place that is there."""
        return {
            "name": place.name, "kind": place.kind, "alt": place.alt,
            "description": place.description, "room_code": place.room_code,
            "level": place.level.number if place.level else None,
            "step_free": {True: "yes", False: "no", None: ""}[place.step_free],
            "noise": place.noise, "light": place.light,
            "busy": ", ".join(f"{clock(a)}-{clock(b)}" for a, b in place.busy_times),
            "is_mine": place.owner_id is not None,
            **as_filled_in(place, "name", "alt", "description"), "seen": place.words_seen,
        }  # fmt: skip


class StaleForm(forms.Form):
    """What is not right any more."""

    text = forms.CharField(
        label=_("Wat klopt er niet meer?"), max_length=300,
        help_text=_("Eén zin is genoeg. Schrijf geen namen op."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf in één zin wat er anders is.")},
    )  # fmt: skip


class ConsentForm(forms.Form):
    """Somebody agrees to be seen."""

    name = forms.CharField(
        label=_("Wie is in beeld?"), max_length=120,
        error_messages={"required": _("Schrijf de naam op van wie in beeld is.")},
    )  # fmt: skip
    age = forms.ChoiceField(
        label=_("Wie gaf toestemming?"), choices=AGES,
        error_messages={"required": _("Kies of deze persoon zelf toestemming gaf, of een ouder.")},
    )  # fmt: skip
    parent_name = forms.CharField(
        label=_("Naam van de ouder, bij jonger dan 16"), max_length=120, required=False
    )
    purpose = forms.CharField(
        label=_("Waarvoor?"), max_length=200,
        help_text=_("Bijvoorbeeld: de foto van de balie in de rondleiding en de film."),
        error_messages={"required": _("Schrijf op voor welke beelden dit geldt.")},
    )  # fmt: skip
    proof = forms.CharField(
        label=_("Waar ligt het bewijs?"), max_length=200,
        help_text=_("Bijvoorbeeld: getekend formulier in de map van de receptie."),
        error_messages={"required": _("Schrijf op waar het formulier of de mail ligt.")},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Under 16 a parent is named; whoever is older agrees without one."""
        data = super().clean() or {}
        parent = data.pop("parent_name", "")
        is_under_16 = data.pop("age", "") == UNDER_16
        if is_under_16 and not parent:
            self.add_error("parent_name", _("Schrijf op welke ouder toestemming gaf."))
        return {**data, "parent_name": parent if is_under_16 else ""}


class BoxForm(forms.Form):
    """A part to cover, in hundredths of the picture; drawn with a finger, or typed."""

    kind = forms.ChoiceField(label=_("Wat is het?"), choices=[
        choice for choice in FoundFace.Kind.choices if choice[0] != FoundFace.Kind.VOICE
    ])  # fmt: skip
    left = forms.FloatField(label=_("Van links (%)"), min_value=0, max_value=100)
    top = forms.FloatField(label=_("Van boven (%)"), min_value=0, max_value=100)
    width = forms.FloatField(label=_("Breed (%)"), min_value=0.5, max_value=100)
    height = forms.FloatField(label=_("Hoog (%)"), min_value=0.5, max_value=100)
    begins = forms.FloatField(label=_("Van seconde"), min_value=0, required=False)
    ends = forms.FloatField(label=_("Tot seconde"), min_value=0, required=False)

    def place(self) -> tuple[float, float, float, float]:
        """As fractions, inside the picture."""
        left, top = self.cleaned_data["left"] / 100, self.cleaned_data["top"] / 100
        width, height = self.cleaned_data["width"] / 100, self.cleaned_data["height"] / 100
        return left, top, min(width, 1 - left) or 0.005, min(height, 1 - top) or 0.005


class DecisionForm(forms.Form):
    """What happens to one find."""

    decision = forms.CharField(max_length=8)
    consent: Any = forms.ModelChoiceField(queryset=None, required=False)

    def __init__(self, *args: Any, consents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["consent"]
        field.queryset = consents
