"""Saving: all or nothing, once, and the same file again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.cast import NOW, Cast

from warmwelkom.base import events
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.transitions.domain.lists.commands import (
    NotWritten,
    choose_columns,
    choose_kind,
    commit_list,
)
from warmwelkom.rooms.transitions.domain.lists.in_columns import Columns, Faults
from warmwelkom.rooms.transitions.domain.lists.kinds import KINDS
from warmwelkom.rooms.transitions.events import ListCommitted
from warmwelkom.rooms.transitions.models import ColumnMemory, ListUpload, Transition
from warmwelkom.rooms.transitions.tests.desk import (
    A1,
    A2,
    APPLICATIONS,
    DINA,
    E1,
    ENROLMENTS,
    LEAVERS,
    NOOR,
    PRESENCE,
    RESULTS,
    SAM,
    STATUSES,
    csv_of,
    plan,
    rows,
    save,
    some,
    take,
)

MESSAGE = "m1;A-1;OFFERED;2026-04-01;2999-12-31;2026-04-01T09:00:00;CAMBO"
LISTS: list[tuple[str, bytes, bytes]] = [
    # who gives it, the list, the same list with one thing mended
    ("dewi", csv_of(LEAVERS, DINA, SAM, NOOR), csv_of(LEAVERS, DINA, SAM, NOOR + "n@l.example")),
    ("dewi", csv_of(RESULTS, "00123;geslaagd;", "00124;gezakt;"),
     csv_of(RESULTS, "00123;geslaagd;", "00124;herexamen;")),
    ("emre", csv_of(APPLICATIONS, A1, A2),
     csv_of(APPLICATIONS, A1, A2.replace("Ontvangen", "Aangeboden"))),
    ("emre", csv_of(ENROLMENTS, E1), csv_of(ENROLMENTS, E1.replace("VZ-1b", "VZ-1c"))),
    ("emre", csv_of(STATUSES, MESSAGE),
     csv_of(STATUSES, MESSAGE.replace("OFFERED", "ENROLLED").replace("T09", "T10"))),
    ("emre", csv_of(PRESENCE, "S-1;;25-08-2026;ja"), csv_of(PRESENCE, "S-1;;24-08-2026;ja")),
]  # fmt: skip
NAMES = ["leavers", "exam_results", "applications", "enrolments", "statuses", "presence"]


@pytest.fixture
def saved(cast: Cast) -> Cast:
    """A region with one list of each kind."""
    for who, content, _mended in LISTS:
        save(cast, who, content)
    return cast


def test_every_kind_is_told_from_its_columns(saved: Cast) -> None:
    with saved.scope():
        kinds = ListUpload.objects.order_by("uploaded_at", "pk").values_list("kind", flat=True)
        assert sorted(kinds) == sorted(NAMES)


@pytest.mark.parametrize("number", range(6), ids=NAMES)
def test_the_same_file_twice_changes_nothing(saved: Cast, number: int) -> None:
    who, content, _mended = LISTS[number]
    before = rows(saved)
    again = save(saved, who, content)
    assert rows(saved) == before
    assert some(again.counts) == {"rows": again.counts["rows"], "unchanged": again.counts["rows"]}


def test_a_corrected_file_changes_only_what_differs(saved: Cast) -> None:
    before = rows(saved)
    save(saved, *LISTS[0][::2])
    after = rows(saved)
    changed = [
        (model, name, old[name], new[name])
        for model in before
        for old, new in zip(before[model], after[model], strict=True)
        for name in old
        if old[name] != new[name]
    ]
    assert changed == [("Pupil", "email", "", "n@l.example")]


@pytest.mark.parametrize("number", range(6), ids=NAMES)
def test_a_corrected_file_changes_one_row(saved: Cast, number: int) -> None:
    who, _content, mended = LISTS[number]
    assert save(saved, who, mended).counts["changed"] == 1


@pytest.fixture
def failing() -> Any:
    """A room above that can't work with the news: its error comes after the rows were written."""

    def fail(_event: ListCommitted) -> None:
        raise RuntimeError("halfway")

    events.react_to(ListCommitted)(fail)
    yield
    events._reactions[ListCommitted].remove(fail)


