"""Law: a list shows exactly the objects that its reader may open one by one."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from tests.cast import STAFF, Cast
from tests.everything import Everything
from warmwelkom.base.access.policy import all_policies, may

EVERYBODY = [*STAFF, "olga", "dina", "parent"]
ABOUT_OBJECTS = {name: policy for name, policy in all_policies().items() if policy.model}


@pytest.fixture
def full(whole: Everything) -> Cast:
    return whole.cast


def _visible(full: Cast, name: str) -> dict[str, tuple[set[Any], set[Any]]]:
    """Policy -> (what the list shows, what may be opened one by one)."""
    actor = full.actor(name)
    found = {}
    with full.scope(name if actor.region_id else "dewi"):
        for action, policy in ABOUT_OBJECTS.items():
            model: Any = apps.get_model(policy.model)
            listed = {row.pk for row in model.objects.visible_to(actor, action)}
            found[action] = (
                listed,
                {row.pk for row in model.objects.all() if may(actor, action, row)},
            )
    return found


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_list_and_its_objects_agree(full: Cast, name: str) -> None:
    for action, (listed, opened) in _visible(full, name).items():
        assert listed == opened, action


def test_every_policy_hides_something_from_somebody_who_may_do_it(full: Cast) -> None:
    """A rule that shows everybody everything, or nobody anything, would pass the law above."""
    seen: dict[str, set[frozenset[Any]]] = {action: set() for action in ABOUT_OBJECTS}
    for name in ("alice", "dewi", "ibrahim", "emre", "joris", "fatima", "gijs", "hanna", "lars",
                 "dina", "noor", "pelle", "zita", "mia"):  # fmt: skip
        actor = full.actor(name)
        with full.scope(name):
            for action, policy in ABOUT_OBJECTS.items():
                model: Any = apps.get_model(policy.model)
                rows = model.objects.visible_to(actor, action)
                seen[action].add(frozenset(rows.values_list("pk", flat=True)))
    assert {action for action, sets in seen.items() if len(sets) < 2} == set()
    assert {action for action, sets in seen.items() if not any(sets)} == set()


@pytest.mark.parametrize("name", ["karin", "olga", "mia", "hanna"])
def test_who_works_with_no_pupil_sees_none(full: Cast, name: str) -> None:
    """A former colleague, the operator, the planner and the coordinator."""
    rooms = ("transitions.",)
    shown = {
        action: listed
        for action, (listed, _opened) in _visible(full, name).items()
        if action.startswith(rooms) and listed
    }
    assert shown == {}


def test_the_other_region_sees_nothing_of_ours_but_the_pupil_that_is_offered(full: Cast) -> None:
    with full.scope("dewi"):
        ours = {
            (policy.model, row.pk)
            for policy in ABOUT_OBJECTS.values()
            for row in apps.get_model(policy.model).objects.all()  # type: ignore[attr-defined]  # a scoped manager
        }
    for name in ("lars", "lena"):
        shown = {
            (ABOUT_OBJECTS[action].model, pk)
            for action, (listed, _opened) in _visible(full, name).items()
            for pk in listed
        }
        assert {pair for pair in shown & ours if pair[0] != "transitions.Move"} == set()


def test_every_model_of_a_policy_has_rows_in_both_regions(full: Cast) -> None:
    models = {policy.model for policy in ABOUT_OBJECTS.values()}
    for name in ("dewi", "lars"):
        with full.scope(name):
            empty = {
                model
                for model in models
                if not apps.get_model(model).objects.exists()  # type: ignore[attr-defined]  # a scoped manager
            }
        assert empty <= (set() if name == "dewi" else LOCAL), name


LOCAL = {
    "people.Programme",
    "transitions.Application",
    "transitions.Enrolment",
    "transitions.Link",
    "transitions.StatusMessage",
}
"""The other region of the cast has no mbo school."""
