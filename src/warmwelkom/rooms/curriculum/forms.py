"""What may be typed about the curriculum."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.curriculum.models import MissedAnswer, NotTaught
from warmwelkom.rooms.curriculum.reading_goals import LIMITS

TOO_LONG = _("Maak het korter: er passen %(limit_value)d tekens.")


def _text(label: Any, most: int, **more: Any) -> forms.CharField:
    errors = {"required": _("Vul dit in."), "max_length": TOO_LONG}
    return forms.CharField(label=label, max_length=most, error_messages=errors, **more)


class UnitForm(forms.Form):
    """A new unit, its goals one a line."""

    title = _text(_("Naam van het vak of onderdeel"), 160)
    period = _text(_("Wanneer, in jullie woorden"), 60, required=False)
    text = _text(
        _("Doelen, één op elke regel"), 20_000,
        help_text=_("Je kunt ze plakken uit een ander document. Streepjes en nummers ervoor halen we weg."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip


class UnitChangeForm(forms.Form):
    """A unit that is there, and goals to add."""

    title = _text(_("Naam van het vak of onderdeel"), 160)
    period = _text(_("Wanneer, in jullie woorden"), 60, required=False)
    more = _text(
        _("Doelen erbij, één op elke regel"), 20_000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class GoalsFileForm(forms.Form):
    file = forms.FileField(
        label=_("Bestand"), max_length=1000,
        help_text=_("csv, xlsx, ods, xls of JSON. Je ziet eerst wat erbij komt."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.xls,.json"}),
        error_messages={
            "required": _("Kies eerst een bestand."), "invalid": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Kies het bestand met de doelen."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )  # fmt: skip

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.max_bytes:
            raise forms.ValidationError(
                _("Dit bestand is te groot. Bewaar alleen de lijst met doelen.")
            )
        return file


class MissedForm(forms.Form):
    """What was not taught: where, why, and which end terms when it was not all."""

    where = forms.ChoiceField(label=_("Waar"), error_messages={"required": _("Kies waar.")})
    reason = forms.ChoiceField(
        label=_("Waarom"), choices=NotTaught.Reason.choices,
        error_messages={"required": _("Kies waarom het niet is gegeven.")},
    )  # fmt: skip
    remark = _text(
        _("Wat moet het mbo weten?"), 300, required=False,
        help_text=_("Over de lessen, niet over personen. Bijvoorbeeld: de theorie wel, het oefenen niet."),
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where: Any = self.fields["where"]
        where.choices = places


class AnswerForm(forms.Form):
    programme = forms.TypedChoiceField(
        label=_("Opleiding"), error_messages={"required": _("Kies een opleiding.")}
    )
    does = forms.ChoiceField(label=_("Wat doen jullie?"), choices=MissedAnswer.Does.choices)
    text = _text(_("Hoe en wanneer"), 300, required=False)

    def __init__(self, *args: Any, programmes: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_id = {str(row.pk): row for row in programmes}
        field: Any = self.fields["programme"]
        field.choices = [(pk, _with_place(row)) for pk, row in by_id.items()]
        field.coerce = by_id.get


class ProposeForm(forms.Form):
    title = _text(_("Wat stel je voor?"), 120)
    text = _text(
        _("Wat gaan we anders doen, en voor wie?"), 2000, widget=forms.Textarea(attrs={"rows": 5})
    )


def _with_place(row: Any) -> str:
    """A programme as its school tells it from the same one elsewhere."""
    name = f"{row.name}, {row.level} {row.learning_path}"
    return f"{name}, {row.location.name}" if row.location else name
