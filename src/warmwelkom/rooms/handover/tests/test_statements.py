"""A statement is typed by the form, kept in versions, and never overwritten by who wrote at the same time."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.handover_dossier import deliver, finish, say, write

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.handover.domain.statements import WrittenMeanwhile, confirm_statement
from warmwelkom.rooms.handover.domain.values import FieldNotClear
from warmwelkom.rooms.handover.models import Dossier, Statement
from warmwelkom.rooms.transitions.models import Enrolment

LATER = NOW + dt.timedelta(days=3)


def versions(cast: Cast, field: str = "learning") -> list[tuple[object, int, bool]]:
    """(value, version, stands now) of every version of a field."""
    with cast.scope():
        rows = Statement.objects.filter(field=field).order_by("version")
        return [(row.value, row.version, row.replaced_at is None) for row in rows]


def test_it_works(cast: Cast, dossier: Dossier) -> None:
    said = write(cast, dossier, "learning", "  Leert het best door te doen \r\n")
    assert said is not None
    assert (said.value, said.article, said.by_kind, said.by_name) == (
        "Leert het best door te doen", 5, "mentor", "Alice",
    )  # fmt: skip
    with cast.scope():
        act = Act.objects.get(action="handover.write")
    assert (act.about, act.detail) == (cast.dina.pupil_id, {"field": "learning"})


@pytest.mark.parametrize(
    ("who", "field", "text", "value"),
    [
        ("dina", "work", "Bakkerij\n\n Winkel ", ["Bakkerij", "Winkel"]),
        ("alice", "guidance_needed", "given", "given"),
        ("alice", "absence", "0", 0),
        ("zita", "event", "Let op rust", "Let op rust"),
    ],
)
def test_each_kind_of_field_is_typed(
    cast: Cast, dossier: Dossier, who: str, field: str, text: str, value: object
) -> None:
    said = write(cast, dossier, field, text, who=who)
    assert said is not None
    assert said.value == value


@pytest.mark.parametrize(
    ("who", "field", "text", "sentence"),
    [
        ("alice", "learning", "x" * 401, "Maak de tekst korter: er passen 400 tekens."),
        (
            "alice",
            "learning",
            "BSN 111.222.333",
            "Haal het nummer van negen cijfers weg: het lijkt een burgerservicenummer. Een dossier heeft dat niet nodig.",
        ),
        ("dina", "work", "x" * 121, "Maak elke regel korter: er passen 120 tekens op."),
        ("dina", "work", "\n".join("123456789"), "Schrijf hoogstens 8 regels."),
        ("alice", "guidance_needed", "much", "Kies een van de antwoorden."),
        ("alice", "absence", "-1", "Schrijf een heel aantal uren, zoals 12. Geen verzuim is 0."),
        ("alice", "absence", "2001", "Schrijf hoogstens 2000 uren."),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(
    cast: Cast, dossier: Dossier, who: str, field: str, text: str, sentence: str
) -> None:
    with pytest.raises(FieldNotClear) as fault:
        write(cast, dossier, field, text, who=who)
    assert str(fault.value) == sentence
    assert versions(cast, field) == []


@pytest.mark.parametrize(
    ("who", "field"),
    [
        ("alice", "asks"), ("alice", "event"), ("zita", "learning"), ("zita", "asks"),
        ("dina", "learning"), ("dina", "event"), ("parent", "asks"), ("dewi", "learning"),
        ("bob", "learning"), ("charlie", "learning"), ("emre", "learning"), ("joris", "learning"),
        ("sami", "event"), ("fatima", "learning"), ("hanna", "learning"), ("alice", "religion"),
    ],
)  # fmt: skip
def test_nobody_writes_outside_the_own_part(
    cast: Cast, dossier: Dossier, who: str, field: str
) -> None:
    """Nor a field that the closed list doesn't know."""
    with pytest.raises(MayNotKnow):
        write(cast, dossier, field, "x", who=who)
    assert versions(cast, field) == []


