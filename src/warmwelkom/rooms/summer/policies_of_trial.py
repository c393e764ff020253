"""Who sets up a fair comparison, freezes it, stops it and reads what came of it."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import EVERYTHING, Policy, has_role, nobody_but_system

COMPARES = has_role("coordinator")


def of_the_region(_actor: Actor) -> Q:
    return EVERYTHING


POLICIES: dict[str, Policy] = {
    "summer.drawn": Policy(who=nobody_but_system),  # what stands in the record of each pupil
    "summer.trials": Policy(who=COMPARES),
    "summer.run_trial": Policy(who=COMPARES, model="summer.SummerTrial", which=of_the_region),
}
