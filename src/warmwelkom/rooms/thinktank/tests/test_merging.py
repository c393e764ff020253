"""A merge is a pointer: undone, everything is exactly as it was."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_voices

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.outbox.models import Message, Notice
from warmwelkom.rooms.thinktank.domain.contribute import add_voice
from warmwelkom.rooms.thinktank.domain.merging import CantMerge, merge, undo_merge
from warmwelkom.rooms.thinktank.domain.states import ReasonMissing, change_state
from warmwelkom.rooms.thinktank.models import Contribution, Merge, Voice
from warmwelkom.rooms.thinktank.queries.voices import wrong_counts

NEEDS = 6
STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 30), st.integers(0, 30)), max_size=14)


def _needs(cast: Cast) -> list[Contribution]:
    """Six needs; people and phones say more than one of them."""
    rows = [add_contribution(cast.places.region, text=f"Behoefte {n}") for n in range(NEEDS)]
    people = [cast.alice, cast.bob, cast.dewi]
    for number, row in enumerate(rows):
        add_voices(row, *people[: number % 4], receipts=number)
        Voice.objects.create(
            region=row.region, contribution=row, receipt="same phone", week=NOW.date()
        )
        add_voices(row)
    return rows


def _seen() -> dict[UUID, tuple[Any, ...]]:
    rows = Contribution.objects.values_list("pk", "merged_into", "heard", "state")
    return {row[0]: row[1:] for row in rows}


def _merge(cast: Cast, one: Contribution, other: Contribution, **more: Any) -> Merge:
    words = {"reason": "Zegt hetzelfde.", "now": NOW} | more
    return merge(actor=cast.actor("noor"), merged=one, into=other, **words)


def _undo(cast: Cast, made: Merge) -> None:
    undo_merge(actor=cast.actor("noor"), merged=made.merged, made=made, now=NOW)


def _who(pks: set[UUID]) -> int:
    voices = Voice.objects.filter(contribution__in=pks).values_list("person", "receipt")
    return len(set(voices))


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS, order=st.randoms(use_true_random=False))
def test_whatever_is_merged_and_undone_in_whatever_order(
    cast: Cast, steps: list[tuple[bool, int, int]], order: Any
) -> None:
    with transaction.atomic(), cast.scope():
        rows, open_ones = _needs(cast), []
        before = _seen()
        for is_merge, one, other in steps:
            if is_merge:
                first, second = rows[one % NEEDS], rows[other % NEEDS]
                first.refresh_from_db(), second.refresh_from_db()
                try:
                    open_ones.append(_merge(cast, first, second))
                except (CantMerge, ChangedMeanwhile):
                    continue
            elif open_ones:
                _undo(cast, open_ones.pop(one % len(open_ones)))
            _holds()
        order.shuffle(open_ones)
        for made in open_ones:
            _undo(cast, made)
            _holds()
        assert _seen() == before
        transaction.set_rollback(True)


def _holds() -> None:
    """The counts are those of the union, the states those of a bundle, and no pointer has two steps."""
    assert wrong_counts() == {}
    seen = _seen()
    bundles: dict[UUID, set[UUID]] = {}
    for pk, (root, _heard, _state) in seen.items():
        assert root is None or seen[root][0] is None
        bundles.setdefault(root or pk, set()).add(pk)
    for root, inside in bundles.items():
        assert seen[root][1] == _who(inside)
        assert {seen[pk][2] for pk in inside} == {"bundled" if len(inside) > 1 else "heard"}


def test_a_voice_counts_once_over_the_bundle(cast: Cast) -> None:
    with cast.scope():
        one, other = add_contribution(cast.places.region), add_contribution(cast.places.region)
        add_voices(one, cast.alice, cast.bob, receipts=2)
        add_voices(other, cast.bob, receipts=3)
        _merge(cast, one, other)
        other.refresh_from_db()
        assert other.heard == 7
        add_voice(
            actor=cast.actor("dewi"), contribution=Contribution.objects.get(pk=one.pk), now=NOW
        )
        other.refresh_from_db()
        assert other.heard == 8


def test_both_get_the_reason(cast: Cast) -> None:
    with cast.scope():
        one, other = add_contribution(cast.places.region), add_contribution(cast.places.region)
        _merge(cast, one, other, reason="Gaat over dag een.")
        reasons = [row.states.order_by("-at", "-id")[0].reason for row in (one, other)]
    assert reasons == [
        "Gaat over dag een.",
        "Anderen zeiden hetzelfde. Dat staat nu bij elkaar: Gaat over dag een.",
    ]


def test_merging_into_what_is_merged_goes_to_its_root(cast: Cast) -> None:
    with cast.scope():
        one, other, root = (add_contribution(cast.places.region) for _ in range(3))
        _merge(cast, other, root)
        other.refresh_from_db()
        made = _merge(cast, one, other)
        assert made.into_id == root.pk


def test_an_answered_need_stays_answered(cast: Cast) -> None:
    with cast.scope():
        one = add_contribution(cast.places.region)
        done = add_contribution(cast.places.region, state="answered", answered_on=NOW.date())
        made = _merge(cast, one, done)
        assert [row[2] for row in (_seen()[one.pk], _seen()[done.pk])] == ["bundled", "answered"]
        _undo(cast, made)
        assert [row[2] for row in (_seen()[one.pk], _seen()[done.pk])] == ["heard", "answered"]


@pytest.mark.parametrize("odd", ["itself", "another kind", "not public", "twice", "back"])
def test_what_does_not_go_is_told(cast: Cast, odd: str) -> None:
    with cast.scope():
        one, other = add_contribution(cast.places.region), add_contribution(cast.places.region)
        if odd in ("twice", "back"):
            _merge(cast, one, other)
        target = {
            "itself": one,
            "another kind": add_contribution(cast.places.region, "idea"),
            "not public": add_contribution(cast.places.region, published_at=None),
            "twice": add_contribution(cast.places.region),
            "back": one,
        }[odd]
        first = other if odd == "back" else one
        for row in (first, target):
            row.refresh_from_db()
        with pytest.raises((CantMerge, ChangedMeanwhile)):
            _merge(cast, first, target)


def test_nothing_is_merged_without_a_reason(cast: Cast) -> None:
    with cast.scope(), pytest.raises(ReasonMissing):
        _merge(
            cast, add_contribution(cast.places.region), add_contribution(cast.places.region),
            reason=" ",
        )  # fmt: skip


def test_an_undone_merge_is_not_undone_twice(cast: Cast) -> None:
    with cast.scope():
        made = _merge(
            cast, add_contribution(cast.places.region), add_contribution(cast.places.region)
        )
        _undo(cast, made)
        with pytest.raises(ChangedMeanwhile):
            _undo(cast, made)


def test_only_a_moderator_merges(cast: Cast) -> None:
    with cast.scope():
        one, other = add_contribution(cast.places.region), add_contribution(cast.places.region)
        with pytest.raises(MayNotKnow):
            merge(actor=cast.actor("pelle"), merged=one, into=other, reason="x", now=NOW)


def test_a_need_is_bundled_by_merging_alone(cast: Cast) -> None:
    with cast.scope(), pytest.raises(CantMerge):
        change_state(
            actor=cast.actor("noor"), contribution=add_contribution(cast.places.region),
            to="bundled", reason="x", now=NOW,
        )  # fmt: skip


def test_whoever_spoke_hears_it_once(cast: Cast) -> None:
    """Bob said both, Dewi wrote what it goes under, Charlie only said that other one."""
    with cast.scope():
        one = add_contribution(cast.places.region, text="Een")
        other = add_contribution(cast.places.region, text="Twee", author=cast.dewi)
        add_voices(one, cast.alice, cast.bob, receipts=1)
        add_voices(other, cast.bob, cast.charlie)
        made = _merge(cast, one, other)
        to = sorted(Notice.objects.values_list("to", flat=True))
        assert to == [f"{name}@school.example" for name in ("alice", "bob", "dewi")]
        _undo(cast, made)
        assert (Notice.objects.count(), Message.objects.count()) == (6, 0)
