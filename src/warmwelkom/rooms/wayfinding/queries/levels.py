"""The levels of a building on the page where its plan is drawn: what lies on each, and its forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.wayfinding.forms_of_plan import DrawingForm, LevelForm
from warmwelkom.rooms.wayfinding.models import Level, Material, Rendition
from warmwelkom.rooms.wayfinding.queries.building import Building


@dataclass(frozen=True, kw_only=True)
class LevelLine:
    """One level; `has_before` where an earlier drawing can be put back."""

    level: Level
    places: int
    plan: Rendition | None
    has_before: bool
    form: LevelForm
    drawing_form: DrawingForm

    @property
    def title(self) -> str:
        return self.level.name or str(_("Verdieping %s") % self.level.number)

    @property
    def is_open(self) -> bool:
        """Something typed in its form was not right."""
        return bool(self.form.is_bound and self.form.errors)


def levels_of(building: Building, **filled: Any) -> list[LevelLine]:
    """From low to high; one query. `form` or `drawing_form` stands at its own level as it was filled in."""
    aside = set(
        Material.objects.filter(
            premises=building.premises, kind=Material.Kind.PLAN, state=Material.State.IN_REVIEW
        ).values_list("level_id", flat=True)
    )
    return [
        LevelLine(
            level=row,
            places=sum(place.level_id == row.pk for place in building.places),
            plan=building.plans.get(row.pk),
            has_before=row.pk in aside,
            form=_filled(filled.get("form"), "number", row) or LevelForm(row),
            drawing_form=_filled(filled.get("drawing_form"), "level", row)
            or DrawingForm(building, number=row.number),
        )
        for row in building.levels
    ]


def new_level(building: Building) -> LevelForm:
    """A level on top of those there are."""
    return LevelForm(number=max((row.number for row in building.levels), default=-1) + 1)


def _filled(form: Any, field: str, level: Level) -> Any:
    return form if form is not None and str(form.data.get(field)) == str(level.number) else None
