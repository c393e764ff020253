"""Give forty people a role in the region that was loaded, and a browser each; ends in JSON.

Mentors of the largest classes, decanen of the largest campuses, coaches with fifty cases, intakers of mbo schools: of each who has
most to see. `[{"role", "cookie"}, …]`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402

PEOPLE = {
    "mentor": 18,
    "decaan": 9,
    "coach": 5,
    "intaker": 6,
    "doorstroompunt": 1,
    "coordinator": 1,
}
CASES = 50


def main() -> int:
    with the_house():
        from django.db import transaction  # noqa: PLC0415

        from warmwelkom.rooms.people.models import Region  # noqa: PLC0415

        with transaction.atomic():
            print(json.dumps(filled(Region.objects.get())))
    return 0


def filled(region: Any) -> list[dict[str, str]]:
    from staffed import free_pupils, give_cases, places_of, somebody  # noqa: PLC0415  Django is set up
    from warmwelkom.base.access.scope import region_scope  # noqa: PLC0415

    with region_scope(region.pk):
        places = places_of()
        made = [
            somebody(region, role, number, places[role])
            for role, count in PEOPLE.items()
            for number in range(count)
        ]
        cases = free_pupils(region)
        for entry in made:
            if entry["role"] == "coach":
                give_cases(entry["person"], [next(cases) for _case in range(CASES)], region)
    from logins import cookie_of  # noqa: PLC0415  Django is set up by now

    return [{"role": entry["role"], "cookie": cookie_of(entry["person"])} for entry in made]


if __name__ == "__main__":
    sys.exit(main())
