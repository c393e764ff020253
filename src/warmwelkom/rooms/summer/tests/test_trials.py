"""A fair comparison: set up by a layperson, frozen, drawn, honoured, counted, told; help is never withheld."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.cast import NOW, YEAR, Cast
from tests.summer_tasks import cover, reach
from tests.summer_trial import VALUES, arms, draft, freeze, many_placed

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.audit.models import Act
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.models import Message
from warmwelkom.engines.trial import read_log
from warmwelkom.rooms.summer.domain.arms import MOST_EARLIER
from warmwelkom.rooms.summer.domain.bridges import MOST_DAYS, start_bridge
from warmwelkom.rooms.summer.domain.plan_messages import plan_messages
from warmwelkom.rooms.summer.domain.silence import walk_silence
from warmwelkom.rooms.summer.domain.trials import (
    TrialNotRight,
    change_trial,
    stop_trial,
)
from warmwelkom.rooms.summer.models import (
    Bridge,
    BridgeStep,
    PupilTask,
    SilenceStep,
    SummerMessage,
    TrialSeat,
)
from warmwelkom.rooms.summer.wording import TextNotRight
from warmwelkom.rooms.transitions.models import Transition

DAY = dt.timedelta(days=1)
LAPTOP = dt.date(2026, 8, 17)
"""The day by which the laptop is there; its first message goes ten days before."""


@pytest.fixture
def running(cast: Cast) -> Cast:
    """Twenty-four pupils that can be reached, with the laptop alone still open, and messages that go."""
    with cast.scope():
        for number, of in enumerate(many_placed(cast)):
            reach(of, address=f"+3160000{number:04}")
        PupilTask.objects.exclude(template__kind="laptop").update(state="confirmed")
        cover(cast, "emre", dt.date(2026, 4, 1), dt.date(2026, 9, 30))
        bridge = Bridge.objects.get(school=cast.places.mondriaan)
        start_bridge(actor=cast.actor("emre"), bridge=bridge, now=NOW)
    return cast


def at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(10), tzinfo=AMSTERDAM)


def plan(cast: Cast, day: dt.date) -> dict[Any, str]:
    """Whoever has a message planned by then -> its text."""
    house = system_actor(region_id=cast.places.region.pk)
    for _twice in range(2):
        plan_messages(actor=house, school_year=YEAR, now=at(day))
    rows = SummerMessage.objects.filter(message_id__isnull=False)
    return dict(rows.values_list("transition_id", "text"))


def test_what_is_frozen_never_changes(cast: Cast) -> None:
    with cast.scope():
        pupils, row = many_placed(cast), draft(cast)
        assert freeze(cast, row) == 24
        drawn = arms(row)
        assert set(drawn) == {of.pk for of in pupils}
        assert set(drawn.values()) == {"with", "without"}
        row.refresh_from_db()
        log = read_log(row.log)
        assert {each.id: each.arm for each in log.assigned} == {
            str(seat.code): seat.arm for seat in TrialSeat.objects.all()
        }
        assert log.plan.frozen_on == NOW.date()
        for late in (
            lambda: freeze(cast, row),
            lambda: change_trial(
                actor=cast.actor("hanna"), trial=row, values=VALUES, programmes=[], now=NOW
            ),
        ):
            with pytest.raises(ChangedMeanwhile):
                late()
        assert arms(row) == drawn
        told = Act.objects.filter(action="summer.drawn")
        assert set(told.values_list("about", flat=True)) == {of.pupil_id for of in pupils}


def test_too_few_or_in_another_comparison_is_refused(cast: Cast) -> None:
    with cast.scope():
        many_placed(cast, 19)
        row = draft(cast)
        with pytest.raises(TrialNotRight, match="te weinig"):
            freeze(cast, row)
        many = many_placed(cast, 24)
        assert freeze(cast, row) == 19 + len(many)
        with pytest.raises(TrialNotRight, match="deze zomer al mee"):
            freeze(cast, draft(cast))


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"counted_on": NOW.date()}, TrialNotRight),
        ({"layer": "timing"}, TrialNotRight),
        ({"layer": "timing", "days_earlier": MOST_EARLIER + 1}, TrialNotRight),
        ({"layer": "wording", "text": "Doe het morgen"}, TextNotRight),
    ],
)
def test_what_could_tell_nothing_is_refused(
    cast: Cast, words: dict[str, Any], fault: type[Exception]
) -> None:
    with cast.scope(), pytest.raises(fault):
        draft(cast, **words)


def test_without_the_layer_no_message_goes_and_silence_leads_to_a_person_all_the_same(
    running: Cast,
) -> None:
    house = system_actor(region_id=running.places.region.pk)
    with running.scope():
        row = draft(running)
        freeze(running, row)
        drawn, due = arms(row), LAPTOP - 10 * DAY
        told = plan(running, due)
        assert {key for key, arm in drawn.items() if arm == "with"} == set(told)
        held = SummerMessage.objects.filter(reason="held")
        assert {key for key, arm in drawn.items() if arm == "without"} == set(
            held.values_list("transition_id", flat=True)
        )
        assert set(held.values_list("text", "message_id")) == {("", None)}
        Message.objects.update(state="sent")
        for _twice in range(2):
            walk_silence(actor=house, now=at(due + 7 * DAY))
        calls = SilenceStep.objects.filter(kind="call", done_at=None)
        assert set(calls.values_list("transition_id", flat=True)) == set(drawn)
        assert {(drawn[step.transition_id], step.reason) for step in calls} == {
            ("with", "silent"), ("without", "held"),
        }  # fmt: skip
        walk_silence(actor=house, now=at(due + 14 * DAY))
        tables = SilenceStep.objects.filter(kind="table", done_at=None)
        assert set(tables.values_list("transition_id", flat=True)) == set(drawn)


def test_without_a_second_way_a_person_calls_as_soon_in_both_arms(running: Cast) -> None:
    with running.scope():
        row = draft(running)
        freeze(running, row)
        plan(running, LAPTOP - 10 * DAY)
        Message.objects.update(state="sent")
        house = system_actor(region_id=running.places.region.pk)
        walk_silence(actor=house, now=at(LAPTOP - 7 * DAY))
        calls = SilenceStep.objects.filter(kind="call", reason="no_way", done_at=None)
        assert set(calls.values_list("transition_id", flat=True)) == set(arms(row))


def test_a_second_way_is_held_back_too_and_the_call_is_not(running: Cast) -> None:
    house = system_actor(region_id=running.places.region.pk)
    with running.scope():
        row = draft(running)
        freeze(running, row)
        drawn = arms(row)
        for key in drawn:
            reach(Transition.objects.get(pk=key), "mail", f"{key}@leerling.example")
        plan(running, LAPTOP - 10 * DAY)
        Message.objects.update(state="sent")
        walk_silence(actor=house, now=at(LAPTOP - 7 * DAY))
        again = SummerMessage.objects.filter(reason="second")
        assert set(again.values_list("transition_id", flat=True)) == {
            key for key, arm in drawn.items() if arm == "with"
        }
        walk_silence(actor=house, now=at(LAPTOP - 3 * DAY))
        calls = SilenceStep.objects.filter(kind="call", done_at=None)
        assert set(calls.values_list("transition_id", flat=True)) == set(drawn)


@pytest.mark.parametrize("usual", [10, MOST_DAYS])
def test_earlier_is_earlier_for_who_was_drawn(running: Cast, usual: int) -> None:
    """Of the message of ten days before, and of the furthest that a bridge can have."""
    with running.scope():
        BridgeStep.objects.filter(kind="laptop").update(days_before=usual)
        Bridge.objects.update(begins_on=dt.date(2026, 5, 1))
        row = draft(running, layer="timing", days_earlier=MOST_EARLIER)
        freeze(running, row)
        with_it = {key for key, arm in arms(row).items() if arm == "with"}
        due = LAPTOP - usual * DAY
        assert set(plan(running, due - (MOST_EARLIER + 1) * DAY)) == set()
        assert set(plan(running, due - MOST_EARLIER * DAY)) == with_it
        assert set(plan(running, due - DAY)) == with_it
        assert set(plan(running, due)) == set(arms(row))


def test_other_words_are_for_who_was_drawn(running: Cast) -> None:
    with running.scope():
        row = draft(running, layer="wording", text="{taak} {datum}: lukt dat? {naam}")
        freeze(running, row)
        told = plan(running, LAPTOP - 10 * DAY)
        assert {key: "lukt dat?" in text for key, text in told.items()} == {
            key: arm == "with" for key, arm in arms(row).items()
        }


def test_about_one_task_leaves_the_others_alone(running: Cast) -> None:
    with running.scope():
        PupilTask.objects.filter(template__kind="travel").update(state="open")
        row = draft(running, kind="travel")
        freeze(running, row)
        drawn = arms(row)
        with_it = {key for key, arm in drawn.items() if arm == "with"}
        assert set(plan(running, LAPTOP - 10 * DAY)) == with_it  # about travel, which comes first
        assert set(plan(running, LAPTOP - 7 * DAY)) == set(drawn)  # about the laptop


def test_stopped_means_the_same_for_everybody(running: Cast) -> None:
    hanna = running.actor("hanna")
    with running.scope():
        row = draft(running)
        freeze(running, row)
        with pytest.raises(TrialNotRight):
            stop_trial(actor=hanna, trial=row, why=" ", now=NOW)
        assert len(plan(running, LAPTOP - 10 * DAY)) < len(arms(row))  # something was held
        stop_trial(actor=hanna, trial=row, why="Te weinig mensen om te bellen", now=NOW)
        assert set(plan(running, LAPTOP - 9 * DAY)) == set(arms(row))
        for key in arms(row):
            reach(Transition.objects.get(pk=key), "mail", f"{key}@leerling.example")
        Message.objects.update(state="sent")
        house = system_actor(region_id=running.places.region.pk)
        for day, both in ((7, False), (6, True)):  # three days after what each of them got
            walk_silence(actor=house, now=at(LAPTOP - day * DAY))
            again = SummerMessage.objects.filter(reason="second").exclude(text="")
            told = set(again.values_list("transition_id", flat=True))
            assert (told == set(arms(row))) == both
        with pytest.raises(ChangedMeanwhile):
            stop_trial(actor=hanna, trial=row, why="nog eens", now=NOW)
