"""What a room has: ticked or written in words, kept as codes, and never shown as a code."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast

from warmwelkom.rooms.introweek.checks import problems_of
from warmwelkom.rooms.introweek.fields import FeaturesField
from warmwelkom.rooms.introweek.models import IntroWeek, WeekPart, WeekRoom, WeekStudent
from warmwelkom.rooms.introweek.queries.document import stock_of
from warmwelkom.rooms.introweek.queries.kinds_of_list import KINDS
from warmwelkom.rooms.introweek.tests.test_saving_again import as_sent
from warmwelkom.rooms.introweek.tests.worlds import FIRST_DAY, ready_week


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        return ready_week(cast, 4)


def way(week: IntroWeek, step: str = "rooms") -> str:
    return reverse(f"introweek:{step}", args=[week.pk])


def boxes_of(page: str, number: int) -> list[tuple[str, bool]]:
    found = re.findall(rf'name="form-{number}-features_has" value="(\w+)"( checked)?>', page)
    return [(code, bool(ticked)) for code, ticked in found]


def test_a_room_shows_boxes_and_no_code(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        WeekRoom.objects.filter(week=week).update(features=["lokaal", "quiet"])
    page = cast.client("mia").get(way(week)).content.decode()
    assert boxes_of(page, 0) == [("step_free", False), ("quiet", True)]
    assert set(re.findall(r'name="form-0-features" value="([^"]*)"', page)) == {"lokaal"}
    assert re.findall(r">\s*(?:step_free|quiet)", page) == []


def test_what_is_ticked_is_kept_and_what_is_not_goes(cast: Cast, week: IntroWeek) -> None:
    client = cast.client("mia")
    sent: dict[str, Any] = as_sent(client.get(way(week)).context["rows"])
    sent |= {"form-0-features": "lokaal, Beamer", "form-0-features_has": ["step_free"]}
    sent |= {"form-1-features": "rustig, praktijk"}
    assert client.post(way(week), sent).status_code == 302
    with cast.scope():
        first, second = WeekRoom.objects.filter(week=week)[:2]
        assert first.features == ["lokaal", "Beamer", "step_free"]
        assert second.features == ["quiet", "praktijk"]


def test_a_part_reads_and_takes_words(cast: Cast, week: IntroWeek) -> None:
    with cast.scope():
        part = WeekPart.objects.filter(week=week)[0]
        part.features = ["hal", "step_free"]
        part.save()
    client = cast.client("mia")
    page = client.get(way(week, "parts"))
    assert 'value="hal, drempelvrij"' in page.content.decode()
    sent = as_sent(page.context["rows"]) | {"form-0-features": "Hal, Drempelvrij, rustig"}
    assert client.post(way(week, "parts"), sent).status_code == 302
    with cast.scope():
        part.refresh_from_db()
        assert part.features == ["Hal", "step_free", "quiet"]


def test_a_list_goes_out_in_words_and_a_problem_is_told_in_words(
    cast: Cast, week: IntroWeek
) -> None:
    with cast.scope():
        WeekRoom.objects.filter(week=week).update(features=["hal"])
        WeekPart.objects.filter(week=week).update(features=["quiet"])
        found = KINDS["ruimtes"](week).rows_out() + KINDS["onderdelen"](week).rows_out()
        assert not [row for row in found if "step_free" in str(row) or "quiet" in str(row)]
        told = problems_of(stock_of(week), today=FIRST_DAY)
        assert "Voor Welkom is geen ruimte met: rustig." in told


def test_a_need_that_no_room_of_a_part_meets_is_told_before_a_search(
    cast: Cast, week: IntroWeek
) -> None:
    with cast.scope():
        WeekRoom.objects.filter(week=week).update(features=["hal", "lokaal", "quiet"])
        WeekPart.objects.filter(week=week).update(features=["hal"])
        rows = WeekStudent.objects.filter(week=week)
        rows.update(needs=["quiet"])
        assert not [one for one in problems_of(stock_of(week), today=FIRST_DAY) if "nodig" in one]
        WeekStudent.objects.filter(pk=rows[0].pk).update(needs=["step_free"])
        told = [one for one in problems_of(stock_of(week), today=FIRST_DAY) if "nodig" in one]
        assert len(told) == WeekPart.objects.filter(week=week).count()
        assert (
            "Voor Welkom is geen ruimte met: drempelvrij. Een student die komt heeft dat nodig (aantal: 1). "
            "Kies bij Ruimtes een andere ruimte, of vink aan dat het er is."
        ) in told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" , ,", []),
        ("DREMPELVRIJ, drempelvrij, step_free", ["step_free"]),
        ("Rustig hoekje", ["Rustig hoekje"]),
    ],
)
def test_words_that_mean_the_same_are_one(text: str, found: list[str]) -> None:
    assert FeaturesField(required=False).clean(text) == found
