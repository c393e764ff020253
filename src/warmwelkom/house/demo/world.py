"""A whole region of invented people, made from a seed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from warmwelkom.house.demo.campus import CampusPeople, make_campus, make_staff
from warmwelkom.house.demo.chance import dice, shares
from warmwelkom.house.demo.course import Around, live
from warmwelkom.house.demo.exam import sit_exam
from warmwelkom.house.demo.fixed import EXAMPLE_CAMPUS, FIXED, make_example_pupil
from warmwelkom.house.demo.mbo import MboPeople, make_mbo
from warmwelkom.house.demo.people import Application, Staff
from warmwelkom.house.demo.places import Places
from warmwelkom.house.demo.slips import make_slips

REGION_STAFF = ("coach", "coach", "doorstroompunt", "coordinator", "partner", "moderator")


@dataclass(slots=True)
class World:
    """Everybody of a region."""

    places: Places
    campuses: list[CampusPeople] = field(default_factory=list)
    mbo: list[MboPeople] = field(default_factory=list)
    staff: list[Staff] = field(default_factory=list)


def make_world(*, places: Places, pupils: int, seed: int) -> World:
    """So many pupils, spread over the campuses as the real figures are."""
    world, at, taken = World(places), (seed, places.slug), {staff.email for staff in FIXED}
    sizes = shares(pupils, [campus.pupils for campus in places.campuses])
    for campus, size in zip(places.campuses, sizes, strict=True):
        people = make_campus(
            seed=at,
            campus=replace(campus, pupils=size),
            postcodes=places.postcodes[campus.municipality],
            taken=taken,
            fixed=_fixed(campus.brin, campus.code),
        )
        _let_live(world, people, dice(*at, "course", campus.code).uniform(0.7, 1.3), at)
        world.campuses.append(people)
    make_slips(world.campuses, dice(*at, "slips"))
    _mbo_schools(world, at, taken)
    _staff(world, at, taken)
    return world


def _fixed(brin: str, code: str = "") -> tuple[Staff, ...]:
    """The example people of a school, or of one campus of it."""
    known = [staff for staff in FIXED if staff.school == brin]
    return tuple(staff for staff in known if not code or staff.location in ("", code))


def _let_live(world: World, people: CampusPeople, late: float, at: tuple[object, ...]) -> None:
    campus = people.campus
    chance = dice(*at, "year", campus.code)
    around = Around(campus=campus, offers=world.places.offers, late=late)
    for pupil in people.pupils:
        live(pupil, around, chance)
        sit_exam(pupil, around, chance)
    if campus.code == EXAMPLE_CAMPUS:
        make_example_pupil(people, around, chance)


def _mbo_schools(world: World, at: tuple[object, ...], taken: set[str]) -> None:
    applied: dict[str, list[Application]] = defaultdict(list)
    for people in world.campuses:
        for pupil in people.pupils:
            for application in pupil.applications:
                applied[application.brin].append(application)
    for brin in sorted({offer.brin for offer in world.places.offers}):
        fixed = _fixed(brin)
        world.mbo.append(
            make_mbo(
                seed=at,
                places=world.places,
                brin=brin,
                applications=applied[brin],
                taken=taken,
                fixed=fixed,
            )
        )


def _staff(world: World, at: tuple[object, ...], taken: set[str]) -> None:
    """An administrator for each vo school, and who works for the region."""
    chance = dice(*at, "staff")
    for brin, school in sorted({(row.campus.brin, row.campus.school) for row in world.campuses}):
        known = [staff for staff in _fixed(brin) if staff.role == "school_admin"]
        admin = known[0] if known else make_staff(school, "school_admin", chance, taken)
        world.staff.append(replace(admin, school=brin, sector="vo"))
    region = f"regio {world.places.name}"
    own = (
        [staff for staff in FIXED if not staff.school] if world.places.slug == "haaglanden" else []
    )
    for role in REGION_STAFF:
        known = [staff for staff in own if staff.role == role]
        if known:
            own.remove(known[0])
        world.staff.append(known[0] if known else make_staff(region, role, chance, taken))
