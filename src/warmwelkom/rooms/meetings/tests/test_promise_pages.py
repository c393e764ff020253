"""What I promised, and the page where one click settles it: a POST of who is logged in, nothing else."""

from __future__ import annotations

from django.test import Client
from tests.cast import Cast
from tests.meetings import add_meeting
from tests.minutes import add_promise, cost_of, publish

from warmwelkom.rooms.meetings.models import ActionItem

AT = "/bijeenkomsten/haaglanden/afspraken/"


def promised(cast: Cast, what: str = "Bel de scholen", **fields: object) -> ActionItem:
    row = add_meeting(cast.places.region)
    fields = {"person": cast.bob, "person_name": "Bob"} | fields
    made = add_promise(row, what, **fields)  # type: ignore[arg-type]  # as add_promise takes them
    publish(row)
    return made


def state_of(cast: Cast, row: ActionItem) -> str:
    with cast.scope("hanna"):
        row.refresh_from_db()
        return str(row.state)


def test_one_click_settles_it_and_it_can_be_undone(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = promised(cast)
    bob = cast.client("bob")
    answer = bob.post(f"{AT}{row.pk}/", {"state": "done"}, follow=True)
    shown = answer.content.decode()
    assert state_of(cast, row) == "done"
    assert f"{AT}{row.pk}/?state=open" in shown
    bob.post(f"{AT}{row.pk}/?state=open")
    assert state_of(cast, row) == "open"


def test_looking_never_settles_and_who_is_not_logged_in_goes_to_log_in(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = promised(cast)
    cast.client("bob").get(f"{AT}{row.pk}/?state=done")
    for answer in (Client().get(f"{AT}{row.pk}/?state=done"), Client().post(f"{AT}{row.pk}/", {"state": "done"})):  # fmt: skip
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/login/")
    assert state_of(cast, row) == "open"


def test_dropping_without_a_reason_is_asked(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = promised(cast)
    answer = cast.client("bob").post(f"{AT}{row.pk}/", {"state": "dropped", "reason": ""})
    assert answer.status_code == 422
    assert "Schrijf in een zin waarom het niet meer nodig is." in answer.content.decode()
    assert state_of(cast, row) == "open"


def test_mine_are_there_and_those_of_my_organisation_and_nobody_elses(cast: Cast) -> None:
    school = cast.places.witt_school
    with cast.scope("hanna"):
        promised(cast, "Van Bob", school=school)
        promised(cast, "Van de school", person=None, person_name="", school=school)
        promised(cast, "Van Bob, te laat", in_days=-300)
        row = add_meeting(cast.places.region)
        add_promise(row, "Nog niet openbaar", person=cast.bob, person_name="Bob")
    bob = cast.client("bob").get(AT).content.decode()
    for what, is_there in {
        "Van Bob": True, "Van de school": False, "Van Bob, te laat": True, "Nog niet openbaar": False,
    }.items():  # fmt: skip
        assert (what in bob) is is_there
    ibrahim = cast.client("ibrahim").get(AT).content.decode()
    assert "Van de school" in ibrahim
    assert "Van Bob" not in ibrahim
    assert "Je hebt niets openstaan" in cast.client("pelle").get(AT).content.decode()


def test_another_region_gets_404(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = promised(cast)
    for name in ("lars", "dina", "olga"):
        assert cast.client(name).get(f"{AT}{row.pk}/").status_code in (302, 404)
        assert cast.client(name).get(AT).status_code in (302, 404)


def test_it_asks_as_much_for_three_as_for_one(cast: Cast) -> None:
    asked = []
    for number in (1, 2):
        with cast.scope("hanna"):
            for _each in range(number):
                promised(cast)
        asked.append(cost_of(cast.client("bob"), AT))
    assert asked[0] == asked[1]
    assert asked[0] <= 12
