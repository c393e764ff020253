from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_plan, add_step

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.thinktank.domain.contribute import contribute
from warmwelkom.rooms.thinktank.domain.plan_steps import finish_step, open_step_again
from warmwelkom.rooms.thinktank.domain.plan_versions import restore_version
from warmwelkom.rooms.thinktank.domain.plans import (
    NotHere,
    PlanChangedMeanwhile,
    begin_plan,
    save_part,
)
from warmwelkom.rooms.thinktank.models import Plan, PlanStep, PlanVersion

AIM: dict[str, Any] = {
    "goal": "Iedereen kent iemand",
    "for_whom": "bb",
    "puller": None,
    "starts_on": None,
}


def save(cast: Cast, plan: Plan, part: str, values: Any, who: str = "pelle", **more: Any) -> Plan:
    more.setdefault("seen", Plan.objects.get(pk=plan.pk).version)
    return save_part(actor=cast.actor(who), plan=plan, part=part, values=values, now=NOW, **more)


def step(what: str, **more: Any) -> dict[str, Any]:
    return {"id": None, "what": what, "who": "", "due": None} | more


def steps_of(plan: Plan) -> list[tuple[str, str]]:
    return list(PlanStep.objects.filter(plan=plan).values_list("what", "who"))


def test_a_contribution_of_kind_plan_has_a_plan_at_once(cast: Cast) -> None:
    with cast.scope():
        made = contribute(
            actor=cast.actor("pelle"), kind="plan", title="De week", text="x", now=NOW
        )
        idea = contribute(
            actor=cast.actor("pelle"), kind="idea", title="De week", text="x", now=NOW
        )
        assert Plan.objects.get().contribution == made
        with pytest.raises(ValueError, match="Only a contribution of kind plan"):
            begin_plan(actor=cast.actor("pelle"), contribution=idea)


def test_each_save_is_a_version_and_the_same_again_is_none(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        save(cast, plan, "aim", AIM, note="Begin")
        save(cast, plan, "steps", [step("Bel"), step("Kies", who="Pelle")])
        save(cast, plan, "steps", [row | {} for row in _as_rows(plan)])
        rows = list(PlanVersion.objects.order_by("number").values_list("number", "note", "by_name"))
        assert rows == [(1, "Begin", "Pelle"), (2, "", "Pelle")]
        assert steps_of(plan) == [("Bel", ""), ("Kies", "Pelle")]
        assert list(PlanStep.objects.values_list("person__name", flat=True)) == [None, "Pelle"]


def _as_rows(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"id": row.pk, "what": row.what, "who": row.who, "due": row.due}
        for row in PlanStep.objects.filter(plan=plan)
    ]


