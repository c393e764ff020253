"""Ten people of each region that was loaded, and a browser each; ends in JSON `[{"region", "role", "cookie"}, …]`.

Eight of the schools and two pupils; who has most to see, as in `../overview/fill.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402

PEOPLE = ("mentor", "mentor", "mentor", "decaan", "decaan", "intaker", "coach", "coordinator")
PUPILS, CASES = 2, 50
NO_PICTURES = (
    "DELETE FROM procrastinate_jobs WHERE task_name LIKE 'house.draw_demo%' AND status = 'todo'"
)
"""The demo's worker would draw panoramas of its example building for a quarter of an hour: nobody's work in a real region."""


def main() -> int:
    with the_house():
        from django.db import connection, transaction  # noqa: PLC0415  the same

        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415  the same
        from warmwelkom.rooms.people.models import Region  # noqa: PLC0415  the same

        with all_regions():
            regions = list(Region.objects.order_by("slug"))
        with connection.cursor() as cursor:
            cursor.execute(NO_PICTURES)
        with transaction.atomic():
            print(json.dumps([one for region in regions for one in people_of(region)]))
    return 0


def people_of(region: Any) -> list[dict[str, str]]:
    from logins import cookie_of  # noqa: PLC0415  Django is set up by now
    from staffed import free_pupils, give_cases, places_of, somebody  # noqa: PLC0415  the same
    from warmwelkom.base.access.scope import region_scope  # noqa: PLC0415  the same

    found = []
    with region_scope(region.pk):
        places, free = places_of(), free_pupils(region)
        for number, role in enumerate(PEOPLE):
            made = somebody(region, role, PEOPLE[:number].count(role), places[role])
            person = made["person"]
            if role == "coach":
                give_cases(person, [next(free) for _case in range(CASES)], region)
            found.append({"region": region.slug, "role": role, "cookie": cookie_of(person)})
        for _each in range(PUPILS):
            cookie = _phone_of(next(free), region)
            found.append({"region": region.slug, "role": "pupil", "cookie": cookie})
    return found


def _phone_of(transition: Any, region: Any) -> str:
    """A phone on which this pupil came in with their own code."""
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415  Django is set up

    from warmwelkom.rooms.transitions.actors import CODE_KEY  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.models import AccessCode  # noqa: PLC0415  the same

    code = AccessCode.objects.create(
        region=region, pupil_id=transition.pupil_id, kind="pupil", made_at=region.created_at,
        code_hash=transition.pk.hex * 2,
    )  # fmt: skip
    store = SessionStore()
    store[CODE_KEY] = {"code": str(code.pk), "region": str(region.pk)}
    store.save()
    return f"sessionid={store.session_key}"


if __name__ == "__main__":
    sys.exit(main())
