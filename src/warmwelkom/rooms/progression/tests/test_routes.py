"""Routes that go on: who keeps them, which duties they have, and where these stand until they are done."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW, Cast
from tests.progression import add_route

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.models import Notice
from warmwelkom.rooms.progression.domain.duties import duties_between
from warmwelkom.rooms.progression.domain.duty_mail import tell_duties
from warmwelkom.rooms.progression.domain.routes import (
    RouteNotRight,
    change_route,
    do_duty,
    make_route,
)
from warmwelkom.rooms.progression.models import LearningRoute, RouteDuty

DAYS = st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2035, 12, 31))
NEAR = dt.date(2026, 5, 1)


def values(cast: Cast, **words: Any) -> dict[str, Any]:
    return {
        "kind": "integrated", "title": "Van bb naar mbo 2 in de zorg", "contact": "Dewi en Emre",
        "vo_school": cast.places.witt_school, "mbo_school": cast.places.mondriaan,
        "starts_on": dt.date(2026, 8, 24), "ends_on": dt.date(2028, 7, 14), "signed_on": None,
        "option": "",
    } | words  # fmt: skip


def test_the_duties_of_three_years() -> None:
    found = duties_between(starts_on=dt.date(2025, 8, 25), ends_on=dt.date(2028, 7, 14))
    assert [(what, f"{day:%d-%m-%Y}") for what, day in found] == [
        ("agreement", "25-08-2025"), ("report", "15-10-2025"), ("count", "15-10-2025"),
        ("count", "15-10-2026"), ("count", "15-10-2027"),
    ]  # fmt: skip


@given(DAYS, st.integers(min_value=1, max_value=2900))
def test_every_15_october_of_a_route_is_counted_once(starts: dt.date, days: int) -> None:
    ends = starts + dt.timedelta(days=days)
    found = duties_between(starts_on=starts, ends_on=ends)
    counted = [day for what, day in found if what == "count"]
    every = (starts + dt.timedelta(days=number) for number in range(days + 1))
    assert counted == [day for day in every if (day.month, day.day) == (10, 15)]
    assert [what for what, _day in found].count("report") == 1
    assert found == sorted(found, key=lambda row: row[1])


@pytest.mark.parametrize("name", ["dewi", "emre", "mia", "hanna"])
def test_both_schools_and_the_coordinator_keep_it(cast: Cast, name: str) -> None:
    with cast.scope():
        row = make_route(actor=cast.actor(name), values=values(cast), now=NOW)
        assert RouteDuty.objects.filter(route=row).count() == 4
    page = cast.client(name).get(reverse("progression:route", args=[row.pk])).content.decode()
    assert "Meld de route bij DUO" in page


@pytest.mark.parametrize(
    "words", [{"ends_on": dt.date(2026, 8, 1)}, {"ends_on": dt.date(2036, 8, 1)}]
)
def test_days_that_cannot_be_are_refused(cast: Cast, words: dict[str, Any]) -> None:
    with cast.scope(), pytest.raises(RouteNotRight):
        make_route(actor=cast.actor("hanna"), values=values(cast, **words), now=NOW)


def test_a_school_writes_down_its_own_routes_alone(cast: Cast) -> None:
    with cast.scope(), pytest.raises(RouteNotRight, match="eigen school"):
        make_route(actor=cast.actor("esra"), values=values(cast), now=NOW)


def test_other_dates_move_what_is_open_and_leave_what_is_done(cast: Cast) -> None:
    dewi = cast.actor("dewi")
    with cast.scope():
        row = make_route(actor=dewi, values=values(cast), now=NOW)
        done = RouteDuty.objects.get(route=row, what="agreement")
        do_duty(actor=dewi, duty=done, now=NOW)
        later = values(cast, starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2027, 7, 14))
        change_route(actor=dewi, route=row, values=later, now=NOW)
        found = RouteDuty.objects.filter(route=row).values_list("what", "due_on", "done_by_name")
        assert list(found) == [
            ("agreement", dt.date(2026, 8, 24), "Dewi"), ("count", dt.date(2026, 10, 15), ""),
            ("report", dt.date(2026, 10, 15), ""),
        ]  # fmt: skip


def test_what_is_signed_with_the_option_in_it_is_done(cast: Cast) -> None:
    dewi, day = cast.actor("dewi"), dt.date(2026, 3, 2)
    with cast.scope():
        row = make_route(actor=dewi, values=values(cast, signed_on=day), now=NOW)
        duty = RouteDuty.objects.get(route=row, what="agreement")
        assert duty.done_at is None
        whole = values(cast, signed_on=day, option="Terug naar klas 4")
        change_route(actor=dewi, route=row, values=whole, now=NOW)
        duty.refresh_from_db()
        assert (duty.done_at, duty.done_by_name) == (NOW, "Dewi")


def near(cast: Cast) -> LearningRoute:
    """A route of which something is due on the first of May, in a month."""
    row = add_route(cast.places.witt_school, cast.places.mondriaan)
    RouteDuty.objects.filter(route=row).exclude(what="report").delete()
    RouteDuty.objects.filter(route=row).update(due_on=NEAR)
    return row


@pytest.mark.parametrize(
    ("name", "door", "sees"),
    [
        ("dewi", "transitions:today", True), ("ibrahim", "transitions:today", True),
        ("emre", "transitions:today", True), ("hanna", "insights:region", True),
        ("carla", "transitions:today", False), ("esra", "transitions:today", False),
        ("alice", "transitions:today", False), ("fatima", "transitions:today", False),
    ],
)  # fmt: skip
def test_it_stands_where_they_land_until_it_is_done(
    cast: Cast, name: str, door: str, sees: bool
) -> None:
    with cast.scope():
        near(cast)
    client = cast.client(name)
    assert ("Meld de route bij DUO" in client.get(reverse(door)).content.decode()) is sees
    with cast.scope():
        do_duty(actor=cast.actor("mia"), duty=RouteDuty.objects.get(), now=NOW)
    assert "Meld de route bij DUO" not in client.get(reverse(door)).content.decode()


def test_a_count_asks_a_number_and_a_small_one_is_the_schools(cast: Cast) -> None:
    with cast.scope():
        row = add_route(cast.places.witt_school, cast.places.mondriaan)
        duty = RouteDuty.objects.filter(what="count")[0]
    client, door = cast.client("emre"), reverse("progression:duty", args=[duty.pk])
    page = client.post(door, {"do": "done", "number": "veel"}, follow=True).content.decode()
    assert "Vul in hoeveel leerlingen" in page
    client.post(door, {"do": "done", "number": "3"})
    here, every = reverse("progression:route", args=[row.pk]), reverse("progression:routes")
    assert "leerlingen: 3" in cast.client("dewi").get(every).content.decode()
    for address in (here, every):
        page = cast.client("hanna").get(address).content.decode()
        assert ["minder dan 5" in page, "leerlingen: 3" in page] == [True, False]
    client.post(door, {"do": "undo"})
    with cast.scope():
        duty.refresh_from_db()
        assert (duty.number, duty.done_at) == (None, None)


@pytest.mark.parametrize("name", ["alice", "carla", "esra", "lena", "gijs", "dina"])
def test_a_stranger_gets_404(cast: Cast, name: str) -> None:
    with cast.scope():
        row = near(cast)
        duty = RouteDuty.objects.get()
    client = cast.client(name)
    assert client.get(reverse("progression:route", args=[row.pk])).status_code == 404
    assert client.post(reverse("progression:duty", args=[duty.pk]), {"do": "done"}).status_code == 404  # fmt: skip
    with cast.scope():
        duty.refresh_from_db()
        assert duty.done_at is None


def test_who_keeps_it_is_mailed_once_a_moment_and_not_when_done(cast: Cast) -> None:
    house = system_actor(region_id=cast.places.region.pk)
    told = {"dewi", "ibrahim", "emre", "mia", "hanna"}
    with cast.scope():
        near(cast)
        assert tell_duties(actor=house, now=NOW - dt.timedelta(days=3)) == 0
        for _twice in range(2):
            tell_duties(actor=house, now=NOW)
        assert {row.to.partition("@")[0] for row in Notice.objects.all()} == told
        assert tell_duties(actor=house, now=NOW + dt.timedelta(days=25)) == len(told)
        do_duty(actor=cast.actor("emre"), duty=RouteDuty.objects.get(), now=NOW)
        assert tell_duties(actor=house, now=NOW + dt.timedelta(days=31)) == 0


def test_the_form_makes_a_route_and_keeps_what_was_typed(cast: Cast) -> None:
    client, door = cast.client("hanna"), reverse("progression:make_route")
    sent = {name: "" if value is None else str(getattr(value, "pk", value)) for name, value in values(cast).items()}  # fmt: skip
    answer = client.post(door, sent | {"ends_on": "2026-08-01"})
    assert (answer.status_code, "eindigt vóór het begin" in answer.content.decode()) == (422, True)
    assert "Van bb naar mbo 2 in de zorg" in answer.content.decode()
    client.post(door, sent)
    with cast.scope():
        row = LearningRoute.objects.get()
    page = client.get(reverse("progression:change_route", args=[row.pk])).content.decode()
    assert 'value="2026-08-24"' in page
