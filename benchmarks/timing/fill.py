"""So many accounts, and as many pupils with a code; says their addresses and codes, and codes of nobody."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
os.environ["WARMWELKOM_AS"] = "owner"


def main(number: int) -> None:
    import django  # noqa: PLC0415  Django is set up by now

    django.setup()
    from warmwelkom.house.postgres.session import database_running  # noqa: PLC0415  Django is set up by now

    with database_running():
        print(json.dumps(_made(number)))


def _made(number: int) -> dict[str, list[str]]:
    from django.db import transaction  # noqa: PLC0415  Django is set up by now
    from django.utils import timezone  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.people.models import Person, Region  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.transitions.domain.access_codes import hash_of  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.transitions.models import AccessCode, Pupil  # noqa: PLC0415  Django is set up by now

    now = timezone.now()
    codes = [_code("AB", one) for one in range(number)]
    with transaction.atomic(), all_regions():
        region = Region.objects.create(slug="x", name="X", school_year=2025, created_at=now)
        for one, code in enumerate(codes):
            Person.objects.create_user(f"p{one}@people.example", name=f"P {one}")
            pupil = Pupil.objects.create(
                region=region, given_name="P", surname=str(one), birth_date=dt.date(2010, 5, 3)
            )
            AccessCode.objects.create(
                region=region, pupil=pupil, kind="pupil", code_hash=hash_of(code), made_at=now
            )
    return {
        "addresses": [f"p{one}@people.example" for one in range(number)],
        "codes": codes,
        "none": [_code("ZZ", one) for one in range(number)],
    }


def _code(begin: str, number: int) -> str:
    letters = "ABCDEFGHJK"
    return begin + "".join(letters[int(figure)] for figure in f"{number:08}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
