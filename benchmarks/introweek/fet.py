"""The plain timetable of the same groups, by us and by FET's command line: no visits, no walking.

FET (https://lalescu.ro/liviu/fet/, AGPL; Debian's package `fet`) gets each place in a room as a room of its
own, for it knows one activity per room; that leaves out which type shares a room, which makes it easier for FET.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from measured import run
from warmwelkom.engines.timetable.draft import NOWHERE, draft_of
from warmwelkom.engines.timetable.placing import Placing
from warmwelkom.engines.timetable.verify import plan_of_rows
from warmwelkom.engines.timetable.week import Week

LIMIT = 120
EACH_DAY = "<Allow_Empty_Days>false</Allow_Empty_Days>"


def plain_timetable(week: Week, rows: dict[str, Any]) -> float:
    """Processor seconds of our timetable for the groups of this plan, from nothing."""
    draft = draft_of(week, plan_of_rows(week, rows)[0])
    draft.visits.clear()
    draft.slots = [[NOWHERE] * len(week.types) for _each in draft.members]
    draft.rooms = [[NOWHERE] * len(week.types) for _each in draft.members]
    began = time.process_time()
    missed = Placing(draft, seed=1).place_all(range(len(draft.members)), stop=lambda: False)
    return round(time.process_time() - began, 2) if not missed else -1.0


def with_fet(week: Week, rows: dict[str, Any], *, home: Path) -> dict[str, Any]:
    """FET's processor seconds, and how many activities it placed."""
    source = home / "fet.fet"
    source.write_text(_as_fet(week, rows), encoding="utf-8")
    log = home / "fet-log.txt"
    command = ["fet-cl", f"--inputfile={source}", f"--outputdir={home / 'fet'}"]
    cost = run([*command, f"--timelimitseconds={LIMIT}", "--language=en_US"], log=log)
    made = list((home / "fet").rglob("*activities.xml"))
    placed = made[0].read_text(encoding="utf-8").count("<Activity>") if made else 0
    return {"cpu_seconds": round(cost.cpu_seconds, 2), "placed": placed, "code": cost.code}


def _as_fet(week: Week, rows: dict[str, Any]) -> str:
    days = [f"d{n}" for n, _day in enumerate(week.days)]
    hours = [f"h{n}" for n in range(max(len(day) for day in week.days))]
    groups = [row["id"] for row in rows["groups"]]
    ids = {
        (g, k): n * len(week.types) + k + 1
        for n, g in enumerate(groups)
        for k in range(len(week.types))
    }
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?><fet version="6.8.5"><Mode>Official</Mode>',
        "<Institution_Name>week</Institution_Name><Comments></Comments>",
        _list("Days_List", "Number_of_Days", "Day", days),
        _list("Hours_List", "Number_of_Hours", "Hour", hours),
        "<Subjects_List>", *(f"<Subject><Name>{escape(k.id)}</Name></Subject>" for k in week.types),
        "</Subjects_List><Activity_Tags_List></Activity_Tags_List><Teachers_List></Teachers_List>",
        "<Students_List>",
        *(f"<Year><Name>{g}</Name><Number_of_Students>0</Number_of_Students></Year>" for g in groups),
        "</Students_List><Activities_List>",
        *_activities(week, ids),
        "</Activities_List><Buildings_List></Buildings_List><Rooms_List>",
        *(f"<Room><Name>{name}</Name><Capacity>100</Capacity></Room>" for name in _places(week)),
        "</Rooms_List><Time_Constraints_List>", *_time(week, days, ids), "</Time_Constraints_List>",
        "<Space_Constraints_List>", *_space(week), "</Space_Constraints_List></fet>",
    ]  # fmt: skip
    return "\n".join(parts)


def _activities(week: Week, ids: dict[tuple[str, int], int]) -> list[str]:
    return [
        f"<Activity><Subject>{escape(week.types[k].id)}</Subject><Students>{g}</Students><Duration>1"
        f"</Duration><Total_Duration>1</Total_Duration><Id>{n}</Id><Activity_Group_Id>0"
        "</Activity_Group_Id><Active>true</Active></Activity>"
        for (g, k), n in ids.items()
    ]