@pytest.mark.usefixtures("failing")
def test_an_error_halfway_writes_nothing(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, DINA.replace("4K1", "4K9"), SAM))
    before = rows(cast)
    with cast.scope("dewi"), pytest.raises(RuntimeError, match="halfway"):
        commit_list(actor=cast.actor("dewi"), upload=upload, gone=set(), now=NOW)
    assert rows(cast) == before
    with cast.scope():
        assert ListUpload.objects.get().committed_at is None


def test_what_the_database_refuses_is_told_without_the_row(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text of a database error holds the row; it goes into no sentence and no log."""
    kind = KINDS["leavers"]

    def columns(said: Columns, size: int, memo: Any) -> tuple[Columns, Faults]:
        found, faults = kind.in_columns(said, size, memo)
        return found | {"pupil_number": ["00123"] * size}, faults

    wrong = replace(
        kind,
        columns=columns,
        first_keys=None,
        keys=lambda values: (values["pupil.surname"],),
    )
    monkeypatch.setitem(KINDS, "leavers", wrong)
    upload = take(cast, "dewi", csv_of(LEAVERS, DINA.replace("4K1", "4K9"), SAM))
    before = rows(cast)
    with cast.scope("dewi"), pytest.raises(NotWritten) as fault:
        commit_list(actor=cast.actor("dewi"), upload=upload, gone=set(), now=NOW)
    assert str(fault.value) == "Deze lijst past niet. Er is niets bewaard."
    assert fault.value.__suppress_context__
    assert rows(cast) == before


def test_a_double_click_saves_once(cast: Cast) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    with cast.scope("dewi"):
        commit_list(actor=cast.actor("dewi"), upload=upload, gone=set(), now=NOW)
        with pytest.raises(ChangedMeanwhile):
            commit_list(actor=cast.actor("dewi"), upload=upload, gone=set(), now=NOW)
        with pytest.raises(ChangedMeanwhile):
            choose_columns(actor=cast.actor("dewi"), upload=upload, columns={"email": None})
        with pytest.raises(ChangedMeanwhile):
            choose_kind(actor=cast.actor("dewi"), upload=upload, kind="exam_results")
        assert ColumnMemory.objects.count() == 0


def test_what_was_seen_is_what_is_saved(cast: Cast) -> None:
    """Another list came in between: the person looks again before anything is written."""
    upload = take(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    mark = plan(cast, upload).mark()
    save(cast, "dewi", csv_of(LEAVERS, SAM))
    with cast.scope("dewi"):
        with pytest.raises(ChangedMeanwhile):
            commit_list(actor=cast.actor("dewi"), upload=upload, gone=set(), now=NOW, seen=mark)
        mark = plan(cast, upload).mark()
        done = commit_list(actor=cast.actor("dewi"), upload=upload, gone=set(), now=NOW, seen=mark)
    assert done.counts["unchanged"] == 2


def test_only_whoever_a_person_ticked_is_gone(cast: Cast) -> None:
    save(cast, "dewi", csv_of(LEAVERS, DINA, SAM, NOOR))
    with cast.scope():
        sam = Transition.objects.get(pupil_number="00124")
    done = save(cast, "dewi", csv_of(LEAVERS, NOOR), gone={str(sam.pk), "no such key"})
    assert some(done.counts) == {"rows": 1, "unchanged": 1, "missing": 2, "gone": 1}
    with cast.scope():
        gone = Transition.objects.filter(gone_at__isnull=False)
        assert list(gone.values_list("pupil_number", flat=True)) == ["00124"]
    back = save(cast, "dewi", csv_of(LEAVERS, SAM, NOOR))
    assert some(back.counts) == {"rows": 2, "changed": 1, "unchanged": 1, "missing": 1}
    with cast.scope():
        assert Transition.objects.filter(gone_at__isnull=False).count() == 0


def test_a_result_brings_nobody_back(cast: Cast) -> None:
    with cast.scope():
        Transition.objects.filter(pk=cast.dina.pk).update(gone_at=NOW)
    save(cast, "dewi", csv_of(RESULTS, "00123;geslaagd;"))
    with cast.scope():
        dina = Transition.objects.get(pk=cast.dina.pk)
    assert (dina.exam_result, dina.gone_at) == ("passed", NOW)
