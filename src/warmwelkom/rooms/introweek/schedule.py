"""A shared week in the schedule format of conferences (pentabarf, frab, pretalx): a document of plain values. Pure.

See docs/formats/schedule.md. An event keeps its guid however often it moves, as an entry of a calendar does.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from django.utils.text import slugify
from django.utils.translation import gettext as _

from warmwelkom.base.calendar.ics import one_line
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.whereabouts import Hour, Where

NO_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file can hold, escaped or not (XML 1.0, 2.2)."""
MOST: Final = 2**31 - 1
LONGEST_SLUG: Final = 60
SCHEMA: Final = "https://c3voc.de/schedule/schema.json"


@dataclass(frozen=True, kw_only=True)
class About:
    """The week as a whole. `number` is that of the shared plan, `address` where the house stands."""

    week: UUID
    acronym: str
    title: str
    first_day: dt.date
    last_day: dt.date
    number: int
    address: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """An hour of a group, who receives it (id and name), and its page."""

    hour: Hour
    hosts: tuple[tuple[str, str], ...]
    url: str


def schedule_of(events: Iterable[Event], *, about: About) -> dict[str, Any]:
    """The document `schedule.json`; every day of the week stands in it, also one on which nothing is."""
    rows = list(events)
    labels = _labels(row.hour.where for row in rows)
    found = sorted(_events(rows, labels, about), key=lambda row: (row["room"], row["date"], row["id"]))  # fmt: skip
    days = list(_days(about, rows))
    return {
        "$schema": SCHEMA,
        "generator": {"name": "Warm Welkom"},
        "schedule": {
            "version": str(about.number),
            "base_url": f"{about.address}/",
            "conference": {
                "acronym": about.acronym, "title": clean(about.title),
                "start": f"{days[0]}", "end": f"{days[-1]}", "daysCount": len(days),
                "timeslot_duration": "00:05", "time_zone_name": "Europe/Amsterdam",
                "rooms": [
                    {"name": name, "guid": str(uuid5(about.week, f"room:{name}"))}
                    for name in sorted(set(labels.values()))
                ],
                "days": _filled(days, found, rows),
            },
        },
    }  # fmt: skip


def clean(text: str) -> str:
    """On one line, without signs that no XML file can hold."""
    return one_line(NO_XML.sub("", text))


def _labels(places: Iterable[Where]) -> dict[Where, str]:
    """Each room with its building; with the address too where two would read the same."""
    short = {one: clean(f"{one.building} {one.name}") or "?" for one in places}
    often = Counter(short.values())
    return {
        one: clean(f"{name}, {one.address}") if often[name] > 1 and one.address else name
        for one, name in short.items()
    }


def _days(about: About, rows: list[Event]) -> Iterator[dt.date]:
    known = {about.first_day, about.last_day, *(row.hour.when.day for row in rows)}
    for number in range((max(known) - min(known)).days + 1):
        yield min(known) + dt.timedelta(days=number)


def _filled(
    days: list[dt.date], found: list[dict[str, Any]], rows: list[Event]
) -> list[dict[str, Any]]:
    """Each day runs from the earliest to the latest time of the week."""
    begins = min((row.hour.when.begins for row in rows), default=dt.time(9))
    ends = max((row.hour.when.ends for row in rows), default=dt.time(17))
    made = []
    for number, day in enumerate(days, start=1):
        rooms: dict[str, list[dict[str, Any]]] = {}
        for event in found:
            if event["date"].startswith(f"{day}T"):
                rooms.setdefault(event["room"], []).append(event)
        made.append({
            "index": number, "date": f"{day}", "day_start": _at(day, begins).isoformat(),
            "day_end": _at(day, ends).isoformat(), "rooms": rooms,
        })  # fmt: skip
    return made


def _events(rows: list[Event], labels: dict[Where, str], about: About) -> Iterator[dict[str, Any]]:
    guids = [uuid5(about.week, f"{row.hour.group.id}:{row.hour.what.key}") for row in rows]
    numbers = _numbers(guids)
    for row, guid in zip(rows, guids, strict=True):
        hour, number = row.hour, numbers[guid]
        title = clean(hour.what.title) or hour.what.key
        bring = _("Neem mee: %(what)s") % {"what": hour.what.bring} if hour.what.bring else ""
        yield {
            "id": number, "guid": str(guid), "url": row.url, **_times(hour),
            "room": labels[hour.where], "slug": _slug(about.acronym, number, title), "title": title,
            "subtitle": clean(hour.group.name), "track": clean(hour.group.name), "type": "other",
            "language": about.language, "abstract": clean(bring), "description": "",
            "persons": [_person(about.week, *host) for host in row.hosts],
            "links": [], "attachments": [],
        }  # fmt: skip


def _times(hour: Hour) -> dict[str, str]:
    """When it begins, with the hours from UTC of that day, and how long it lasts, also in the night of summer time."""
    begins, ends = _at(hour.when.day, hour.when.begins), _at(hour.when.day, hour.when.ends)
    lasts = ends.astimezone(dt.UTC) - begins.astimezone(dt.UTC)
    minutes = max(int(lasts.total_seconds()) // 60, 0)
    return {
        "date": begins.isoformat(), "start": f"{begins:%H:%M}",
        "duration": f"{minutes // 60:02}:{minutes % 60:02}",
    }  # fmt: skip


def _slug(acronym: str, number: int, title: str) -> str:
    words = slugify(title)[:LONGEST_SLUG].strip("-_")
    return f"{acronym}-{number}-{words}" if words else f"{acronym}-{number}"


def _person(week: UUID, key: str, name: str) -> dict[str, Any]:
    guid = uuid5(week, f"person:{key}")
    return {"id": guid.int % MOST or MOST, "guid": str(guid), "name": clean(name)}


def _numbers(guids: Iterable[UUID]) -> dict[UUID, int]:
    """Each guid to a number for programs that know no guids; two never have the same."""
    found: dict[UUID, int] = {}
    taken: set[int] = set()
    for guid in sorted(guids):
        number = guid.int % MOST or MOST
        while number in taken:
            number = number % MOST + 1
        taken.add(number)
        found[guid] = number
    return found


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, AMSTERDAM)
