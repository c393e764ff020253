"""A week that works out of the box: the times of a day and the parts that every group has."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part as a school gets it; the school changes the words and the room."""

    key: str
    title: str
    features: tuple[str, ...] = ("lokaal",)
    takes_visit: bool = False
    led_by_mentor: bool = False
    first_half_day: bool = False
    last: bool = False
    bring: str = ""


TIMES = (
    ("1", "am", dt.time(9, 0), dt.time(10, 15)),
    ("2", "am", dt.time(10, 30), dt.time(11, 45)),
    ("3", "pm", dt.time(12, 30), dt.time(13, 45)),
    ("4", "pm", dt.time(14, 0), dt.time(15, 15)),
)
"""(number in the day, half, begin, end); lunch and breaks are the time between."""

WELCOME = "welkom"
PARTS = (
    Part(key=WELCOME, title="Welkom", features=("hal",), first_half_day=True),
    Part(key="mentor", title="Je mentor", takes_visit=True, led_by_mentor=True),
    Part(key="rondleiding", title="Rondleiding", features=("hal",), takes_visit=True),
    Part(key="kennismaken", title="Kennismaken", takes_visit=True),
    Part(key="werkplaats", title="Werkplaats", features=("praktijk",), takes_visit=True),
    Part(key="veilig", title="Veilig werken", takes_visit=True),
    Part(key="laptop", title="Laptop en reizen", features=("balie",), bring="je laptop en je ov-chipkaart"),
    Part(key="sport", title="Sport", features=("sport",), takes_visit=True, bring="sportkleren"),
    Part(key="studiekeuze", title="Waar wil je heen", takes_visit=True),
    Part(key="samenwerken", title="Samen werken", takes_visit=True),
    Part(key="afsluiten", title="Afsluiten met je mentor", led_by_mentor=True, last=True),
)  # fmt: skip

MOST_DAYS = 5
LABELS = {"step_free": _("drempelvrij"), "quiet": _("rustig")}
"""What a student may need of every room, in words; never the reason."""


def parts_for(days: int) -> tuple[Part, ...]:
    """As many as fit in these days with some room to move: the first of the list, and the ending."""
    number = min(len(PARTS), 3 * days - 1)
    return PARTS[: number - 1] + PARTS[-1:]
