"""What happens to a pupil between the leavers' list and the first weeks at the mbo."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from random import Random

from warmwelkom.house.demo.calendar import DEADLINE, FIRST_DAY, LEAVERS_LISTED, day_between
from warmwelkom.house.demo.chance import weighted
from warmwelkom.house.demo.mistakes import typed_by_an_applicant
from warmwelkom.house.demo.people import Application, Offer, Pupil
from warmwelkom.house.demo.places import Campus

# how pupils who go to an mbo fare; of every 100, on 1 April about 92 have applied (domain.md 1.1)
STORIES = {"on_time": 90.5, "late": 5.4, "very_late": 1.3, "never": 0.9, "fell_back": 1.9}
ELSEWHERE = {"bb": 0.006, "kb": 0.012, "gl": 0.12, "tl": 0.16}
OTHER_ROADS = {"work": 3, "other_school": 3, "abroad": 1, "stays": 1}
LEVELS = {
    "bb": {2: 93, 1: 5, 3: 2},
    "kb": {3: 58, 4: 36, 2: 6},
    "gl": {4: 77, 3: 21, 2: 2},
    "tl": {4: 79, 3: 19, 2: 2},
}
MONTHS = {11: 6, 12: 10, 1: 20, 2: 24, 3: 40}  # when who is on time applies
NEAR = {  # how much likelier a place is, seen from the municipality of the campus
    "Zoetermeer": {"Zoetermeer": 9.0, "Leidschendam": 2.0, "Leiden": 2.0},
    "Westland": {"Naaldwijk": 7.0, "Maasland": 3.0, "Delft": 2.0, "Rotterdam": 1.5},
    "Midden-Delfland": {
        "Delft": 3.0,
        "Naaldwijk": 3.0,
        "Maasland": 6.0,
        "Schiedam": 3.0,
        "Rotterdam": 2.0,
    },
    "Delft": {"Delft": 4.0, "Rotterdam": 1.5},
    "Pijnacker-Nootdorp": {"Delft": 2.0, "Zoetermeer": 4.0, "Bleiswijk": 3.0},
    "Wassenaar": {"Leiden": 4.0},
}
FAR = {
    "Rotterdam": 0.4,
    "Leiden": 0.4,
    "Schiedam": 0.3,
    "Vlaardingen": 0.3,
    "Brielle": 0.2,
    "Zoetermeer": 0.35,
}
MOVED_HOUSE = 0.025
TWICE = 0.085
KEEPS_BOTH = 0.06
RESULTS = {"passed": 93.6, "resit": 4.1, "failed": 2.3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What pupils of one campus have around them; `late` makes a campus later or earlier than others."""

    campus: Campus
    offers: tuple[Offer, ...]
    late: float


def live(pupil: Pupil, around: Around, chance: Random) -> None:
    """Decide about the whole year of one pupil; in place."""
    pupil.listed_from = LEAVERS_LISTED
    pupil.result = weighted(chance, RESULTS)
    if chance.random() < ELSEWHERE[pupil.leerweg]:
        _goes_elsewhere(pupil, chance)
        return
    pupil.destination = "mbo" if chance.random() < 0.82 else ""
    late = {"late", "very_late", "never"}
    story = weighted(
        chance,
        {name: weight * (around.late if name in late else 1) for name, weight in STORIES.items()},
    )
    if story == "never":
        return
    first = hand_in(pupil, around, chance, _applied_on(story, chance))
    if story == "fell_back":
        _fall_back(pupil, first, around, chance)
    else:
        go_through(first, chance)
        if chance.random() < TWICE:
            _second_choice(pupil, first, around, chance)


def _goes_elsewhere(pupil: Pupil, chance: Random) -> None:
    is_theory = pupil.leerweg in ("gl", "tl")
    pupil.destination = (
        "havo" if is_theory and chance.random() < 0.9 else weighted(chance, OTHER_ROADS)
    )


def _applied_on(story: str, chance: Random) -> dt.date:
    if story == "late":
        return day_between(dt.date(2026, 4, 2), dt.date(2026, 5, 30), chance.random())
    if story == "very_late":
        return day_between(dt.date(2026, 6, 12), dt.date(2026, 8, 18), chance.random())
    month = weighted(chance, MONTHS)
    first = dt.date(2025 if month > 8 else 2026, month, 1)
    return day_between(first, min(first + dt.timedelta(days=29), DEADLINE), chance.random())


