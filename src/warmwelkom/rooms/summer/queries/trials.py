"""The comparisons of the region: what can be seen beforehand, and what came of it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import get_language

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.suppression import FEWEST
from warmwelkom.engines.trial import Report, analyse, needed_for, read_log
from warmwelkom.engines.trial.report_file import write_report
from warmwelkom.engines.trial.words import EN, NL, finding, in_words
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.models import SummerTrial, TrialSeat
from warmwelkom.rooms.summer.plan_of_trial import size_beforehand, smallest_difference, task_title

BEST_KNOWN = 3.3
"""Percentage points: the best that messages of this kind did anywhere on arriving (docs/formats/trial.md)."""


@dataclass(frozen=True, kw_only=True)
class TrialPage:
    """One comparison. `size`: who takes part, or at least would; `with_it`: drawn for the extra, 0 where it is not told.

    `smallest`: in percentage points, None where none can be seen.
    """

    trial: SummerTrial
    programmes: list[str]
    size: int
    with_it: int
    smallest: float | None
    needed: int
    is_running: bool
    may_count: bool
    report: Report | None

    @property
    def task(self) -> str:
        return task_title(self.trial)

    @property
    def is_few(self) -> bool:
        return self.size < FEWEST

    @property
    def will_hardly_tell(self) -> bool:
        """The best that is known elsewhere would not be seen here."""
        return self.smallest is None or self.smallest > BEST_KNOWN

    @property
    def is_small(self) -> bool:
        """A number in the result could tell who somebody is: then only the finding is told."""
        return self.report is not None and self.report.whole.is_small

    @property
    def words(self) -> list[str]:
        if self.report is None or self.is_small:
            return []
        language = EN if (get_language() or NL).startswith(EN) else NL
        return in_words(self.report, language=language)

    @property
    def finding(self) -> str:
        return finding(self.report.whole) if self.report else ""


def trials_for(*, actor: Actor) -> list[SummerTrial]:
    """The newest first. One query."""
    return list(SummerTrial.objects.visible_to(actor, "summer.run_trial").defer("log"))


def trial_page(*, trial: SummerTrial, today: dt.date) -> TrialPage:
    """One comparison that this reader may see. Four queries."""
    arms = _arms(trial)
    size = arms.total() if trial.frozen_at else size_beforehand(trial)
    of = [f"{row.school.name}: {row}" for row in trial.programmes.select_related("school")]
    return TrialPage(
        trial=trial,
        programmes=of,
        size=size,
        with_it=0 if _is_told_by(arms) else arms["with"],
        smallest=smallest_difference(trial, size),
        needed=needed_for(base=_base(trial), difference=BEST_KNOWN / 100, share=trial.share / 100),
        is_running=trial.is_running(today),
        may_count=bool(trial.frozen_at and not trial.outcomes_at and today >= trial.counted_on),
        report=report_of(trial),
    )


def _arms(trial: SummerTrial) -> Counter[str]:
    """How many in each group: as drawn, also when the pupils themselves are forgotten."""
    if trial.log:
        return Counter(row.arm for row in read_log(trial.log).assigned)
    return Counter(TrialSeat.objects.filter(trial=trial).values_list("arm", flat=True))


def _is_told_by(arms: Counter[str]) -> bool:
    """Whether one of both groups is so small that its number could name somebody."""
    return min(arms["with"], arms["without"]) < FEWEST


def log_file(trial: SummerTrial) -> str:
    """The log, without names; empty where it may not leave."""
    return "" if _is_told_by(_arms(trial)) else str(trial.log)


def _base(trial: SummerTrial) -> float:
    """No share grows past everybody."""
    return min(trial.base / 100, 1 - (BEST_KNOWN + 0.1) / 100)


def report_of(trial: SummerTrial) -> Report | None:
    """Made anew from the log and what was counted, to the same digits each time; None before the count."""
    return analyse(read_log(trial.log), trial.outcomes) if trial.outcomes_at else None


def report_file(trial: SummerTrial) -> str:
    """The report as a file that can be pooled with those of other regions and years; empty where it may not leave."""
    report = report_of(trial)
    return "" if report is None or report.whole.is_small else write_report(report)


def outcomes_file(trial: SummerTrial) -> str:
    """What was counted, by the number in the log; empty where it may not leave."""
    report = report_of(trial)
    if report is None or report.whole.is_small:
        return ""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["id", "outcome"])
    rows.writerows([code, "yes" if yes else "no"] for code, yes in sorted(trial.outcomes.items()))
    return out.getvalue()


def exam_year(*, actor: Actor) -> int:
    return int(Region.objects.values_list("school_year", flat=True).get(pk=actor.region))
