"""Whom a row is about: by number or by name, at which campus, and what does not fit."""

from __future__ import annotations

import pytest
from tests.cast import Cast

from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS
from warmwelkom.rooms.transitions.models import Application, Transition
from warmwelkom.rooms.transitions.tests.desk import (
    DINA,
    E1,
    ENROLMENTS,
    LEAVERS,
    NAMED_RESULTS,
    NOOR,
    SAM,
    csv_of,
    plan,
    save,
    some,
    take,
)


def test_a_list_without_numbers_finds_who_is_known_by_number(cast: Cast) -> None:
    without = "Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klas"
    found = plan(cast, take(cast, "dewi", csv_of(without, "DINA;de;Bakker;03-05-2010;4K2")))
    assert some(found.counts()) == {"rows": 1, "changed": 1}
    assert found.changed[0].changes["class_name"] == ("4K1", "4K2")


def test_a_number_that_comes_later_finds_who_had_none(cast: Cast) -> None:
    with cast.scope():
        Transition.objects.filter(pk=cast.dina.pk).update(pupil_number="")
    found = plan(cast, take(cast, "dewi", csv_of(LEAVERS, DINA)))
    assert found.changed[0].changes["pupil_number"] == ("", "00123")


def test_two_alike_are_nobodys_guess(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM, SAM.replace("00124", "00199")))
    named = csv_of(NAMED_RESULTS, "Sam;;Visser;17-09-2009;geslaagd")
    found = plan(cast, take(cast, "dewi", named))
    assert [row.faults[0].sentence_nl for row in found.refused] == [
        "Er zijn twee mensen die zo heten en op die dag geboren zijn. Zet het nummer erbij."
    ]


@pytest.mark.parametrize(
    ("row", "result"),
    [
        ("Dina;de;Bakker;03-05-2010;geslaagd", "passed"),
        ("dina;DE;bakker;3-5-2010;herexamen", "resit"),
        (";de;Bakker;03-05-2010;afgewezen", "failed"),
    ],
)
def test_results_by_name(cast: Cast, row: str, result: str) -> None:
    save(cast, "dewi", csv_of(NAMED_RESULTS, row))
    with cast.scope():
        dina = Transition.objects.select_related("pupil").get(pk=cast.dina.pk)
    assert (dina.exam_result, dina.pupil.given_name, dina.pupil.prefix) == (result, "Dina", "de")


def test_a_result_needs_a_number_or_a_name_with_a_birth_date(cast: Cast) -> None:
    columns = "Leerlingnummer;Roepnaam;Achternaam;Geboortedatum;Uitslag"
    found = plan(cast, take(cast, "dewi", csv_of(columns, ";Dina;Bakker;;geslaagd")))
    assert found.refused[0].faults[0].sentence_nl.startswith("Hier ontbreekt het leerlingnummer.")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("20MJ00", "new"),
        ("20mj", "new"),
        ("Johan de Witt", "new"),
        ("hoofdlocatie", "new"),
        ("", "new"),
        ("20MJ05", "refused"),
        ("19ZP00", "refused"),
        ("19ZP", "refused"),
    ],
)
def test_which_campus_a_row_is_about(cast: Cast, said: str, status: str) -> None:
    found = plan(cast, take(cast, "dewi", csv_of(f"{LEAVERS};Vestiging", f"{SAM};{said}")))
    assert {**some(found.counts()), "missing": 0} == {"rows": 1, status: 1, "missing": 0}


def test_text_that_does_not_fit_is_told_before_it_is_saved(cast: Cast) -> None:
    """A class of 50 signs is left out with a word; a number of 50 signs keeps the row out."""
    found = plan(
        cast,
        take(
            cast,
            "dewi",
            csv_of(LEAVERS, SAM.replace("4K1", "4" * 50), NOOR.replace("125", "1" * 35)),
        ),
    )
    assert [(line, note.column) for line, note in found.notes] == [(2, "Klas")]
    assert found.new[0].values["class_name"] == ""
    assert [row.faults[0].column for row in found.refused] == ["Leerlingnummer"]


def test_no_kind_keeps_more_than_its_table_holds() -> None:
    """Every field of text that a kind writes has its length known to the plan."""
    open_ended = {
        f"{kind.name}.{name}"
        for kind in KINDS.values()
        for name in kind.shown
        if name not in kind.lengths()
    }
    dates = ("birth_date", "_on", "begins", "ends", "changed_at")
    others = ("_id", "modules", "teachers", "level")
    assert [name for name in open_ended if not name.endswith((*dates, *others))] == []


def test_an_enrolment_without_crebo_column_keeps_its_programme(cast: Cast) -> None:
    save(cast, "emre", csv_of(ENROLMENTS, E1))
    columns = "Studentnummer;Roepnaam;Achternaam;Klas"
    found = plan(cast, take(cast, "emre", csv_of(columns, "S-1;Dina;Bakker;VZ-1c")))
    assert found.changed[0].changes == {"class_name": ("VZ-1b", "VZ-1c")}
    with cast.scope():
        assert Application.objects.count() == 0
