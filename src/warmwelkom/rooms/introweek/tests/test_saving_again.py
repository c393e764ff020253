"""Each step saved as it stands, the way a browser sends it: nothing breaks and nothing changes."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.rooms.introweek.domain.undo_list import plain
from warmwelkom.rooms.introweek.models import IntroWeek, WeekBuddy, WeekBuilding
from warmwelkom.rooms.introweek.queries.kinds_of_list import KINDS
from warmwelkom.rooms.introweek.tests.worlds import ready_week

STEPS = {"days": "dagen", "parts": "onderdelen", "rooms": "ruimtes", "mentors": "mentoren", "buddies": "maatjes"}  # fmt: skip


@pytest.fixture
def week(cast: Cast) -> IntroWeek:
    with cast.scope():
        found = ready_week(cast, 4)
        WeekBuilding.objects.filter(week=found).update(location=cast.places.mondriaan_location)
        WeekBuddy.objects.create(
            region=found.region, week=found, school=cast.places.witt_school, name="Sam",
            programme=cast.places.care, agreed_on=NOW.date(),
        )  # fmt: skip
        return found


def is_list_to_choose_from(field: Any) -> bool:
    return isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField)


def as_sent(rows: Any) -> dict[str, Any]:
    """What a browser sends of these rows when nobody touches them."""
    found: dict[str, Any] = {"walks": ""}
    for form in [rows.management_form, *rows]:
        for field in form:
            value = field.value()
            if value is None and is_list_to_choose_from(field.field):
                value = next(iter(field.field.choices))[0]  # what a browser shows, it sends
            if value is not None and value is not False:
                found[field.html_name] = value
    return found


@pytest.mark.parametrize("step", list(STEPS))
def test_a_step_is_saved_as_it_stands(cast: Cast, week: IntroWeek, step: str) -> None:
    client, way = cast.client("mia"), reverse(f"introweek:{step}", args=[week.pk])
    with cast.scope():
        kind = KINDS[STEPS[step]](week)
        before = [plain(kind.data_of(row)) for row in kind.known]
    answer = client.post(way, as_sent(client.get(way).context["rows"]))
    assert (answer.status_code, answer.headers["Location"]) == (302, way)
    with cast.scope():
        kind = KINDS[STEPS[step]](week)
        assert [plain(kind.data_of(row)) for row in kind.known] == before
        assert before
