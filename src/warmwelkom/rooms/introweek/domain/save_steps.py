"""Save one step of a week: all its rows at once, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.base.ui.templatetags.ww import day as short_day
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    WeekBuilding,
    WeekMentor,
    WeekPart,
    WeekRoom,
    WeekSlot,
)

Rows = Iterable[Mapping[str, Any]]


class Twice(UserError):  # noqa: N818  reads as the sentence it is
    """Two rows that say they are the same."""


def _sort(model: Any, week: IntroWeek, rows: Rows) -> tuple[list[Any], list[Any]]:
    """The rows to keep as (known row, what was typed); what is not named any more goes."""
    typed = [row for row in rows if not row.get("DELETE")]
    known = {str(one.pk): one for one in model.objects.filter(week=week)}
    kept = {str(row.get("id") or "") for row in typed}
    model.objects.filter(week=week, pk__in=[pk for pk in known if pk not in kept]).delete()
    pairs = [(known.get(str(row.get("id") or "")), row) for row in typed]
    return [pair for pair in pairs if pair[0]], [row for one, row in pairs if not one]


def keep_rows_of(model: Any, week: IntroWeek, rows: Rows, fields: tuple[str, ...]) -> None:
    """These rows and no others; called by commands."""
    old, new = _sort(model, week, rows)
    for one, row in old:
        for name in fields:
            setattr(one, name, row[name])
    model.objects.bulk_update([one for one, _row in old], fields)
    model.objects.bulk_create(
        model(region_id=week.region_id, week=week, **{name: row[name] for name in fields})
        for row in new
    )


def refuse_twice(names: Iterable[Any], sentence: str) -> None:
    """Raises Twice, with the last word of what stands there twice."""
    seen: set[Any] = set()
    for name in names:
        if name in seen:
            raise Twice(sentence, name=name[-1] if isinstance(name, tuple) else name)
        seen.add(name)


@command("introweek.plan", on="week")
def save_slots(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    rows: Rows,
) -> None:
    """The times of the week; its first and last day follow. A time that stays keeps its code."""
    typed = [dict(row) for row in rows if not row.get("DELETE")]
    refuse_twice(
        [f"{short_day(row['day'])} {clock(row['begins'])}" for row in typed],
        gettext_noop("Het lesuur van %(name)s staat er twee keer. Haal er een weg."),
    )
    codes: dict[Any, str] = dict(WeekSlot.objects.filter(week=week).values_list("pk", "code"))
    taken = set(codes.values())
    for row in typed:
        row["code"] = codes.get(row.get("id")) or _free(
            f"{row['day']:%m%d}-{row['begins']:%H%M}", taken
        )
    keep_rows_of(WeekSlot, week, typed, ("code", "day", "half", "begins", "ends"))
    if typed:
        days = [row["day"] for row in typed]
        week.first_day, week.last_day = min(days), max(days)
        week.save(update_fields=["first_day", "last_day"])


def _free(wish: str, taken: set[str]) -> str:
    """This code, or with a number behind it."""
    name, number = wish[:18], 1
    while name in taken:
        number += 1
        name = f"{wish[:17]}{number}"
    taken.add(name)
    return name


OF_ROOM = ("building", "name", "seats", "parallel_groups", "features", "closed")
OF_PART = (
    "key",
    "title",
    "features",
    "slots",
    "after",
    "takes_visit",
    "led_by_mentor",
    "bring",
    "order",
)


@command("introweek.plan", on="week")
def save_parts(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    rows: Rows,
) -> None:
    """The parts, in the order typed. A part or time that goes is forgotten by those that name it."""
    typed = [dict(row) for row in rows if not row.get("DELETE")]
    refuse_twice(
        [row["title"] for row in typed],
        gettext_noop("%(name)s staat er twee keer. Geef elk onderdeel een eigen naam."),
    )
    known: dict[Any, WeekPart] = {one.pk: one for one in WeekPart.objects.filter(week=week)}
    taken = {one.key for one in known.values()}
    for number, row in enumerate(typed):
        part = known.get(row.get("id"))
        row |= {"order": number, "slots": row.get("slots", part.slots if part else [])}
        row["key"] = part.key if part else _free(slugify(row["title"]) or "deel", taken)
    keys = {row["key"] for row in typed}
    codes = set(WeekSlot.objects.filter(week=week).values_list("code", flat=True))
    for row in typed:
        row["slots"] = [one for one in row["slots"] if one in codes]
        row["after"] = [one for one in row["after"] if one in keys and one != row["key"]]
    keep_rows_of(WeekPart, week, typed, OF_PART)


@command("introweek.plan", on="week")
def save_rooms(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    rows: Rows,
    walks: list[list[Any]],
) -> None:
    """The rooms with their buildings, and minutes between buildings; a building without a room goes."""
    typed = [dict(row) for row in rows if not row.get("DELETE")]
    refuse_twice(
        [(row["building"], row["name"]) for row in typed],
        gettext_noop("Ruimte %(name)s staat er twee keer in hetzelfde gebouw."),
    )
    buildings = {one.name: one for one in WeekBuilding.objects.filter(week=week)}
    for row in typed:
        name = row["building"]
        if name not in buildings:
            buildings[name] = WeekBuilding.objects.create(
                region_id=week.region_id, week=week, name=name, location=row["location"]
            )
        elif row["location"] and buildings[name].location_id != row["location"].pk:
            buildings[name].location = row["location"]
            buildings[name].save(update_fields=["location"])
        row["building"] = buildings[name]
    keep_rows_of(WeekRoom, week, typed, OF_ROOM)
    WeekBuilding.objects.filter(week=week, rooms__isnull=True).delete()
    week.walks = walks
    week.save(update_fields=["walks"])


@command("introweek.plan", on="week")
def save_walks(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    walks: list[list[Any]],
) -> None:
    """Minutes between buildings; a pair that is not named is no walk."""
    week.walks = walks
    week.save(update_fields=["walks"])


@command("introweek.plan", on="week")
def save_mentors(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    rows: Rows,
) -> None:
    """Who leads groups, of which programme, how many at most, and when there."""
    typed = [row for row in rows if not row.get("DELETE")]
    refuse_twice(
        [(row["programme"].pk, row["name"]) for row in typed],
        gettext_noop("%(name)s staat twee keer bij dezelfde opleiding."),
    )
    keep_rows_of(WeekMentor, week, typed, ("programme", "name", "email", "max_groups", "half_days"))


@command("introweek.plan", on="week")
def save_rules(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    rules: Mapping[str, int],
    levels: Mapping[str, str],
) -> None:
    """The limits of groups and days, and how much each rule weighs."""
    week.rules, week.levels = dict(rules), dict(levels)
    week.save(update_fields=["rules", "levels"])
