"""Visits by the greatest gain first (Minoux 1978: a gain looked up again only when it comes on top)."""

from __future__ import annotations

import heapq
from collections import defaultdict

from warmwelkom.engines.timetable.draft import Draft
from warmwelkom.engines.timetable.visiting import Diary


def add_visits(draft: Draft) -> None:
    """Adds visits to a draft with a timetable for as long as one reaches somebody new."""
    week, students = draft.week, draft.week.students
    known: dict[tuple[int, int], set[int]] = defaultdict(set)
    for group, members in enumerate(draft.members):
        for one in members:
            for teacher in students[one].own:
                known[teacher, group].add(one)
    diary, met = Diary(draft), draft.met()
    hosts = [draft.host_slots(group) for group in range(len(draft.members))]
    queue = [
        (-len(there - met), teacher, group, slot)
        for (teacher, group), there in known.items()
        if (teacher, group) not in draft.visits
        for slot in hosts[group]
        if week.slots[slot].half in week.teachers[teacher].halves
    ]
    heapq.heapify(queue)
    while queue:
        gain, teacher, group, slot = heapq.heappop(queue)
        now = len(known[teacher, group] - met)
        if not now or (teacher, group) in draft.visits or not diary.may(teacher, group, slot):
            continue
        if now < -gain:
            heapq.heappush(queue, (-now, teacher, group, slot))
            continue
        diary.add(teacher, group, slot)
        met |= known[teacher, group]
