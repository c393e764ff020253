"""`/mijn/eerste-lokaal/`: the way to the room where the introduction week begins for me."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.introweek_plan import FIRST_DAY, make_week
from tests.pupils import apply, enrol
from tests.wayfinding import make_premises

from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.models import WeekBuilding
from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.transitions.models import Application, Enrolment
from warmwelkom.rooms.wayfinding.models import NormalDay, Place, Premises
from warmwelkom.rooms.welcome.queries.first_room import first_room_for

ROOM = "/mijn/eerste-lokaal/"


def _building(cast: Cast, *, room: str = "") -> Premises:
    """Dina is enrolled at a school with a public building, where one door says `room`."""
    with cast.scope():
        enrol(cast, cast.dina, "S1", programme=cast.places.care)
        building = make_premises(school=cast.places.mondriaan)
        Place.objects.filter(premises=building, slug="b107").update(room_code=room)
    return building


def _page(cast: Cast, path: str, who: str = "dina") -> str:
    return str(cast.client(who).get(path).content.decode())


def test_the_way_stands_on_the_own_page(cast: Cast) -> None:
    assert ROOM in _page(cast, "/mijn/")


def test_a_building_that_is_not_public_is_not_named(cast: Cast) -> None:
    building = _building(cast)
    with cast.scope():
        Premises.objects.filter(pk=building.pk).update(published_at=None)
    assert building.slug not in _page(cast, ROOM)


def test_while_there_is_no_plan_one_can_look_round(cast: Cast) -> None:
    building = _building(cast)
    for who in ("dina", "parent"):
        page = _page(cast, ROOM, who)
        assert "weten we nog niet" in page
        assert f"/wegwijs/{building.region.slug}/{building.slug}/" in page


def test_the_room_of_the_plan_leads_to_its_route(cast: Cast) -> None:
    building = _building(cast, room="aula")
    with cast.scope():
        make_week(cast.dina, school=cast.places.mondriaan)
    answer = cast.client("dina").get(ROOM)
    assert answer.status_code == 302
    assert answer["Location"] == f"/wegwijs/{building.region.slug}/{building.slug}/route/?naar=b107"


def test_a_room_that_is_not_drawn_is_told(cast: Cast) -> None:
    _building(cast)
    with cast.scope():
        make_week(cast.dina, school=cast.places.mondriaan)
    assert "Je begint in Aula." in _page(cast, ROOM)


def test_without_a_week_the_class_list_leads_to_the_room(cast: Cast) -> None:
    building = _building(cast, room="B1.07")
    with cast.scope():
        Enrolment.objects.filter(transition=cast.dina).update(first_room="b1.07")
    answer = cast.client("dina").get(ROOM)
    assert answer.status_code == 302
    assert answer["Location"] == f"/wegwijs/{building.region.slug}/{building.slug}/route/?naar=b107"


def test_a_school_that_was_applied_to_can_be_looked_round_in(cast: Cast) -> None:
    """Before there is a place, and no longer when the answer was no."""
    with cast.scope():
        building = make_premises(school=cast.places.mondriaan)
        row = apply(cast, cast.dina, school=cast.places.mondriaan)
    for page in (ROOM, "/mijn/"):
        assert f"/wegwijs/{building.region.slug}/{building.slug}/" in _page(cast, page)
    assert "Kijk alvast rond" in _page(cast, "/mijn/", "parent")
    with cast.scope():
        Application.objects.filter(pk=row.pk).update(legal_status="rejected")
    assert "Kijk alvast rond" not in _page(cast, "/mijn/")


def test_two_rooms_of_one_name_are_not_guessed(cast: Cast) -> None:
    building = _building(cast, room="Aula")
    with cast.scope():
        Place.objects.filter(premises=building, slug="ingang").update(
            room_code="AULA", checked_on=NOW.date()
        )
        make_week(cast.dina, school=cast.places.mondriaan)
    assert "Je begint in Aula." in _page(cast, ROOM)


def test_another_room_of_the_own_week_is_asked_for_by_name(cast: Cast) -> None:
    building = _building(cast, room="A12")
    with cast.scope():
        make_week(cast.dina, school=cast.places.mondriaan)
    there = f"/wegwijs/{building.region.slug}/{building.slug}/route/?naar=b107"
    assert cast.client("dina").get(ROOM, {"lokaal": "A12"})["Location"] == there
    assert "Je begint in Aula." in _page(cast, f"{ROOM}?lokaal=elders")
    assert f"{ROOM}?lokaal=A12&amp;gebouw=A" in _page(cast, "/mijn/week/")


def make_another(building: Premises, location: Location) -> Premises:
    """A second building of the school, where a door says Aula too."""
    of = {"region": building.region, "school": building.school}
    with region_scope(building.region_id):
        other: Premises = Premises.objects.create(
            **of, location=location, name="Gebouw B", slug="gebouw-b", made_at=NOW, published_at=NOW
        )
        Place.objects.create(
            region=building.region, premises=other, slug="aula", name="De aula", kind="other",
            room_code="AULA", published_at=NOW, checked_on=NOW.date(),
        )  # fmt: skip
    return other


@pytest.mark.parametrize("asked", ["", "?lokaal=Aula", "?lokaal=Aula&gebouw=B"])
@pytest.mark.parametrize(
    ("name", "location", "is_found"),
    [("A", False, False), ("gebouw b", False, True), ("B", True, True)],
)
def test_of_two_rooms_of_one_name_the_building_says_which(
    cast: Cast, name: str, asked: str, *, location: bool, is_found: bool
) -> None:
    """Both buildings have an aula; the plan names the second by its own name, or by its location."""
    at = cast.places.mondriaan_location if location else None
    other = make_another(_building(cast, room="Aula"), cast.places.mondriaan_location)
    with cast.scope():
        make_week(cast.dina, school=cast.places.mondriaan)
        WeekBuilding.objects.update(name=name, location=at)
    answer = cast.client("dina").get(ROOM + asked)
    if is_found:
        there = f"/wegwijs/{other.region.slug}/{other.slug}/route/?naar=aula"
        assert answer["Location"] == there
    else:
        assert "Je begint in Aula." in answer.content.decode()


@pytest.mark.parametrize(
    ("hour", "room"), [(8, "Aula"), (9, "Aula"), (10, "A12"), (11, "A12"), (12, "")]
)
def test_an_hour_that_is_over_is_behind_us(cast: Cast, hour: int, room: str) -> None:
    """Dina is in the aula from nine to ten, and in A12 from eleven to twelve."""
    with cast.scope():
        make_week(cast.dina, school=cast.places.mondriaan)
        now = dt.datetime.combine(FIRST_DAY, dt.time(hour), tzinfo=AMSTERDAM).astimezone(dt.UTC)
        assert first_room_for(actor=cast.actor("dina"), now=now).room == room


def test_an_ordinary_day_of_the_own_programme_stands_on_the_own_page(cast: Cast) -> None:
    building = _building(cast)
    with cast.scope():
        day = NormalDay.objects.get(premises=building)
    there = f"/wegwijs/{building.region.slug}/{building.slug}/gewone-dag/{day.pk}/"
    for who in ("dina", "parent"):
        assert there in _page(cast, "/mijn/", who)
    with cast.scope():
        NormalDay.objects.update(published_at=None)
    assert there not in _page(cast, "/mijn/")


def test_staff_get_404(cast: Cast) -> None:
    assert cast.client("alice").get(ROOM).status_code == 404
