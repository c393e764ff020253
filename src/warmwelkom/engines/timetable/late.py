"""Late students join the group that suits them best; groups that got too small get somebody from a fuller one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from warmwelkom.engines.timetable.draft import NOWHERE, Draft


def add_late_students(draft: Draft, *, frozen: Collection[str]) -> list[str]:
    """Puts every student without a group into one; a sentence for each who has no place anywhere.

    Sooner a group whose rooms hold one more, or in which somebody has the same need; else its rooms are to change.
    """
    placed, full = draft.group_of(), []
    for number, student in enumerate(draft.week.students):
        if number in placed:
            continue
        groups = [g for g in _of_programme(draft, number) if may_join(draft, number, g)]
        roomy = (
            [g for g in groups if _rooms_hold(draft, number, g)]
            or [g for g in groups if student.needs and student.needs <= draft.needs(g)]
            or groups
        )
        open_ones = [g for g in roomy if draft.names[g] not in frozen] or roomy
        if open_ones:
            best = max(open_ones, key=lambda group: suits(draft, number, group))
            draft.members[best].add(number)
        else:
            programme = draft.week.programmes[student.programme].id
            full.append(
                f"student_missing: {student.id}: no group of {programme} may have one more student like this. "
                "Plan anew, so that there is another group, or allow larger ones."
            )
    return full


def even_out(draft: Draft, *, frozen: Collection[str]) -> None:
    """A group under the smallest size gets students from groups that can spare them."""
    least = draft.week.rules.group_min
    for group, members in enumerate(draft.members):
        while len(members) < least:
            givers = [
                (one, other)
                for other in range(len(draft.members))
                if draft.programme[other] == draft.programme[group]
                and len(draft.members[other]) > least
                and draft.names[other] not in frozen
                for one in sorted(draft.members[other])
                if may_join(draft, one, group) and _rooms_hold(draft, one, group)
            ]
            if not givers:
                return
            one, other = max(
                givers, key=lambda way: (suits(draft, way[0], group), len(draft.members[way[1]]))
            )
            draft.members[other].remove(one)
            members.add(one)


def _of_programme(draft: Draft, number: int) -> list[int]:
    programme = draft.week.students[number].programme
    return [group for group, each in enumerate(draft.programme) if each == programme]


def may_join(draft: Draft, number: int, group: int) -> bool:
    """Would the rules on groups hold one more?"""
    week, student, members = draft.week, draft.week.students[number], draft.members[group]
    programme, groups = draft.programme[group], len(_of_programme(draft, number))
    if len(members) >= week.rules.group_max:
        return False
    mates = sum(week.students[one].school == student.school for one in members)
    if student.school >= 0 and mates >= week.mix_limit(programme, student.school, groups):
        return False
    needy = sum(bool(week.students[one].needs) for one in members)
    if student.needs and needy >= week.needs_limit(programme, groups):
        return False
    enemies = {a if b == number else b for a, b in week.apart if number in (a, b)}
    return not enemies & members


def _rooms_hold(draft: Draft, number: int, group: int) -> bool:
    here = _heads(draft, group)
    for kind, slot in enumerate(draft.slots[group]):
        if slot == NOWHERE:
            continue
        room = draft.week.rooms[draft.rooms[group][kind]]
        if (
            here[room.id, slot] >= room.seats
            or not draft.week.students[number].needs <= room.features
        ):
            return False
    return True


def _heads(draft: Draft, group: int) -> Counter[tuple[str, int]]:
    """The students in each room and slot that this group uses."""
    rooms = draft.week.rooms
    mine = {(draft.rooms[group][k], s) for k, s in enumerate(draft.slots[group]) if s != NOWHERE}
    found: Counter[tuple[str, int]] = Counter()
    for other, slots in enumerate(draft.slots):
        for kind, slot in enumerate(slots):
            if (draft.rooms[other][kind], slot) in mine:
                found[rooms[draft.rooms[other][kind]].id, slot] += len(draft.members[other])
    return found


def suits(draft: Draft, number: int, group: int) -> tuple[int, ...]:
    """Not alone, a familiar face, a friend, and room left: more is better."""
    week, student = draft.week, draft.week.students[number]
    others = draft.members[group] - {number}
    mates = sum(student.school >= 0 and week.students[n].school == student.school for n in others)
    face = any((teacher, group) in draft.visits for teacher in student.own)
    friends = sum(friend in others for friend in student.friends)
    helped = (
        sum(week.students[n].school == student.school for n in others) == 1 and student.school >= 0
    )
    return (int(mates > 0) + int(helped), int(face), friends, -len(others))
