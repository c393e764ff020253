"""The mbo side: numbers, students from elsewhere, classes with a mentor, and who was seen."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from warmwelkom.house.demo.calendar import FIRST_DAY, PRESENCE_DAYS
from warmwelkom.house.demo.campus import make_staff, mobile
from warmwelkom.house.demo.chance import dice, shares
from warmwelkom.house.demo.course import go_through
from warmwelkom.house.demo.names import mail_part, pupil_name
from warmwelkom.house.demo.people import Application, Listed, Offer, Staff
from warmwelkom.house.demo.places import Places

CLASS_SIZE = 25
FROM_ELSEWHERE = 0.12  # of every mbo list: other regions, switchers, adults
ELSEWHERE = ("vo-school buiten de regio", "mbo, andere opleiding")
ON_NO_LIST = 0.007  # of those, who do come from a school here that forgot them
FIRST_DAY_MISSED, STILL_MISSED, SEEN_LATER = 0.035, 0.012, 0.35
LEFT_BY_WEEK_SIX = 0.012


@dataclass(slots=True)
class MboPeople:
    """Everybody of an mbo school: staff and everyone who applied."""

    brin: str
    school: str
    staff: list[Staff] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)


def make_mbo(
    *,
    seed: object,
    places: Places,
    brin: str,
    applications: Iterable[Application],
    taken: set[str],
    fixed: tuple[Staff, ...] = (),
) -> MboPeople:
    """The people of an mbo school; gives the applications their numbers, classes and presence."""
    chance = dice(seed, "mbo", brin)
    name = next(row.school for row in places.mbo if row.brin == brin)
    people = MboPeople(brin, name)
    people.applications = list(applications)
    offers = [offer for offer in places.offers if offer.brin == brin]
    schools = [campus.name for campus in places.campuses]
    extra = round(len(people.applications) * FROM_ELSEWHERE)
    people.applications += [_stranger(offers, schools, chance) for _ in range(extra)]
    people.applications.sort(key=lambda row: (row.applied_on, row.listed.surname, row.listed.given))
    for at, row in enumerate(people.applications, 1):
        row.number = f"26{at * 7 % 10}{at:05d}"
    known = {staff.role: staff for staff in fixed}
    for role in ("intaker", "intaker", "planner", "support_team", "school_admin"):
        people.staff.append(_known(known, role) or make_staff(name, role, chance, taken))
    _enrol(people, chance, known.get("class_mentor"), taken)
    return people


def _known(known: dict[str, Staff], role: str) -> Staff | None:
    """The example person of this role, once."""
    return known.pop(role) if role in known else None


def _stranger(offers: list[Offer], schools: list[str], chance: Random) -> Application:
    """Somebody who is on no leavers' list of the region."""
    sex, given, official, prefix, surname = pupil_name(chance)
    offer = chance.choice(offers)
    day = dt.date(2025, 11, 1) + dt.timedelta(days=chance.randrange(240))
    application = Application(
        number="",
        brin=offer.brin,
        offer=offer,
        listed=Listed(
            given=given,
            official=official,
            prefix=prefix,
            surname=surname,
            born=dt.date(2010, 1, 1) - dt.timedelta(days=chance.randrange(3000)),
            sex=sex,
            postcode=f"{chance.randrange(3, 9)}000 {chance.choice('ABCDEG')}{chance.choice('HJKLM')}",
            house_number=str(chance.randrange(1, 200)),
            place="elders",
            mail=f"{mail_part(given)}.{mail_part(surname)}{chance.randrange(10, 99)}@post.example",
            phone=mobile(chance),
        ),
        previous_school=chance.choice(
            schools if chance.random() < ON_NO_LIST else ("", "", *ELSEWHERE)
        ),
        applied_on=day,
        events=[(day, "SUBMITTED")],
    )
    go_through(application, chance)
    return application


def _enrol(people: MboPeople, chance: Random, known: Staff | None, taken: set[str]) -> None:
    groups: dict[tuple[str, str], list[Application]] = defaultdict(list)
    for row in people.applications:
        if row.enrolled_on:
            groups[row.offer.location, row.offer.crebo].append(row)
    number = 0
    for (location, _crebo), rows in sorted(groups.items()):
        classes = -(-len(rows) // CLASS_SIZE)
        for at, size in enumerate(shares(len(rows), [1] * classes)):
            name = f"{short(rows[0].offer)}-1{'abcdefghijkl'[at]}"
            mentor = (
                known if known and name in known.classes and known.location == location else None
            )
            mentor = mentor or make_staff(
                people.school, "class_mentor", chance, taken, location=location
            )
            mentor = _with_class(mentor, name)
            people.staff.append(mentor)
            for row in rows[at::classes][:size]:
                number += 1
                row.student_number = f"0{number * 3 + 210_000:06d}"
                row.class_name, row.class_mentor = name, mentor
                _come_to_class(row, chance)


def _with_class(mentor: Staff, name: str) -> Staff:
    return Staff(
        name=mentor.name, email=mentor.email, role="class_mentor", code=mentor.code,
        location=mentor.location, classes=(name,),
    )  # fmt: skip


def short(offer: Offer) -> str:
    """What a school calls a programme in the names of its classes: the first letters and the level."""
    words = [
        word for word in offer.name.replace("-", " ").replace("/", " ").split() if len(word) > 2
    ]
    letters = "".join(word[0] for word in words[:3]) if len(words) > 1 else words[0][:3]
    return f"{letters.upper()}{offer.level}"


def _come_to_class(row: Application, chance: Random) -> None:
    """Seen on the first day, two weeks later, in week six; some come late and a few never."""
    draw, later = chance.random(), chance.random()
    never = draw < STILL_MISSED
    first = draw >= FIRST_DAY_MISSED
    left = later < LEFT_BY_WEEK_SIX
    row.seen = dict(
        zip(
            PRESENCE_DAYS,
            (first, not never, (not never and not left) or (never and later < SEEN_LATER)),
            strict=True,
        )
    )
    if row.enrolled_on and row.enrolled_on > FIRST_DAY:
        row.seen.pop(FIRST_DAY)
