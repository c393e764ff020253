"""The chart of a pilot: bars from nought, the interval as a line under each. Numbers for the SVG, no words of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmwelkom.engines.effect import Share
from warmwelkom.rooms.thinktank.effect_words import interval_words, short, value_words
from warmwelkom.rooms.thinktank.queries.pilot_page import PilotPage

WIDTH, STEP = 230, 62
ORDER = (("here", "before"), ("here", "after"), ("comparison", "before"), ("comparison", "after"))


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One group: where its bar ends, where its interval lies, and what it says. All x from 0 to WIDTH."""

    label: str
    short: str
    words: str
    interval: str
    tone: str
    top: int
    width: float
    low: float | None
    high: float | None

    @property
    def label_y(self) -> int:
        return self.top + 13

    @property
    def bar_y(self) -> int:
        return self.top + 20

    @property
    def line_y(self) -> int:
        return self.top + 48

    @property
    def tick_y(self) -> int:
        return self.line_y - 4

    @property
    def value_y(self) -> int:
        return self.top + 36


@dataclass(frozen=True, kw_only=True)
class Chart:
    bars: tuple[Bar, ...]
    height: int
    most: str

    @property
    def axis_y(self) -> int:
        return self.height - 3


def chart_of(pilot: PilotPage) -> Chart | None:
    """The chart; None where nothing was counted, or a mean lies below nought."""
    groups = [(key, pilot.groups[key]) for key in ORDER if key in pilot.groups]
    if not groups or any(group.value < 0 for _key, group in groups):
        return None
    most = 1.0 if pilot.is_share else _round_up(max(_top(group) for _key, group in groups))
    bars = []
    for place, (key, group) in enumerate(groups):
        low, high = group.interval or (None, None)
        bars.append(
            Bar(
                label=label_of(*key),
                short=f"{round(100 * group.value)} %"
                if isinstance(group, Share)
                else short(group.value),
                words=value_words(group, pilot.unit),
                interval=interval_words(group),
                tone="lamp" if key == ("here", "after") else "act",
                top=place * STEP,
                width=_x(group.value, most),
                low=None if low is None else _x(max(0, low), most),
                high=None if high is None else _x(high, most),
            )
        )
    top = "100 %" if pilot.is_share else short(most)
    return Chart(bars=tuple(bars), height=len(bars) * STEP + 16, most=top)


def label_of(group: str, moment: str) -> str:
    """Which group at which moment."""
    return {
        ("here", "before"): _("Vooraf"),
        ("here", "after"): _("Achteraf, met het plan"),
        ("comparison", "before"): _("Andere groep, vooraf"),
        ("comparison", "after"): _("Andere groep, achteraf"),
    }[group, moment]


def _top(group: object) -> float:
    interval = getattr(group, "interval", None)
    return float(interval[1] if interval else getattr(group, "value", 0))


def _x(value: float, most: float) -> float:
    return round(WIDTH * min(value, most) / most, 1)


def _round_up(value: float) -> float:
    """The next 1, 2, 5 or 10 times a power of ten."""
    if value <= 0:
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value)
