"""Older students of the same old school, as a list."""

from __future__ import annotations

from typing import Any

from warmwelkom.base.clock import AMSTERDAM, now_for
from warmwelkom.engines.tables.schemas.introweek import WEEK_BUDDIES
from warmwelkom.engines.tables.words import normalised
from warmwelkom.rooms.introweek.forms_of_lists import BuddyForm
from warmwelkom.rooms.introweek.models import WeekBuddy
from warmwelkom.rooms.introweek.queries.lists_of_week import Row, WeekList
from warmwelkom.rooms.introweek.queries.named_in_lists import programme_named, school_named
from warmwelkom.rooms.introweek.queries.steps import old_schools, step_choices

OF_BUDDY = ("school", "programme", "name", "half_days", "where", "agreed_on")


class Buddies(WeekList):
    key, step, schema = "maatjes", "introweek:buddies", WEEK_BUDDIES

    def fetch(self) -> list[Row]:
        self.schools, self.programmes = old_schools(self.week), step_choices(self.week)[1]
        self.today = now_for(self.week.region_id).astimezone(AMSTERDAM).date()
        rows = WeekBuddy.objects.filter(week=self.week).select_related("school", "programme")
        return [{"id": row.pk} | {name: getattr(row, name) for name in OF_BUDDY} for row in rows]

    def form(self) -> BuddyForm:
        return BuddyForm(
            {}, schools=self.schools, programmes=self.programmes, halves=self.halves,
            today=self.today,
        )  # fmt: skip

    def keys_of(self, data: Row) -> list[tuple[str, ...]]:
        words = normalised(str(data.get("name")))
        return [(str(data.get("school")), str(data.get("programme")), words)]

    def typed(self, name: str, value: Any) -> Any:
        if name == "school":
            return school_named(value, self.schools)
        if name == "programme":
            return programme_named(value, self.programmes)
        return self.half_days_named(value) if name == "half_days" else super().typed(name, value)

    def shown(self, name: str, value: Any) -> object:
        if name == "half_days":
            return self.half_days_shown(value)
        if name == "school":
            return value.name
        if name == "agreed_on":
            return f"{value:%d-%m-%Y}" if value else ""
        return str(value) if name == "programme" else super().shown(name, value)
