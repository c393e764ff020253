"""Make a plan and improve it by turning chains of talks, warm at first and then ever colder.

A turn exchanges two slots along a chain of talks (Kempe 1879), so that every plan on the way is a whole
plan: nobody is ever in two talks. Simulated annealing (Kirkpatrick e.a. 1983) with a fixed chance: the same
day and the same number of tries give the same plan.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from warmwelkom.engines.handover_day.bound import least_waiting
from warmwelkom.engines.handover_day.colour import Board, first_plan
from warmwelkom.engines.handover_day.cost import WALK, Costs
from warmwelkom.engines.handover_day.day import Day, Plan

TRIES = 2_000_000
WARM, COLD = 0.8, 0.12
LONGEST = 20
LOOK_UP = 1000


def plan_day(
    day: Day,
    *,
    tries: int = TRIES,
    seed: int = 1,
    tell: Callable[[int, int], float] = lambda _done, _best: 0.0,
) -> Plan:
    """A plan of the day, as good as this many tries make it; it ends at once when none can be better.

    `tell` hears now and then how many tries are done and what the best plan costs, and answers which
    share of the time is spent; from 1 on, the best so far is given. A slow machine cools sooner.

    Raises:
        DoesNotFitError: somebody has more talks than slots, or two who should talk share none.
    """
    board, chance = Board(day), random.Random(seed)  # noqa: S311  a plan, no secret
    first_plan(board, chance=chance)
    costs = Costs(board, day)
    bound = least_waiting(board, roams=costs.roams)
    least = bound + WALK * costs.least_walks
    done = _anneal(board, costs, chance, tries=tries, least=least, tell=tell)
    parts = [costs.parts(who) for who in range(len(board.names))]
    return Plan(
        slots={pair.key: slot for pair, slot in zip(day.pairs, board.slots, strict=True)},
        waiting=sum(waiting for waiting, _walks, _rushed in parts),
        bound=bound,
        walks=sum(walks for _waiting, walks, _rushed in parts),
        least_walks=costs.least_walks,
        rushed=sum(rushed for _waiting, _walks, rushed in parts),
        tries=done,
    )


def _anneal(
    board: Board, costs: Costs, chance: random.Random, *, tries: int, least: int,
    tell: Callable[[int, int], float],
) -> int:  # fmt: skip
    """Improve the board in place; returns how many tries it took."""
    cost = best = sum(costs.people)
    best_slots, heat, done = list(board.slots), WARM, 0
    while done < tries and best > least:
        if done % LOOK_UP == 0:
            spent = max(done / tries, tell(done, best))
            if spent >= 1:
                break
            heat = WARM * (COLD / WARM) ** spent
        cost += _try(board, costs, chance, heat)
        done += 1
        if cost < best:
            best, best_slots = cost, list(board.slots)
    board.load(best_slots)
    costs.read()
    return done


def _try(board: Board, costs: Costs, chance: random.Random, heat: float) -> int:
    """Turn one chain, unless it is dearer than the heat allows. Returns what it changed."""
    talk, to = int(chance.random() * len(board.ends)), int(chance.random() * board.width)
    here = board.slots[talk]
    chain = None if here == to else board.chain(talk, to, most=LONGEST)
    if chain is None:
        return 0
    after = costs.turned(chain, 1 << here | 1 << to)
    prices = [costs.of(who, day) for who, day in after.items()]
    change = sum(prices) - sum(costs.people[who] for who in after)
    if change > 0 and change > -heat * math.log(1 - chance.random()):
        return 0
    board.swap(chain, here, to)
    for (who, day), price in zip(after.items(), prices, strict=True):
        costs.days[who], costs.people[who] = day, price
    return change
