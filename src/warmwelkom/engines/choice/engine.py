"""The whole of choosing: share, raise, complete, and compare with plain majority."""

from __future__ import annotations

from fractions import Fraction

from warmwelkom.engines.choice.ballots import Election
from warmwelkom.engines.choice.figures import Figures, Utility, figures_of
from warmwelkom.engines.choice.greedy import most_votes_first
from warmwelkom.engines.choice.lockstep import run_all
from warmwelkom.engines.choice.raising import raised
from warmwelkom.engines.choice.result import Choice, Completion, How, Rule, Winner
from warmwelkom.engines.choice.run import Run
from warmwelkom.engines.choice.shares import prices_of


def choose(
    *,
    election: Election,
    rule: Rule = Rule.EQUAL_SHARES,
    completion: Completion = Completion.ADD1U,
    utility: Utility = Utility.COST,
) -> Choice:
    """Chooses plans within the budget; the same election gives the same outcome, always.

    Args:
        election: plans, ballots and money; money may be any fraction.
        rule: equal shares, or most votes first (then `completion` and `utility` mean nothing).
        completion: `none`; `add1`: every voter gets one unit of money more, again and again, until no
            plan that somebody supports fits in what is left, or the next raise would overspend;
            `add1u`: after that, most votes first from what is left.
        utility: what an approved plan is worth to its supporter: its cost, or one.
    """
    majority = most_votes_first(election=election)
    run: Run | None = None
    if rule is Rule.GREEDY:
        winners = added(election=election, names=majority, how=How.VOTES, after=0)
    else:
        base, run = runs_of(election=election, completion=completion, utility=utility)
        winners = bought(election=election, utility=utility, run=run, base=base)
    if run and completion is Completion.ADD1U:
        have = [winner.project for winner in winners]
        more = most_votes_first(election=election, utility=utility, have=have)
        winners += added(election=election, names=more, how=How.COMPLETION, after=len(have))
    return Choice(
        election=election,
        rule=rule,
        completion=completion,
        utility=utility,
        winners=tuple(winners),
        majority=tuple(majority),
        run=run,
    )


def runs_of(*, election: Election, completion: Completion, utility: Utility) -> tuple[Run, Run]:
    """The run with the shares as they are, and the one that counts."""
    figures = figures_of(election=election, utility=utility)
    if completion is not Completion.NONE:
        return raised(figures=figures)
    run = run_all(figures=figures, shares=[figures.share])[0]
    return run, run


def bought(*, election: Election, utility: Utility, run: Run, base: Run) -> list[Winner]:
    """What a run bought; what the run before any raise did not buy is there by raised shares."""
    figures: Figures = run.figures
    without_raise = {one.plan for one in base.bought}
    winners = added(election=election, names=for_nothing(election, utility), how=How.RULE, after=0)
    for one, price in zip(run.bought, prices_of(run), strict=True):
        cost = Fraction(figures.cost[one.plan], figures.scale)
        winner = Winner(
            project=figures.ids[one.plan],
            cost=cost,
            votes=figures.supporters[one.plan].size,
            round=len(winners) + 1,
            how=How.RULE if one.plan in without_raise else How.RAISED,
            price=price,
            rate=price / cost if utility is Utility.COST else price,
        )
        winners.append(winner)
    return winners


def for_nothing(election: Election, utility: Utility) -> list[str]:
    """Plans that cost nothing are bought first where a plan counts as one; by cost they are worth 0."""
    if utility is Utility.COST:
        return []
    return sorted(one.id for one in election.projects if not one.cost and election.backers[one.id])


def added(*, election: Election, names: list[str], how: How, after: int) -> list[Winner]:
    """Winners that no voter's share pays for."""
    return [
        Winner(
            project=name,
            cost=election.costs[name],
            votes=len(election.backers[name]),
            round=number,
            how=how,
        )
        for number, name in enumerate(names, start=after + 1)
    ]
