"""What a new class had, and what a vmbo school could not teach."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.cast import YEAR, Cast
from tests.curriculum import add_module, add_unit, add_word, end_terms_of_care
from tests.pupils import add_pupil, enrol

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.curriculum.models import MissedAnswer, NotTaught
from warmwelkom.rooms.curriculum.queries.choices import without_candidate
from warmwelkom.rooms.curriculum.queries.classes import ClassPage, class_page

MISSED = "/leerstof/niet-gegeven/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def mapped(cast: Cast) -> Cast:
    """Two goals: the first is covered by module P/ZW/04, the second by the elective K/ZW/01."""
    with cast.scope():
        unit = add_unit(cast.places.care, "Wassen", "Koken")
        first, second = unit.goals.order_by("place")
        add_word(first, end_terms_of_care()[0], cast.alice, "covers")
        cook = add_module("K/ZW/01", "Koken", ("Koken", [("De kandidaat kan koken", "bb kb")]))
        add_word(second, cook.end_terms.get(), cast.alice, "covers")
    return cast


def student(cast: Cast, number: int, **words: Any) -> None:
    with cast.scope():
        row = add_pupil(cast, f"Evi{number}", **words)
        enrol(cast, row, f"S{number}", class_name="VZ-1b", programme=cast.places.care)


def page(cast: Cast, who: str = "joris") -> ClassPage:
    with cast.scope():
        return class_page(actor=cast.actor(who), name="VZ-1b", programme=cast.places.care.pk)


def figures(here: ClassPage) -> dict[str, tuple[int, int, int, int]]:
    return {
        row.module.code: (row.had, row.not_had, row.not_taught, row.unknown) for row in here.modules
    }


def test_it_works(mapped: Cast) -> None:
    for number in range(3):
        student(mapped, number, profile="ZW", modules=["P/ZW/04"])
    student(mapped, 3, profile="ZW", modules=["Mens en zorg", "k/zw/01"])
    student(mapped, 4, profile="EO", modules=["P/EO/01"])
    here = page(mapped)
    assert figures(here) == {"K/ZW/01": (1, 4, 0, 0), "P/ZW/04": (4, 1, 0, 0)}
    assert [(row.goal.text, row.had, row.not_had) for row in here.first] == [("Koken", 1, 4)]
    assert [(row.goal.text, row.had, row.not_had) for row in here.shorter] == [("Wassen", 4, 1)]
    address = reverse("curriculum:class", args=[mapped.places.care.pk, "VZ-1b"])
    html = mapped.client("joris").get(address).content.decode()
    assert "Van je 5 nieuwe studenten kennen we er 5" in html
    assert "Koken – 1 hadden het al, 4 niet" in html


def test_without_modules_the_profile_counts_and_electives_are_unknown(mapped: Cast) -> None:
    student(mapped, 1, profile="ZW", leerweg="kb")
    student(mapped, 2, profile="", leerweg="tl")
    student(mapped, 3, profile="", leerweg="")
    here = page(mapped)
    assert figures(here) == {"K/ZW/01": (0, 1, 0, 2), "P/ZW/04": (1, 1, 0, 1)}
    assert (here.listed, here.guessed) == (3, 1)


def test_what_was_not_taught_was_not_had(mapped: Cast) -> None:
    student(mapped, 1, profile="ZW", modules=["P/ZW/04"])
    assert tell(mapped, "dewi") == 302
    assert figures(page(mapped))["P/ZW/04"] == (0, 0, 1, 0)


def test_what_was_not_taught_in_another_year_says_nothing_of_these(mapped: Cast) -> None:
    student(mapped, 1, profile="ZW", modules=["P/ZW/04"])
    tell(mapped, "dewi")
    with mapped.scope():
        NotTaught.objects.update(school_year=YEAR - 1)
    assert figures(page(mapped))["P/ZW/04"] == (1, 0, 0, 0)


def test_an_end_term_that_was_missed_is_a_remark(mapped: Cast) -> None:
    for number in (1, 2):
        student(mapped, number, profile="ZW", modules=["P/ZW/04"])
    with mapped.scope():
        term = end_terms_of_care()[1]
    tell(mapped, "dewi", term.pk)
    here = page(mapped)
    assert figures(here)["P/ZW/04"] == (2, 0, 0, 0)
    [row] = [row for row in here.modules if row.module.code == "P/ZW/04"]
    assert row.missed == [(without_candidate(term.text), 2)]
    address = reverse("curriculum:class", args=[mapped.places.care.pk, "VZ-1b"])
    assert "Niet gegeven aan 2 van hen:" in mapped.client("joris").get(address).content.decode()


@pytest.mark.parametrize("name", ["esra", "alice", "hanna"])
def test_a_class_is_for_who_has_it(mapped: Cast, name: str) -> None:
    student(mapped, 1, profile="ZW")
    with pytest.raises(MayNotKnow):
        page(mapped, name)


def tell(cast: Cast, who: str, *terms: str, **more: str) -> int:
    with cast.scope():
        module = end_terms_of_care()[0].module_id
        where = f"{cast.places.witt_school.pk}/{cast.places.witt.pk}"
    said: dict[str, Any] = {"where": where, "reason": "illness", "remark": "Alleen theorie", **more}
    address = reverse("curriculum:tell_missed") + f"?module={module}"
    return cast.client(who).post(address, {**said, "term": list(terms)}).status_code


def test_a_school_tells_and_a_programme_answers(cast: Cast) -> None:
    with cast.scope():
        term = end_terms_of_care()[1]
    assert tell(cast, "dewi", term.pk) == 302
    assert tell(cast, "dewi", term.pk) == 302
    with cast.scope():
        row = NotTaught.objects.get()
        assert (row.end_term_id, row.reason) == (term.pk, "illness")
    html = cast.client("emre").get("/leerstof/niet-gegeven/").content.decode()
    assert "Alleen theorie" in html
    said = {"programme": str(cast.places.care.pk), "does": "teaches", "text": "In week 3"}
    address = reverse("curriculum:answer_missed", args=[row.pk])
    assert cast.client("emre").post(address, said).status_code == 302
    assert cast.client("emre").post(address, {**said, "does": "bridge"}).status_code == 302
    with cast.scope():
        assert MissedAnswer.objects.get().does == "bridge"
    assert "In week 3" in cast.client("dewi").get("/leerstof/niet-gegeven/").content.decode()


def test_who_receives_them_sees_which_goals_it_touches(mapped: Cast) -> None:
    tell(mapped, "dewi")
    assert "Verzorgende-IG: Wassen" in mapped.client("emre").get(MISSED).content.decode()
    for name in ("dewi", "esra"):
        assert "Verzorgende-IG: Wassen" not in mapped.client(name).get(MISSED).content.decode()


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    assert tell(cast, "dewi", reason="weather") == 422
    assert tell(cast, "dewi", where="elsewhere") == 422
    assert tell(cast, "dewi", "no-such-term") == 404
    with cast.scope():
        assert NotTaught.objects.count() == 0


@pytest.mark.parametrize(("name", "status"), [("carla", 422), ("emre", 404), ("hanna", 404)])
def test_nobody_tells_for_another_school(cast: Cast, name: str, status: int) -> None:
    assert tell(cast, name) == status


def test_it_is_taken_back_by_the_school_alone(cast: Cast) -> None:
    tell(cast, "dewi")
    with cast.scope():
        row = NotTaught.objects.get()
    address = reverse("curriculum:withdraw_missed", args=[row.pk])
    for name, status in (
        ("carla", 404),
        ("emre", 404),
        ("lena", 404),
        ("dewi", 302),
        ("dewi", 404),
    ):
        assert cast.client(name).post(address).status_code == status, name
    html = cast.client("emre").get("/leerstof/niet-gegeven/").content.decode()
    assert "Niets gemeld" in html
