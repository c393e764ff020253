"""A new week from the template."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPart, WeekSlot
from warmwelkom.rooms.introweek.week_template import MOST_DAYS, TIMES, WELCOME, Part, parts_for
from warmwelkom.rooms.people.models import Region, School

LAST_WEEKDAY = 4


class NoSuchWeek(UserError):  # noqa: N818  reads as the sentence it is
    """Days that cannot be a week."""


@command("introweek.make", tell=("name",))
def make_week(
    *, actor: Actor, school: School, name: str, first_day: dt.date, days: int, now: dt.datetime
) -> IntroWeek:
    """A week of so many school days, with the times and parts of the template.

    Raises:
        NoSuchWeek: it lies in the past, is too long, or the name is taken.
    """
    if first_day < now.astimezone(AMSTERDAM).date():
        raise NoSuchWeek(gettext_noop("Die dag is al voorbij. Kies een dag die nog komt."))
    if not 1 <= days <= MOST_DAYS:
        raise NoSuchWeek(gettext_noop("Kies één tot vijf dagen."))
    if IntroWeek.objects.filter(school=school, name=name).exists():
        raise NoSuchWeek(gettext_noop("Er is al een week met die naam. Kies een andere naam."))
    dates = _school_days(first_day, days)
    week: IntroWeek = IntroWeek.objects.create(
        region_id=school.region_id, school=school, name=name, first_day=dates[0],
        last_day=dates[-1], made_at=now, made_by_id=actor.user_id,
        school_year=Region.objects.get(pk=school.region_id).school_year,
    )  # fmt: skip
    slots = add_slots(week, dates)
    _add_parts(week, parts_for(days), slots)
    return week


def _school_days(first: dt.date, number: int) -> list[dt.date]:
    found: list[dt.date] = []
    day = first
    while len(found) < number:
        if day.weekday() <= LAST_WEEKDAY:
            found.append(day)
        day += dt.timedelta(days=1)
    return found


def add_slots(week: IntroWeek, dates: list[dt.date]) -> list[WeekSlot]:
    """The usual times on each of these days."""
    rows = [
        WeekSlot(
            region_id=week.region_id, week=week, code=f"{day:%m%d}-{number}", day=day, half=half,
            begins=begin, ends=end,
        )
        for day in dates
        for number, half, begin, end in TIMES
    ]  # fmt: skip
    return WeekSlot.objects.bulk_create(rows)


def _add_parts(week: IntroWeek, parts: tuple[Part, ...], slots: list[WeekSlot]) -> None:
    first = [one.code for one in slots if one.half_day == slots[0].half_day]
    keys = [part.key for part in parts]
    WeekPart.objects.bulk_create(
        WeekPart(
            region_id=week.region_id, week=week, key=part.key, title=part.title,
            features=list(part.features), slots=first if part.first_half_day else [],
            after=_after(part, keys), takes_visit=part.takes_visit,
            led_by_mentor=part.led_by_mentor, bring=part.bring, order=number,
        )
        for number, part in enumerate(parts)
    )  # fmt: skip


def _after(part: Part, keys: list[str]) -> list[str]:
    if part.key == WELCOME:
        return []
    return [key for key in keys if key != part.key] if part.last else [WELCOME]
