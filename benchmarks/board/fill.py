"""Make a region with one meeting and a board that is shown, and people who may be on it; ends in JSON.

python fill.py PEOPLE: a third have an account and a session, the others came in with the code.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from warmwelkom.house.postgres.session import database_running  # noqa: E402

GROUPS = 6


def main(words: list[str]) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django  # noqa: PLC0415  the database runs by now

        django.setup()
        from django.db import transaction  # noqa: PLC0415

        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415

        with transaction.atomic(), all_regions():
            print(json.dumps(filled(int(words[0]))))
    return 0


def filled(number: int) -> dict[str, Any]:
    from django.utils import timezone  # noqa: PLC0415

    from warmwelkom.rooms.meetings.models import Meeting  # noqa: PLC0415
    from warmwelkom.rooms.people.models import Region  # noqa: PLC0415

    now = timezone.now()
    region = Region.objects.create(
        slug="haaglanden", name="Haaglanden", rmc_number=28, school_year=now.year, created_at=now
    )
    meeting = Meeting.objects.create(
        region=region, title="Denktank", starts_at=now, ends_at=now + timezone.timedelta(hours=2),
        made_at=now, changed_at=now,
    )  # fmt: skip
    staff = [session(region, place, now) for place in range(number // 3)]
    guests = [guest(meeting, place, now) for place in range(number - len(staff))]
    return {**a_board(meeting, now), "cookies": [*staff, *guests]}


def a_board(meeting: Any, now: Any) -> dict[str, Any]:
    from warmwelkom.rooms.meetings.models import Board, BoardDoor, BoardGroup  # noqa: PLC0415

    about = {"region": meeting.region, "made_at": now}
    BoardDoor.objects.create(**about, meeting=meeting, code="KWX234")
    board = Board.objects.create(
        **about, meeting=meeting, question="Wat maakt de eerste week spannend?", opens_at=now,
        phase="group", revealed_at=now,
    )  # fmt: skip
    groups = [
        BoardGroup.objects.create(**about, board=board, name=f"Groep {place}")
        for place in range(1, GROUPS + 1)
    ]
    return {"board": str(board.pk), "groups": [str(group.pk) for group in groups]}


def session(region: Any, place: int, now: Any) -> str:
    """Somebody with an account who is logged in: the cookie of their browser."""
    from logins import account, cookie_of  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.people.models import Role, School  # noqa: PLC0415

    person = account(f"Partner {place}")
    school, _made = School.objects.get_or_create(
        region=region, name="Gemeente", sector="partner", defaults={"joined_at": now}
    )
    Role.objects.create(
        person=person, region=region, school=school, kind="partner",
        school_year=region.school_year, given_at=now,
    )  # fmt: skip
    return cookie_of(person)


def guest(meeting: Any, place: int, now: Any) -> str:
    """Somebody who came in with the code."""
    from warmwelkom.rooms.meetings.actors import COOKIE, cookie_of  # noqa: PLC0415
    from warmwelkom.rooms.meetings.domain.board_guests import hash_of  # noqa: PLC0415
    from warmwelkom.rooms.meetings.models import BoardGuest  # noqa: PLC0415

    token = f"token-{place}"
    row = BoardGuest.objects.create(
        region=meeting.region, meeting=meeting, name=f"Gast {place}", joined_at=now,
        token_hash=hash_of(token),
    )  # fmt: skip
    return f"{COOKIE}={cookie_of(row, token)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
