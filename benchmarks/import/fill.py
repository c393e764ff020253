"""An empty house with one region, one vo school and its campuses; ends with their ids as JSON.

python fill.py: reads the codes of the campuses, as JSON, from its input.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from warmwelkom.house.postgres.session import database_running


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django  # noqa: PLC0415  the database runs by now

        django.setup()
        from django.db import transaction  # noqa: PLC0415

        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415

        with transaction.atomic(), all_regions():
            print(json.dumps(filled(json.load(sys.stdin))))
    return 0


def filled(codes: list[str]) -> dict[str, Any]:
    from django.utils import timezone  # noqa: PLC0415

    from warmwelkom.rooms.people.models import Location, Person, Region, School  # noqa: PLC0415

    now = timezone.now()
    region = Region.objects.create(
        slug="haaglanden", name="Haaglanden", rmc_number=28, school_year=2025, created_at=now
    )
    school = School.objects.create(
        region=region, name="Het lange lyceum", brin=codes[0][:4], sector="vo", joined_at=now
    )
    campuses = Location.objects.bulk_create(
        Location(region=region, school=school, code=code, name=f"Campus {code}") for code in codes
    )
    person = Person.objects.create(email="beheer@school.example", name="Bo Beheer")
    return {
        "region": str(region.pk), "school": str(school.pk), "person": str(person.pk),
        "campuses": {row.code: str(row.pk) for row in campuses},
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