def test_a_row_keeps_its_identity_moves_and_goes(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        first, second = add_step(plan, "Bel"), add_step(plan, "Kies", done_on=NOW.date())
        add_step(plan, "Weg")
        save(cast, plan, "steps", [step("Kies een dag", id=second.pk), step("Nieuw"), step("Bel", id=first.pk)])  # fmt: skip
        assert steps_of(plan) == [("Kies een dag", ""), ("Nieuw", ""), ("Bel", "")]
        assert PlanStep.objects.get(what="Kies een dag").done_on == NOW.date()
        assert PlanStep.objects.get(what="Bel").pk == first.pk


def test_a_row_of_another_plan_is_never_touched(cast: Cast) -> None:
    with cast.scope():
        plan, other = (add_plan(cast.places.region, name, author=cast.pelle) for name in "ab")
        theirs = add_step(other, "Van hen")
        save(cast, plan, "steps", [step("Van ons", id=theirs.pk)])
        assert (steps_of(plan), steps_of(other)) == ([("Van ons", "")], [("Van hen", "")])


def test_the_second_of_two_on_the_same_part_is_told(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        save(cast, plan, "aim", AIM)
        save(cast, plan, "aim", AIM | {"goal": "Van Noor"}, who="noor", seen=1)
        with pytest.raises(PlanChangedMeanwhile):
            save(cast, plan, "aim", AIM | {"goal": "Van Pelle"}, seen=1)
        save(cast, plan, "steps", [step("Bel")], seen=1)  # another part is no hindrance
        fresh = Plan.objects.get(pk=plan.pk)
        assert (fresh.goal, fresh.version, steps_of(plan)) == ("Van Noor", 3, [("Bel", "")])


def test_ticking_a_step_is_no_hindrance_to_who_writes(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        save(cast, plan, "steps", [step("Bel")])
        finish_step(actor=cast.actor("noor"), plan=plan, step=PlanStep.objects.get(), now=NOW)
        save(cast, plan, "aim", AIM)
        save(cast, plan, "steps", [step("Bel", id=PlanStep.objects.get().pk), step("Kies")], seen=1)
        assert [row.done_on for row in plan.steps.all()] == [NOW.date(), None]


def test_who_did_it_first_stays_and_it_can_be_undone(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        row = add_step(plan)
        for who in ("pelle", "noor"):
            finish_step(actor=cast.actor(who), plan=plan, step=row, now=NOW)
        row.refresh_from_db()
        assert (row.done_on, row.done_by_name) == (NOW.date(), "Pelle")
        open_step_again(actor=cast.actor("noor"), plan=plan, step=row)
        row.refresh_from_db()
        assert (row.done_on, row.done_by_name) == (None, "")


def test_a_step_of_another_plan_is_not_there(cast: Cast) -> None:
    with cast.scope():
        plan, other = (add_plan(cast.places.region, name, author=cast.pelle) for name in "ab")
        with pytest.raises(MayNotKnow):
            finish_step(actor=cast.actor("pelle"), plan=plan, step=add_step(other), now=NOW)


def test_the_puller_is_told_once_and_in_their_language(cast: Cast) -> None:
    cast.alice.language = "en"
    cast.alice.save()
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        for goal in ("a", "b"):
            save(cast, plan, "aim", AIM | {"puller": cast.alice, "goal": goal})
        save(cast, plan, "aim", AIM | {"puller": cast.pelle})
        told = Message.objects.get()
        assert (told.to, told.subject) == ("alice@school.example", "You pull ‘Samen de week in’")
        assert f"/denktank/haaglanden/{plan.contribution_id}/" in told.text
        assert Plan.objects.get().puller_name == "Pelle"


@pytest.mark.parametrize("who", ["lars", "karin", "olga"])
def test_somebody_without_a_role_here_pulls_nothing(cast: Cast, who: str) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        with pytest.raises(NotHere):
            save(cast, plan, "aim", AIM | {"puller": cast.people[who]})
        assert (Plan.objects.get().puller, Message.objects.count()) == (None, 0)


@pytest.mark.parametrize("who", ["alice", "lars", "karin", "emre"])
def test_who_does_not_work_on_it_saves_nothing(cast: Cast, who: str) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        with pytest.raises((MayNotKnow, PermissionDenied)):
            save(cast, plan, "aim", AIM, who=who)
        assert Plan.objects.get().goal == ""


def test_back_to_a_version_loses_nothing(cast: Cast) -> None:
    with cast.scope():
        plan = add_plan(cast.places.region, author=cast.pelle)
        day = dt.date(2026, 9, 1)
        save(cast, plan, "aim", AIM | {"starts_on": day, "puller": cast.alice})
        save(cast, plan, "steps", [step("Bel", due=day), step("Kies")])
        bel = PlanStep.objects.get(what="Bel")
        finish_step(actor=cast.actor("pelle"), plan=plan, step=bel, now=NOW)
        save(cast, plan, "costs", [{"id": None, "what": "Bus", "cents": 12550}])
        save(cast, plan, "steps", [step("Iets anders")])
        save(cast, plan, "aim", AIM)
        restore_version(actor=cast.actor("pelle"), plan=plan, number=3, now=NOW)
        fresh = Plan.objects.get()
        assert (fresh.version, fresh.starts_on, fresh.puller) == (6, day, None)
        again = PlanStep.objects.get(what="Bel")
        assert (again.pk, again.due, again.done_on) == (bel.pk, day, NOW.date())
        assert steps_of(plan) == [("Bel", ""), ("Kies", "")]
        newest = PlanVersion.objects.first()
        assert newest is not None
        assert newest.note == "Versie 3 teruggezet."


def test_a_plan_by_another_road_begins_at_the_first_edit(cast: Cast) -> None:
    with cast.scope():
        row = add_contribution(cast.places.region, "plan", "Van de tafel", author=cast.pelle)
        one = begin_plan(actor=cast.actor("pelle"), contribution=row)
        assert begin_plan(actor=cast.actor("noor"), contribution=row) == one
