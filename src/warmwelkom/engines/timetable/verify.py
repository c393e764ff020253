"""Hold a plan against the week: every rule of the format, from the format's text alone.

Knows nothing of how plans are made. `kind` is the word that the format prints in italics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from warmwelkom.engines.timetable.plan import (
    FORMAT,
    Group,
    Plan,
    Session,
    Visit,
    figures_of,
    students_met,
)
from warmwelkom.engines.timetable.short import shortage
from warmwelkom.engines.timetable.verify_sessions import session_faults
from warmwelkom.engines.timetable.verify_visits import visit_faults
from warmwelkom.engines.timetable.week import Week

STATUSES: Final = ("optimal", "feasible", "infeasible", "unknown")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One broken rule, and where; ids as in the files."""

    kind: str
    where: str


class PlanFileError(ValueError):
    """A file that is no plan of this format; the message is a sentence."""


def verify(week: Week, rows: Mapping[str, Any]) -> list[Fault]:
    """Every rule that the plan in `rows` (a plan file, decoded) breaks; an empty list is a valid plan.

    Raises:
        PlanFileError: the rows do not have the shape of a plan.
    """
    try:
        found = list(_faults(week, rows))
    except (TypeError, KeyError, AttributeError, ValueError) as fault:
        raise PlanFileError(f"This does not have the shape of {FORMAT}: {fault!r}.") from fault
    return [Fault(kind=kind, where=where) for kind, where in found]


def _faults(week: Week, rows: Mapping[str, Any]) -> list[tuple[str, str]]:
    status = rows.get("status")
    found = []
    if rows.get("format") != FORMAT or rows.get("week") != week.name:
        found.append(("format", f"{rows.get('format')} of {rows.get('week')}"))
    if status == "infeasible":
        return found + _short_faults(week, rows)
    if status == "unknown" or status not in STATUSES:
        return [*found, ("status", str(status))]
    plan, broken = plan_of_rows(week, rows)
    found += broken + _group_faults(week, plan)
    found += session_faults(week, plan) + visit_faults(week, plan)
    return found + _report_faults(week, plan, rows, whole=not found)


def plan_of_rows(week: Week, rows: Mapping[str, Any]) -> tuple[Plan, list[tuple[str, str]]]:
    """The plan of a decoded file, with a fault for each row that names something unknown."""
    ids = _ids(week)
    plan, faults = Plan(), []
    ids["group"] = {}
    for row in rows.get("groups") or []:
        if row["id"] in ids["group"]:
            faults.append(("id_twice", f"group {row['id']}"))
        elif row["programme"] not in ids["programme"]:
            faults.append(("unknown_id", f"group {row['id']}: programme {row['programme']}"))
        else:
            ids["group"][row["id"]] = len(plan.groups)
            group, unknown = _group_of(row, ids)
            plan.groups.append(group)
            faults += unknown
    lists: list[tuple[str, Any, list[Any]]] = [
        ("sessions", Session, plan.sessions),
        ("visits", Visit, plan.visits),
    ]
    for name, kind, target in lists:
        fields = list(kind.__dataclass_fields__)
        for row in rows.get(name) or []:
            wrong = [one for one in fields if row.get(one) not in ids[one]]
            faults += [("unknown_id", f"{name}: {one} {row.get(one)}") for one in wrong]
            if not wrong:
                target.append(kind(**{one: ids[one][row[one]] for one in fields}))
    return plan, faults


def _ids(week: Week) -> dict[str, dict[str, int]]:
    """What the fields of a plan may name, with its number."""
    return {
        "programme": {one.id: n for n, one in enumerate(week.programmes)},
        "mentor": {one.id: n for n, one in enumerate(week.mentors)},
        "students": {one.id: n for n, one in enumerate(week.students)},
        "type": {one.id: n for n, one in enumerate(week.types)},
        "slot": {one.id: n for n, one in enumerate(week.slots)},
        "room": {one.id: n for n, one in enumerate(week.rooms)},
        "teacher": {one.id: n for n, one in enumerate(week.teachers)},
    }


