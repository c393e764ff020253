"""Groups to begin with: schoolmates together in handfuls, the handfuls spread over even groups."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from warmwelkom.engines.timetable.draft import Draft
from warmwelkom.engines.timetable.sizes import mentors_for, numbers_of_groups
from warmwelkom.engines.timetable.week import Week, up


def first_draft(week: Week, *, seed: int, numbers: list[int] | None = None) -> Draft:
    """Every student in a group; the rules on groups are kept unless that is a puzzle by itself."""
    chance = random.Random(seed)  # noqa: S311  a plan, no secret
    numbers = numbers_of_groups(week) if numbers is None else numbers
    mentors = mentors_for(week, numbers)
    draft = Draft(week=week, programme=[], mentor=[], members=[])
    for programme, number in enumerate(numbers):
        groups = _Groups(week, programme, number)
        groups.fill(chance)
        draft.programme += [programme] * number
        draft.mentor += mentors[programme]
        draft.members += [set(group) for group in groups.members]
    draft.__post_init__()
    return draft


@dataclass
class _Groups:
    """The groups of one programme while they fill."""

    week: Week
    programme: int
    number: int
    members: list[list[int]] = field(default_factory=list)

    def fill(self, chance: random.Random) -> None:
        self.members = [[] for _each in range(self.number)]
        self.schools = [Counter[int]() for _each in range(self.number)]
        self.enemies: dict[int, set[int]] = {}
        for first, second in self.week.apart:
            self.enemies.setdefault(first, set()).add(second)
            self.enemies.setdefault(second, set()).add(first)
        bundles = self._bundles(chance)
        bundles.sort(key=lambda one: (-self._hard(one), -len(one)))
        for bundle in bundles:
            self._put(bundle)
        self._mend_sizes()

    def _hard(self, bundle: list[int]) -> int:
        return sum(bool(self.week.students[n].needs) or n in self.enemies for n in bundle)

    def _bundles(self, chance: random.Random) -> list[list[int]]:
        """Schoolmates who share a teacher beside each other, cut into even handfuls of two and more."""
        found: list[list[int]] = []
        for (programme, school), mates in self.week.cells.items():
            if programme != self.programme:
                continue
            if school < 0:
                found += [[one] for one in mates]
                continue
            limit = self.week.mix_limit(programme, school, self.number)
            parts = up(len(mates), max(min(limit, self.week.rules.group_max), 1))
            ordered = self._beside(list(mates), chance)
            cuts = [len(mates) * part // parts for part in range(parts + 1)]
            found += [ordered[a:b] for a, b in pairwise(cuts)]
        return found

    def _beside(self, mates: list[int], chance: random.Random) -> list[int]:
        """A chain in which each next one shares most teachers with the one before."""
        students = self.week.students
        chain = [mates.pop(chance.randrange(len(mates)))]
        while mates:
            own = set(students[chain[-1]].own)
            chain.append(max(mates, key=lambda one: (len(own & set(students[one].own)), -one)))
            mates.remove(chain[-1])
        return chain

    def _put(self, bundle: list[int]) -> None:
        """Into the emptiest group that may have it; a bundle that fits nowhere is cut in two."""
        school = self.week.students[bundle[0]].school
        able = [group for group in range(self.number) if self._may(group, bundle, school)]
        if able:
            best = min(able, key=lambda group: (len(self.members[group]), group))
            self.members[best] += bundle
            self.schools[best][school] += len(bundle)
        elif len(bundle) > 1:
            half = len(bundle) // 2
            self._put(bundle[:half])
            self._put(bundle[half:])
        else:
            best = min(range(self.number), key=lambda group: len(self.members[group]))
            self.members[best] += bundle
            self.schools[best][school] += 1

    def _may(self, group: int, bundle: list[int], school: int) -> bool:
        there, students = self.members[group], self.week.students
        if len(there) + len(bundle) > self.week.rules.group_max:
            return False
        limit = self.week.mix_limit(self.programme, school, self.number)
        if school >= 0 and self.schools[group][school] + len(bundle) > limit:
            return False
        needy = sum(bool(students[one].needs) for one in [*there, *bundle])
        if needy > self.week.needs_limit(self.programme, self.number):
            return False
        return not any(self.enemies.get(one, set()) & {*there, *bundle} for one in bundle)

    def _mend_sizes(self) -> None:
        """Single students move from the fullest to the emptiest group until every size is allowed."""
        rules = self.week.rules
        for _move in range(len(self.week.students_of[self.programme])):
            sizes = [len(each) for each in self.members]
            low, high = sizes.index(min(sizes)), sizes.index(max(sizes))
            if sizes[low] >= rules.group_min and sizes[high] <= rules.group_max:
                return
            if not self._move_one(high, low):
                return

    def _move_one(self, source: int, target: int) -> bool:
        """The student whose leaving hurts least: without school, or of a school that the target has."""
        students = self.week.students

        def hurt(one: int) -> tuple[int, int]:
            school = students[one].school
            left, there = self.schools[source][school], self.schools[target][school]
            return ((school >= 0) * ((there == 0) + (left == 2)), one)

        able = [n for n in self.members[source] if self._may(target, [n], students[n].school)]
        if not able:
            return False
        one = min(able, key=hurt)
        self.members[source].remove(one)
        self.members[target].append(one)
        self.schools[source][students[one].school] -= 1
        self.schools[target][students[one].school] += 1
        return True
