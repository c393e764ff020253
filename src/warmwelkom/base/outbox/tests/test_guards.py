"""A room's guard has the last word when a message is claimed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from uuid import UUID

import pytest
from tests.cast import NOW

from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox import guards
from warmwelkom.base.outbox.claims import BATCH, claim_planned
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import Planned, plan_many

LATER = NOW + dt.timedelta(hours=3)


@pytest.fixture
def verdicts() -> Iterator[dict[UUID, guards.Verdict]]:
    """A guard that says of a row what stands here."""
    said: dict[UUID, guards.Verdict] = {}

    def guard(rows: list[Message], _now: dt.datetime) -> Mapping[UUID, guards.Verdict]:
        return {row.pk: said[row.about] for row in rows if row.about in said}

    guards.guard_with("test", guard)
    yield said
    del guards._guards["test"]


def plan(number: int = 1, *, guard: str = "test") -> list[UUID]:
    about = [new_id() for _each in range(number)]
    plan_many(
        (
            Planned(key=str(each), to="a@voorbeeld.nl", text="Dag", guard=guard, about=each)
            for each in about
        ),
        now=NOW,
    )
    return about


def test_what_a_guard_forbids_never_leaves(db: None, verdicts: dict[UUID, guards.Verdict]) -> None:  # noqa: ARG001  the fixture opens the database
    done, still_open = plan(2)
    verdicts[done] = guards.Verdict(never="De taak is al klaar.")
    assert [row.about for row in claim_planned(now=NOW)] == [still_open]
    row = Message.objects.get(about=done)
    assert (row.state, row.fault, row.done_at) == ("failed", "De taak is al klaar.", NOW)


def test_what_a_guard_holds_comes_at_its_moment(
    db: None,  # noqa: ARG001  the fixture opens the database
    verdicts: dict[UUID, guards.Verdict],
) -> None:
    (held,) = plan()
    verdicts[held] = guards.Verdict(wait_until=LATER)
    assert claim_planned(now=NOW) == []
    assert Message.objects.get(about=held).not_before == LATER
    verdicts.clear()
    assert claim_planned(now=LATER - dt.timedelta(seconds=1)) == []
    assert [row.about for row in claim_planned(now=LATER)] == [held]


def test_a_batch_that_is_held_whole_stops_nobody_behind_it(
    db: None,  # noqa: ARG001  the fixture opens the database
    verdicts: dict[UUID, guards.Verdict],
) -> None:
    held = plan(BATCH)
    (behind,) = plan()
    verdicts.update({each: guards.Verdict(wait_until=NOW) for each in held})
    assert [row.about for row in claim_planned(now=NOW)] == [behind]
    later = {row.not_before for row in Message.objects.filter(about__in=held)}
    assert later == {NOW + guards.LEAST_WAIT}


def test_a_message_whose_guard_is_not_there_fails_alone(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    (unguarded,) = plan(guard="nobody")
    (without,) = plan(guard="")
    assert [row.about for row in claim_planned(now=NOW)] == [without]
    row = Message.objects.get(about=unguarded)
    assert (row.state, row.fault) == ("failed", guards.NOT_THERE)