def _group_of(row: Mapping[str, Any], ids: dict[str, dict[str, int]]) -> tuple[Group, list[Any]]:
    names = row.get("students") or []
    unknown = [one for one in names if one not in ids["students"]]
    group = Group(
        id=row["id"],
        programme=ids["programme"][row["programme"]],
        mentor=ids["mentor"].get(row.get("mentor") or ""),
        students=[ids["students"][one] for one in names if one in ids["students"]],
    )
    return group, [("unknown_id", f"group {row['id']}: student {one}") for one in unknown]


def _group_faults(week: Week, plan: Plan) -> list[tuple[str, str]]:
    found, seen = [], Counter(one for group in plan.groups for one in group.students)
    found += [("student_missing", one.id) for n, one in enumerate(week.students) if not seen[n]]
    found += [("student_twice", week.students[n].id) for n, times in seen.items() if times > 1]
    numbers = Counter(group.programme for group in plan.groups)
    for group in plan.groups:
        found += _member_faults(week, group, numbers[group.programme])
    for first, second in week.apart:
        if any(first in group.students and second in group.students for group in plan.groups):
            found.append(("apart", f"{week.students[first].id}, {week.students[second].id}"))
    return found + _mentor_faults(week, plan)


def _member_faults(week: Week, group: Group, number: int) -> list[tuple[str, str]]:
    found, programme = [], group.programme
    members = [week.students[one] for one in group.students]
    found += [("wrong_programme", one.id) for one in members if one.programme != programme]
    if not week.rules.group_min <= len(members) <= week.rules.group_max:
        found.append(("group_size", f"{group.id}: {len(members)}"))
    for school, count in Counter(one.school for one in members).items():
        if school >= 0 and count > week.mix_limit(programme, school, number):
            found.append(("mixing", f"{group.id}: {count} of {week.schools[school]}"))
    if sum(bool(one.needs) for one in members) > week.needs_limit(programme, number):
        found.append(("needs_max", group.id))
    return found


def _mentor_faults(week: Week, plan: Plan) -> list[tuple[str, str]]:
    found, leads = [], Counter[int]()
    for group in plan.groups:
        if group.mentor is None:
            found += [("mentor", group.id)] if week.has_mentors else []
        elif week.mentors[group.mentor].programme != group.programme:
            found.append(("mentor", group.id))
        else:
            leads[group.mentor] += 1
    for mentor, count in leads.items():
        if count > week.mentors[mentor].max_groups:
            found.append(("mentor_max", week.mentors[mentor].id))
    return found


def _report_faults(
    week: Week, plan: Plan, rows: Mapping[str, Any], *, whole: bool
) -> list[tuple[str, str]]:
    figures, met = figures_of(week, plan), students_met(week, plan)
    told = rows.get("figures") or {}
    found = [
        ("mismatch", f"{name}: {told.get(name)}, counted {value}")
        for name, value in figures.items()
        if told.get(name) != value
    ]
    expected = {one.id: week.reason(n) for n, one in enumerate(week.students) if n not in met}
    rows_told = [(row.get("student"), row.get("reason")) for row in rows.get("unmet") or []]
    if Counter(rows_told) != Counter(expected.items()):
        wrong = Counter(rows_told) - Counter(expected.items())
        missing = expected.keys() - {student for student, _reason in rows_told}
        found += [("unmet", str(pair)) for pair in [*wrong, *missing]]
    bounds = rows.get("bounds") or {}
    b0, b2 = bounds.get("B0"), bounds.get("B2")
    reachable = sum(week.reason(n) == "not_reached" for n in range(len(week.students)))
    if b0 != reachable or type(b2) is not int or not figures["familiar"] <= b2 <= reachable:
        found.append(("bound", f"B0 {b0}, B2 {b2}, familiar {figures['familiar']}"))
    elif rows["status"] == "optimal" and (
        figures["familiar"] < b2 or figures["lonely"] or not whole
    ):
        found.append(("status", "optimal"))
    return found


def _short_faults(week: Week, rows: Mapping[str, Any]) -> list[tuple[str, str]]:
    found, proven = [], False
    for row in rows.get("short") or []:
        fact = shortage(
            week, kind=row.get("kind"), where=row.get("where"), location=row.get("location")
        )
        if fact is None:
            continue
        if fact != (row.get("needed"), row.get("available")):
            found.append(("mismatch", f"short: {row}"))
        proven |= fact[0] > fact[1]
    return found if proven else [*found, ("status", "infeasible")]
