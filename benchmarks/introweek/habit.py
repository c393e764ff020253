"""What is usual today: even groups drawn by lot, any timetable, and each old teacher picks own visits.

Nobody coordinates. `greedy` keeps our first groups and coordinates visits by greatest gain, without any search.
"""

from __future__ import annotations

import random
import statistics
import time

from warmwelkom.engines.timetable.draft import Draft
from warmwelkom.engines.timetable.first_groups import first_draft
from warmwelkom.engines.timetable.first_visits import add_visits
from warmwelkom.engines.timetable.placing import Placing
from warmwelkom.engines.timetable.visiting import Diary
from warmwelkom.engines.timetable.week import Week


def habit(week: Week, *, draws: int = 3) -> float:
    """Students with a familiar face by habit, the mean of some draws."""
    return round(statistics.mean(_draw(week, seed) for seed in range(1, draws + 1)), 1)


def greedy(week: Week) -> tuple[int, float]:
    """Students with a familiar face by greedy steps alone, and the processor time they took."""
    began = time.process_time()
    draft = first_draft(week, seed=1)
    Placing(draft, seed=1).place_all(range(len(draft.programme)), stop=lambda: False)
    add_visits(draft)
    return len(draft.met()), round(time.process_time() - began, 2)


def _draw(week: Week, seed: int) -> int:
    chance = random.Random(seed)
    draft = first_draft(week, seed=seed)
    for groups in draft.groups_of():
        students = [one for group in groups for one in sorted(draft.members[group])]
        chance.shuffle(students)
        for place, group in enumerate(groups):
            draft.members[group] = set(students[place :: len(groups)])
    placing = Placing(draft, seed=seed)
    placing.place_all(range(len(draft.programme)), stop=lambda: False)
    _pick(draft, chance)
    return len(draft.met())


def _pick(draft: Draft, chance: random.Random) -> None:
    """Every teacher for themselves: in each slot the group with most own students not met yet."""
    week, diary = draft.week, Diary(draft)
    hosts: dict[int, list[int]] = {}
    for group in range(len(draft.members)):
        for slot in draft.host_slots(group):
            hosts.setdefault(slot, []).append(group)
    teachers = list(range(len(week.teachers)))
    chance.shuffle(teachers)
    for teacher in teachers:
        seen: set[int] = set()
        for slot in sorted(hosts):
            own = {
                group: {n for n in draft.members[group] if teacher in week.students[n].own} - seen
                for group in hosts[slot]
                if (teacher, group) not in draft.visits and diary.may(teacher, group, slot)
            }
            best = max(own, key=lambda group: len(own[group]), default=None)
            if best is not None and own[best]:
                diary.add(teacher, best, slot)
                seen |= own[best]
