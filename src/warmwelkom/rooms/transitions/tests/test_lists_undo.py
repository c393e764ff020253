"""Undo gives back exactly what was there, newest list first, and never takes people's work away."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.cast import NOW, Cast

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.transitions.domain.lists.undo import (
    NewerListFirst,
    UndoIsOver,
)
from warmwelkom.rooms.transitions.models import (
    ListUpload,
    Transition,
)
from warmwelkom.rooms.transitions.tests.desk import (
    A1,
    A2,
    APPLICATIONS,
    DINA,
    DOSSIERS,
    E1,
    E2,
    ENROLMENTS,
    LEAVERS,
    NOOR,
    PRESENCE,
    RESULTS,
    SAM,
    STATUSES,
    csv_of,
    rows,
    save,
    take,
    undo,
)

MESSAGE = "m1;A-1;OFFERED;2026-04-01;2999-12-31;2026-04-01T09:00:00;CAMBO"
LATER = MESSAGE.replace("OFFERED", "ENROLLED").replace("T09", "T10")
CASES: dict[str, tuple[str, list[bytes], bytes]] = {
    # who gives it, the lists before it, and the list that is undone: new, changed and the rest
    "leavers": (
        "dewi",
        [csv_of(LEAVERS, DINA, NOOR)],
        csv_of(LEAVERS, DINA.replace("kader", "basis").replace("dina@", "d@"), SAM),
    ),
    "exam_results": (
        "dewi",
        [csv_of(LEAVERS, DINA, SAM), csv_of(RESULTS, "00123;gezakt;11-06-2026")],
        csv_of(RESULTS, "00123;geslaagd;20-06-2026", "00124;geslaagd;20-06-2026"),
    ),
    "dossier_statuses": (
        "dewi",
        [csv_of(LEAVERS, DINA, SAM), csv_of(DOSSIERS, "00123;open;11-03-2026")],
        csv_of(DOSSIERS, "00123;afgerond;20-03-2026", "00124;ingevuld;20-03-2026"),
    ),
    "applications": (
        "emre",
        [csv_of(APPLICATIONS, A1)],
        csv_of(APPLICATIONS, A1.replace("25655", "25656").replace("Ontvangen", "Afgewezen"), A2),
    ),
    "enrolments": (
        "emre",
        [csv_of(APPLICATIONS, A1, A2), csv_of(ENROLMENTS, E1)],
        csv_of(ENROLMENTS, E1.replace("A-1", "A-2").replace("24-08", "25-08"), E2),
    ),
    "statuses": (
        "emre",
        [csv_of(APPLICATIONS, A1, A2), csv_of(STATUSES, MESSAGE)],
        csv_of(STATUSES, LATER, LATER.replace("m1", "m2"), LATER.replace("A-1", "A-2")),
    ),
    "presence": (
        "emre",
        [csv_of(ENROLMENTS, E1, E2), csv_of(PRESENCE, "S-1;;25-08-2026;ja")],
        csv_of(PRESENCE, "S-1;;24-08-2026;ja", "S-1;;01-10-2026;ja", "S-2;;24-08-2026;nee"),
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_everything_is_as_it_was(cast: Cast, kind: str) -> None:
    who, earlier, content = CASES[kind]
    for before in earlier:
        save(cast, who, before)
    was = rows(cast)
    done = save(cast, who, content)
    assert done.kind == kind
    assert rows(cast) != was
    undo(cast, who, done)
    assert rows(cast) == was


def test_whoever_was_gone_or_came_back_is_as_before(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    was = rows(cast)
    with cast.scope():
        keys = {str(row.pk) for row in Transition.objects.filter(pupil_number="00124")}
    left = save(cast, "dewi", csv_of(LEAVERS, DINA), gone=keys, now=NOW)
    gone = rows(cast)
    back = save(cast, "dewi", csv_of(LEAVERS, SAM), now=NOW + dt.timedelta(hours=1))
    undo(cast, "dewi", back)
    assert rows(cast) == gone
    undo(cast, "dewi", left)
    assert rows(cast) == was


def _later(hours: int) -> dict[str, Any]:
    return {"now": NOW + dt.timedelta(hours=hours)}


def test_the_newest_goes_first(cast: Cast) -> None:
    first = save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    second = save(cast, "dewi", csv_of(LEAVERS, DINA, SAM, NOOR), **_later(1))
    with pytest.raises(NewerListFirst):
        undo(cast, "dewi", first)
    undo(cast, "dewi", second)
    undo(cast, "dewi", first)
    with cast.scope():
        assert [row.pupil_number for row in Transition.objects.all()] == ["00123"]


@pytest.mark.parametrize(
    ("who", "earlier", "later"),
    [
        ("dewi", csv_of(LEAVERS, SAM), csv_of(RESULTS, "00124;geslaagd;")),
        ("dewi", csv_of(LEAVERS, SAM), csv_of(DOSSIERS, "00124;open;12-03-2026")),
        ("emre", csv_of(APPLICATIONS, A1), csv_of(STATUSES, MESSAGE)),
        ("emre", csv_of(APPLICATIONS, A1), csv_of(ENROLMENTS, E1)),
        ("emre", csv_of(ENROLMENTS, E1), csv_of(PRESENCE, "S-1;;24-08-2026;ja")),
    ],
)
def test_what_rests_on_a_list_goes_first(
    cast: Cast, who: str, earlier: bytes, later: bytes
) -> None:
    """Else the messages, results or days of the later list would go with the rows they are about."""
    first = save(cast, who, earlier)
    second = save(cast, who, later, **_later(1))
    was = rows(cast)
    with pytest.raises(NewerListFirst):
        undo(cast, who, first)
    assert rows(cast) == was
    undo(cast, who, second)
    undo(cast, who, first)


def test_another_campus_and_another_school_do_not_stand_in_the_way(cast: Cast) -> None:
    first = save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    save(cast, "carla", csv_of(LEAVERS, NOOR), **_later(1))
    undo(cast, "dewi", first)
    with cast.scope():
        numbers = Transition.objects.order_by("pupil_number").values_list("pupil_number", flat=True)
        assert list(numbers) == ["00123", "00125"]


def test_a_list_of_the_whole_school_stands_in_the_way(cast: Cast) -> None:
    first = save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    save(cast, "ibrahim", csv_of(LEAVERS, DINA, SAM), location=None, **_later(1))
    with pytest.raises(NewerListFirst):
        undo(cast, "dewi", first)


def test_twice_is_told(cast: Cast) -> None:
    done = save(cast, "dewi", csv_of(LEAVERS, SAM))
    undo(cast, "dewi", done)
    with pytest.raises(ChangedMeanwhile):
        undo(cast, "dewi", done)
    with pytest.raises(ChangedMeanwhile):
        undo(cast, "dewi", take(cast, "dewi", csv_of(LEAVERS, SAM)))


def test_after_its_term_nothing_is_undone(cast: Cast) -> None:
    done = save(cast, "dewi", csv_of(LEAVERS, SAM))
    with cast.scope():
        ListUpload.objects.update(erased_at=NOW, undo_with={})
    was = rows(cast)
    with pytest.raises(UndoIsOver):
        undo(cast, "dewi", done)
    assert rows(cast) == was
