"""Another mentor for a published group whose own is gone, or leads too many groups."""

from __future__ import annotations

from collections import Counter

from warmwelkom.engines.timetable.draft import NOWHERE, Draft


def replace_mentors(draft: Draft) -> list[str]:
    """Gives each group without a mentor one who is free then, else one who has a place left.

    A sentence for each group that stays without.
    """
    if not draft.week.has_mentors:
        return []
    led, short = Counter[int](), []
    waiting = [group for group in range(len(draft.programme)) if not _stays(draft, group, led)]
    for group in waiting:
        programme = draft.programme[group]
        able = [
            one
            for one in draft.week.mentors_of[programme]
            if led[one] < draft.week.mentors[one].max_groups
        ]
        if able:
            best = min(able, key=lambda one: (_clashes(draft, group, one), led[one], one))
            draft.mentor[group] = best
            led[best] += 1
        else:
            short.append(
                f"mentor: group {draft.names[group]} of {draft.week.programmes[programme].id} has no mentor "
                "left. Ask for one more, or let one lead another group."
            )
    return short


def absences(draft: Draft) -> list[tuple[int, int]]:
    """(group, type) of each session that its mentor leads and cannot be at."""
    busy = Counter(
        (draft.mentor[group], slot)
        for group in range(len(draft.programme))
        for _kind, slot in _led(draft, group)
    )
    found = []
    for group, mentor in enumerate(draft.mentor):
        if mentor is None:
            continue
        for kind, slot in _led(draft, group):
            halves = draft.week.mentors[mentor].halves
            if draft.week.slots[slot].half not in halves or busy[mentor, slot] > 1:
                found.append((group, kind))
                busy[mentor, slot] -= 1
    return found


def _stays(draft: Draft, group: int, led: Counter[int]) -> bool:
    """Counts the group for its mentor, or takes the mentor away."""
    mentor = draft.mentor[group]
    if mentor is not None:
        who = draft.week.mentors[mentor]
        if who.programme == draft.programme[group] and led[mentor] < who.max_groups:
            led[mentor] += 1
            return True
    draft.mentor[group] = None
    return False


def _led(draft: Draft, group: int) -> list[tuple[int, int]]:
    """(type, slot) of the sessions that the mentor leads."""
    return [
        (kind, slot)
        for kind, slot in enumerate(draft.slots[group])
        if draft.week.types[kind].mentor and slot != NOWHERE
    ]


def _clashes(draft: Draft, group: int, mentor: int) -> int:
    """How many of the group's sessions this mentor could not lead where they are."""
    halves = draft.week.mentors[mentor].halves
    busy = {
        slot
        for other, who in enumerate(draft.mentor)
        if who == mentor and other != group
        for _kind, slot in _led(draft, other)
    }
    return sum(
        draft.week.slots[slot].half not in halves or slot in busy
        for _kind, slot in _led(draft, group)
    )
