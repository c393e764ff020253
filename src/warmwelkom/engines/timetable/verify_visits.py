"""The format's rules 18 to 22: visits of vo teachers."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from warmwelkom.engines.timetable.plan import Plan, Visit
from warmwelkom.engines.timetable.week import Week

Faults = list[tuple[str, str]]


def visit_faults(week: Week, plan: Plan) -> Faults:
    found: Faults = []
    hosted = {(s.group, s.slot) for s in plan.sessions if week.types[s.type].hostable}
    of_teacher: dict[int, list[Visit]] = defaultdict(list)
    for visit in plan.visits:
        of_teacher[visit.teacher].append(visit)
        teacher, group = week.teachers[visit.teacher], plan.groups[visit.group]
        wrong = {
            "visit_no_host": (visit.group, visit.slot) not in hosted,
            "visit_not_offered": week.slots[visit.slot].half not in teacher.halves,
            "visit_stranger": not any(
                visit.teacher in week.students[one].own for one in group.students
            ),
        }
        where = f"{teacher.id}, {group.id}, {week.slots[visit.slot].id}"
        found += [(kind, where) for kind, broken in wrong.items() if broken]
    for number, visits in of_teacher.items():
        found += [(kind, week.teachers[number].id) for kind in _of_one(week, plan, number, visits)]
    return found


def _of_one(week: Week, plan: Plan, number: int, visits: list[Visit]) -> list[str]:
    found, most = [], week.teachers[number].max_visits
    if most is not None and len(visits) > most:
        found.append("visit_max")
    times = Counter(visit.slot for visit in visits)
    found += ["visit_clash" for count in times.values() if count > 1]
    stops = sorted(
        (one.slot, week.programmes[plan.groups[one.group].programme].location) for one in visits
    )
    places: dict[int, set[int]] = defaultdict(set)
    for slot, location in stops:
        places[week.slots[slot].half].add(location)
    found += ["visit_locations" for each in places.values() if len(each) > 1]
    for (first, here), (second, there) in pairwise(stops):
        same_day = week.slots[first].day == week.slots[second].day
        if here == there or first == second or not same_day:
            continue
        if week.travel[here][there] > week.gap(first, second):
            found.append("visit_travel")
    return found
