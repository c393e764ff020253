"""An ordinary day of a programme: told by staff, public by who decides that, and read by anybody."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast
from tests.wayfinding import make_premises

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.rooms.people.models import Programme, Role
from warmwelkom.rooms.wayfinding.domain.normal_day import write_day
from warmwelkom.rooms.wayfinding.domain.premises import NotReady
from warmwelkom.rooms.wayfinding.models import NormalDay, Place, Premises


@pytest.fixture
def building(cast: Cast) -> Premises:
    with region_scope(cast.places.region.pk):
        return make_premises(school=cast.places.mondriaan)


@pytest.fixture
def day(building: Premises) -> NormalDay:
    with region_scope(building.region_id):
        found: NormalDay = NormalDay.objects.get(premises=building)
        return found


def at(building: Premises, day: NormalDay) -> str:
    return reverse("wayfinding:normal_day", args=[building.region.slug, building.slug, day.pk])


def typed(*moments: tuple[str, str, str], **more: str) -> dict[str, str]:
    rows: dict[str, str] = {"form-TOTAL_FORMS": str(len(moments)), "form-INITIAL_FORMS": "0"}
    for number, values in enumerate(moments):
        for name, value in zip(("at", "what", "place"), values, strict=True):
            rows[f"form-{number}-{name}"] = value
    return rows | {"text": "Een gewone dag.", "asks_name": "Joris", "asks_mail": ""} | more


TWO = (("13:00", "Werkplaats", "b107"), ("09:00", "Les", "ingang"))


def test_anybody_reads_it_with_places_and_who_to_ask(building: Premises, day: NormalDay) -> None:
    page = Client().get(at(building, day)).content.decode()
    assert re.findall(r'wf-day__at">([\d.]+)<', page) == ["08.45", "09.00", "16.00"]
    assert f"/wegwijs/{building.region.slug}/{building.slug}/b107/" in page
    assert 'href="mailto:vragen@school.example"' in page
    tour = Client().get(f"/wegwijs/{building.region.slug}/{building.slug}/").content.decode()
    assert at(building, day) in tour


def test_what_is_not_public_is_for_the_own_school_alone(
    cast: Cast, building: Premises, day: NormalDay
) -> None:
    with cast.scope():
        NormalDay.objects.filter(pk=day.pk).update(published_at=None)
    assert Client().get(at(building, day)).status_code == 404
    assert cast.client("alice").get(at(building, day)).status_code == 404
    page = cast.client("mia").get(at(building, day))
    assert "Alleen jullie school ziet deze dag" in page.content.decode()
    tour = Client().get(f"/wegwijs/{building.region.slug}/{building.slug}/").content.decode()
    assert "gewone-dag" not in tour


def test_a_place_that_is_not_public_is_not_named(cast: Cast, building: Premises, day: NormalDay) -> None:  # fmt: skip
    with cast.scope():
        Place.objects.filter(premises=building, slug="b107").update(published_at=None)
    page = Client().get(at(building, day)).content.decode()
    assert "B1.07" not in page
    assert "Les in verzorgen" in page


def test_an_address_of_another_building_or_region_is_404(building: Premises, day: NormalDay) -> None:  # fmt: skip
    there = at(building, day)
    assert Client().get(there.replace(building.slug, "nergens")).status_code == 404
    assert Client().get(there.replace("haaglanden", "groningen")).status_code == 404


@pytest.mark.parametrize(("who", "is_public"), [("mia", True), ("joris", False)])
def test_staff_tell_a_day_and_a_planner_makes_it_public(
    cast: Cast, building: Premises, who: str, is_public: bool
) -> None:
    with cast.scope():
        programme = Programme.objects.create(
            region=building.region, school=building.school, crebo="11111", name="Kok", level=2
        )
    way = reverse("wayfinding:write_normal_day", args=[building.pk, programme.pk])
    answer = cast.client(who).post(way, typed(*TWO, ("", "", ""), is_public="on"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("wayfinding:normal_days", args=[building.pk]))  # fmt: skip
    with cast.scope():
        made = NormalDay.objects.get(programme=programme)
        assert [one["at"] for one in made.moments] == ["09:00", "13:00"]
        assert (made.published_at is not None) is is_public
    page = cast.client(who).get(reverse("wayfinding:normal_days", args=[building.pk]))
    assert page.content.decode().count("nog niet openbaar") == (not is_public)


def test_a_mentor_who_changes_words_leaves_it_public(
    cast: Cast, building: Premises, day: NormalDay
) -> None:
    way = reverse("wayfinding:write_normal_day", args=[building.pk, day.programme_id])
    assert cast.client("joris").post(way, typed(*TWO)).status_code == 302
    with cast.scope():
        day.refresh_from_db()
        assert (day.published_at is not None, day.by_name) == (True, "Joris")
    assert cast.client("mia").post(way, typed(*TWO)).status_code == 302
    with cast.scope():
        day.refresh_from_db()
        assert day.published_at is None


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (typed(TWO[0], is_public="on"), "Zet er minstens twee tijden in."),
        (typed(*TWO, asks_name=""), "Schrijf wie vragen beantwoordt"),
        (typed(*TWO, asks_mail="geen"), "Dit is geen mailadres."),
        (typed(("", "Les", ""), TWO[0]), "Kies een tijd."),
        (typed(("25:00", "Les", ""), TWO[0]), "Schrijf de tijd als uur en minuut: 09:00."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(
    cast: Cast, building: Premises, day: NormalDay, sent: dict[str, str], sentence: str
) -> None:
    way = reverse("wayfinding:write_normal_day", args=[building.pk, day.programme_id])
    answer = cast.client("mia").post(way, sent)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "Een gewone dag." in page) == (422, True, True)
    with cast.scope():
        day.refresh_from_db()
        assert day.text == "Een dinsdag."


def test_a_programme_of_another_school_and_a_stranger_get_404(cast: Cast, building: Premises) -> None:  # fmt: skip
    with cast.scope():
        other = Programme.objects.create(
            region=building.region, school=cast.places.yuverta, crebo="11112", name="Hovenier", level=2
        )  # fmt: skip
    way = reverse("wayfinding:write_normal_day", args=[building.pk, other.pk])
    assert cast.client("mia").get(way).status_code == 404
    mine = reverse("wayfinding:normal_days", args=[building.pk])
    assert [cast.client(who).get(mine).status_code for who in ("alice", "lars")] == [404, 404]


def test_a_planner_elsewhere_decides_nothing_here(cast: Cast, building: Premises, day: NormalDay) -> None:  # fmt: skip
    """Joris is planner of another school, and class mentor of this one."""
    way = reverse("wayfinding:write_normal_day", args=[building.pk, day.programme_id])
    with all_regions():
        Role.objects.create(
            person=cast.joris, kind="planner", school=cast.places.yuverta, region=building.region,
            school_year=YEAR, given_at=NOW,
        )  # fmt: skip
    joris = cast.client("joris")
    assert 'name="is_public"' not in joris.get(way).content.decode()
    assert 'name="is_public"' in cast.client("mia").get(way).content.decode()
    for before in (None, day.published_at):
        with cast.scope():
            NormalDay.objects.filter(pk=day.pk).update(published_at=before)
        sent = typed(*TWO, is_public="" if before else "on", text=f"Nu {before}.")
        assert joris.post(way, sent).status_code == 302
        with cast.scope():
            day.refresh_from_db()
            assert (day.published_at, day.text) == (before, f"Nu {before}.")
            with pytest.raises(MayNotKnow):
                write_day(**told(day), actor=cast.actor("joris"), is_public=not before)


def told(day: NormalDay) -> dict[str, Any]:
    names = ("premises", "programme", "text", "moments", "asks_name", "asks_mail")
    return {name: getattr(day, name) for name in names} | {"now": day.at}


@pytest.mark.parametrize("who", ["joris", "mia"])
def test_nobody_empties_a_public_day(cast: Cast, building: Premises, day: NormalDay, who: str) -> None:  # fmt: skip
    way = reverse("wayfinding:write_normal_day", args=[building.pk, day.programme_id])
    answer = cast.client(who).post(way, typed(TWO[0], is_public="on"))
    assert answer.status_code == 422
    assert "Zet er minstens twee tijden in." in answer.content.decode()
    with cast.scope():
        day.refresh_from_db()
        assert (day.text, len(day.moments), day.by_name) == ("Een dinsdag.", 3, "Mia")
        with pytest.raises(NotReady):
            write_day(**told(day) | {"moments": []}, actor=cast.actor(who))
    sent = typed(TWO[0])  # the tick-box is off: a planner takes it back, a mentor cannot
    assert cast.client(who).post(way, sent).status_code == (302 if who == "mia" else 422)


def test_it_costs_as_much_with_more_moments(cast: Cast, building: Premises, day: NormalDay) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            Client().get(at(building, day))
        return len(seen)

    few: Any = asked()
    with cast.scope():
        day.moments = day.moments * 4
        day.save()
    assert asked() == few
