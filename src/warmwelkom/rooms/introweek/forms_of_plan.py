"""What may be typed for a week: its days, parts, rooms, mentors and rules, each a list of rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.introweek.fields import FeaturesField, RoomFeaturesInput, moments_of, some_of
from warmwelkom.rooms.introweek.levels import LEVELS, RULES
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPart, WeekSlot
from warmwelkom.rooms.introweek.week_template import MOST_DAYS

DATES = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
MOST_ROWS = 400
MINUTES = 120


def text_field(label: Any, most: int, **more: Any) -> forms.CharField:
    errors = {
        "required": _("Vul dit in."),
        "max_length": _("Maak het korter: er passen %(limit_value)d tekens."),
    }
    return forms.CharField(label=label, max_length=most, error_messages=errors, **more)


def number_field(label: Any, least: int, most: int, **more: Any) -> forms.IntegerField:
    errors = {
        "required": _("Vul een getal in."), "invalid": _("Vul een heel getal in."),
        "min_value": _("Vul %(limit_value)s of meer in."),
        "max_value": _("Vul %(limit_value)s of minder in."),
    }  # fmt: skip
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, error_messages=errors, **more
    )


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, input_formats=DATES,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": _("Schrijf de dag als dag, maand, jaar: 24-08-2026."),
            "required": _("Kies een dag."),
        },
        **more,
    )  # fmt: skip


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "invalid": _("Schrijf de tijd als uur en minuut: 09:00."),
            "required": _("Kies een tijd."),
        },
    )  # fmt: skip


def choose_one(field: Any, rows: list[Any], *, none: str) -> None:
    """Choose one of these rows: they are fetched once, and not for each row of the form."""
    by_id = {str(row.pk): row for row in rows}
    field.choices = [("", none), *((pk, row.name) for pk, row in by_id.items())]
    field.coerce = lambda value: by_id.get(str(value))


class MakeForm(forms.Form):
    name = text_field(_("Hoe heet de week?"), 120)
    first_day = day_field(_("Eerste dag"))
    days = number_field(_("Hoeveel dagen"), 1, MOST_DAYS, initial=3)


class RowForm(forms.Form):
    """A row that may be known already; an empty row at the end is no row."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)


