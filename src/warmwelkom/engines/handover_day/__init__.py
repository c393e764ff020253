"""A day full of short talks: who talks with whom in which slot, so that nobody waits long. Pure.

It promises that nobody is in two talks at once, that every talk lies in the rows of both, and a bound:
no plan whatsoever can have people wait less than it says.
"""

from warmwelkom.engines.handover_day.day import Day, DoesNotFitError, Pair, Plan, Row
from warmwelkom.engines.handover_day.plan import plan_day

__all__ = ["Day", "DoesNotFitError", "Pair", "Plan", "Row", "plan_day"]
