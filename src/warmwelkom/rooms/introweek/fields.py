"""Fields of a week: words with commas between them, and what a room has, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.base.ui.templatetags.ww import day as short_day
from warmwelkom.engines.tables.words import normalised
from warmwelkom.rooms.introweek.models import WeekSlot
from warmwelkom.rooms.introweek.week_template import LABELS


class WordsField(forms.CharField):
    """Words with commas between them, as a list."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return list(dict.fromkeys(_split(text)))


def in_words(features: Iterable[str]) -> list[str]:
    """What a room has as people say it: `drempelvrij` for `step_free`; a word of the school's own as it is."""
    return [_(LABELS[one]) if one in LABELS else one for one in features]


def some_of(label: Any) -> forms.MultipleChoiceField:
    """Boxes to tick: in a list to choose more from, one click takes away what was chosen before."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


def moments_of(slots: Iterable[WeekSlot]) -> list[tuple[str, str]]:
    """Times to choose from: `ma 24 aug 09.00` by code."""
    return [(one.code, f"{short_day(one.day)} {clock(one.begins)}") for one in slots]


def _split(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


class FeaturesInput(forms.TextInput):
    """Shows words where a code is kept."""

    def format_value(self, value: Any) -> str:
        return ", ".join(in_words(_split(str(value or ""))))


class RoomFeaturesInput(FeaturesInput):
    """With a box to tick for each thing that a student may need of every room."""

    template_name = "introweek/plan/_features.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> Any:
        has = _split(str(value or ""))
        rest = ", ".join(one for one in has if one not in LABELS)
        context = super().get_context(name, rest, attrs)
        context["widget"]["boxes"] = [
            {"code": code, "label": _(word), "is_on": code in has} for code, word in LABELS.items()
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was typed and what was ticked, as one text; of a list there is only the text."""
        typed = super().value_from_datadict(data, files, name)
        ticked = data.getlist(f"{name}_has") if hasattr(data, "getlist") else []
        return ", ".join([*([typed] if typed else []), *ticked])


class FeaturesField(WordsField):
    """What a room has, or must have; of what a student may need the code is kept, however it was written."""

    widget = FeaturesInput

    def clean(self, value: Any) -> Any:
        codes = {normalised(_(word)): code for code, word in LABELS.items()}
        codes |= {normalised(word): code for code, word in LABELS.items()}
        found = super().clean(value)
        return list(dict.fromkeys(codes.get(normalised(one), one) for one in found))
