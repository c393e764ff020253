"""What differs between two versions of a plan, in sentences for each group; and who has to know it. Pure, but for the language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.base.ui.templatetags.ww import day as short_day
from warmwelkom.rooms.introweek.whereabouts import Group, Hour, When, Whereabouts


@dataclass(frozen=True, kw_only=True)
class GroupChange:
    """A group with what is different in it; `id` is empty where the group is no longer there."""

    id: str
    name: str
    sentences: list[str]


def changes_of_groups(old: Whereabouts, new: Whereabouts) -> list[GroupChange]:
    """Every group in which something differs, in the order of the new plan."""
    found = []
    for key in [*new.groups, *(one for one in old.groups if one not in new.groups)]:
        was, now = old.groups.get(key), new.groups.get(key)
        sentences = [*_people(was, now), *_hours(old.of_group(key), new.of_group(key))]
        if sentences:
            group = now or was
            name = group.name if group else key
            found.append(GroupChange(id=key if now else "", name=name, sentences=sentences))
    return found


def _people(was: Group | None, now: Group | None) -> Iterator[str]:
    if was is None or now is None:
        yield _("deze groep is nieuw") if was is None else _("deze groep is er niet meer")
        return
    if was.mentor_id != now.mentor_id:
        yield _("de mentor wordt %(new)s, in plaats van %(old)s") % {
            "new": now.mentor or "–", "old": was.mentor or "–",
        }  # fmt: skip
    joins = len(set(now.students) - set(was.students))
    leaves = len(set(was.students) - set(now.students))
    if joins:
        words = ngettext("er komt %(n)s student bij", "er komen %(n)s studenten bij", joins)
        yield words % {"n": joins}
    if leaves:
        yield ngettext("er gaat %(n)s student weg", "er gaan %(n)s studenten weg", leaves) % {"n": leaves}  # fmt: skip


def _hours(old: list[Hour], new: list[Hour]) -> Iterator[str]:
    before = {hour.what.key: hour for hour in old}
    after = {hour.what.key: hour for hour in new}
    for key, hour in after.items():
        yield from _hour(before.get(key), hour)
    for key, hour in before.items():
        if key not in after:
            yield _("%(part)s vervalt") % {"part": hour.what.title}


def _hour(was: Hour | None, now: Hour) -> Iterator[str]:
    words = {"part": now.what.title, "new": at(now.when), "room": _room(now)}
    if was is None:
        yield _("%(part)s komt erbij: %(new)s, %(room)s") % words
        return
    if was.when != now.when:
        words["old"] = at(was.when)
        yield _("%(part)s gaat van %(old)s naar %(new)s, %(room)s") % words
    elif was.where != now.where:
        words["old"] = _room(was)
        yield _("%(part)s, %(new)s: %(room)s in plaats van %(old)s") % words
    for who in _less(now, was):
        yield _("%(who)s komt bij %(part)s, %(new)s") % (words | {"who": who})
    for who in _less(was, now):
        yield _("%(who)s komt niet meer bij %(part)s") % (words | {"who": who})


def _less(one: Hour, other: Hour) -> list[str]:
    """The names of who joins the one and not the other."""
    there = {key for key, _name in other.visitors}
    return [name for key, name in one.visitors if key not in there]


def at(when: When) -> str:
    """`ma 24 aug 09.00`."""
    return f"{short_day(when.day)} {clock(when.begins)}"


def _room(hour: Hour) -> str:
    return f"{hour.where.building} {hour.where.name}".strip()


@dataclass(frozen=True, kw_only=True)
class OwnChange:
    """The hours of one person that are still to come, each with whether it is other than it was."""

    hours: list[tuple[Hour, bool]]

    @property
    def news(self) -> list[Hour]:
        return [hour for hour, is_new in self.hours if is_new]


def changed_students(
    old: Whereabouts, new: Whereabouts, *, now: dt.datetime
) -> dict[str, dt.datetime]:
    """Student -> when the last hour to come ends, of who has another time or room than before.

    Who had no week before, or has none now, reads it on the own page. Who joins an hour is no reason.
    """
    told: dict[tuple[str, str], dt.datetime | None] = {}
    found = {}
    for student, group in new.group_of.items():
        before = old.group_of.get(student)
        if before is None:
            continue
        pair = before.id, group.id
        if pair not in told:
            told[pair] = _until(old.of_group(before.id), new.of_group(group.id), now)
        last = told[pair]
        if last is not None:
            found[student] = last
    return found


def new_students(old: Whereabouts, new: Whereabouts, *, now: dt.datetime) -> dict[str, dt.datetime]:
    """Student -> when the last hour to come ends, of who had no week before and has one now."""
    until = {key: _until([], new.of_group(key), now) for key in new.groups}
    found = {one: until[group.id] for one, group in new.group_of.items() if one not in old.group_of}
    return {one: last for one, last in found.items() if last is not None}


def _until(old: list[Hour], new: list[Hour], now: dt.datetime) -> dt.datetime | None:
    """The end of the last hour to come, of the old week or the new; None where nothing differs."""
    if own_change(old, new, now=now) is None:
        return None
    last = max([*old, *new], key=lambda hour: (hour.when.day, hour.when.ends)).when
    return dt.datetime.combine(last.day, last.ends, tzinfo=now.tzinfo)


def own_change(old: Iterable[Hour], new: Iterable[Hour], *, now: dt.datetime) -> OwnChange | None:
    """What somebody has to know of the own week; None where nothing to come differs."""
    before, after = _to_come(old, now), _to_come(new, now)
    seen = {_mark(hour) for hour in before}
    if seen == {_mark(hour) for hour in after}:
        return None
    return OwnChange(hours=[(hour, _mark(hour) not in seen) for hour in after])


def _to_come(hours: Iterable[Hour], now: dt.datetime) -> list[Hour]:
    return [one for one in hours if (one.when.day, one.when.ends) > (now.date(), now.time())]


def _mark(hour: Hour) -> tuple[str, str, str, str]:
    return hour.group.id, hour.what.key, hour.when.code, _room(hour)
