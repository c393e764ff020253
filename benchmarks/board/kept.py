"""What hangs on the board in the end, straight from the table: its notes and where they hang, as JSON."""

from __future__ import annotations

import json
import os
import sys


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    import django  # noqa: PLC0415  after the settings are named

    django.setup()
    from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415
    from warmwelkom.rooms.meetings.models import BoardNote  # noqa: PLC0415

    with all_regions():
        rows = BoardNote.objects.filter(withdrawn_at=None).values_list("pk", "text", "group_id")
        print(json.dumps([[str(pk), text, str(group or "")] for pk, text, group in rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
