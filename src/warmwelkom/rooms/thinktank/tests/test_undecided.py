"""Ideas and plans that wait for a decision, and a decision that a meeting takes back."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_link, add_voices

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.thinktank import api
from warmwelkom.rooms.thinktank.domain.from_above import AnswerIsSent
from warmwelkom.rooms.thinktank.models import Contribution

TODAY = NOW.date()


def test_what_waits_is_weighed_by_voices_weeks_and_how_far_it_is(cast: Cast) -> None:
    region = cast.places.region
    with cast.scope():
        need = add_contribution(region)
        add_voices(need, cast.pelle, receipts=3)
        since = TODAY - dt.timedelta(days=15)
        idea = add_contribution(region, "idea", state="talking", state_on=since)
        add_voices(idea, cast.bob)
        plan = add_contribution(region, "plan", state="tested", state_on=TODAY)
        add_link(need, idea)
        add_link(idea, plan, kind="works_out")
        found = api.waiting_for_decision(region_id=region.pk, today=TODAY)
    assert [(one.row, one.heard, one.weeks, one.readiness, one.rank) for one in found] == [
        (idea, 4, 3, 2, 24),
        (plan, 4, 1, 3, 12),
    ]


def test_what_is_decided_merged_or_not_shown_does_not_wait(cast: Cast) -> None:
    region = cast.places.region
    with cast.scope():
        shown = add_contribution(region, "idea", state="new")
        add_contribution(region, "idea", state="kept")
        add_contribution(region, "plan", state="chosen")
        add_contribution(region, "idea", published_at=None)
        add_contribution(region, "idea", state="talking", merged_into=shown)
        hidden = add_contribution(region, published_at=None)
        add_voices(hidden, receipts=9)
        add_link(hidden, shown)
        found = api.waiting_for_decision(region_id=region.pk, today=TODAY)
    assert [(one.row, one.heard) for one in found] == [(shown, 0)]


def test_it_asks_once_however_much_waits(cast: Cast, django_assert_num_queries: object) -> None:
    region = cast.places.region
    with cast.scope():
        for _number in range(3):
            add_contribution(region, "idea")
        with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
            api.waiting_for_decision(region_id=region.pk, today=TODAY)


def _decide(cast: Cast, row: Contribution, to: str, meeting: object) -> None:
    api.set_state_from_meeting(
        actor=cast.actor("hanna"), contribution=row, to=to, reason="Zo doen we het.", now=NOW,
        meeting=(meeting, "Denktank"),
    )  # fmt: skip


def test_a_state_that_a_meeting_set_is_taken_back_whole(cast: Cast) -> None:
    with cast.scope():
        day = TODAY - dt.timedelta(days=9)
        idea = add_contribution(cast.places.region, "idea", state_on=day)
        idea.states.update(on=day, at=NOW - dt.timedelta(days=9))
        meeting = new_id()
        _decide(cast, idea, "kept", meeting)
        api.undo_state_from_meeting(actor=cast.actor("hanna"), contribution=idea, meeting=meeting)
        idea.refresh_from_db()
        assert (idea.state, idea.state_on, idea.states.count()) == ("talking", day, 1)


def test_only_the_newest_state_of_the_same_meeting_is_taken_back(cast: Cast) -> None:
    with cast.scope():
        idea = add_contribution(cast.places.region, "idea")
        _decide(cast, idea, "kept", new_id())
        with pytest.raises(ChangedMeanwhile):
            api.undo_state_from_meeting(
                actor=cast.actor("hanna"), contribution=idea, meeting=new_id()
            )
        idea.refresh_from_db()
        assert idea.state == "kept"


def test_an_answer_that_was_told_is_not_taken_back(cast: Cast) -> None:
    with cast.scope():
        need, meeting = add_contribution(cast.places.region), new_id()
        _decide(cast, need, "answered", meeting)
        with pytest.raises(AnswerIsSent):
            api.undo_state_from_meeting(
                actor=cast.actor("hanna"), contribution=need, meeting=meeting
            )
        need.refresh_from_db()
        assert need.state == "answered"


def test_only_what_may_follow_can_be_decided(cast: Cast) -> None:
    with cast.scope():
        region = cast.places.region
        rows = {
            "idea": add_contribution(region, "idea"),
            "need": add_contribution(region),
            "hidden": add_contribution(region, "idea", published_at=None),
        }
        rows["merged"] = add_contribution(region, merged_into=rows["need"])
        states = {name: [to for to, _n in api.states_to_decide(row=row)] for name, row in rows.items()}  # fmt: skip
    assert states == {
        "idea": ["worked_out", "kept", "not_now"], "need": ["answered"], "hidden": [], "merged": [],
    }  # fmt: skip
