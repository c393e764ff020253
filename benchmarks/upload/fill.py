"""Make a region with one building and people who bring files of it; or count what came. Ends in JSON.

python fill.py PEOPLE | python fill.py count
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from logins import account, cookie_of  # noqa: E402
from warmwelkom.house.postgres.session import database_running  # noqa: E402


def main(words: list[str]) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django  # noqa: PLC0415  the database runs by now

        django.setup()
        from django.db import transaction  # noqa: PLC0415

        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415

        with transaction.atomic(), all_regions():
            print(json.dumps(counted() if words[0] == "count" else filled(int(words[0]))))
    return 0


def filled(number: int) -> dict[str, Any]:
    from django.utils import timezone  # noqa: PLC0415

    from warmwelkom.rooms.people.models import Region, Role, School  # noqa: PLC0415
    from warmwelkom.rooms.wayfinding.models import Place, Premises  # noqa: PLC0415

    now = timezone.now()
    region = Region.objects.create(
        slug="haaglanden", name="Haaglanden", rmc_number=28, school_year=now.year, created_at=now
    )
    of: dict[str, Any] = {"region": region}
    school = School.objects.create(**of, name="Mbo", sector="mbo", brin="00AA", joined_at=now)
    building = Premises.objects.create(**of, school=school, name="Zuid", slug="zuid", made_at=now)
    place = Place.objects.create(
        **of, premises=building, slug="ingang", name="De ingang", kind="entrance"
    )
    people = [account(f"Planner {each}") for each in range(number)]
    for each in people:
        Role.objects.create(
            **of, person=each, kind="planner", school=school, school_year=now.year, given_at=now
        )
    return {"place": str(place.pk), "cookies": [cookie_of(each) for each in people]}


def counted() -> dict[str, Any]:
    """The hash of each file as it lies on the disk, and what of the pieces is left."""
    from warmwelkom.rooms.wayfinding.models import Material, Upload  # noqa: PLC0415

    rows = [(row.name, hashlib.sha256(Path(row.original.path).read_bytes()).hexdigest()) for row in Material.objects.exclude(original="")]  # fmt: skip
    unfinished = Upload.objects.filter(material__isnull=True).count()
    return {"rows": rows, "unfinished": unfinished}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
