from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, derive, enrol, mbo_list, moment
from tests.summer_people import add_way

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.summer.domain.contacts import (
    AddressUnfit,
    ask_check,
    clean_way,
    collect_contacts,
)
from warmwelkom.rooms.summer.models import ContactPoint, SummerMessage
from warmwelkom.rooms.summer.queries.arrival import arrival_for
from warmwelkom.rooms.summer.queries.contacts import reach_for
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.transitions.tests.reading import page_of, text_of


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("06-12 34 56 78", ("sms", "+31612345678")),
        ("0031612345678", ("sms", "+31612345678")),
        ("Dina@Leerling.example", ("mail", "dina@leerling.example")),
    ],
)
def test_a_way_is_kept_in_one_form(typed: str, way: tuple[str, str]) -> None:
    assert clean_way(typed) == way


@pytest.mark.parametrize("typed", ["070-1234567", "", "06-12", "geen idee", "dina@"])
def test_where_no_message_can_go_is_refused(typed: str) -> None:
    with pytest.raises(AddressUnfit):
        clean_way(typed)


def test_the_lists_are_taken_along_once(cast: Cast) -> None:
    house = system_actor(region_id=cast.places.region.pk)
    with cast.scope():
        number = [collect_contacts(actor=house, school_year=2025, now=NOW) for _ in range(2)]
        ways = ContactPoint.objects.order_by("channel").values_list("channel", "address")
        assert number == [2, 0]
        assert list(ways) == [("mail", "dina@leerling.example"), ("sms", "+31600000001")]


def test_a_way_is_tested_once(cast: Cast) -> None:
    with cast.scope():
        add_way(cast.dina)
        bas = add_pupil(cast, "Bas", class_name="4K2")
        add_way(bas, address="+31600000002")
        alice = cast.actor("alice")
        asked = [
            ask_check(actor=alice, transitions=[cast.dina.pk, bas.pk], now=NOW) for _ in range(2)
        ]
        assert asked == [1, 0]
        assert SummerMessage.objects.get().contact.address == "+31600000001"


def test_two_ways_that_work_count(cast: Cast) -> None:
    with cast.scope():
        add_way(cast.dina, works_at=NOW)
        _page, before = reach_for(actor=cast.actor("alice"), number="")
        add_way(cast.dina, "mail", "d@leerling.example", works_at=NOW)
        _page, after = reach_for(actor=cast.actor("alice"), number="")
        assert [(one.two, one.pupils, one.share) for one in (before, after)] == [
            (0, 1, 0),
            (1, 1, 100),
        ]


def test_a_landline_is_told_and_nothing_is_lost(cast: Cast) -> None:
    address = reverse("summer:add_contact", args=[cast.dina.pk])
    answer = cast.client("alice").post(address, {"way": "070-1234567"})
    assert answer.status_code == 422
    assert "070-1234567" in answer.content.decode()
    assert cast.client("charlie").post(address, {"way": "0612345678"}).status_code == 404
    assert cast.client("alice").post(address, {"way": "0612345678"}).status_code == 302


def test_a_way_is_taken_away_and_put_back(cast: Cast) -> None:
    with cast.scope():
        way = add_way(cast.dina)
    address, client = reverse("summer:end_contact", args=[way.pk]), cast.client("alice")
    for path, ended in ((address, True), (f"{address}?do=restore", False)):
        client.post(path)
        with cast.scope():
            assert (ContactPoint.objects.get(pk=way.pk).ended_at is not None) is ended
    assert client.get(reverse("summer:contacts")).status_code == 200


def test_nobody_reads_a_count_under_five_or_works_one_out(cast: Cast) -> None:
    """The three stand nowhere: of the rest nobody can say how many were not seen, and of how many nothing is said."""
    with cast.scope():
        _come(cast, seen=7, missed=3)
        told = [arrival_for(actor=cast.actor(who), today=NOW.date()) for who in ("hanna", "emre")]
    for here in told:
        assert [row.numbers for row in here.schools] == [(7, None, 10)]
    assert cast.client("hanna").get(reverse("summer:arrival")).status_code == 200


def test_who_arrived_is_counted(cast: Cast) -> None:
    with cast.scope():
        _come(cast, seen=7, missed=6)
        for number in range(5):
            enrol(cast, None, f"L{number}", class_name="VZ-1b")
        here = arrival_for(actor=cast.actor("hanna"), today=NOW.date())
    assert [row.numbers for row in here.schools] == [(7, 6, 18)]


def test_day_five_is_counted_once_it_is_over(cast: Cast) -> None:
    """On Friday the figure says nothing yet; from Saturday on it holds whoever is nowhere."""
    said = []
    with cast.scope():
        mbo_list(cast)
        for number in range(5):
            add_pupil(cast, f"Nergens{number}", destination="mbo")
        for day in ("2026-08-28", "2026-08-29"):
            derive(cast, moment(day))
            here = arrival_for(actor=cast.actor("hanna"), today=moment(day).date())
            found = Transition.objects.filter(state="missing", pupil__given_name__startswith="Ne")
            said.append((here.is_over, found.count()))
    assert said == [(False, 0), (True, 5)]


def test_who_has_a_place_and_was_not_there_is_missing_until_seen(cast: Cast) -> None:
    with cast.scope():
        absent = [add_pupil(cast, f"Weg{number}", destination="mbo") for number in range(6)]
        lines = [
            enrol(cast, who, f"W{number}", not_seen_on=NOW.date())
            for number, who in enumerate(absent)
        ]
        for number in range(5):
            enrol(cast, add_pupil(cast, f"Er{number}"), f"E{number}", seen_on=NOW.date())
        told = []
        for line in (None, *lines[:2]):
            if line:
                line.seen_on = NOW.date()
                line.save()
            told.append(arrival_for(actor=cast.actor("hanna"), today=NOW.date()).missing)
    assert [one and one.number for one in told] == [5, 5, None]


def test_the_figures_beside_it_tell_no_small_number(cast: Cast) -> None:
    """There it says 59 in all and seven elsewhere or missing; here no 54 may stand, for two are missing then."""
    with cast.scope():
        Transition.objects.all().delete()
        for number in range(59):
            row = add_pupil(cast, f"Wie{number}", destination="mbo")
            state = "missing" if number < 2 else "elsewhere" if number < 7 else "settled"
            Transition.objects.filter(pk=row.pk).update(state=state)
    page = page_of(cast.client("hanna"), reverse("summer:arrival"))
    told = page.select_one("section[aria-labelledby=zoek] .sp-figures")
    assert told
    assert text_of(told) == "–"


def _come(cast: Cast, *, seen: int, missed: int) -> None:
    for number in range(seen):
        enrol(cast, None, f"S{number}", seen_on=NOW.date(), class_name="VZ-1b")
    for number in range(missed):
        enrol(cast, None, f"M{number}", not_seen_on=NOW.date(), class_name="VZ-1b")
