"""The times of a week and the minutes between its buildings, as lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.utils.translation import gettext as _

from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.base.ui.templatetags.ww import day as short_day
from warmwelkom.engines.tables.schemas.introweek import WEEK_SLOTS, WEEK_WALKS
from warmwelkom.engines.tables.words import normalised
from warmwelkom.rooms.introweek.forms_of_lists import WalkForm
from warmwelkom.rooms.introweek.forms_of_plan import SlotForm
from warmwelkom.rooms.introweek.models import WeekBuilding, WeekSlot
from warmwelkom.rooms.introweek.queries.lists_of_week import Row, UnfitWord, WeekList
from warmwelkom.rooms.introweek.queries.steps import slot_rows
from warmwelkom.rooms.introweek.words_of_lists import time_named

NOON = dt.time(12)


class Slots(WeekList):
    """The times; which half of the day a time is in follows from its begin where the list does not say it."""

    key, step, schema = "dagen", "introweek:days", WEEK_SLOTS

    def fetch(self) -> list[Row]:
        return slot_rows(self.week)

    def form(self) -> SlotForm:
        return SlotForm({})

    def keys_of(self, data: Row) -> list[tuple[str, ...]]:
        return [(str(data.get("day")), str(data.get("begins"))[:5])]

    def name_of(self, row: Row) -> str:
        day, begins = row.get("day"), row.get("begins")
        is_known = isinstance(day, dt.date) and isinstance(begins, dt.time)
        return f"{short_day(day)} {clock(begins)}" if is_known else f"{day} {begins}"

    def prepare(self, lines: Iterable[tuple[int, Row]]) -> None:
        for _line, values in lines:
            begins = time_named(str(values.get("begins", "")))
            values.setdefault("half", "pm" if begins and begins >= NOON else "am")

    def typed(self, name: str, value: Any) -> Any:
        if name in ("begins", "ends"):
            found = time_named(str(value))
            if found is None:
                raise UnfitWord(_("%(word)s is geen tijd. Schrijf het zo: 9.00.") % {"word": value})
            return f"{found:%H:%M}"
        return super().typed(name, value)

    def shown(self, name: str, value: Any) -> object:
        if name == "half":
            return str(WeekSlot.Half(value).label)
        if name == "day":
            return f"{value:%d-%m-%Y}"
        return clock(value)


class Walks(WeekList):
    """From one building to another, the same there and back."""

    key, step, schema = "lopen", "introweek:rooms", WEEK_WALKS

    def fetch(self) -> list[Row]:
        names = WeekBuilding.objects.filter(week=self.week).values_list("name", flat=True)
        self.buildings = {normalised(name): name for name in names}
        return [
            {"id": uuid5(NAMESPACE_OID, f"{a}\n{b}"), "a": a, "b": b, "minutes": minutes}
            for a, b, minutes in self.week.walks
        ]

    def form(self) -> WalkForm:
        return WalkForm({})

    def keys_of(self, data: Row) -> list[tuple[str, ...]]:
        return [tuple(sorted(normalised(str(data.get(name))) for name in ("a", "b")))]

    def name_of(self, row: Row) -> str:
        return f"{row.get('a')} – {row.get('b')}"

    def typed(self, name: str, value: Any) -> Any:
        if name not in ("a", "b"):
            return super().typed(name, value)
        found = self.buildings.get(normalised(str(value)))
        if found is None:
            raise UnfitWord(
                _("%(word)s is geen gebouw van deze week. Zet er bij Ruimtes eerst een lokaal in.")
                % {"word": value}
            )
        return found
