"""Who paid what: every plan that a run bought is paid by its supporters to the last cent."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from warmwelkom.engines.choice.ballots import Election
from warmwelkom.engines.choice.ledger import Ledger
from warmwelkom.engines.choice.run import Run


def prices_of(run: Run) -> list[Fraction]:
    """The price of each purchase of a run, in the election's unit of money."""
    return [paid.price / run.figures.scale for paid in replayed(run).payments()]


def shares_of(*, run: Run, election: Election) -> dict[str, dict[str, Fraction]]:
    """Voter to plan to what the voter's share paid of it; who paid nothing is not in it."""
    found: defaultdict[str, dict[str, Fraction]] = defaultdict(dict)
    scale = run.figures.scale
    replay = replayed(run)
    for bought, paid in zip(run.bought, replay.payments(each=True), strict=True):
        name = run.figures.ids[bought.plan]
        amounts = [*((who, paid.price) for who in paid.full), *paid.rest]
        for who, amount in amounts:
            found[election.ballots[who].voter][name] = amount / scale
    return dict(found)


def replayed(run: Run) -> Ledger:
    """A ledger of its own, so that reading it does not move the run's."""
    replay = Ledger(figures=run.figures, share=run.share)
    replay.purchases = run.bought
    return replay
