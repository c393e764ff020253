"""Admissibility is law: a diploma against a level, apart from every other rule."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from warmwelkom.rooms.people.models import AdmissionRule
from warmwelkom.rooms.transitions.domain.rules.admission import levels_by_leerweg, not_admissible
from warmwelkom.rooms.transitions.tests.ways import (
    FIRST_DAY,
    LISTED,
    application,
    day,
    enrolment,
    facts,
)

ARTICLE = "WEB art. 8.2.1"
LEVELS = {"bb": {2: ARTICLE}, "kb": {2: ARTICLE, 3: ARTICLE, 4: ARTICLE}}
COOK = {"programme": "Kok", "level": 3, "leerweg": "bb"}


def cook(level: int | None = 3, **words: Any) -> Any:
    return application(programme="Kok", level=level, **words)


@pytest.mark.parametrize(
    ("leerweg", "rows", "expected"),
    [
        ("bb", (cook(),), (day("02-10"), COOK)),
        ("bb", (cook(since=None),), (LISTED, COOK)),
        ("bb", (enrolment(programme="Kok"),), (day("05-12"), COOK)),
        ("bb", (cook(1), cook(3)), (day("02-10"), COOK)),
        ("bb", (cook(2),), None),
        ("bb", (cook(1),), None),
        ("bb", (cook(None),), None),
        ("bb", (cook(2), cook(3)), None),
        ("bb", (cook(3, current="x", legal="rejected"),), None),
        ("kb", (cook(4),), None),
        ("", (cook(),), None),
        ("havo", (cook(),), None),
        ("bb", (), None),
    ],
)
def test_a_level_above_what_the_diploma_opens(leerweg: str, rows: Any, expected: Any) -> None:
    found = not_admissible(facts=facts("04-02", *rows), leerweg=leerweg, levels=LEVELS)
    assert found == expected


@pytest.mark.parametrize(
    ("today", "holds"), [(FIRST_DAY - dt.timedelta(days=1), True), (FIRST_DAY, False)]
)
def test_from_the_first_day_on_the_school_has_decided(today: dt.date, holds: bool) -> None:
    found = not_admissible(facts=facts(today.isoformat(), cook()), leerweg="bb", levels=LEVELS)
    assert (found is not None) == holds


def test_who_left_this_region_is_not_judged() -> None:
    left = facts("06-05", cook(), moved_on=day("05-01"))
    assert not_admissible(facts=left, leerweg="bb", levels=LEVELS) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "levels"),
    [
        ("2025-07-31", {}),
        ("2025-08-01", {"bb": {2: ARTICLE}}),
        ("2026-07-31", {"bb": {2: ARTICLE}}),
        ("2026-08-01", {"bb": {3: "nieuw"}}),
    ],
)
def test_a_rule_counts_from_its_first_day_to_its_last(on: str, levels: Any) -> None:
    def rule(level: int, begins: str, ends: str | None, article: str) -> AdmissionRule:
        return AdmissionRule(
            diploma="bb", level=level, valid_from=begins, valid_until=ends, article=article
        )

    AdmissionRule.objects.all().delete()
    AdmissionRule.objects.bulk_create(
        [rule(2, "2025-08-01", "2026-07-31", ARTICLE), rule(3, "2026-08-01", None, "nieuw")]
    )
    assert levels_by_leerweg(on=dt.date.fromisoformat(on)) == levels
