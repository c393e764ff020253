"""Whoever teaches them next finds what pupils learned: by profile, by module, by the beginning of a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.curriculum import add_module
from tests.pupils import add_pupil

from warmwelkom.rooms.curriculum.models import EndTerm, Module
from warmwelkom.rooms.curriculum.queries.browse import module_page
from warmwelkom.rooms.curriculum.queries.search import MOST_TERMS, search

pytestmark = pytest.mark.django_db
SLO = Path(__file__).resolve().parents[6] / "shared" / "data" / "vmbo_curriculum" / "slo_json"


@pytest.fixture
def module() -> Module:
    return add_module(
        "K/BWI/02",
        "Metselen",
        (
            "Metselwerk uitvoeren",
            [
                ("De kandidaat kan een stuk metselwerk uitvoeren", "bb kb gl"),
                ("De kandidaat kan de werking van mortel uitleggen", "kb gl"),
            ],
        ),
        ("Voegen", [("De kandidaat kan metselwerken voegen", "bb")]),
    )


def texts(words: str, leerweg: str = "") -> list[str]:
    return [term.text[17:] for term in search(words=words, leerweg=leerweg).end_terms]


def test_the_beginning_of_a_word_is_enough_and_both_numbers_are_found(module: Module) -> None:
    del module
    assert texts("metsel") == ["een stuk metselwerk uitvoeren", "metselwerken voegen"]
    assert texts("metsel uitvoer") == ["een stuk metselwerk uitvoeren"]
    assert texts("metselwerk", "bb") == ["een stuk metselwerk uitvoeren", "metselwerken voegen"]
    assert texts("mortel", "bb") == []
    assert [row.code for row in search(words="metselen").modules] == ["K/BWI/02"]


@pytest.mark.parametrize(
    "words", ["", "'", "a & !", "metsel:*", "); drop table", "\x00", "أ", "%", "💧", "a" * 300]
)
def test_any_words_are_answered(module: Module, words: str) -> None:
    assert Client().get("/leerstof/", {"zoek": words, "leerweg": words}).status_code == 200
    assert module.code


def test_a_long_answer_says_how_many_are_left() -> None:
    terms = [(f"De kandidaat kan hout zagen {n}", "bb") for n in range(MOST_TERMS + 3)]
    add_module("P/BWI/01", "Hout", ("Zagen", terms))
    found = search(words="hout zagen")
    assert (len(found.end_terms), found.count, found.more) == (MOST_TERMS, MOST_TERMS + 3, 3)
    assert "Er zijn nog 3 eindtermen" in Client().get("/leerstof/?zoek=hout").content.decode()


def test_a_module_shows_what_holds_for_the_leerweg(module: Module) -> None:
    here = module_page(slo_id=module.pk, leerweg="bb")
    assert here is not None
    assert [len(part.end_terms) for part in here.parts] == [1, 1]
    page = Client().get(f"/leerstof/module/{module.pk}/?leerweg=bb").content.decode()
    assert "Een stuk metselwerk uitvoeren" in page
    assert "mortel" not in page
    assert (
        "De werking van mortel uitleggen"
        in Client().get(f"/leerstof/module/{module.pk}/").content.decode()
    )


def test_without_end_terms_the_page_says_who_loads_them() -> None:
    module = add_module("P/BWI/01", "Bouwproces")
    for path in ("/leerstof/", f"/leerstof/module/{module.pk}/"):
        assert "nog niet geladen" in Client().get(path).content.decode()
    assert Client().get("/leerstof/profiel/NIETS/").status_code == 404
    assert Client().get("/leerstof/module/niets/").status_code == 404


def test_more_modules_ask_no_more(module: Module) -> None:
    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            Client().get(path)
        return len(asked)

    before = [cost("/leerstof/?zoek=hout"), cost("/leerstof/profiel/BWI/")]
    for number in range(3, 9):
        add_module(f"K/BWI/0{number}", "Hout", ("Zagen", [("De kandidaat kan hout zagen", "bb")]))
    assert [cost("/leerstof/?zoek=hout"), cost("/leerstof/profiel/BWI/")] == before
    assert module.code


def test_staff_see_where_pupils_follow_a_profile_but_no_small_number(cast: Cast) -> None:
    add_module("P/ZW/04", "Mens en zorg")
    with cast.scope():
        for number in range(12):
            add_pupil(cast, f"A{number}", profile="ZW")
            add_pupil(cast, f"B{number}", profile="ZW" if number < 3 else "EO", location=cast.places.maris)  # fmt: skip
    seen = cast.client("emre").get("/leerstof/profiel/ZW/").content.decode()
    assert "Johan de Witt</bdi>: 12 leerlingen" not in seen  # with it, and the sum, Maris is found
    assert "Maris College" not in seen
    assert "En op 2 vestigingen" in seen
    assert 'id="vestigingen"' not in Client().get("/leerstof/profiel/ZW/").content.decode()


@pytest.mark.skipif(not SLO.exists(), reason="SLO's files are not beside the project")
def test_in_slos_own_files_words_are_found_by_the_index() -> None:
    call_command("reference", "load", "curriculum", str(SLO))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE curriculum_endterm")
    assert EndTerm.objects.count() == 3473
    found = search(words="klant")
    assert found.count > 20
    assert all("klant" in term.text.lower() for term in found.end_terms)
