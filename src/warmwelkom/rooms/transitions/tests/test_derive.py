"""States and signals become rows: with rule, source and day, once, and ended when the facts end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, YEAR, Cast
from tests.pupils import add_pupil, apply, derive, enrol, mbo_list, moment

from warmwelkom.base import events
from warmwelkom.rooms.transitions.domain import derive as module
from warmwelkom.rooms.transitions.events import TransitionStateChanged
from warmwelkom.rooms.transitions.models import Application, Signal, StateChange, Transition


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    """In the region of the cast, without Dina."""
    with cast.scope():
        cast.dina.pupil.delete()
        yield cast


def changes(of: Transition) -> list[tuple[str, dt.date, str, str]]:
    rows = StateChange.objects.filter(transition=of)
    return [(row.state, row.since, row.rule, row.source) for row in rows]


def fresh(of: Transition) -> Transition:
    return Transition.objects.get(pk=of.pk)


def test_a_new_pupil_gets_a_state_that_a_row_explains(here: Cast) -> None:
    evi = add_pupil(here)
    derive(here)
    assert changes(evi) == [("expected", dt.date(2025, 10, 6), "on_the_list_of_leavers", "")]
    row = StateChange.objects.get()
    assert (row.at, row.actor_name) == (NOW, "Warm Welkom")
    assert (fresh(evi).state, fresh(evi).state_since) == ("expected", dt.date(2025, 10, 6))


def test_a_state_since_the_list_came_is_explained_too(here: Cast) -> None:
    """As a list writes it: the day of the state is the day of the list, and no row says why."""
    evi = add_pupil(here, listed_at=NOW, state="expected", state_since=NOW.date())
    derive(here)
    assert [change[0] for change in changes(evi)] == ["expected"]


def test_run_twice_it_writes_nothing(here: Cast) -> None:
    mbo_list(here)
    apply(here, add_pupil(here))
    add_pupil(here, "Finn")
    enrol(here, None, previous_school="Johan de Witt")
    derive(here)
    with CaptureQueriesContext(
        connection,
    ) as second:
        done = derive(here)
    assert (done.changed, done.opened, done.ended) == (0, 0, 0)
    writes = [row["sql"] for row in second if row["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]
    assert [sql for sql in writes if "audit_act" not in sql and "ended_at" not in sql] == []


def test_a_way_becomes_rows_in_order(here: Cast) -> None:
    evi = add_pupil(here)
    derive(here)
    line = apply(here, evi)
    derive(here)
    Application.objects.filter(pk=line.pk).update(current_status="RECEIVED")
    derive(here)
    place = enrol(here, evi)
    derive(here)
    place.seen_on = dt.date(2026, 8, 24)
    place.save()
    derive(here, moment("2026-08-25"))
    assert [(state, source) for state, _since, _rule, source in changes(evi)] == [
        ("expected", ""),
        ("applied", "ROC Mondriaan"),
        ("in_intake", "ROC Mondriaan"),
        ("placed", "ROC Mondriaan"),
        ("started", "ROC Mondriaan"),
    ]


def test_a_fact_without_a_day_counts_from_when_we_saw_it(here: Cast) -> None:
    evi = add_pupil(here)
    apply(here, evi)
    derive(here)
    Transition.objects.filter(pk=evi.pk).update(destination="havo")
    derive(here, moment("2026-05-04"))
    assert changes(evi)[-1] == (
        "elsewhere",
        dt.date(2026, 5, 4),
        "school_says_elsewhere",
        "havo",
    )


def test_nobody_is_in_a_state_since_a_day_to_come(here: Cast) -> None:
    evi = add_pupil(here)
    enrol(here, evi, enrolled_on=dt.date(2026, 8, 1))
    derive(here)
    assert changes(evi) == [("placed", NOW.date(), "enrolled", "ROC Mondriaan")]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (moment("2026-03-28", "23:59"), dt.date(2026, 3, 28)),
        (moment("2026-03-29", "00:30"), dt.date(2026, 3, 29)),
        (moment("2026-03-29", "03:30"), dt.date(2026, 3, 29)),
        (moment("2025-10-26", "00:30"), dt.date(2025, 10, 26)),
        (moment("2025-10-26", "23:30"), dt.date(2025, 10, 26)),
    ],
)
def test_a_day_is_a_day_here_in_summer_and_in_winter(
    here: Cast, listed: dt.datetime, expected: dt.date
) -> None:
    evi = add_pupil(here, listed_at=listed)
    derive(here)
    assert fresh(evi).state_since == expected


@pytest.mark.parametrize("state", ["handed_over", "welcomed"])
def test_a_state_of_a_room_above_stands_while_there_is_a_place(here: Cast, state: str) -> None:
    since = dt.date(2026, 3, 20)
    evi = add_pupil(here, state=state, state_since=since)
    StateChange.objects.create(
        region=here.places.region, transition=evi, state=state, since=since, at=NOW, rule="above"
    )
    place = enrol(here, evi)
    derive(here)
    assert changes(evi) == [(state, since, "above", "")]
    assert (fresh(evi).state, fresh(evi).state_since) == (state, since)
    place.gone_at = NOW
    place.save()
    derive(here)
    assert fresh(evi).state == "expected"


def test_who_is_no_longer_listed_is_elsewhere_and_needs_nobody(here: Cast) -> None:
    evi = add_pupil(here)
    mbo_list(here)
    derive(here)
    Transition.objects.filter(pk=evi.pk).update(gone_at=moment("2026-04-10", "00:10"))
    derive(here, moment("2026-04-11"))
    assert changes(evi)[-1] == ("elsewhere", dt.date(2026, 4, 10), "no_longer_on_the_list", "")
    assert list(Signal.objects.filter(ended_at__isnull=True)) == []
    assert fresh(evi).needs_someone is False
    Transition.objects.filter(pk=evi.pk).update(gone_at=None)
    derive(here, moment("2026-04-12"))
    assert (fresh(evi).state, fresh(evi).needs_someone) == ("expected", True)


def test_only_the_year_and_the_region_are_derived(here: Cast) -> None:
    last_year = add_pupil(here, school_year=YEAR - 1)
    with here.scope("lars"):
        far = add_pupil(here, location=here.places.elsewhere)
    derive(here)
    assert changes(last_year) == []
    with here.scope("lars"):
        assert changes(far) == []


def test_the_rooms_above_hear_of_every_change_once(
    here: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Any] = []
    monkeypatch.setitem(events._reactions, TransitionStateChanged, [heard.append])
    evi = add_pupil(here)
    apply(here, evi)
    derive(here)
    derive(here)
    assert heard == [
        TransitionStateChanged(
            region_id=evi.region_id,
            transition_id=evi.pk,
            was="expected",
            state="applied",
            since=dt.date(2026, 2, 10),
        )
    ]


def test_the_number_of_queries_does_not_grow(here: Cast) -> None:
    mbo_list(here)
    counts = []
    for number in range(1, 8):
        apply(here, add_pupil(here, f"Evi{number}"), f"A{number}", status="REJECTED")
        enrol(here, None, f"S{number}", previous_school="Johan de Witt")
        if number in (1, 7):
            derive(here)
            Signal.objects.all().delete()
            StateChange.objects.all().delete()
            with CaptureQueriesContext(connection) as asked:
                derive(here)
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_batches_do_the_same_as_one(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    rows = [add_pupil(here, f"Evi{number}") for number in range(5)]
    assert derive(here).states == {"expected": 5}
    assert [len(changes(row)) for row in rows] == [1] * 5
