"""Days and times as people write them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from warmwelkom.rooms.introweek.words_of_lists import slots_named


@dataclass(frozen=True)
class Hour:
    code: str
    day: dt.date
    half: str
    begins: dt.time

    @property
    def half_day(self) -> str:
        return f"{self.day}-{self.half}"


DAYS = (dt.date(2026, 8, 24), dt.date(2026, 8, 25))
WEEK = [
    Hour(f"{day.day}-{hour}", day, "am" if hour < 12 else "pm", dt.time(hour, 30))
    for day in DAYS
    for hour in (9, 11, 13)
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ma 24 aug ochtend", ["24-9", "24-11"]),
        ("Maandag-ochtend", ["24-9", "24-11"]),
        ("dinsdagmiddag", []),  # one word is no day and no half
        ("di middag", ["25-13"]),
        ("Tuesday afternoon", ["25-13"]),
        ("25-08-2026", ["25-9", "25-11", "25-13"]),
        ("2026-08-24-am", ["24-9", "24-11"]),
        ("24-08 9.30", ["24-9"]),
        ("24.08 09:30", ["24-9"]),
        ("24 augustus, 13u30", ["24-13"]),
        ("24-08 10.00", []),  # nothing begins then
        ("aug ochtend", []),  # more than one day
        ("ochtend", []),
        ("wo ochtend", []),
        ("ma ochtend middag", []),
        ("31-12", []),
        ("", []),
    ],
)
def test_a_day_a_half_or_a_time_is_found(text: str, found: list[str]) -> None:
    assert [one.code for one in slots_named(text, WEEK)] == found
