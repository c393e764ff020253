"""The pages of something to do in the summer: counts, names, the form."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil
from tests.summer_activities import add_activity, add_seat

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.summer.domain.activities import forget_activities
from warmwelkom.rooms.summer.models import Activity
from warmwelkom.rooms.summer.queries.activities import activities_for

MINE, LIST = reverse("summer:own_activities"), reverse("summer:activities")


@pytest.mark.parametrize(("name", "shown"), [("emre", 4), ("hanna", None), ("esra", None)])
def test_a_count_under_five_is_for_who_may_see_the_people(
    cast: Cast, name: str, shown: int | None
) -> None:
    with cast.scope():
        row = add_activity(cast.places.mondriaan)
        for number in range(4):
            add_seat(row, add_pupil(cast, f"Evi{number}"))
        [found] = activities_for(actor=cast.actor(name), number="", now=NOW)
        assert found.signed == shown
    said = "opgegeven: minder dan 5" in cast.client(name).get(LIST).content.decode()
    assert said == (shown is None)
    with cast.scope():
        add_seat(row, cast.dina)
        [found] = activities_for(actor=cast.actor(name), number="", now=NOW)
        assert found.signed == 5
    assert "minder dan" not in cast.client(name).get(LIST).content.decode()


@pytest.mark.parametrize(
    ("name", "shown", "said"),
    [
        ("emre", (12, 9), "opgegeven: 12, plekken: 10, aanwezig: 9, wachtlijst: 2"),
        ("hanna", (10, 5), "opgegeven: minstens 10, plekken: 10, aanwezig: minstens 5"),
        ("esra", (10, 5), "opgegeven: minstens 10, plekken: 10, aanwezig: minstens 5"),
    ],
)
def test_no_difference_of_two_numbers_tells_how_few(
    cast: Cast, name: str, shown: tuple[int, int], said: str
) -> None:
    """Twelve signed up for ten places and nine came: two waited and three stayed away."""
    with cast.scope():
        row = add_activity(cast.places.mondriaan, places=10)
        for number in range(12):
            add_seat(row, add_pupil(cast, f"Evi{number}"), was_there=number < 9)
        [found] = activities_for(actor=cast.actor(name), number="", now=NOW)
        assert (found.signed, found.came) == shown
    page = cast.client(name).get(reverse("summer:activities")).content.decode()
    assert f'<p class="ww-small">{said}</p>' in page


def test_a_partner_reads_first_names(cast: Cast) -> None:
    with cast.scope():
        row = add_activity(cast.places.municipality)
        add_seat(row, add_pupil(cast, "Evi", "Vermeer"))
    page = cast.client("pelle").get(reverse("summer:activity", args=[row.pk])).content.decode()
    assert "Evi" in page
    assert "Vermeer" not in page


def test_looking_at_who_comes_is_an_act_once_an_hour(cast: Cast) -> None:
    with cast.scope():
        row = add_activity(cast.places.mondriaan)
        add_seat(row, cast.dina)
    for _twice in range(2):
        cast.client("emre").get(reverse("summer:activity", args=[row.pk]))
    cast.client("hanna").get(reverse("summer:activity", args=[row.pk]))
    with cast.scope():
        acts = Act.objects.filter(about=cast.dina.pupil_id)
        assert [(act.action, act.actor_name) for act in acts] == [("summer.see_seat", "Emre")]


def test_the_form_keeps_what_was_typed_and_offers(cast: Cast) -> None:
    client, door = cast.client("emre"), reverse("summer:offer_activity")
    typed = {
        "school": str(cast.places.mondriaan.pk), "kind": "placement", "title": "Vakantiestage",
        "what": "Werken in de zorg", "place": "Florence", "starts_at": "2026-07-20T09:00",
        "ends_at": "2026-07-24T17:00", "places": "4", "contact": "Karim, 070 000 00 00",
    }  # fmt: skip
    answer = client.post(door, typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "waarvoor hij kan tellen" in page
    assert "Vakantiestage" in page
    client.post(door, typed | {"counts_for": "BPV leerjaar 1, Karim"})
    with cast.scope():
        row = Activity.objects.get()
        assert (row.title, row.made_by_id) == ("Vakantiestage", cast.emre.pk)
    mine = cast.client("dina").get(MINE).content.decode()
    assert "Kan tellen voor het mbo: BPV leerjaar 1, Karim" in mine
    page = client.get(reverse("summer:change_activity", args=[row.pk])).content.decode()
    assert 'value="2026-07-20T09:00"' in page


def test_nobody_offers_in_anothers_name(cast: Cast) -> None:
    typed = {"school": str(cast.places.yuverta.pk), "title": "x"}
    answer = cast.client("emre").post(reverse("summer:offer_activity"), typed)
    assert answer.status_code == 422
    with cast.scope():
        assert Activity.objects.count() == 0


@pytest.mark.parametrize(("name", "door"), [("dina", MINE), ("emre", reverse("summer:activities"))])
def test_a_page_asks_as_often_for_one_as_for_three(cast: Cast, name: str, door: str) -> None:
    client, asked = cast.client(name), []
    for number in (1, 3):
        with cast.scope():
            for each in range(number):
                row = add_activity(cast.places.mondriaan, title=f"{number}{each}")
                add_seat(row, cast.dina)
                add_seat(row, add_pupil(cast, f"Evi{number}{each}"))
        client.get(door)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(door).status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[1] <= 12


def test_what_is_long_over_is_erased(cast: Cast) -> None:
    with cast.scope():
        row = add_activity(cast.places.mondriaan, ends_at=NOW)
        add_seat(row, cast.dina)
        assert forget_activities(now=NOW + dt.timedelta(days=400)) == 0
        assert forget_activities(now=NOW + dt.timedelta(days=401)) == 2
        assert list(Activity.objects.all()) == []
