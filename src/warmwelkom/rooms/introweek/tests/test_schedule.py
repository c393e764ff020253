"""The schedule format: well-formed whatever a part is called, right in every season, the same numbers after a move."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from uuid import UUID

import pytest
from defusedxml import ElementTree

from warmwelkom.rooms.introweek.schedule import MOST, About, Event, schedule_of
from warmwelkom.rooms.introweek.schedule_xml import xml_of
from warmwelkom.rooms.introweek.whereabouts import Group, Hour, What, When, Where

WEEK = UUID(int=7)
MONDAY = dt.date(2026, 8, 24)
HOSTILE = (
    "]]><script>x</script>",
    "a \"b\" & <c/> 'd'",
    "\x0b\x00\ufffe",
    "één — 😀",
    "&#0; %s {0}",
)
SLUG = re.compile(r"^[a-z0-9_-]+[a-z0-9]$")
ACRONYM = re.compile(r"^[a-z0-9_-][a-z0-9_]{3,}$")


def about(**changes: Any) -> About:
    return About(**{
        "week": WEEK, "acronym": "introweek2026_25lx", "title": "Week", "first_day": MONDAY,
        "last_day": MONDAY, "number": 3, "address": "https://warm.example", "language": "nl",
    } | changes)  # fmt: skip


def event(
    part: str = "Rondleiding", *, group: str = "g1", day: dt.date = MONDAY, begins: str = "09:00",
    ends: str = "10:15", room: str = "T1.04", building: str = "Tinwerf", address: str = "",
    hosts: tuple[tuple[str, str], ...] = (), bring: str = "",
) -> Event:  # fmt: skip
    when = When(
        code=f"{day}-{begins}", day=day, half_day=f"{day}-am",
        begins=dt.time.fromisoformat(begins), ends=dt.time.fromisoformat(ends),
    )  # fmt: skip
    return Event(
        hour=Hour(
            group=Group(id=group, name=f"Groep {group}", programme="p", mentor="", mentor_id="", students=()),
            when=when, what=What(key="deel", title=part, bring=bring),
            where=Where(name=room, building=building, address=address),
        ),
        hosts=hosts, url="https://warm.example/groep/",
    )  # fmt: skip


def days_of(*events: Event, **changes: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = schedule_of(events, about=about(**changes))["schedule"]["conference"]["days"]  # fmt: skip
    return found


def only(*events: Event) -> dict[str, Any]:
    (day,) = days_of(*events)
    ((_room, (found,)),) = day["rooms"].items()
    row: dict[str, Any] = found
    return row


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_it_is_called_both_files_can_be_read_and_say_the_same(words: str) -> None:
    row = event(words, room=words, building=words, hosts=(("t1", words),), bring=words)
    document = schedule_of([row], about=about(title=words))
    read = json.loads(json.dumps(document))["schedule"]["conference"]
    root = ElementTree.fromstring(xml_of(document))
    (inside,) = root.iter("event")
    ((room, (told,)),) = read["days"][0]["rooms"].items()
    assert [one.tag for one in root] == ["generator", "version", "conference", "day"]
    assert root.findtext("conference/title", "") == read["title"]
    assert root.find("day/room").get("name") == room == told["room"] != ""
    for name in ("title", "subtitle", "abstract", "slug", "room", "date", "start", "duration"):
        assert inside.findtext(name) == told[name]
    assert [one.text or "" for one in inside.iter("person")] == [told["persons"][0]["name"]]
    assert SLUG.fullmatch(told["slug"])
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", json.dumps(document, ensure_ascii=False))  # fmt: skip


def test_a_moved_part_keeps_its_numbers_and_each_has_its_own() -> None:
    before, after = only(event()), only(event(begins="14:00", ends="15:00", room="Aula"))
    same = ("id", "guid", "slug")
    assert [before[one] for one in same] == [after[one] for one in same]
    assert only(event(group="g2"))["guid"] != before["guid"]
    (day,) = days_of(*(event(group=f"g{n}") for n in range(40)))
    rows = day["rooms"]["Tinwerf T1.04"]
    assert len({row["guid"] for row in rows}) == len({row["id"] for row in rows}) == 40
    assert all(0 < row["id"] <= MOST for row in rows)


def test_two_parts_that_want_one_number_get_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warmwelkom.rooms.introweek.schedule.MOST", 3)
    (day,) = days_of(*(event(group=f"g{n}") for n in range(3)))
    assert {row["id"] for row in day["rooms"]["Tinwerf T1.04"]} == {1, 2, 3}


@pytest.mark.parametrize(
    ("day", "begins", "ends", "date", "duration"),
    [
        ("2026-08-24", "09:00", "10:15", "2026-08-24T09:00:00+02:00", "01:15"),
        ("2026-10-24", "09:00", "10:00", "2026-10-24T09:00:00+02:00", "01:00"),
        ("2026-10-25", "01:30", "03:30", "2026-10-25T01:30:00+02:00", "03:00"),
        ("2026-10-26", "09:00", "10:00", "2026-10-26T09:00:00+01:00", "01:00"),
        ("2027-03-28", "01:30", "03:30", "2027-03-28T01:30:00+01:00", "01:00"),
        ("2027-03-29", "09:00", "10:00", "2027-03-29T09:00:00+02:00", "01:00"),
    ],
)
def test_times_are_right_on_both_sides_of_summer_time(
    day: str, begins: str, ends: str, date: str, duration: str
) -> None:
    on = dt.date.fromisoformat(day)
    (found,) = days_of(event(day=on, begins=begins, ends=ends), first_day=on, last_day=on)
    (row,) = found["rooms"]["Tinwerf T1.04"]
    assert (row["date"], row["start"], row["duration"]) == (date, begins, duration)
    assert dt.datetime.fromisoformat(found["day_start"]) == dt.datetime.fromisoformat(date)


def test_a_day_without_sessions_stands_there_empty() -> None:
    days = days_of(event(), last_day=MONDAY + dt.timedelta(days=2))
    assert [(one["index"], one["date"], len(one["rooms"])) for one in days] == [
        (1, "2026-08-24", 1), (2, "2026-08-25", 0), (3, "2026-08-26", 0),
    ]  # fmt: skip
    (bare,) = days_of()
    assert (bare["rooms"], bare["day_start"]) == ({}, "2026-08-24T09:00:00+02:00")
    assert len(ElementTree.fromstring(xml_of(schedule_of([], about=about()))).findall("day")) == 1


def test_rooms_that_read_the_same_are_told_apart_by_address() -> None:
    (day,) = days_of(
        event(room="A1", building="Hoofd", address="Dam 1"),
        event(group="g2", room="A1", building="Hoofd", address="Kade 2"),
    )
    assert list(day["rooms"]) == ["Hoofd A1, Dam 1", "Hoofd A1, Kade 2"]


def test_the_file_says_what_a_reader_looks_for() -> None:
    document = schedule_of([event(hosts=(("t1", "Jan"),))], about=about())
    conference = document["schedule"]["conference"]
    assert ACRONYM.fullmatch(conference["acronym"])
    assert (conference["start"], conference["end"], conference["daysCount"]) == (f"{MONDAY}", f"{MONDAY}", 1)  # fmt: skip
    assert conference["time_zone_name"] == "Europe/Amsterdam"
    root = ElementTree.fromstring(xml_of(document))
    assert root.findtext("conference/days") == "1"
    (person,) = root.iter("person")
    assert (person.text, int(person.get("id")) > 0) == ("Jan", True)
    row = only(event(hosts=(("t1", "Jan"),)))
    assert set(row["persons"][0]) == {"id", "guid", "name"}
    assert UUID(row["guid"])
