"""From a log and its outcomes to a report of counts; from reports to one over several regions and years."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from warmwelkom.engines.effect.shares import Share, Z, interval_of_shares
from warmwelkom.engines.trial.clusters import by_unit
from warmwelkom.engines.trial.log import WITH, Assigned, TrialLog
from warmwelkom.engines.trial.plan import Plan, TrialError

SMALL = 5
Outcome = Mapping[str, bool]
"""By the number of the pupil: whether it came true. Who is not there counts as "no"."""


@dataclass(frozen=True, kw_only=True)
class Arm:
    """So many drawn, of whom so many with the outcome, and so many of whom nothing is known."""

    n: int
    yes: int
    unknown: int = 0


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two arms with the difference between them (0.02 is two in a hundred more) and its 95 per cent interval."""

    with_it: Arm
    without: Arm
    difference: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_small(self) -> bool:
        """Whether a count could tell who somebody is."""
        counts = (self.with_it, self.without)
        return any(0 < n < SMALL for arm in counts for n in (arm.yes, arm.n - arm.yes))


@dataclass(frozen=True, kw_only=True)
class Report:
    """One comparison as drawn (intention to treat): the whole, and each group that the plan names.

    `strangers`: outcomes of whom nobody was drawn. `parts`: the files it was pooled from.
    """

    plan: Plan
    whole: Compared
    groups: dict[str, dict[str, Compared]] = field(default_factory=dict)
    strangers: int = 0
    parts: tuple[str, ...] = ()

    @property
    def is_harm(self) -> bool:
        """Whether it is surely worse, by more than the plan allows."""
        return self.whole.high is not None and self.whole.high < -self.plan.harm


def analyse(log: TrialLog, outcomes: Outcome) -> Report:
    """Everybody stays in the arm that was drawn, whatever they got. The same input gives the same digits."""
    plan, drawn = log.plan, log.assigned
    groups = {}
    for place, name in enumerate(plan.groups):
        values = sorted({row.groups[place] for row in drawn})
        groups[name] = {
            value: compared(plan, [row for row in drawn if row.groups[place] == value], outcomes)
            for value in values
        }
    strangers = len(set(outcomes) - {row.id for row in drawn})
    return Report(
        plan=plan, whole=compared(plan, drawn, outcomes), groups=groups, strangers=strangers
    )


def compared(plan: Plan, rows: Iterable[Assigned], outcomes: Outcome) -> Compared:
    """The arms of these pupils, by pupil or by the unit that was drawn."""
    rows = list(rows)
    with_it, without = (
        _arm([row for row in rows if (row.arm == WITH) == arm], outcomes) for arm in (True, False)
    )
    if plan.unit == "pupil":
        return of_counts(with_it, without)
    found = by_unit((row.unit, row.arm == WITH, outcomes.get(row.id, False)) for row in rows)
    total, low, high = found or (None, None, None)
    return Compared(with_it=with_it, without=without, difference=total, low=low, high=high)


def _arm(rows: Sequence[Assigned], outcomes: Outcome) -> Arm:
    return Arm(
        n=len(rows),
        yes=sum(outcomes.get(row.id, False) for row in rows),
        unknown=sum(row.id not in outcomes for row in rows),
    )


def of_counts(with_it: Arm, without: Arm) -> Compared:
    """With Newcombe's interval (method 10); no interval where an arm is empty."""
    if not (with_it.n and without.n):
        return Compared(with_it=with_it, without=without)
    shares = [
        (1, Share(n=with_it.n, number=with_it.yes)),
        (-1, Share(n=without.n, number=without.yes)),
    ]
    total, low, high = interval_of_shares(shares)
    return Compared(with_it=with_it, without=without, difference=total, low=low, high=high)


def pool(reports: Sequence[Report]) -> Report:
    """Several reports as one, from their counts: each is a stratum of its own.

    Raises:
        TrialError: they did not count the same outcome of the same layer, or one was drawn by classes.

    Source: the Mantel-Haenszel difference of shares with the variance of T. Sato, On the variance
    estimator for the Mantel-Haenszel risk difference, Biometrics 45 (1989) 1323-1324.
    """
    _check_alike(reports)
    if len(reports) == 1:
        return reports[0]
    return Report(
        plan=reports[0].plan,
        whole=mantel_haenszel([report.whole for report in reports]),
        groups=_pooled_groups(reports),
        strangers=sum(report.strangers for report in reports),
        parts=tuple(report.plan.name for report in reports),
    )


def _check_alike(reports: Sequence[Report]) -> None:
    if not reports:
        raise TrialError("There is nothing to pool.")
    first = reports[0].plan
    for plan in (report.plan for report in reports):
        if (plan.outcome, plan.layer, plan.extra) != (first.outcome, first.layer, first.extra):
            raise TrialError(
                f"{plan.name} counted something else than {first.name}: they can't be pooled."
            )
        if plan.unit != "pupil":
            raise TrialError(
                f"{plan.name} was drawn by {plan.unit}: its counts alone can't be pooled."
            )


def _pooled_groups(reports: Sequence[Report]) -> dict[str, dict[str, Compared]]:
    """By column and value, each from the reports that tell of it."""
    found: dict[str, dict[str, list[Compared]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        for name, values in report.groups.items():
            for value, told in values.items():
                found[name][value].append(told)
    return {
        name: {value: mantel_haenszel(parts) for value, parts in sorted(values.items())}
        for name, values in sorted(found.items())
    }


def mantel_haenszel(parts: Sequence[Compared]) -> Compared:
    """Each part weighs by how much its two arms can tell."""
    with_it, without = (
        _sum([getattr(part, arm) for part in parts]) for arm in ("with_it", "without")
    )
    both = [part for part in parts if part.with_it.n and part.without.n]
    if not both:
        return Compared(with_it=with_it, without=without)
    weight = top = p_sum = q_sum = 0.0
    for part in both:
        n1, x1, n0, x0 = part.with_it.n, part.with_it.yes, part.without.n, part.without.yes
        n = n1 + n0
        weight += n1 * n0 / n
        top += (x1 * n0 - x0 * n1) / n
        p_sum += (n1**2 * x0 - n0**2 * x1 + n1 * n0 * (n0 - n1) / 2) / n**2
        q_sum += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n)
    total = top / weight
    half = Z * math.sqrt(max(0.0, total * p_sum + q_sum)) / weight
    return Compared(
        with_it=with_it,
        without=without,
        difference=total,
        low=max(-1.0, total - half),
        high=min(1.0, total + half),
    )


def _sum(arms: Sequence[Arm]) -> Arm:
    return Arm(
        n=sum(arm.n for arm in arms),
        yes=sum(arm.yes for arm in arms),
        unknown=sum(arm.unknown for arm in arms),
    )
