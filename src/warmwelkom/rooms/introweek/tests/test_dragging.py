"""What the board gives the script that drags, and the way back after a move."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.introweek_plan import make_week

from warmwelkom.rooms.introweek.models import IntroWeek, WeekPlan

BOARD, SCRIPT = 'data-board="', "introweek/drag-part"


@pytest.fixture
def week(cast: Cast) -> Any:
    with cast.scope():
        yield make_week(cast.dina, school=cast.places.mondriaan)


def move(client: Client, week: IntroWeek) -> WeekPlan:
    newest = WeekPlan.objects.filter(week=week)[0]
    way = reverse("introweek:move", args=[week.pk, "g1", "mentor"])
    answer = client.post(way, {"slot": "3", "version": str(newest.number)})
    assert answer["Location"] == reverse("introweek:plan", args=[week.pk]) + "#g1"
    found: WeekPlan = WeekPlan.objects.filter(week=week)[0]
    return found


def slot_of(plan: WeekPlan) -> str:
    return str(next(row["slot"] for row in plan.rows["sessions"] if row["type"] == "mentor"))


def test_only_the_newest_version_and_the_rows_of_groups_can_be_dragged(
    cast: Cast, week: IntroWeek
) -> None:
    client, way = cast.client("mia"), reverse("introweek:plan", args=[week.pk])
    move(client, week)
    for words, is_movable in (({}, True), ({"versie": "1"}, False), ({"kijk": "ruimtes"}, False)):
        page = client.get(way, words).content.decode()
        assert (BOARD in page, SCRIPT in page) == (is_movable, is_movable)


def test_each_other_time_says_in_its_half_day_what_it_breaks_and_costs(
    cast: Cast, week: IntroWeek
) -> None:
    way = reverse("introweek:move", args=[week.pk, "g1", "mentor"])
    page = cast.client("mia").get(way).content.decode()
    board = cast.client("mia").get(reverse("introweek:plan", args=[week.pk])).content.decode()
    places = re.findall(r'<template data-half="([^"]+)">(.*?)</template>', page, re.DOTALL)
    slots = [re.findall(r'data-place="(\w+)"', inside) for _half, inside in places]
    assert sorted(slots) == [["1"], ["3"], ["4"]]
    assert {half for half, _inside in places} <= set(re.findall(r'<th scope="col" data-half="([^"]+)"', board))  # fmt: skip
    by_slot = {re.findall(r'data-place="(\w+)"', each)[0]: each for _half, each in places}
    assert "Een onderdeel komt voor een ander dat eerst moet" in by_slot["1"]
    assert "Kost 1 bekend gezicht." in by_slot["3"]


def test_a_move_is_undone_with_one_button(cast: Cast, week: IntroWeek) -> None:
    client = cast.client("mia")
    moved = move(client, week)
    page = client.get(reverse("introweek:plan", args=[week.pk])).content.decode()
    undo = reverse("introweek:undo", args=[moved.pk])
    assert f'action="{undo}"' in page
    assert client.post(undo).status_code == 302
    newest = WeekPlan.objects.filter(week=week)[0]
    assert (slot_of(moved), slot_of(newest), newest.kind, newest.number) == ("3", "2", "taken_back", 3)  # fmt: skip


def test_what_somebody_did_meanwhile_is_not_undone(cast: Cast, week: IntroWeek) -> None:
    client = cast.client("mia")
    moved = move(client, week)
    first = WeekPlan.objects.get(week=week, number=1)
    client.post(reverse("introweek:decide", args=[first.pk]), {"do": "put_back"})
    client.post(reverse("introweek:undo", args=[moved.pk]))
    client.post(reverse("introweek:undo", args=[first.pk]))
    assert [plan.number for plan in WeekPlan.objects.filter(week=week)] == [3, 2, 1]
    page = client.get(reverse("introweek:plan", args=[week.pk])).content.decode()
    assert "Er is een nieuwere versie van het plan." in page
