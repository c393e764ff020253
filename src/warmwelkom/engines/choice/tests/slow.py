"""The rule as the paper defines it, in fractions, as slow and as plain as can be: what the engine is held to.

Peters, Pierczyński and Skowron, "Proportional Participatory Budgeting with Additive Utilities" (NeurIPS 2021),
with ties by id, as pabutools breaks them.
"""

from __future__ import annotations

from fractions import Fraction

from warmwelkom.engines.choice import Completion, Election, Utility


def supporters(election: Election, name: str) -> list[str]:
    return [ballot.voter for ballot in election.ballots if name in ballot.approved]


def rate_of(
    election: Election, name: str, purses: dict[str, Fraction], worth: Fraction
) -> Fraction | None:
    """The smallest rho for which everybody paying min(purse, rho x worth) pays the cost; None if none."""
    cost = next(project.cost for project in election.projects if project.id == name)
    own = sorted(purses[voter] for voter in supporters(election, name))
    for poor, purse in enumerate(own):
        rate = (cost - sum(own[:poor])) / (worth * (len(own) - poor))
        if rate * worth <= purse:
            return rate
    return None


def equal_shares(
    election: Election, utility: Utility, share: Fraction
) -> tuple[list[str], dict[str, Fraction]]:
    """The plans in the order of choice, and what each voter has left."""
    purses = {ballot.voter: share for ballot in election.ballots}
    worth = {
        project.id: project.cost if utility is Utility.COST else Fraction(1)
        for project in election.projects
    }
    chosen = [
        project.id
        for project in sorted(election.projects, key=lambda one: one.id)
        if not project.cost and worth[project.id] and supporters(election, project.id)
    ]
    while True:
        rates = {
            project.id: rate
            for project in election.projects
            if project.id not in chosen
            and project.cost
            and (rate := rate_of(election, project.id, purses, worth[project.id])) is not None
        }
        if not rates:
            return chosen, purses
        best = min(rates, key=lambda name: (rates[name], name))
        chosen.append(best)
        for voter in supporters(election, best):
            purses[voter] -= min(purses[voter], rates[best] * worth[best])


def winners(election: Election, utility: Utility, completion: Completion) -> list[str]:
    """Add1: one unit more each time; stop at the first that leaves no room, or before the first too dear."""
    if not election.ballots:
        return by_votes(election, [], utility) if completion is Completion.ADD1U else []
    share = election.budget / len(election.ballots)
    chosen, _ = equal_shares(election, utility, share)
    if completion is Completion.NONE:
        return chosen
    while not is_used_up(election, chosen):
        share += 1
        more, _ = equal_shares(election, utility, share)
        if spent(election, more) > election.budget:
            break
        chosen = more
    return chosen + (by_votes(election, chosen, utility) if completion is Completion.ADD1U else [])


def spent(election: Election, names: list[str]) -> Fraction:
    return sum((project.cost for project in election.projects if project.id in names), Fraction(0))


def is_used_up(election: Election, names: list[str]) -> bool:
    """No plan that costs something and that somebody supports fits in what is left."""
    left = election.budget - spent(election, names)
    return not any(
        0 < project.cost <= left and project.id not in names and supporters(election, project.id)
        for project in election.projects
    )


def by_votes(election: Election, have: list[str], utility: Utility = Utility.COST) -> list[str]:
    """Most votes first (per unit of money where a plan counts as one); what does not fit is skipped."""
    left = election.budget - spent(election, have)
    open_ones = [project for project in election.projects if project.id not in have]
    taken = []
    while open_ones:
        best = min(open_ones, key=lambda one: (-score(election, one.id, utility), one.id))
        open_ones.remove(best)
        if best.cost <= left:
            taken.append(best.id)
            left -= best.cost
    return taken


def score(election: Election, name: str, utility: Utility) -> Fraction:
    votes = Fraction(len(supporters(election, name)))
    cost = next(project.cost for project in election.projects if project.id == name)
    if utility is Utility.COST or not votes:
        return votes
    return votes / cost if cost else Fraction(10**9) + votes
