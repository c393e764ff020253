from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from icalendar import Calendar, Event
from tests.cast import NOW

from warmwelkom.rooms.meetings.ics import (
    Entry,
    Party,
    calendar_text,
    description_of,
    location_of,
    plain,
    summary_of,
)

ZONE = ZoneInfo("Europe/Amsterdam")
HOUSE = Party(name="Denktank Haaglanden", email="post@warmwelkom.example")
PELLE = Party(name="Pelle", email="pelle@school.example")
START = dt.datetime(2026, 7, 1, 15, 30, tzinfo=ZONE)
ENTRY = Entry(
    uid="0198f0c0-0000-7000-8000-000000000001", title="Denktank", about="Wat beloofden we?",
    place="Stadhuis, zaal 2", room_link="https://ruimte.example/denktank",
    address="https://warmwelkom.example/x/", starts_at=START, ends_at=START + dt.timedelta(hours=1),
    made_at=NOW, changed_at=NOW, sequence=3,
)  # fmt: skip


def read(text: str) -> Calendar:
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    return found


def only(text: str) -> Event:
    (event,) = read(text).events
    return event


def written(entry: Entry = ENTRY, method: str = "PUBLISH", **more: object) -> str:
    return calendar_text([entry], method=method, organiser=HOUSE, **more)  # type: ignore[arg-type]


def lines(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_what_is_written_is_read_back() -> None:
    event = only(written())
    assert (event.uid, event.sequence) == (ENTRY.uid, 3)
    assert (event.DTSTAMP, event.LAST_MODIFIED) == (NOW, NOW)
    assert (event.start, event.end) == (ENTRY.starts_at, ENTRY.ends_at)
    assert event["summary"] == "Denktank"
    assert event["location"] == "Stadhuis, zaal 2, https://ruimte.example/denktank"
    assert event["description"] == (
        "Wat beloofden we?\n\nOnline ruimte: https://ruimte.example/denktank\n\n"
        "Meer over deze bijeenkomst: https://warmwelkom.example/x/"
    )
    assert event["status"] == "CONFIRMED"
    assert event["organizer"] == "mailto:post@warmwelkom.example"
    assert "attendee" not in event


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_by_mail_it_is_for_one_person(method: str) -> None:
    text = written(replace(ENTRY, is_cancelled=method == "CANCEL"), method, attendee=PELLE)
    event = only(text)
    assert read(text)["method"] == method
    assert event["attendee"] == "mailto:pelle@school.example"
    assert event["attendee"].params["PARTSTAT"] == "ACCEPTED"
    assert event["status"] == ("CANCELLED" if method == "CANCEL" else "CONFIRMED")
    assert event["summary"] == ("Afgezegd: Denktank" if method == "CANCEL" else "Denktank")


def test_the_same_rows_give_the_same_text() -> None:
    assert written() == written()


@pytest.mark.parametrize(
    ("day", "local", "utc"),
    [
        (dt.date(2026, 1, 14), "20260114T153000", 14),
        (dt.date(2026, 7, 1), "20260701T153000", 13),
        (dt.date(2026, 3, 28), "20260328T153000", 14),  # the day before summer time
        (dt.date(2026, 3, 29), "20260329T153000", 13),
        (dt.date(2026, 10, 24), "20261024T153000", 13),
        (dt.date(2026, 10, 25), "20261025T153000", 14),
        (dt.date(2041, 7, 3), "20410703T153000", 13),  # after the last year of the library's table
    ],
)
def test_half_past_three_is_half_past_three(day: dt.date, local: str, utc: int) -> None:
    start = dt.datetime.combine(day, dt.time(15, 30), ZONE)
    text = written(replace(ENTRY, starts_at=start, ends_at=start + dt.timedelta(hours=1)))
    assert f"DTSTART;TZID=Europe/Amsterdam:{local}" in text
    assert only(text).start.astimezone(dt.UTC).hour == utc


def test_the_zone_in_the_file_is_that_of_the_system_at_every_hour_of_twenty_years() -> None:
    """Also for a program that knows no Europe/Amsterdam of its own and reads the rules in the file."""
    (zone,) = read(written().replace("Europe/Amsterdam", "Own/Zone")).timezones
    own = zone.to_tz(lookup_tzid=False)
    for year in (2026, 2027, 2040):
        for month, day in ((1, 1), (3, 25), (7, 1), (10, 24), (12, 31)):
            for hour in range(24 * 8):
                moment = dt.datetime(year, month, day) + dt.timedelta(hours=hour)  # noqa: DTZ001  local time
                if moment.hour == 2 and moment.month in (3, 10):
                    continue  # the hour that is not there, or twice
                told = moment.replace(tzinfo=own).utcoffset()
                assert told == moment.replace(tzinfo=ZONE).utcoffset(), moment


SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = some.text(max_size=400)
TITLES = some.text(min_size=1, max_size=200)


@SLOWLY
@given(title=TITLES, about=TEXTS, place=some.text(max_size=200))
def test_any_text_is_read_back_as_it_was(title: str, about: str, place: str) -> None:
    entry = replace(ENTRY, title=title, about=about, place=place)
    with translation.override("nl"):
        text = written(entry)
        event = only(text)
        assert event["summary"] == summary_of(entry)
        assert event["description"] == description_of(entry)
        assert event["location"] == location_of(entry)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@SLOWLY
@given(name=some.text(max_size=80))
def test_any_name_leaves_one_organiser(name: str) -> None:
    text = calendar_text([ENTRY], method="REQUEST", organiser=Party(name=name, email="a@b.example"))
    assert sum(line.startswith("ORGANIZER") for line in lines(text)) == 1
    assert only(text)["organizer"] == "mailto:a@b.example"


@pytest.mark.parametrize(
    "title",
    [
        "خطة الأسبوع الأول في المدرسة " * 7,
        "é" * 200,
        "👩🏽‍🏫" * 40,
        'a,b;c\\d:e"f',
        "x\nBEGIN:VEVENT",
    ],
    ids=["arabic", "200", "families", "signs", "a line of its own"],
)
def test_a_hard_title_stays_itself(title: str) -> None:
    text = written(replace(ENTRY, title=title[:200]))
    assert only(text)["summary"] == " ".join(title[:200].split())
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1


def test_signs_that_steer_a_machine_are_left_out() -> None:
    assert plain("a\x00b\x1bc\r\nd\x7f ") == "abc\nd"
