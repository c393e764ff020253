"""A fair comparison of an extra automated layer: who gets it is drawn by lot, and nobody gets less help.

    detectable(base=0.95, size=2000)          # 0.0239: what a region can see before it starts
    plan = read_plan(text)                    # question, outcome, groups: frozen by its hash
    log = assign(plan, people, key=key)       # lines, each chained to the one before it
    report = analyse(log, outcomes)           # as drawn, not as received; with an interval, in words
    pool([report, another])                   # several regions and years, from counts alone

Help is never drawn by lot: a plan says what everybody gets, and only the extra layer, its timing or its
wording differs. Methods, each with its source in its function: power of two shares (Fleiss 1981),
interval of a difference (Newcombe 1998), by class or school (cluster-robust, Liang and Zeger 1986),
pooled over files (Mantel-Haenszel with the variance of Sato 1989). Pure: no database, no clock, the same
input the same digits.
"""

from __future__ import annotations

from warmwelkom.engines.trial.analyse import Outcome, Report, analyse, pool
from warmwelkom.engines.trial.assign import Person, assign
from warmwelkom.engines.trial.log import TrialLog, read_log, write_log
from warmwelkom.engines.trial.plan import Plan, TrialError, read_plan
from warmwelkom.engines.trial.power import detectable, needed_for, power_of

__all__ = [
    "Outcome",
    "Person",
    "Plan",
    "Report",
    "TrialError",
    "TrialLog",
    "analyse",
    "assign",
    "detectable",
    "needed_for",
    "pool",
    "power_of",
    "read_log",
    "read_plan",
    "write_log",
]
