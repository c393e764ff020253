"""What each slip of benchmarks/access/leaks.py would let somebody read, in words of the worlds; no query.

So that a world in which a slip shows is looked for here, where a world costs nothing, and tried once with the
database. The names are those of the leaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from warmwelkom.rooms.handover.tests.access_world import (
    CLASSES,
    PUPILS,
    RoleOf,
    World,
    _receives,
    decides_on,
    may_read,
)

Parts = set[tuple[str, bool]]
Slip = Callable[[World, str], Parts]


def _roles(world: World, change: Callable[[RoleOf], RoleOf]) -> World:
    return replace(world, roles=tuple(change(role) for role in world.roles))


def _not_refused(world: World, pupil: str) -> Parts:
    received = any(role.counts and _receives(world, role, pupil) for role in world.roles)
    given = {("A", False), ("B", False)} if received else set()
    given |= {("C", False)} if received and pupil in world.c_is_open else set()
    return may_read(world, pupil) | given


def _ended_intaker(world: World, pupil: str) -> Parts:
    left = [role for role in world.roles if role.kind != "intaker" or not role.ended]
    return may_read(replace(world, roles=tuple(left)), pupil)


def _nameless_line(world: World, pupil: str) -> Parts:
    """A role that names programmes decides on no line without one."""
    named = {("intaker", role.programmes) for role in world.roles if role.programmes}
    lines = tuple(line for line in world.lines if line.pupil == pupil and line.programme)
    only = [role for role in world.roles if ("intaker", role.programmes) in named]
    others = tuple(role for role in world.roles if role not in only or role.kind != "intaker")
    still = decides_on(replace(world, roles=others), pupil) or decides_on(
        replace(world, lines=lines), pupil
    )
    if still:
        return may_read(world, pupil)
    return may_read(
        replace(world, roles=tuple(r for r in world.roles if r.kind != "intaker")), pupil
    )


def _delivered(world: World, **standing: bool) -> World:
    changed = {
        pupil: (index, standing.get("ended", ended), standing.get("same", same))
        for pupil, (index, ended, same) in world.delivered.items()
    }
    return replace(world, delivered=changed)


def _still_there(world: World, pupil: str) -> Parts:
    return may_read(replace(world, lines=tuple(replace(x, gone=False) for x in world.lines)), pupil)


def _every_class(kind: str, classes: tuple[str, ...]) -> Slip:
    def slip(world: World, pupil: str) -> Parts:
        return may_read(
            _roles(
                world, lambda role: replace(role, classes=classes) if role.kind == kind else role
            ),
            pupil,
        )

    return slip


def _earlier(world: World, pupil: str) -> Parts:
    parts = may_read(world, pupil)
    return parts | ({(part, True) for part, _whole in parts} if pupil in world.corrected else set())


def _new_in_c(world: World, pupil: str) -> Parts:
    parts = may_read(world, pupil)
    opens = ("C", False) in parts and pupil in world.c_anew
    return parts | ({("C", True)} if opens else set())


def _care_for_mentor(world: World, pupil: str) -> Parts:
    parts = may_read(world, pupil)
    return parts | ({("C", True)} if ("B", True) in parts else set())


SLIPS: dict[str, Slip] = {
    "who decides on admission is not refused after delivery": _not_refused,
    "an intaker whose role has ended may read": _ended_intaker,
    "a line without a programme is decided by nobody": _nameless_line,
    "a delivery that ended still opens": lambda w, p: may_read(_delivered(w, ended=False), p),
    "a placement that is gone still opens": _still_there,
    "a pupil whom another region took over is still read": lambda w, p: may_read(
        replace(w, moved=frozenset()), p
    ),
    "a placement that moved to another programme still opens": lambda w, p: may_read(
        _delivered(w, same=True), p
    ),
    "a class mentor reads every class": _every_class("class_mentor", CLASSES),
    "a receiver reads earlier versions": _earlier,
    "a receiver reads part C before the pupil had time to": lambda w, p: may_read(
        replace(w, c_is_open=frozenset(PUPILS)), p
    ),
    "a receiver reads what is new in part C before the pupil had time to": _new_in_c,
    "what is typed on after part C was opened counts as a correction": _new_in_c,
    "a mentor reads what the care coordinator wrote": _care_for_mentor,
    "a mentor reads the other classes of the campus": _every_class("mentor", ("4K1", "4K2")),
    "a reading is not recorded": lambda _world, _pupil: set(),
}


def shows(name: str, world: World) -> bool:
    """Whether a house with this slip would let somebody read something else in this world."""
    return any(SLIPS[name](world, pupil) != may_read(world, pupil) for pupil in PUPILS)


def shown_in(world: World) -> set[str]:
    """The slips that would show in this world."""
    may = {pupil: may_read(world, pupil) for pupil in PUPILS}
    return {
        name for name, slip in SLIPS.items() if any(slip(world, who) != may[who] for who in PUPILS)
    }
