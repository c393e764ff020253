"""Chooses plans for a sum of money from ballots, so that each group gets its share of it.

    choice = choose(election=Election(budget=…, projects=…, ballots=…))
    choice.names   # the winners, in the order of choice
    choice.shares  # voter -> plan -> what the voter's share paid of it

The Method of Equal Shares (Peters, Pierczyński and Skowron, "Proportional Participatory Budgeting with
Additive Utilities", NeurIPS 2021; https://equalshares.net): each voter has an equal part of the money, and a
plan is bought by those who approve of it, each paying as little as can be per unit of what it is worth to
them (the rate rho), or all that is left. The lowest rate goes first, equal rates by id as text. Completions as
in pabutools, whose winners these are: Add1 gives every voter one unit more again and again, Add1U then
adds what fits by most votes.

Promises: every decision is exact, nothing is a float; the order of voters and plans makes no
difference; the budget is never exceeded; each plan bought by shares is paid to the last cent, by nobody who
did not approve of it. The completion by votes, as in pabutools, also takes plans without a vote if they fit;
leave those out of the election if that is not wanted. `consensus` is about yes, skip and no; `pabulib`
reads files. Pure: no database, no clock.
"""

from warmwelkom.engines.choice.ballots import Ballot, Election, Project
from warmwelkom.engines.choice.engine import choose
from warmwelkom.engines.choice.figures import Utility
from warmwelkom.engines.choice.result import Choice, Completion, How, Rule, Winner
from warmwelkom.engines.choice.sides import Side

__all__ = [
    "Ballot",
    "Choice",
    "Completion",
    "Election",
    "How",
    "Project",
    "Rule",
    "Side",
    "Utility",
    "Winner",
    "choose",
]
