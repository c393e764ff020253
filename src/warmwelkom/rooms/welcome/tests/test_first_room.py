"""`/mijn/eerste-lokaal/`: the way to the room where the introduction week begins for me."""

from __future__ import annotations

from tests.cast import NOW, Cast
from tests.introweek_plan import make_week
from tests.pupils import apply, enrol
from tests.wayfinding import make_premises

from warmwelkom.rooms.transitions.models import Application, Enrolment
from warmwelkom.rooms.wayfinding.models import NormalDay, Place, Premises

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
    assert f"{ROOM}?lokaal=A12" in _page(cast, "/mijn/week/")


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
