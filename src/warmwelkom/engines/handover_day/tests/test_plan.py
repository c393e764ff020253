from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from warmwelkom.engines.handover_day import Day, DoesNotFitError, Pair, Row, plan_day


def make(pairs: list[tuple[int, int]], *, last: int, blocks: int = 1, walk: int = 1) -> Day:
    walkers = [Row(person=f"v{n}", first=0, last=last) for n in {a for a, _b in pairs}]
    sitters = [
        Row(person=f"m{n}", first=0, last=last, block=f"hal {n % blocks}")
        for n in {b for _a, b in pairs}
    ]
    talks = [Pair(key=str(key), walker=f"v{a}", sitter=f"m{b}") for key, (a, b) in enumerate(pairs)]
    return Day(rows=[*walkers, *sitters], pairs=talks, walk=walk)


def doubles(day: Day, slots: dict[str, int]) -> int:
    """How often somebody is in two talks at once."""
    seen: Counter[tuple[str, int]] = Counter()
    for pair in day.pairs:
        seen.update([(pair.walker, slots[pair.key]), (pair.sitter, slots[pair.key])])
    return sum(number - 1 for number in seen.values())


def waiting(day: Day, slots: dict[str, int]) -> int:
    """Counted anew, without the engine."""
    found = 0
    for person in {name for pair in day.pairs for name in (pair.walker, pair.sitter)}:
        mine = [slots[pair.key] for pair in day.pairs if person in (pair.walker, pair.sitter)]
        found += max(mine) - min(mine) + 1 - len(mine)
    return found


PAIRS = some.lists(some.tuples(some.integers(0, 5), some.integers(0, 4)), min_size=1, max_size=18)


@settings(max_examples=60, deadline=None)
@given(PAIRS, some.integers(1, 3))
def test_any_day_that_fits_is_planned_without_doubles(
    pairs: list[tuple[int, int]], blocks: int
) -> None:
    """As many slots as the busiest has talks are enough (Kőnig)."""
    people = Counter([f"v{a}" for a, _b in pairs] + [f"m{b}" for _a, b in pairs])
    load = max(people.values())
    day = make(pairs, last=load - 1, blocks=blocks)
    plan = plan_day(day, tries=300)
    assert sorted(plan.slots) == sorted(pair.key for pair in day.pairs)
    assert doubles(day, dict(plan.slots)) == 0
    assert all(0 <= slot < load for slot in plan.slots.values())


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_the_bound_is_never_above_a_plan_and_waiting_is_what_is_waited(
    pairs: list[tuple[int, int]],
) -> None:
    day = make(pairs, last=19)
    plan = plan_day(day, tries=400)
    assert plan.bound <= plan.waiting == waiting(day, dict(plan.slots))


def test_three_who_all_talk_with_one_wait_for_nobody() -> None:
    plan = plan_day(make([(0, 0), (1, 0), (2, 0)], last=5))
    assert (plan.waiting, plan.bound, plan.is_best) == (0, 0, True)


def test_a_row_with_a_late_partner_makes_waiting_that_is_proven() -> None:
    """The sitter's two partners are there at the first and at the last slot only."""
    day = Day(
        rows=[
            Row(person="a", first=0, last=0),
            Row(person="b", first=5, last=5),
            Row(person="m", first=0, last=5),
        ],
        pairs=[Pair(key="1", walker="a", sitter="m"), Pair(key="2", walker="b", sitter="m")],
    )
    plan = plan_day(day, tries=200)
    assert dict(plan.slots) == {"1": 0, "2": 5}
    assert (plan.waiting, plan.bound, plan.is_best) == (4, 4, True)


def test_who_goes_to_another_block_gets_time_to_walk() -> None:
    plan = plan_day(make([(0, 0), (0, 1), (0, 2), (0, 3)], last=9, blocks=2), tries=20_000)
    assert (plan.walks, plan.least_walks, plan.rushed) == (1, 1, 0)
    order = sorted(plan.slots, key=lambda key: plan.slots[key])
    assert {frozenset(order[:2]), frozenset(order[2:])} == {
        frozenset({"0", "2"}),
        frozenset({"1", "3"}),
    }
    assert plan.slots[order[2]] - plan.slots[order[1]] == 2


def test_who_has_more_talks_than_slots_is_named() -> None:
    with pytest.raises(DoesNotFitError) as fault:
        plan_day(make([(0, 0), (1, 0), (2, 0)], last=1))
    assert fault.value.people == ("m0",)


def test_two_rows_that_never_meet_are_named() -> None:
    day = Day(
        rows=[Row(person="a", first=0, last=1), Row(person="m", first=2, last=3)],
        pairs=[Pair(key="1", walker="a", sitter="m")],
    )
    with pytest.raises(DoesNotFitError) as fault:
        plan_day(day)
    assert fault.value.people == ("a", "m")


def test_the_same_day_gives_the_same_plan() -> None:
    day = make([(n % 6, n % 5) for n in range(18)], last=7)
    assert plan_day(day, tries=500).slots == plan_day(day, tries=500).slots


def test_it_stops_when_it_is_told_to() -> None:
    heard: list[int] = []

    def tell(done: int, _best: int) -> float:
        heard.append(done)
        return 0.5 * len(heard)

    day = make([(n % 7, (n * 3) % 5) for n in range(30)], last=8, blocks=2)
    plan_day(day, tries=50_000, tell=tell)
    assert heard == [0, 1000]


def test_nobody_to_plan_is_a_plan() -> None:
    assert plan_day(Day(rows=[], pairs=[])).slots == {}