def test_a_draft_is_one_row_while_its_writer_types(cast: Cast, dossier: Dossier) -> None:
    write(cast, dossier, "learning", "Leert")
    write(cast, dossier, "learning", "Leert door", seen=1)
    write(cast, dossier, "learning", "Leert door te doen", seen=2)
    assert versions(cast) == [("Leert door te doen", 3, True)]


def test_a_draft_that_is_emptied_is_gone(cast: Cast, dossier: Dossier) -> None:
    write(cast, dossier, "learning", "Leert")
    assert write(cast, dossier, "learning", " ", seen=1) is None
    assert versions(cast) == []


def test_once_the_part_is_done_a_change_keeps_the_earlier_version(
    cast: Cast, dossier: Dossier
) -> None:
    write(cast, dossier, "learning", "Eerst")
    done = finish(cast, dossier)
    write(cast, done, "learning", "Later", seen=1, now=LATER)
    assert versions(cast) == [("Eerst", 1, False), ("Later", 2, True)]
    with cast.scope():
        assert Dossier.objects.get().shown_at == LATER  # the pupil gets ten working days for it


def test_what_is_emptied_after_that_stays_as_an_earlier_version(
    cast: Cast, dossier: Dossier
) -> None:
    write(cast, dossier, "learning", "Eerst")
    finish(cast, dossier)
    write(cast, dossier, "learning", "", seen=1)
    assert versions(cast) == [("Eerst", 1, False)]
    write(cast, dossier, "learning", "Weer", seen=0)
    assert versions(cast) == [("Eerst", 1, False), ("Weer", 2, True)]


def test_what_the_pupil_answered_is_no_draft(cast: Cast, dossier: Dossier) -> None:
    said = write(cast, dossier, "learning", "Eerst")
    assert said is not None
    say(cast, said, "objects", "Nee")
    write(cast, dossier, "learning", "Anders", seen=1)
    assert versions(cast) == [("Eerst", 1, False), ("Anders", 2, True)]


def test_what_was_delivered_is_no_draft(cast: Cast, dossier: Dossier, place: Enrolment) -> None:
    write(cast, dossier, "learning", "Eerst")
    write(cast, dossier, "asks", "Rust", who="dina")
    deliver(cast, finish(cast, dossier), place)
    write(cast, dossier, "asks", "Rust en tijd", who="dina", seen=1)
    assert versions(cast, "asks") == [("Rust", 1, False), ("Rust en tijd", 2, True)]


def test_two_who_write_at_once_overwrite_nothing(cast: Cast, dossier: Dossier) -> None:
    """Both had the empty field before them; the second hears what the first wrote."""
    write(cast, dossier, "learning", "Van de een")
    with pytest.raises(WrittenMeanwhile) as fault:
        write(cast, dossier, "learning", "Van de ander")
    assert fault.value.theirs is not None
    assert (fault.value.theirs.value, fault.value.theirs.version) == ("Van de een", 1)
    assert versions(cast) == [("Van de een", 1, True)]


def test_who_typed_the_same_wrote_nothing_new(cast: Cast, dossier: Dossier) -> None:
    write(cast, dossier, "learning", "Gelijk")
    write(cast, dossier, "learning", "Gelijk")
    assert versions(cast) == [("Gelijk", 1, True)]


def test_still_true_is_said_by_who_writes_the_part(cast: Cast, dossier: Dossier) -> None:
    said = write(cast, dossier, "learning", "Leert")
    assert said is not None
    with cast.scope():
        confirm_statement(actor=cast.actor("alice"), statement=said, now=LATER)
        assert Statement.objects.get().still_true_at == LATER
        for who in ("bob", "zita", "dina", "dewi", "joris"):
            with pytest.raises(MayNotKnow):
                confirm_statement(actor=cast.actor(who), statement=said, now=LATER)
