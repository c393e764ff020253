"""What of the promised notes and pupils is there, and what twice: asked `{"notes", "numbers"}`; ends in JSON."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter

from warmwelkom.house.postgres.session import database_running


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    asked = json.load(sys.stdin)
    with database_running():
        import django  # noqa: PLC0415  the database runs by now

        django.setup()
        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415  the same
        from warmwelkom.rooms.transitions.models import ContactNote, Transition  # noqa: PLC0415

        with all_regions():
            rows = {
                "notes": ContactNote.objects.filter(text__startswith="Gesproken ").values_list("text", flat=True),
                "numbers": Transition.objects.filter(pupil_number__startswith="R").values_list(
                    "pupil_number", flat=True
                ),
            }  # fmt: skip
            found = {name: Counter(values) for name, values in rows.items()}
    print(
        json.dumps(
            {
                name: {
                    "promised": len(asked[name]),
                    "lost": sum(not found[name][one] for one in asked[name]),
                    "double": sum(count > 1 for count in found[name].values()),
                }
                for name in rows
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
