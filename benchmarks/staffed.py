"""People with a role in a region that was loaded: of each who has most to see. Django is set up."""

from __future__ import annotations

from typing import Any


def places_of() -> dict[str, list[dict[str, Any]]]:
    """For each role where somebody can have it, the largest first."""
    from django.db.models import Count  # noqa: PLC0415

    from warmwelkom.rooms.people.models import Location  # noqa: PLC0415
    from warmwelkom.rooms.transitions.models import Application, Transition  # noqa: PLC0415

    pupils = Transition.objects.filter(location__isnull=False).exclude(class_name="")
    classes = pupils.values_list("location_id", "class_name").annotate(n=Count("pk"))
    campuses = pupils.values_list("location_id").annotate(n=Count("pk"))
    schools = {row.pk: row.school_id for row in Location.objects.all()}
    coming = Application.objects.values_list("school_id").annotate(n=Count("pk"))
    return {
        "mentor": [
            {"location_id": place, "school_id": schools[place], "classes": [name]}
            for place, name, _n in classes.order_by("-n", "class_name")
        ],
        "decaan": [
            {"location_id": place, "school_id": schools[place]}
            for place, _n in campuses.order_by("-n", "location_id")
        ],
        "intaker": [{"school_id": school} for school, _n in coming.order_by("-n", "school_id")],
        **{role: [{}] for role in ("coach", "doorstroompunt", "coordinator")},
    }


def somebody(region: Any, role: str, number: int, places: list[dict[str, Any]]) -> dict[str, Any]:
    from logins import account  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.people.models import Role  # noqa: PLC0415

    person = account(f"{role} {number} {region.slug}")
    Role.objects.create(
        person=person, region=region, kind=role, school_year=region.school_year,
        given_at=region.created_at, **places[number % len(places)],
    )  # fmt: skip
    return {"role": role, "person": person}


def free_pupils(region: Any) -> Any:
    """Who has no assignment yet, in an order that is always the same."""
    from warmwelkom.rooms.transitions.models import Transition  # noqa: PLC0415

    rows = Transition.objects.filter(school_year=region.school_year, assignments=None)
    return iter(rows.order_by("needs_someone", "pupil_number", "pk").reverse())


def give_cases(person: Any, pupils: list[Any], region: Any) -> None:
    from warmwelkom.rooms.transitions.models import Assignment  # noqa: PLC0415

    Assignment.objects.bulk_create(
        Assignment(
            region=region, transition=pupil, person=person, role="coach",
            given_at=region.created_at,
        )
        for pupil in pupils
    )  # fmt: skip
