"""Which school gives which list, in which shape and for which campuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby
from random import Random

from warmwelkom.house.demo import lists, shapes
from warmwelkom.house.demo.calendar import SCRIPT, Due
from warmwelkom.house.demo.campus import CampusPeople
from warmwelkom.house.demo.chance import dice
from warmwelkom.house.demo.mbo import MboPeople
from warmwelkom.house.demo.sheets import Row, Shape
from warmwelkom.house.demo.world import World

A_HANDFUL = 6
ONE_LIST_FOR_ALL = 0.3  # of the schools with several campuses give one list for all of them
NAMES = {
    "leavers": "examenleerlingen",
    "exam_results": "uitslagen",
    "applications": "aanmeldingen",
    "statuses": "cambo",
    "enrolments": "inschrijvingen",
    "presence": "presentie",
}
ALWAYS = {
    "20MJ": shapes.LEAVERS[2],
    "27GZ": shapes.APPLICATIONS[0],
}  # what the example schools give


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenList:
    """One list as a school gives it: where it goes, how it looks, and its lines with who they are about."""

    day: dt.date
    kind: str
    sector: str
    brin: str
    location: str
    shape: Shape
    lines: tuple[tuple[str, Row], ...]
    gone: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Every name occurs once in a region: what, of whom, when."""
        day = self.day.isoformat()
        return f"{day}/{NAMES[self.kind]}-{self.location or self.brin}-{day}.{self.shape.ending}"


def lists_of(world: World, *, seed: int) -> Iterator[GivenList]:
    """Every list of the year, in the order in which they come in; one at a time, for they are many."""
    before: dict[str, dt.date] = {}
    for due in SCRIPT:
        if due.sector == "vo":
            yield from _vo(world, due, seed)
        else:
            for people in world.mbo:
                yield from _mbo(people, due, dice(seed, world.places.slug, people.brin), before)


def _vo(world: World, due: Due, seed: int) -> Iterator[GivenList]:
    for brin, group in groupby(sorted(world.campuses, key=_code), key=lambda row: row.campus.brin):
        campuses, chance = list(group), dice(seed, world.places.slug, brin)
        shape = ALWAYS.get(brin) or chance.choice(shapes.LEAVERS)
        has_campus = "campus" in {field for _heading, field in shape.columns}
        whole = (
            brin not in ALWAYS
            and has_campus
            and len(campuses) > 1
            and chance.random() < ONE_LIST_FOR_ALL
        )
        if due.kind == "exam_results":
            shape = chance.choice(shapes.RESULT_SHAPES)
        for part in [campuses] if whole else [[one] for one in campuses]:
            read = lists.leavers if due.kind == "leavers" else lists.exam_results
            lines = tuple(chain.from_iterable(read(people, due) for people in part))
            left = tuple(chain.from_iterable(lists.gone(people, due) for people in part))
            if lines:
                location = "" if whole else part[0].campus.code
                yield GivenList(day=due.day, kind=due.kind, sector="vo", brin=brin, location=location,
                                shape=_plain_when_short(shape, len(lines)), lines=lines, gone=left)  # fmt: skip


def _plain_when_short(shape: Shape, lines: int) -> Shape:
    """Nobody puts a title and a total round a handful of pupils."""
    return shape if lines >= A_HANDFUL else replace(shape, above=(), below="")


def _code(people: CampusPeople) -> str:
    return people.campus.code


def _mbo(
    people: MboPeople, due: Due, chance: Random, before: dict[str, dt.date]
) -> Iterator[GivenList]:
    applied = ALWAYS.get(people.brin) or chance.choice(shapes.APPLICATIONS)
    enrolled = chance.choice(shapes.ENROLMENTS)
    if due.kind == "statuses":
        after = before.get(people.brin, dt.date.min)
        lines, shape = tuple(lists.statuses(people, due, after=after, chance=chance)), shapes.CAMBO
        before[people.brin] = due.until
    else:
        read, shape = {
            "applications": (lists.applications, applied),
            "enrolments": (lists.enrolments, enrolled),
            "presence": (lists.presence, shapes.PRESENCE),
        }[due.kind]
        lines = tuple(read(people, due))
    if lines:
        yield GivenList(day=due.day, kind=due.kind, sector="mbo", brin=people.brin, location="",
                        shape=shape, lines=lines)  # fmt: skip
