"""Law: data of pupils leaves the house, a dossier is handed over and a key is made only by who just showed who they are."""

from __future__ import annotations

import pytest

from tests.cast import STAFF, Cast
from tests.laws.doors import addresses_of
from warmwelkom.base.access.checks import url_patterns

TOO_LONG = 16 * 60
ASKS = {
    "handover/views/take_along_of_format.as_file",
    "handover/views/take_along_of_format.paper",
    "handover/views/rights.everything",
    "handover/views/acts.deliver",
    "handover/views/class_view.deliver_all",
    "transitions/views/pupils.export",
    "transitions/views/lists.refused_rows",
    "introweek/views/lists_of_week.list_out",
    "introweek/views/lists_of_week.plan_out",
    "introweek/views/plan_on_paper.file",
    "summer/views/trials.file",
    "summer/views/keys.keys",
    "thinktank/views/tokens.tokens",
}
NO_PUPIL_IN_IT = (
    "/denktank/", "/bijeenkomsten/", "/nieuws/", "/oproep/", "/wegwijs/", "/leerstof/", "/static/",
    "/weekagenda/", "/cijfers/",
)  # fmt: skip
"""Rooms that know no pupil: what leaves there is open, or of the meeting; counts that hide what is small; and a teacher's own calendar, that a program
fetches with a secret address and nobody's login."""


def test_these_doors_ask() -> None:
    marked = {
        f"{pattern.callback.__module__.removeprefix('warmwelkom.rooms.').replace('.', '/')}.{pattern.callback.__name__}"
        for _route, pattern in url_patterns()
        if getattr(pattern.callback, "asks_again", False)
    }
    assert marked == ASKS


@pytest.mark.parametrize("name", ["dewi", "alice", "hanna", "mia", "emre", "ibrahim", "joris"])
def test_no_file_with_pupils_leaves_without_asking(cast: Cast, name: str) -> None:
    browser = cast.client(name, opened_lock=TOO_LONG)
    left = [
        address
        for address in addresses_of(cast).values()
        if not address.startswith(NO_PUPIL_IN_IT)
        and "attachment" in browser.get(address).get("Content-Disposition", "")
    ]
    assert left == []


def test_who_comes_back_from_the_lock_gets_what_they_asked(cast: Cast) -> None:
    address = "/leerlingen/lijst/csv/"
    late = cast.client("dewi", opened_lock=TOO_LONG).get(address)
    assert (late.status_code, late["Location"]) == (
        302,
        "/account/2fa/reauthenticate/?next=%2Fleerlingen%2Flijst%2Fcsv%2F",
    )
    assert cast.client("dewi").get(address).status_code == 200


def test_a_button_is_not_pressed_behind_anybodys_back(cast: Cast) -> None:
    browser = cast.client("alice", opened_lock=TOO_LONG)
    page = "http://testserver/overdracht/?klas=4K1"
    answer = browser.post("/overdracht/klas/overdragen/", headers={"referer": page})
    assert answer.status_code in (302, 404)
    if answer.status_code == 302:
        assert answer["Location"].startswith("/account/2fa/reauthenticate/?next=%2Foverdracht%2F")


def test_another_site_says_not_where_we_go(cast: Cast) -> None:
    browser = cast.client("dewi", opened_lock=TOO_LONG)
    answer = browser.post("/leerlingen/lijst/csv/", headers={"referer": "https://evil.example/x"})
    assert answer["Location"] == "/account/2fa/reauthenticate/?next=%2Fstart%2F"


def test_a_proof_of_somebody_else_counts_for_nothing(cast: Cast) -> None:
    browser = cast.client("dewi")
    session = browser.session
    session["account_authentication_methods_user"] = str(cast.alice.pk)
    session.save()
    assert browser.get("/leerlingen/lijst/csv/").status_code == 302


@pytest.mark.parametrize("name", ["dina", "parent"])
def test_a_pupil_takes_their_own_along_at_once(cast: Cast, name: str) -> None:
    assert name not in STAFF
    assert cast.client(name).get("/mijn/gegevens/").status_code == 200