def _list(name: str, number: str, one: str, values: list[str]) -> str:
    inner = "".join(f"<{one}><Name>{value}</Name></{one}>" for value in values)
    return f"<{name}><{number}>{len(values)}</{number}>{inner}</{name}>"


def _places(week: Week) -> dict[str, int]:
    """Each place in a room, with the room it is in."""
    rooms = enumerate(week.rooms)
    return {f"r{n}-{place}": n for n, room in rooms for place in range(room.parallel)}


def _time(week: Week, days: list[str], ids: dict[tuple[str, int], int]) -> list[str]:
    hundred = "<Weight_Percentage>100</Weight_Percentage>"
    rules = week.rules
    found = [
        f"<ConstraintBasicCompulsoryTime>{hundred}</ConstraintBasicCompulsoryTime>",
        _rule("MaxGapsPerDay", f"<Max_Gaps>{rules.idle_max}</Max_Gaps>"),
        _rule("MaxHoursDaily", f"<Maximum_Hours_Daily>{rules.day_max}</Maximum_Hours_Daily>"),
        _rule(
            "MinHoursDaily", f"<Minimum_Hours_Daily>{rules.day_min}</Minimum_Hours_Daily>{EACH_DAY}"
        ),
    ]
    for (group, kind), number in ids.items():
        times = [_when(week, slot) for slot in week.types[kind].slots]
        slots = "".join(
            f"<Preferred_Starting_Time><Preferred_Starting_Day>{days[day]}</Preferred_Starting_Day>"
            f"<Preferred_Starting_Hour>h{hour}</Preferred_Starting_Hour></Preferred_Starting_Time>"
            for day, hour in times
        )
        found.append(
            f"<ConstraintActivityPreferredStartingTimes>{hundred}<Activity_Id>{number}</Activity_Id>"
            f"<Number_of_Preferred_Starting_Times>{len(times)}</Number_of_Preferred_Starting_Times>"
            f"{slots}</ConstraintActivityPreferredStartingTimes>"
        )
        found += [
            f"<ConstraintTwoActivitiesOrdered>{hundred}<First_Activity_Id>{ids[group, before]}"
            f"</First_Activity_Id><Second_Activity_Id>{number}</Second_Activity_Id>"
            "</ConstraintTwoActivitiesOrdered>"
            for before in week.types[kind].after
        ]
    return found


def _rule(name: str, inner: str) -> str:
    """A rule for all groups."""
    begin = f"<ConstraintStudents{name}><Weight_Percentage>100</Weight_Percentage>"
    return f"{begin}{inner}</ConstraintStudents{name}>"


def _when(week: Week, slot: int) -> tuple[int, int]:
    day = week.slots[slot].day
    return day, week.days[day].index(slot)


def _space(week: Week) -> list[str]:
    hundred = "<Weight_Percentage>100</Weight_Percentage>"
    found = [f"<ConstraintBasicCompulsorySpace>{hundred}</ConstraintBasicCompulsorySpace>"]
    places = _places(week)
    for kind in week.types:
        able = [name for name, room in places.items() if kind.features <= week.rooms[room].features]
        rooms = "".join(f"<Preferred_Room>{name}</Preferred_Room>" for name in able)
        found.append(
            f"<ConstraintSubjectPreferredRooms>{hundred}<Subject>{escape(kind.id)}</Subject>"
            f"<Number_of_Preferred_Rooms>{len(able)}</Number_of_Preferred_Rooms>{rooms}"
            "</ConstraintSubjectPreferredRooms>"
        )
    for name, number in places.items():
        closed = [_when(week, slot) for slot in sorted(week.rooms[number].closed)]
        if closed:
            times = "".join(
                f"<Not_Available_Time><Day>d{day}</Day><Hour>h{hour}</Hour></Not_Available_Time>"
                for day, hour in closed
            )
            found.append(
                f"<ConstraintRoomNotAvailableTimes>{hundred}<Room>{name}</Room>"
                f"<Number_of_Not_Available_Times>{len(closed)}</Number_of_Not_Available_Times>{times}"
                "</ConstraintRoomNotAvailableTimes>"
            )
    return found
