"""Plan an introduction week: groups, a timetable with rooms, and who of the old teachers visits whom.

    week = read_week(Path("week.json").read_bytes())
    rows = plan_week(week, budget=Budget(seconds=60))   # a plan file, as rows for json
    verify(week, rows)                                  # [] when every rule is kept

In and out: `intro-week/1` and `intro-week-plan/1` (docs/formats/intro-week.md). Stages: a first plan by
greedy steps; the bound B2 per vo school; groups and visits by many small exact integer programmes (large
neighbourhood search, Shaw 1998, with HiGHS); each group's best week by dynamic programming in what is
free; then groups and visits again on that timetable. docs/decisions/0032 says why.

Promises: a plan that comes out keeps every hard rule (`verify` looks before it is kept); beside it stand
bounds that hold for every plan; the same week, seed and number of steps give the same plan; an impossible
week is told before any search. Knows pseudonyms, schools and room requirements only. Pure: no database;
HiGHS and numpy are loaded when a plan is made, not when this package is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from warmwelkom.engines.timetable.budget import Budget
from warmwelkom.engines.timetable.reading import WeekFileError, read_week
from warmwelkom.engines.timetable.verify import Fault, PlanFileError, verify

if TYPE_CHECKING:
    from warmwelkom.engines.timetable.engine import Tell
    from warmwelkom.engines.timetable.hand import Moved
    from warmwelkom.engines.timetable.substitute import Substituted
    from warmwelkom.engines.timetable.week import Week

__all__ = [
    "Budget",
    "Fault",
    "PlanFileError",
    "WeekFileError",
    "move",
    "moves_of",
    "other_mentor",
    "other_teacher",
    "outlook_of_school",
    "plan_week",
    "read_week",
    "replan",
    "verify",
    "whom_to_ask",
]


def plan_week(
    week: Week, *, budget: Budget, seed: int = 1, tell: Tell = lambda _progress: None
) -> dict[str, Any]:
    """The best plan within the budget as rows of a plan file; see `engine.plan_week`."""
    from warmwelkom.engines.timetable import engine  # noqa: PLC0415  numpy only where plans are made

    return engine.plan_week(week, budget=budget, seed=seed, tell=tell)


def replan(week: Week, old: Mapping[str, Any], *, budget: Budget | None = None) -> dict[str, Any]:
    """A published plan mended for the week as it is now; see `mending.replan`."""
    from warmwelkom.engines.timetable import mending  # noqa: PLC0415  as above

    return mending.replan(week, old, budget=budget)


def whom_to_ask(
    week: Week, *, most: int = 20, stop: Callable[[], bool] = lambda: False
) -> list[dict[str, Any]]:
    """The half-days worth asking for, best first; see `asking.whom_to_ask`."""
    from warmwelkom.engines.timetable import asking  # noqa: PLC0415  as above

    return asking.whom_to_ask(week, most=most, stop=stop)


def moves_of(week: Week, rows: Mapping[str, Any], *, group: str, kind: str) -> list[Moved]:
    """Every other slot for one session, with what it breaks and costs; see `hand.moves_of`."""
    from warmwelkom.engines.timetable import hand  # noqa: PLC0415  as above

    return hand.moves_of(week, rows, group=group, kind=kind)


def move(week: Week, rows: Mapping[str, Any], *, group: str, kind: str, slot: str) -> Moved:
    """The plan with one session in another slot, pinned there; see `hand.move`."""
    from warmwelkom.engines.timetable import hand  # noqa: PLC0415  as above

    return hand.move(week, rows, group=group, kind=kind, slot=slot)


def outlook_of_school(
    week: Week, school: str, *, more: int = 2, stop: Callable[[], bool] = lambda: False
) -> dict[str, Any]:
    """What one vo school gives its own pupils, and what half-days more would; see `outlook.outlook_of_school`."""
    from warmwelkom.engines.timetable import outlook  # noqa: PLC0415  as above

    return outlook.outlook_of_school(week, school, more=more, stop=stop)


def other_mentor(week: Week, rows: Mapping[str, Any], *, ill: str, instead: str) -> Substituted:
    """The plan in which another mentor leads the groups of who is ill; see `substitute.other_mentor`."""
    from warmwelkom.engines.timetable import substitute  # noqa: PLC0415  as above

    return substitute.other_mentor(week, rows, ill=ill, instead=instead)


def other_teacher(
    week: Week, rows: Mapping[str, Any], *, ill: str, instead: Mapping[tuple[str, str], str]
) -> Substituted:
    """The plan in which others come in the place of an old teacher; see `substitute.other_teacher`."""
    from warmwelkom.engines.timetable import substitute  # noqa: PLC0415  as above

    return substitute.other_teacher(week, rows, ill=ill, instead=instead)
