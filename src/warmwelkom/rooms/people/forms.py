"""What people may type about people, schools and the region."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.domain.invitations import WITH_CLASSES, roles_to_give
from warmwelkom.rooms.people.models import RoleKind, School


class InvitationForm(forms.Form):
    """Invite a colleague. `where` is "school" or "school/location", or "region"."""

    name = forms.CharField(label=_("Naam"), max_length=200)
    email = forms.EmailField(label=_("E-mailadres van het werk"))
    place = forms.ChoiceField(label=_("Waar"))
    kind = forms.ChoiceField(label=_("Rol"))
    classes = forms.CharField(
        label=_("Klassen"),
        required=False,
        max_length=200,
        help_text=_("Alleen voor mentoren, met een komma ertussen: 4K1, 4K2"),
    )

    def __init__(self, *args: Any, actor: Actor, schools: list[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.places = _places(actor=actor, schools=schools)
        given = {
            kind
            for _label, school, _location in self.places.values()
            for kind in roles_to_give(actor=actor, school=school)
        }
        self._offer("place", [(key, label) for key, (label, _s, _l) in self.places.items()])
        self._offer("kind", [choice for choice in RoleKind.choices if choice[0] in given])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        place = self.places.get(data.get("place", ""))
        if (
            place
            and data.get("kind")
            and data["kind"] not in roles_to_give(actor=self.actor, school=place[1])
        ):
            self.add_error(
                "kind",
                _("Deze rol hoort niet bij deze plek. Kies een andere rol of een andere plek."),
            )
        if data.get("kind") in WITH_CLASSES and not data.get("classes", "").strip():
            self.add_error(
                "classes", _("Schrijf op welke klas deze mentor heeft, bijvoorbeeld 4K1.")
            )
        return data

    def values(self) -> dict[str, Any]:
        """What the command wants."""
        data = self.cleaned_data
        _label, school, location = self.places[data["place"]]
        classes = names_of(data["classes"])
        return {
            "name": data["name"],
            "email": data["email"],
            "kind": data["kind"],
            "school": school,
            "location": location,
            "classes": classes,
        }


def names_of(classes: str) -> list[str]:
    """The classes somebody typed with commas between them."""
    return [name.strip() for name in classes.split(",") if name.strip()]


class ClassesForm(forms.Form):
    """Which classes a mentor has now."""

    classes = forms.CharField(
        label=_("Klassen"),
        max_length=200,
        help_text=_("Met een komma ertussen: 4K1, 4K2"),
        error_messages={
            "required": _("Schrijf op welke klas deze mentor heeft, bijvoorbeeld 4K1.")
        },
    )


def _places(*, actor: Actor, schools: list[School]) -> dict[str, tuple[str, School | None, Any]]:
    places: dict[str, tuple[str, School | None, Any]] = {}
    if actor.has("coordinator"):
        places["region"] = (str(_("De hele regio")), None, None)
    for school in schools:
        places[str(school.pk)] = (school.name, school, None)
        for location in school.locations.all():
            places[f"{school.pk}/{location.pk}"] = (
                f"{school.name}: {location.name} ({location.code})",
                school,
                location,
            )
    return places


class AgreementForm(forms.Form):
    title = forms.CharField(label=_("Naam van de afspraak"), max_length=200)
    text = forms.CharField(
        label=_("Wat spraken de scholen af?"), widget=forms.Textarea, max_length=20_000
    )
    valid_from = forms.DateField(
        label=_("Geldt vanaf"), widget=forms.DateInput(attrs={"type": "date"})
    )
    valid_until = forms.DateField(
        label=_("Geldt tot en met"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (
            data.get("valid_until")
            and data.get("valid_from")
            and data["valid_until"] < data["valid_from"]
        ):
            self.add_error(
                "valid_until", _("De laatste dag ligt vóór de eerste. Kies een latere dag.")
            )
        return data


class SignatureForm(forms.Form):
    signed_by = forms.CharField(label=_("Wie tekende, en in welke functie"), max_length=200)
    signed_on = forms.DateField(
        label=_("Op welke dag"), widget=forms.DateInput(attrs={"type": "date"})
    )
