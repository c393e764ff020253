"""What may be typed about the days: an offer, a colleague, whom to ask, until when, and how it was."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.introweek.models import TeacherOffer

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
FACES = [
    ("1", _("nee")),
    ("2", _("niet zo")),
    ("3", _("gaat wel")),
    ("4", _("ja")),
    ("5", _("heel erg")),
]


class OfferForm(forms.Form):
    """When one teacher comes. Nothing ticked says: I can't."""

    half_days = forms.MultipleChoiceField(
        label=_("Wanneer kun je?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    max_visits = forms.IntegerField(
        label=_("Hoeveel groepen wil je hoogstens bezoeken?"), required=False, min_value=1,
        max_value=20, help_text=_("Laat leeg als het niet uitmaakt."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    can_do = forms.MultipleChoiceField(
        label=_("Waar doe je graag aan mee?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    travel = forms.CharField(
        label=_("Moeten we iets weten over je reis?"), required=False, max_length=200,
        help_text=_("Bijvoorbeeld: ik geef tot 10 uur les, daarna fiets ik 20 minuten."),
    )  # fmt: skip

    def __init__(self, *args: Any, half_days: Any, parts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["half_days"].choices = half_days  # type: ignore[attr-defined]  # a choice field
        self.fields["can_do"].choices = parts  # type: ignore[attr-defined]  # the same

    @classmethod
    def initial_of(cls, row: TeacherOffer) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}


class ColleagueForm(forms.Form):
    """Somebody of this school who is not on the list."""

    name = forms.CharField(label=_("Naam van je collega"), max_length=200)
    code = forms.CharField(
        label=_("Afkorting op jullie lijsten"), max_length=30, required=False,
        help_text=_("Daaraan zien we aan wie die lesgaf. Weet je hem niet, laat het leeg."),
    )  # fmt: skip
    email = forms.EmailField(label=_("Mailadres"), required=False)


class AskForm(forms.Form):
    """To which address the link of a school goes."""

    email = forms.EmailField(label=_("Mailadres"), max_length=254)


class LastDayForm(forms.Form):
    day = forms.DateField(
        label=_("Tot en met welke dag kan een school iets veranderen?"), widget=DAY
    )


class FeelingForm(forms.Form):
    """Two questions, once."""

    met = forms.ChoiceField(
        label=_("Kwam je iemand tegen die je al kende?"), choices=[("yes", _("ja")), ("no", _("nee"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    welcome = forms.ChoiceField(
        label=_("Voel je je welkom?"), choices=FACES, widget=forms.RadioSelect
    )
    parts = forms.MultipleChoiceField(
        label=_("Waar was dat? (je mag dit overslaan)"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, parts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = parts  # type: ignore[attr-defined]  # a choice field
