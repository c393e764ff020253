"""What each profile does for each programme: counted from words, weighed by who goes where, none under five."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.curriculum import add_module, add_unit, add_word, end_terms_of_care
from tests.everything import Everything
from tests.pupils import add_pupil, enrol

from warmwelkom.rooms.curriculum.models import EndTerm, Goal, Module, Settlement, Unit
from warmwelkom.rooms.curriculum.queries.covered import _kept as covered_kept
from warmwelkom.rooms.curriculum.queries.covered import covered
from warmwelkom.rooms.curriculum.queries.fit import fit_page
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.transitions.models import Transition

pytestmark = pytest.mark.django_db


@pytest.fixture
def goals(cast: Cast) -> list[Goal]:
    with cast.scope():
        unit = add_unit(cast.places.care, "Wassen", "Tillen", "Koken")
        return list(unit.goals.order_by("place"))


def say(cast: Cast, who: str, goal: Goal, terms: Iterable[EndTerm], value: str) -> None:
    for term in terms:
        add_word(goal, term, cast.people[who], value)


def counts(cast: Cast, leerweg: str = "") -> dict[str, int]:
    with cast.scope():
        picture = covered(region=cast.places.region.pk, leerweg=leerweg)
        return dict(picture.counts("ZW", cast.places.care.pk))


def elective() -> Module:
    return add_module("K/ZW/01", "Koken", ("Koken", [("De kandidaat kan koken", "bb")]))


def test_each_goal_is_in_one_state(cast: Cast, goals: list[Goal]) -> None:
    with cast.scope():
        terms = end_terms_of_care()
    assert counts(cast) == {"open": 3}
    with cast.scope():
        say(cast, "alice", goals[0], terms[:1], "covers")
        say(cast, "alice", goals[1], terms[:1], "none")
        say(cast, "alice", goals[2], elective().end_terms.all(), "covers")
    assert counts(cast) == {"twice": 1, "open": 1, "some": 1}
    with cast.scope():
        say(cast, "alice", goals[1], terms[1:], "none")
    assert counts(cast) == {"twice": 1, "missing": 1, "some": 1}


def test_of_one_leerweg_only_its_end_terms_count(cast: Cast, goals: list[Goal]) -> None:
    with cast.scope():
        terms = end_terms_of_care()
        say(cast, "alice", goals[0], terms[:1], "covers")
        say(cast, "alice", goals[1], terms[1:], "none")
    assert counts(cast, "gl") == {"missing": 1, "open": 2}


def test_who_differ_count_as_undecided_until_they_settle(cast: Cast, goals: list[Goal]) -> None:
    with cast.scope():
        term = end_terms_of_care()[0]
        say(cast, "alice", goals[0], [term], "covers")
        say(cast, "emre", goals[0], [term], "none")
    assert counts(cast) == {"disputed": 1, "open": 2}
    with cast.scope():
        Settlement.objects.create(
            region=cast.places.region, goal=goals[0], end_term=term, value="partly", at=NOW
        )
    assert counts(cast) == {"partly": 1, "open": 2}


def test_another_region_counts_for_itself(cast: Cast, goals: list[Goal]) -> None:
    with cast.scope():
        say(cast, "alice", goals[0], end_terms_of_care(), "covers")
    with cast.scope("lars"):
        assert covered(region=cast.places.other_region.pk).states == {}
    assert cast.client("lars").get("/leerstof/past/").status_code == 200


def send(cast: Cast, n: int, profile: str) -> None:
    """So many go this way. Six stay without a place, Dina with them: from one who does the others could be worked out."""
    with cast.scope():
        Transition.objects.filter(profile="EO").update(profile=profile)
        for number in range(5):
            add_pupil(cast, f"Nog {profile}{number}", profile=profile)
        for number in range(n):
            row = add_pupil(cast, f"{profile}{number}", profile=profile)
            enrol(cast, row, f"{profile}{number}", programme=cast.places.care)


@pytest.mark.parametrize(("n", "shown"), [(4, None), (6, 6)])
def test_no_number_under_five_is_shown_or_weighs(
    cast: Cast, goals: list[Goal], n: int, shown: int | None
) -> None:
    send(cast, n, "ZW")
    with cast.scope():
        say(cast, "alice", goals[0], end_terms_of_care(), "covers")
        page = fit_page(actor=cast.actor("alice"))
    row = page.rows[0]
    cell = next(one for one in row.cells if one.profile == "ZW")
    assert (cell.pupils, row.pupils) == (shown, shown or 0)
    assert row.twice == (None if shown is None else pytest.approx(1 / 3))


def test_the_page_shows_picture_and_table(cast: Cast, goals: list[Goal]) -> None:
    send(cast, 6, "ZW")
    with cast.scope():
        say(cast, "alice", goals[0], end_terms_of_care(), "covers")
    html = cast.client("alice").get("/leerstof/past/").content.decode()
    assert html.count('<rect class="cu-twice"') == 2  # one bar and the legend
    assert html.count('<rect class="cu-way"') == 2
    assert "1 dubbel, 2 open" in html
    assert "6 leerlingen" in html


def test_who_sees_the_figures_of_the_region_sees_no_pupils_here(
    cast: Cast, goals: list[Goal]
) -> None:
    """Of 23 who come from zorg and welzijn there, twenty in one cell here would tell three of the others."""
    send(cast, 20, "ZW")
    send(cast, 20, "PIE")
    with cast.scope():
        say(cast, "alice", goals[0], end_terms_of_care(), "covers")
        row = fit_page(actor=cast.actor("hanna")).rows[0]
    assert ({cell.pupils for cell in row.cells}, row.twice, row.missing) == ({None}, None, None)
    client = cast.client("hanna")
    html = client.get("/leerstof/past/").content.decode()
    assert [
        word for word in ("cu-way", "gewogen naar herkomst", "20 leerlingen") if word in html
    ] == []
    assert "1 dubbel, 2 open" in html
    detail = reverse("curriculum:fit_of", args=["ZW", cast.places.care.pk])
    for address in (detail, reverse("curriculum:profile", args=["ZW"])):
        told = [
            bool(re.search(r"\d+ leerlingen", cast.client(who).get(address).content.decode()))
            for who in ("hanna", "alice")
        ]
        assert told == [False, True], address


def test_one_without_a_place_is_not_told_by_the_others(cast: Cast, goals: list[Goal]) -> None:
    """Of 21 with a profile twenty go to one programme; how many have the profile stands on another page."""
    send(cast, 20, "ZW")
    with cast.scope():
        waiting = Transition.objects.filter(profile="ZW", enrolments=None)
        Transition.objects.filter(pk__in=[row.pk for row in waiting[1:]]).delete()
        say(cast, "alice", goals[0], end_terms_of_care(), "covers")
        row = fit_page(actor=cast.actor("alice")).rows[0]
    assert {cell.pupils for cell in row.cells} == {None}


@pytest.mark.usefixtures("goals")
def test_more_programmes_ask_no_more(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert cast.client("alice").get("/leerstof/past/").status_code == 200
        return len(asked)

    cost()
    before = cost()
    with cast.scope():
        for number in range(3):
            more = Programme.objects.create(
                region=cast.places.region, school=cast.places.yuverta, crebo=f"2560{number}",
                name="Kok", level=2,
            )  # fmt: skip
            add_unit(more, "Koken")
    cast.client("alice").get("/leerstof/past/")
    assert cost() == before


@pytest.mark.parametrize("name", ["lars", "fatima", "dina"])
def test_a_stranger_gets_404(cast: Cast, name: str) -> None:
    address = reverse("curriculum:fit_of", args=["ZW", cast.places.care.pk])
    assert cast.client(name).get(address).status_code == 404


def test_every_page_asks_little(whole: Everything) -> None:
    """The picture anew, as after a word: twelve questions at most (docs/design.md 7)."""
    cast = whole.cast
    with cast.scope():
        unit = Unit.objects.filter(school=cast.places.mondriaan).first()
        assert unit is not None
        keys = {"programme": unit.programme_id, "unit": unit.pk, "module": "m-P-ZW-04"}
    pages = ["", "opleidingen/", f"opleidingen/{keys['programme']}/", f"onderdeel/{keys['unit']}/",
             f"onderdeel/{keys['unit']}/woorden/", f"onderdeel/{keys['unit']}/{keys['module']}/", "past/",
             "verschillen/", f"past/ZW/{keys['programme']}/", "voorstellen/", "niet-gegeven/", "klas/",
             f"klas/{keys['programme']}/VZ-1b/", "?zoek=verband"]  # fmt: skip
    found = {}
    client = cast.client("joris")
    for page in pages:
        address = f"/leerstof/{page}"
        assert client.get(address).status_code == 200, page
        covered_kept.clear()
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        frame = ("SAVEPOINT", "warmwelkom.region")
        found[page] = sum(not any(word in row["sql"] for word in frame) for row in asked)
    assert {page: n for page, n in found.items() if n > 12} == {}
