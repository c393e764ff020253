"""A list of leavers as a resource of django-import-export, with the checks that its widgets and full_clean give.

A pupil and a transition are two tables: the pupil of a new row is checked with it and saved just before it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from import_export import resources, widgets
from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader

from warmwelkom.rooms.transitions.models import Pupil, Transition

LEERWEG = {"BB": "bb", "KB": "kb", "GL": "gl", "TL": "tl"}
SEX = {"Man": "m", "Vrouw": "f"}
PUPIL = {
    "given_name": "Roepnaam", "official_names": "Voornamen", "prefix": "Tussenvoegsel",
    "surname": "Achternaam", "postcode": "Postcode", "house_number": "Huisnummer",
    "email": "E-mail", "phone": "Mobiel", "parent_email": "E-mail verzorger 1",
    "parent_phone": "Mobiel verzorger 1",
}  # fmt: skip
OWN = {
    "pupil_number": "Leerlingnummer", "class_name": "Stamgroep", "mentor_name": "Mentor",
    "mentor_email": "E-mail mentor", "destination": "Vervolg",
}  # fmt: skip
Text = widgets.CharWidget


class OneOf(widgets.Widget):
    """A word that stands for one of our own."""

    def __init__(self, known: dict[str, Any], *, lenient: bool = False) -> None:
        super().__init__()
        self.known, self.lenient = known, lenient

    def clean(self, value: str, row: Any = None, **_more: Any) -> Any:  # noqa: ARG002  as the library calls it
        if value not in self.known and not self.lenient:
            raise ValueError(f"{value!r} is not known here.")
        return self.known.get(value, "")


class Many(widgets.Widget):
    """Several values in one cell."""

    def clean(self, value: str, row: Any = None, **_more: Any) -> list[str]:  # noqa: ARG002  as the library calls it
        return [part.strip() for part in value.split("|") if part.strip()]


class Leavers(resources.ModelResource):
    """Fields with the headings of the list."""

    class Meta:
        model = Transition
        fields = ()
        import_id_fields = ("pupil_number",)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = False
        skip_diff = True  # what changed is shown before, not while writing
        use_transactions = True

    def __init__(self, places: dict[str, Any]) -> None:
        super().__init__()
        self.places, self.now = places, datetime.now(UTC)
        for name, column in OWN.items():
            self.fields[name] = Field(name, column, Text())
        for name, column in PUPIL.items():
            self.fields[name] = Field(f"pupil__{name}", column, Text())
        born = Field("pupil__birth_date", "Geboortedatum", widgets.DateWidget("%d-%m-%Y"))
        sex = Field("pupil__sex", "Geslacht", OneOf(SEX, lenient=True))
        campus = Field("location_id", "Vestiging", OneOf(places["campuses"]))
        self.fields |= {
            "birth_date": born, "sex": sex, "location": campus,
            "leerweg": Field("leerweg", "Leerweg", OneOf(LEERWEG, lenient=True)),
            "modules": Field("modules", "Modules", Many()),
            "teachers": Field("teachers", "Vakdocenten", Many()),
        }  # fmt: skip

    def init_instance(self, row: Any = None) -> Transition:  # noqa: ARG002  as the library calls it
        region = self.places["region"]
        return Transition(
            region_id=region, pupil=Pupil(region_id=region), school_year=2025, listed_at=self.now
        )

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """As the library's own, for both tables; whether the pupil exists is not asked, for it is new."""
        errors = dict(import_validation_errors or {})
        listed = {name.removesuffix("_id") for name in (*self.fields, *PUPIL)}
        ours = {field.name for field in Transition._meta.fields} - listed
        empty = {"region", "pupil", "modules", "teachers"}  # said in no cell, or in an empty one
        for thing, names in ((instance.pupil, {"region"}), (instance, ours | empty)):
            try:
                thing.full_clean(exclude={*errors, *names}, validate_unique=validate_unique)
            except ValidationError as error:
                errors = error.update_error_dict(errors)
        if not instance.pupil.birth_date:
            errors.setdefault("birth_date", ["This field is required."])
        if errors:
            raise ValidationError(errors)

    def before_save_instance(self, instance: Any, row: Any, **_more: Any) -> None:  # noqa: ARG002  as the library calls it
        if not self._meta.use_bulk:
            instance.pupil.save()


class LeaversInBulk(Leavers):
    """Written a thousand at a time; what came before is fetched once."""

    class Meta(Leavers.Meta):
        use_bulk = True
        batch_size = 1000
        instance_loader_class = CachedInstanceLoader

    def before_import(self, dataset: Any, **_more: Any) -> None:
        """A number that stands there twice would end the whole: the library finds it only in the database."""
        seen: set[str] = set()
        place = dataset.headers.index(OWN["pupil_number"])
        for at in range(len(dataset) - 1, -1, -1):
            if (number := dataset[at][place]) in seen:
                del dataset[at]
            seen.add(number)

    def bulk_create(self, *words: Any, **more: Any) -> None:
        Pupil.objects.bulk_create([row.pupil for row in self.create_instances])
        super().bulk_create(*words, **more)


def resource_for(places: dict[str, Any], *, bulk: bool) -> Leavers:
    return (LeaversInBulk if bulk else Leavers)(places)
