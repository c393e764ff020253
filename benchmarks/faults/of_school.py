"""A mentor who was made for this, and the school they are of; ends in JSON `{"email", "brin"}`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402


def main() -> int:
    with the_house():
        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415  Django is set up by now
        from warmwelkom.rooms.people.models import Role  # noqa: PLC0415  the same

        with all_regions():
            made = Role.objects.filter(kind="mentor", person__email__endswith="@people.example")
            role = made.select_related("person", "school").order_by("person__email").first()
            print(json.dumps({"email": role.person.email, "brin": role.school.brin}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
