"""A coordinator of the region that was filled, logged in; ends in JSON `{"cookie"}`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402


def main() -> int:
    with the_house():
        from django.db import transaction  # noqa: PLC0415  the same

        with transaction.atomic():
            print(json.dumps({"cookie": cookie()}))
    return 0


def cookie() -> str:
    from logins import account, cookie_of  # noqa: PLC0415  Django is set up by now
    from warmwelkom.base.access.scope import all_regions, region_scope  # noqa: PLC0415  the same
    from warmwelkom.rooms.people.models import Region, Role  # noqa: PLC0415  the same

    with all_regions():
        region = Region.objects.get()
    with region_scope(region.pk):
        person = account("Mia de Boer")
        Role.objects.create(
            region=region, person=person, kind="coordinator", school_year=region.school_year,
            given_at=region.created_at,
        )  # fmt: skip
    return cookie_of(person)


if __name__ == "__main__":
    sys.exit(main())