def hand_in(
    pupil: Pupil, around: Around, chance: Random, day: dt.date, *, level: int = 0
) -> Application:
    chosen = choose(pupil, around, chance, level=level)
    listed = typed_by_an_applicant(pupil.private, chance)
    if chance.random() < MOVED_HOUSE:
        listed.postcode, listed.house_number = (
            f"{listed.postcode[:4]} ZZ",
            str(chance.randrange(1, 90)),
        )
    spelling = (
        around.campus.name,
        around.campus.school,
        f"{around.campus.name} ({around.campus.code})",
    )
    application = Application(
        number="",
        brin=chosen.brin,
        offer=chosen,
        listed=listed,
        previous_school=chance.choice(spelling),
        applied_on=day,
        events=[(day, "SUBMITTED")],
    )
    pupil.applications.append(application)
    return application


def choose(pupil: Pupil, around: Around, chance: Random, *, level: int = 0) -> Offer:
    """A programme that fits the profile and the leerweg, rather near than far."""
    wanted = level or weighted(chance, LEVELS[pupil.leerweg])
    profile = pupil.profile or chance.choice(("EO", "ZW", "DP", "MVI", "PIE", "BWI", "HBR"))
    fitting = [row for row in around.offers if row.level == wanted and profile in row.fits]
    fitting = (
        fitting or [row for row in around.offers if row.level == wanted] or list(around.offers)
    )
    near = NEAR.get(around.campus.municipality, {})
    weights = [
        row.weight
        * near.get(row.place, 1.0 if row.place == around.campus.place else FAR.get(row.place, 0.7))
        for row in fitting
    ]
    return chance.choices(fitting, weights=weights)[0]


def go_through(application: Application, chance: Random) -> None:
    """Received, offered, enrolled: some before the exams, most around the results, all in time."""
    day = application.applied_on
    received = day + dt.timedelta(days=chance.randrange(3, 15))
    offered = max(received + dt.timedelta(days=chance.randrange(10, 40)), dt.date(2026, 3, 20))
    if day > dt.date(2026, 6, 1):
        received, offered = day + dt.timedelta(days=1), day + dt.timedelta(days=2)
    early = chance.random() < 0.6
    first, last = (
        (dt.date(2026, 5, 8), dt.date(2026, 6, 5))
        if early
        else (dt.date(2026, 6, 15), dt.date(2026, 7, 9))
    )
    enrolled = max(day_between(first, last, chance.random()), offered + dt.timedelta(days=1))
    application.events += [(received, "RECEIVED"), (offered, "OFFERED"), (enrolled, "ENROLLED")]
    application.enrolled_on = enrolled


def _fall_back(pupil: Pupil, first: Application, around: Around, chance: Random) -> None:
    """Refused or withdrawn; two of three find another place in time."""
    received = first.applied_on + dt.timedelta(days=chance.randrange(3, 12))
    closed = max(received, day_between(dt.date(2026, 3, 5), dt.date(2026, 6, 20), chance.random()))
    first.events += [(received, "RECEIVED"), (closed, chance.choice(("REJECTED", "WITHDRAWN")))]
    if chance.random() < 0.66:
        again = closed + dt.timedelta(days=chance.randrange(6, 35))
        go_through(hand_in(pupil, around, chance, again), chance)


def _second_choice(pupil: Pupil, first: Application, around: Around, chance: Random) -> None:
    """A second application beside the first; nearly always one of the two is withdrawn."""
    day = min(
        first.applied_on + dt.timedelta(days=chance.randrange(0, 20)),
        FIRST_DAY - dt.timedelta(days=9),
    )
    second = hand_in(pupil, around, chance, day)
    go_through(second, chance)
    if second.offer == first.offer:  # the same form sent twice
        second.listed = replace(first.listed)
    if chance.random() >= KEEPS_BOTH or second.offer == first.offer:
        withdraw(second, min(first.enrolled_on or FIRST_DAY, second.enrolled_on or FIRST_DAY))


def withdraw(application: Application, day: dt.date) -> None:
    """From this day on the application is withdrawn; what would have come later does not happen."""
    application.events = [event for event in application.events if event[0] < day]
    application.events.append((max(day, application.applied_on), "WITHDRAWN"))
    application.enrolled_on = None
