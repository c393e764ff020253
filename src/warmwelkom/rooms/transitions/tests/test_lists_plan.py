"""What a list would do: new, changed, unchanged, refused and missing, for each kind."""

from __future__ import annotations

from tests.cast import Cast

from warmwelkom.rooms.transitions.models import Enrolment
from warmwelkom.rooms.transitions.tests.desk import (
    A1,
    A2,
    APPLICATIONS,
    DINA,
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
    plan,
    save,
    some,
    take,
)


def test_leavers(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    bad = "00126;Kim;;Jansen;geen datum;4K1;;;;"
    moved = SAM.replace("4K1", "4K2")
    found = plan(cast, take(cast, "dewi", csv_of(LEAVERS, moved, NOOR, NOOR, bad)))
    assert some(found.counts()) == {
        "rows": 4,
        "new": 1,
        "changed": 1,
        "twice": 1,
        "refused": 1,
        "missing": 1,
    }
    assert found.changed[0].changes == {"class_name": ("4K1", "4K2")}
    assert [item.values["pupil.given_name"] for item in found.new] == ["Noor"]
    assert [row.pupil.given_name for row in found.missing] == ["Dina"]
    fault = found.refused[0].faults[0]
    assert (found.refused[0].line, fault.column, fault.value) == (5, "Geboortedatum", "geen datum")


def test_exam_results(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM, NOOR))
    save(cast, "dewi", csv_of(RESULTS, "00124;geslaagd;11-06-2026"))
    found = plan(
        cast,
        take(
            cast,
            "dewi",
            csv_of(
                RESULTS,
                "00123;gezakt;11-06-2026",
                "00124;geslaagd;11-06-2026",
                "99999;geslaagd;11-06-2026",
            ),
        ),
    )
    assert some(found.counts()) == {"rows": 3, "changed": 1, "unchanged": 1, "refused": 1}
    fault = found.refused[0].faults[0]
    assert (fault.column, fault.value) == ("Leerlingnummer", "99999")
    assert fault.sentence_en.startswith("This pupil is not on your list.")


def test_applications(cast: Cast) -> None:
    save(cast, "emre", csv_of(APPLICATIONS, A1, A2))
    found = plan(
        cast,
        take(
            cast,
            "emre",
            csv_of(
                APPLICATIONS,
                A2.replace("Ontvangen", "Aangeboden"),
                A1.replace("A-1", "A-3"),
                A1.replace("A-1", ""),
            ),
        ),
    )
    assert some(found.counts()) == {
        "rows": 3,
        "new": 1,
        "changed": 1,
        "refused": 1,
        "missing": 1,
    }
    assert found.changed[0].changes == {"listed_status": ("RECEIVED", "OFFERED")}
    assert [row.application_id for row in found.missing] == ["A-1"]


def test_enrolments(cast: Cast) -> None:
    save(cast, "emre", csv_of(APPLICATIONS, A1))
    save(cast, "emre", csv_of(ENROLMENTS, E1, E2))
    found = plan(
        cast,
        take(
            cast,
            "emre",
            csv_of(
                ENROLMENTS, E1.replace("VZ-1b", "VZ-1c"), E1.replace("S-1", "S-3"), ";" + E2[4:]
            ),
        ),
    )
    assert some(found.counts()) == {
        "rows": 3,
        "new": 1,
        "changed": 1,
        "refused": 1,
        "missing": 1,
    }
    assert found.changed[0].changes == {"class_name": ("VZ-1b", "VZ-1c")}
    with cast.scope():
        first = Enrolment.objects.select_related("application", "programme").get(
            student_number="S-1"
        )
    assert first.application.application_id == "A-1"
    assert (first.programme.crebo, first.level) == ("25655", 3)


def test_statuses(cast: Cast) -> None:
    save(cast, "emre", csv_of(APPLICATIONS, A1))
    message = "m1;A-1;OFFERED;2026-04-01;2999-12-31;2026-04-01T09:00:00;CAMBO"
    save(cast, "emre", csv_of(STATUSES, message))
    found = plan(
        cast,
        take(
            cast,
            "emre",
            csv_of(
                STATUSES,
                message,
                message,
                message.replace("m1", "m2").replace("OFFERED", "ENROLLED"),
                message.replace("A-1", "A-9"),
            ),
        ),
    )
    assert some(found.counts()) == {
        "rows": 4,
        "new": 1,
        "unchanged": 1,
        "twice": 1,
        "refused": 1,
    }


def test_presence(cast: Cast) -> None:
    save(cast, "emre", csv_of(ENROLMENTS, E1, E2))
    save(cast, "emre", csv_of(PRESENCE, "S-1;VZ-1b;24-08-2026;ja"))
    found = plan(
        cast,
        take(
            cast,
            "emre",
            csv_of(
                PRESENCE,
                "S-1;VZ-1b;25-08-2026;ja",
                "S-2;VZ-1b;24-08-2026;nee",
                "S-2;VZ-1b;25-08-2026;ja",
                "S-9;VZ-1b;24-08-2026;ja",
            ),
        ),
    )
    assert some(found.counts()) == {
        "rows": 4,
        "changed": 1,
        "unchanged": 1,
        "twice": 1,
        "refused": 1,
    }
    assert {name: str(then) for name, (_now, then) in found.changed[0].changes.items()} == {
        "not_seen_on": "2026-08-24",
        "seen_on": "2026-08-25",
    }


def test_whoever_stands_in_a_refused_row_is_not_asked_about(cast: Cast) -> None:
    """A row that can't be read says nothing about who left."""
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    found = plan(cast, take(cast, "dewi", csv_of(LEAVERS, SAM.replace("17-09-2009", "?"), NOOR)))
    assert [row.pupil.given_name for row in found.missing] == ["Dina"]
    wrong = DINA.replace("4K1", "4" * 90)
    found = plan(cast, take(cast, "dewi", csv_of(LEAVERS, wrong, SAM)))
    assert found.missing == []


def test_different_data_twice_keeps_the_first(cast: Cast) -> None:
    found = plan(cast, take(cast, "dewi", csv_of(LEAVERS, SAM, SAM.replace("4K1", "4K2"))))
    assert some(found.counts()) == {"rows": 2, "new": 1, "refused": 1, "missing": 1}
    assert found.new[0].values["class_name"] == "4K1"