class SlotForm(RowForm):
    day = day_field(_("Dag"))
    half = forms.ChoiceField(
        label=_("Dagdeel"), choices=WeekSlot.Half.choices, initial=WeekSlot.Half.MORNING.value
    )  # else the empty row at the end is one with a half-day
    begins = _time(_("Van"))
    ends = _time(_("Tot"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("begins") and data.get("ends") and data["ends"] <= data["begins"]:
            self.add_error("ends", _("Kies een einde na het begin."))
        return data


class PartForm(RowForm):
    title = text_field(_("Onderdeel"), 80)
    features = FeaturesField(label=_("Wat de ruimte heeft"), required=False, max_length=120)
    after = some_of(_("Pas na"))
    slots = some_of(_("Alleen op"))
    takes_visit = forms.BooleanField(label=_("Een oude docent kan erbij zijn"), required=False)
    led_by_mentor = forms.BooleanField(label=_("De mentor leidt het"), required=False)
    bring = text_field(_("Wat neem je mee"), 160, required=False)

    def __init__(
        self, *args: Any, parts: list[WeekPart], slots: list[WeekSlot], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        after: Any = self.fields["after"]
        after.choices = [(one.key, one.title) for one in parts]
        only_on: Any = self.fields["slots"]
        only_on.choices = moments_of(slots)


class RoomForm(RowForm):
    name = text_field(_("Lokaal of ruimte"), 40)
    building = text_field(_("Gebouw"), 80)
    location = forms.TypedChoiceField(label=_("Locatie"), required=False, empty_value=None)
    seats = number_field(_("Plaatsen"), 1, 5000)
    parallel_groups = number_field(_("Groepen tegelijk"), 1, 200, initial=1)
    features = FeaturesField(
        label=_("Wat er is"), required=False, max_length=200, widget=RoomFeaturesInput
    )
    closed = some_of(_("Dicht op"))

    def __init__(self, *args: Any, slots: list[WeekSlot], places: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        location: Any = self.fields["location"]
        choose_one(location, places, none="–")
        closed: Any = self.fields["closed"]
        closed.choices = moments_of(slots)


class MentorForm(RowForm):
    name = text_field(_("Naam"), 200)
    email = forms.EmailField(
        label=_("Mail"), required=False,
        error_messages={"invalid": _("Dit is geen mailadres. Schrijf het als naam@school.nl.")},
    )  # fmt: skip
    programme = forms.TypedChoiceField(
        label=_("Opleiding"),
        error_messages={"required": _("Kies een opleiding.")},
    )
    max_groups = number_field(_("Groepen"), 1, 20, initial=1)
    half_days = some_of(_("Is er op"))

    def __init__(
        self, *args: Any, halves: list[tuple[str, str]], programmes: list[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        programme: Any = self.fields["programme"]
        choose_one(programme, programmes, none="")
        half: Any = self.fields["half_days"]
        half.choices = halves

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("half_days"):
            data["half_days"] = None
        return data


def rows_form(form: type[forms.Form], **more: Any) -> Any:
    """A list of such rows with one empty row at the end; each can be taken out."""
    return forms.formset_factory(
        form, extra=1, can_delete=True, max_num=MOST_ROWS, validate_max=True, **more
    )


def rows_of(formset: Any) -> list[dict[str, Any]]:
    """What was typed, without the rows that were left empty or taken out."""
    return [
        form.cleaned_data
        for form in formset
        if form.cleaned_data and form.has_changed() | bool(form.cleaned_data.get("id"))
    ]


class WalksField(forms.CharField):
    """Lines of `building; building; minutes`."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{a}; {b}; {minutes}" for a, b, minutes in value)
        return value

    def clean(self, value: Any) -> Any:
        found = []
        for line in super().clean(value).splitlines():
            if line.strip():
                words = [one.strip() for one in line.split(";")]
                if len(words) != 3 or whole_number(words[2], most=MINUTES) is None:
                    raise forms.ValidationError(
                        _(
                            "Schrijf elke regel als gebouw; gebouw; minuten. Deze klopt niet: %(line)s"
                        ),
                        params={"line": line.strip()},
                    )
                found.append([words[0], words[1], int(words[2])])
        return found


class WalksForm(forms.Form):
    walks = WalksField(
        label=_("Lopen tussen gebouwen"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Een regel per twee gebouwen: gebouw; gebouw; minuten."),
    )  # fmt: skip


class RulesForm(forms.Form):
    """The limits, with a choice of how much each rule weighs."""

    group_min = number_field(_("Studenten in een groep, minstens"), 1, 60)
    group_max = number_field(_("Studenten in een groep, hoogstens"), 1, 60)
    mix_max = number_field(_("Van één oude school in een groep, hoogstens"), 1, 60)
    day_min = number_field(_("Onderdelen op een dag, minstens"), 1, 8)
    day_max = number_field(_("Onderdelen op een dag, hoogstens"), 1, 8)

    def __init__(self, *args: Any, week: IntroWeek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, (label, usual) in RULES.items():
            self.fields[f"level_{kind}"] = forms.ChoiceField(
                label=label, choices=LEVELS, initial=week.levels.get(kind, usual)
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for what in ("group", "day"):
            least, most = data.get(f"{what}_min"), data.get(f"{what}_max")
            if least and most and least > most:
                self.add_error(f"{what}_max", _("Kies hoogstens niet kleiner dan minstens."))
        return data

    def limits(self) -> dict[str, int]:
        return {k: v for k, v in self.cleaned_data.items() if not k.startswith("level_")}

    def levels(self) -> dict[str, str]:
        chosen = {kind: self.cleaned_data[f"level_{kind}"] for kind in RULES}
        return {kind: level for kind, level in chosen.items() if level != RULES[kind][1]}

    @property
    def limit_fields(self) -> list[forms.BoundField]:
        return [field for field in self if not field.name.startswith("level_")]

    @property
    def level_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("level_")]
