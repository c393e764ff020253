"""How far dossiers are elsewhere: the newest day counts, and whoever is not on the list is told."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.cast import Cast
from tests.everything import Everything

from warmwelkom.engines.tables.schemas.dossiers import DOSSIER_STATUSES_KNOWN
from warmwelkom.rooms.transitions.models import DossierStatus
from warmwelkom.rooms.transitions.tests.desk import (
    DINA,
    DOSSIERS,
    LEAVERS,
    SAM,
    csv_of,
    plan,
    save,
    take,
)

NAMED = "Naam;Geboortedatum;Dossierstatus;Laatst gewijzigd"


def kept(cast: Cast) -> dict[str, tuple[str, str]]:
    with cast.scope():
        rows = DossierStatus.objects.select_related("transition")
        return {r.transition.pupil_number: (r.status, r.said_on.isoformat()) for r in rows}


def test_a_list_says_how_far_each_dossier_is(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    done = save(cast, "dewi", csv_of(DOSSIERS, "00123;Ter inzage;11-03-2026"))
    assert (done.kind, done.counts["new"]) == ("dossier_statuses", 1)
    assert kept(cast) == {"00123": ("shown", "2026-03-11")}


def test_the_name_and_birth_date_are_enough(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    save(cast, "dewi", csv_of(NAMED, "Visser, Sam;17-09-2009;ingevuld;12-03-2026"))
    assert kept(cast) == {"00124": ("filled", "2026-03-12")}


def test_the_newest_day_counts_in_whatever_order_lists_come(cast: Cast) -> None:
    lines = ("00123;open;01-03-2026", "00123;ingevuld;10-03-2026", "00123;ter inzage;10-03-2026")
    save(cast, "dewi", csv_of(LEAVERS, DINA))
    for order in permutations(lines):
        with cast.scope():
            DossierStatus.objects.all().delete()
        for line in order:
            save(cast, "dewi", csv_of(DOSSIERS, line))
        assert kept(cast) == {"00123": ("shown", "2026-03-10")}


def test_the_same_list_twice_changes_nothing(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA))
    content = csv_of(DOSSIERS, "00123;afgerond;11-03-2026")
    save(cast, "dewi", content)
    again = plan(cast, take(cast, "dewi", content))
    assert (len(again.new), len(again.changed), again.unchanged) == (0, 0, 1)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("99999;open;11-03-2026", "Deze leerling staat niet op jullie lijst. Kijk het nummer na, of zet eerst de nieuwe leerlingenlijst erin."),
        (";open;11-03-2026", "Hier ontbreekt het leerlingnummer. Vul het in, of de naam en de geboortedatum."),
    ],
)  # fmt: skip
def test_a_row_of_nobody_is_refused_and_the_rest_comes_in(
    cast: Cast, line: str, sentence: str
) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA))
    found = plan(cast, take(cast, "dewi", csv_of(DOSSIERS, line, "00123;open;11-03-2026")))
    assert [row.faults[0].sentence_nl for row in found.refused] == [sentence]
    assert len(found.new) == 1


def test_a_word_that_is_no_status_is_refused(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA))
    found = plan(cast, take(cast, "dewi", csv_of(DOSSIERS, "00123;groen;11-03-2026")))
    assert [row.faults[0].value for row in found.refused] == ["groen"]


def test_every_word_stands_for_one_status() -> None:
    words = [word for known in DOSSIER_STATUSES_KNOWN.values() for word in known]
    assert len(words) == len(set(words))
    assert list(DOSSIER_STATUSES_KNOWN) == DossierStatus.Status.values


def test_mbo_and_another_school_do_not_see_it(whole: Everything) -> None:
    cast = whole.cast
    seen = {}
    for who in ("alice", "dewi", "charlie", "emre", "fatima"):
        with cast.scope(who):
            rows = DossierStatus.objects.visible_to(
                cast.actor(who), "transitions.see_dossier_status"
            )
            seen[who] = sorted(rows.values_list("transition__pupil__given_name", flat=True))
    assert seen["alice"] == ["Dina"]
    assert "Cato" not in seen["dewi"] + seen["alice"]
    assert "Dina" not in seen["charlie"]
    assert seen["emre"] == []
