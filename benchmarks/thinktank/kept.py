"""Of the sentences on standard input: how many are kept, how often, and the voices with them; as JSON."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter

from warmwelkom.house.postgres.session import database_running


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    sentences = json.load(sys.stdin)
    with database_running():
        import django  # noqa: PLC0415  reads the address of the database that now runs

        django.setup()
        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415
        from warmwelkom.rooms.thinktank.models import Contribution, Voice  # noqa: PLC0415

        with all_regions():
            kept = Counter(
                Contribution.objects.filter(text__in=sentences).values_list("text", flat=True)
            )
            voices = Voice.objects.filter(contribution__text__in=sentences).count()
    lost = [sentence for sentence in sentences if not kept[sentence]]
    print(
        json.dumps(
            {
                "kept": len(kept),
                "lost": len(lost),
                "double": kept.total() - len(kept),
                "voices": voices,
            }
        )
    )


if __name__ == "__main__":
    main()
