"""What changing the hours of one group can break and change, without the rest of the plan.

Nothing else can differ than its own sessions, the rooms and mentors of the slots that change, and what its
visitors do all week: before and after give the same difference as the whole plan would, many times faster.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from warmwelkom.engines.timetable.plan import Plan, students_met, walking_and_idle
from warmwelkom.engines.timetable.verify import Fault
from warmwelkom.engines.timetable.verify_sessions import faults_between_groups, faults_of_group
from warmwelkom.engines.timetable.verify_visits import visit_faults
from warmwelkom.engines.timetable.week import Week


def faults_near(
    week: Week, plan: Plan, *, group: int, slots: Collection[int], rooms: Collection[int]
) -> set[Fault]:
    """Faults of this group, of these rooms and its mentor in these slots, and of who visits it.

    Only the difference between two of these means something: a visitor's other groups are not all there.
    """
    mentor = plan.groups[group].mentor
    mine = [one for one in plan.sessions if one.group == group]
    beside = [
        one
        for one in plan.sessions
        if one.slot in slots and (one.room in rooms or plan.groups[one.group].mentor == mentor)
    ]
    visitors = {one.teacher for one in plan.visits if one.group == group}
    visits = [one for one in plan.visits if one.teacher in visitors]
    found = faults_of_group(week, plan, group, mine)
    found += faults_between_groups(week, Plan(groups=plan.groups, sessions=beside))
    near = Plan(groups=plan.groups, sessions=mine + beside, visits=visits)
    found += visit_faults(week, near)
    return {Fault(kind=kind, where=where) for kind, where in found}


def figures_near(week: Week, plan: Plan, *, group: int) -> tuple[int, int]:
    """Students of this group who meet an own teacher, and the minutes that it walks."""
    alone = Plan(
        groups=[plan.groups[group]],
        sessions=[replace(one, group=0) for one in plan.sessions if one.group == group],
        visits=[replace(one, group=0) for one in plan.visits if one.group == group],
    )
    walking, _idle = walking_and_idle(week, alone)
    return len(students_met(week, alone)), walking
