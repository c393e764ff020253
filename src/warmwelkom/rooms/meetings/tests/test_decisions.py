"""A point ends in a decision that sets a state at once, or in nothing at all."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.meetings import add_meeting
from tests.minutes import add_point, begun
from tests.thinktank import add_contribution, add_plan

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow, UserError
from warmwelkom.rooms.meetings.domain.decisions import NothingDecided, decide, undo_decision
from warmwelkom.rooms.meetings.domain.open_meetings import NotBegun
from warmwelkom.rooms.meetings.domain.running import NotesDiffer, save_notes
from warmwelkom.rooms.meetings.models import Decision


def test_a_decision_sets_the_state_with_the_meeting_as_its_source(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        idea = add_contribution(cast.places.region, "idea")
        point = add_point(row, "", contribution=idea)
        made = decide(
            actor=cast.actor("hanna"), meeting=row, item=point, kind="state", to="worked_out",
            text="Yuverta maakt er een plan van.", now=NOW,
        )  # fmt: skip
        idea.refresh_from_db()
        state = idea.states.last()
        assert (state.state, state.reason) == ("worked_out", "Yuverta maakt er een plan van.")
        assert (state.meeting, state.meeting_title) == (row.pk, row.title)
        assert (idea.state, made.to, made.of_kind) == ("worked_out", "worked_out", "idea")


def test_where_the_state_is_refused_nothing_is_decided(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        plan = add_plan(cast.places.region, state="chosen")
        point = add_point(row, "", contribution=plan.contribution)
        with pytest.raises(UserError, match="een trekker, een begindatum, een eerste stap"):
            decide(
                actor=cast.actor("hanna"), meeting=row, item=point, kind="state", to="under_way",
                text="We beginnen.", now=NOW,
            )  # fmt: skip
        assert Decision.objects.count() == 0
        plan.contribution.refresh_from_db()
        assert plan.contribution.state == "chosen"


def test_a_chair_without_a_say_in_it_sets_no_state(cast: Cast) -> None:
    with cast.scope("alice"):
        row = add_meeting(cast.places.region, chair=cast.alice, begun_at=NOW)
        idea = add_contribution(cast.places.region, "idea", author=cast.bob)
        point = add_point(row, "", contribution=idea)
        with pytest.raises(MayNotKnow):
            decide(
                actor=cast.actor("alice"), meeting=row, item=point, kind="state", to="kept",
                text="Later.", now=NOW,
            )  # fmt: skip
        assert Decision.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [("decided", "  ", NothingDecided), ("state", "Zo", NothingDecided), ("postponed", "", None)],
)
def test_a_decision_needs_words_and_something_to_decide_about(
    cast: Cast, kind: str, text: str, fault: type[Exception] | None
) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        about: dict[str, Any] = {
            "actor": cast.actor("hanna"), "meeting": row, "item": add_point(row), "kind": kind,
            "text": text, "now": NOW,
        }  # fmt: skip
        if fault is None:
            assert decide(**about).kind == "postponed"
        else:
            with pytest.raises(fault):
                decide(**about)


def test_nothing_is_decided_before_the_meeting_begins(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = add_meeting(cast.places.region)
        with pytest.raises(NotBegun):
            decide(
                actor=cast.actor("hanna"), meeting=row, item=add_point(row), kind="decided",
                text="Zo", now=NOW,
            )  # fmt: skip


def test_the_last_decision_is_taken_back_with_its_state(cast: Cast) -> None:
    hanna = cast.actor("hanna")
    with cast.scope("hanna"):
        row = begun(cast)
        idea = add_contribution(cast.places.region, "idea")
        point = add_point(row, "", contribution=idea)
        about: dict[str, Any] = {"actor": hanna, "meeting": row, "item": point, "now": NOW}
        first = decide(**about, kind="state", to="kept", text="Later.")
        second = decide(**about, kind="decided", text="En we kijken in mei weer.")
        with pytest.raises(ChangedMeanwhile):
            undo_decision(actor=hanna, meeting=row, decision=first)
        for decision in (second, first):
            undo_decision(actor=hanna, meeting=row, decision=decision)
        idea.refresh_from_db()
        assert (idea.state, idea.states.count(), Decision.objects.count()) == ("talking", 1, 0)


def test_two_who_note_at_once_lose_nothing(cast: Cast) -> None:
    with cast.scope("hanna"):
        row = begun(cast)
        point = add_point(row)
        about: dict[str, Any] = {"meeting": row, "item": point}
        hanna, noor = cast.actor("hanna"), cast.actor("noor")
        assert save_notes(actor=hanna, **about, notes="Van Hanna", version=0) == 1
        assert save_notes(actor=noor, **about, notes="Van Hanna", version=0) == 1
        with pytest.raises(NotesDiffer) as told:
            save_notes(actor=noor, **about, notes="Van Noor", version=0)
        assert told.value.both == "Van Hanna\n\n---\n\nVan Noor"
        assert save_notes(actor=noor, **about, notes="Samen", version=told.value.version) == 2
        point.refresh_from_db()
        assert (point.notes, point.notes_version) == ("Samen", 2)
