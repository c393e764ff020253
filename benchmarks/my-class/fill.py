"""A class of thirty new students with what their old school and they themselves passed on; ends in the cookie of their mentor.

Twenty tell how their name is said, twenty-four ask something, sixteen have one agreement and six have three.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402

NOW = dt.datetime.now(dt.UTC)
STUDENTS, SAID, ASKS, ONE, THREE = 30, 20, 24, 16, 6
CLASS = "VZ-1b"


def main() -> int:
    with the_house():
        from django.db import transaction  # noqa: PLC0415  the same

        with transaction.atomic():
            print(json.dumps(filled()))
    return 0


def filled() -> dict[str, str]:
    from logins import account, cookie_of  # noqa: PLC0415  Django is set up by now
    from warmwelkom.base.access.scope import all_regions, region_scope  # noqa: PLC0415  the same
    from warmwelkom.rooms.people.models import Location, Region, Role, School  # noqa: PLC0415

    year = NOW.year - (NOW.month < 8)
    with all_regions():
        region = Region.objects.create(slug="b", name="B", school_year=year, created_at=NOW)
        vo, mbo = (
            School.objects.create(region=region, brin=brin, name=name, sector=sector, joined_at=NOW)
            for brin, name, sector in (("00AA", "De Linde", "vo"), ("00BB", "Het Lyceum", "mbo"))
        )
        campus = Location.objects.create(region=region, school=vo, code="00AA00", name="Noord")
        mentor, old = account("Joris Jansen"), account("Alice de Wit")
        old.phone = "010 123 45 67"
        old.save()
        Role.objects.create(
            region=region, person=mentor, kind="class_mentor", school=mbo, classes=[CLASS],
            school_year=year, given_at=NOW,
        )  # fmt: skip
    with region_scope(region.pk):
        for each in range(STUDENTS):
            student(region, campus, mbo, old, each)
    return {"cookie": cookie_of(mentor)}


def student(region: Any, campus: Any, mbo: Any, old: Any, each: int) -> None:
    from warmwelkom.rooms.handover.models import Introduction  # noqa: PLC0415  Django is set up
    from warmwelkom.rooms.transitions.models import (  # noqa: PLC0415  the same
        Enrolment,
        Pupil,
        Transition,
    )

    names = {"given_name": f"Evi {each}", "surname": "van der Berg"}
    row = Transition.objects.create(
        region=region, pupil=Pupil.objects.create(region=region, **names), school_year=region.school_year,
        location=campus, class_name="4K1", listed_at=NOW, mentor_name=old.name, mentor_email=old.email,
    )  # fmt: skip
    place = Enrolment.objects.create(
        region=region, school=mbo, school_year=region.school_year, transition=row, class_name=CLASS,
        student_number=str(each), starts_on=NOW.date() + dt.timedelta(days=20), **names,
    )  # fmt: skip
    if each < SAID:
        Introduction.objects.create(region=region, transition=row, said_as="EE-vie", changed_at=NOW)
    passed_on(region, row, place, old, each)


def passed_on(region: Any, row: Any, place: Any, old: Any, each: int) -> None:
    """A delivered dossier in which the student asks something, and a talk with agreements."""
    from warmwelkom.rooms.handover.models import (  # noqa: PLC0415  Django is set up by now
        Delivery,
        Dossier,
        Statement,
    )

    about = {"region": region, "transition": row}
    dossier = Dossier.objects.create(**about, form="2020-08-01", opened_at=NOW, b_done_at=NOW)
    Delivery.objects.create(
        region=region, dossier=dossier, school=place.school, enrolment=place, delivered_at=NOW
    )
    if each < ASKS:
        Statement.objects.create(
            region=region, dossier=dossier, field="asks", article=6, by_kind="pupil", by_name="Evi",
            value="Zeg het als ik te snel ga, en geef me even tijd voordat ik antwoord geef.",
            written_at=NOW,
        )  # fmt: skip
    number = 3 if each < THREE else 1 if each < THREE + ONE else 0
    if number:
        agreed(about, place, old, number)


def agreed(about: dict[str, Any], place: Any, old: Any, number: int) -> None:
    """A talk that was closed with so many agreements."""
    from warmwelkom.rooms.handover.models import Talk, TalkAgreement  # noqa: PLC0415  as above

    talk = Talk.objects.create(
        **about, mbo_school=place.school, vo_person=old, vo_name=old.name, mbo_name="Joris",
        proposed_by=old, made_at=NOW, changed_at=NOW, closed_at=NOW, outcome="agreed",
    )  # fmt: skip
    for place_of in range(1, number + 1):
        TalkAgreement.objects.create(
            **about, talk=talk, number=place_of, who="class_mentor", made_at=NOW,
            what="Loopt de eerste week mee naar het lokaal", by_when=NOW.date() + dt.timedelta(days=20),
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
