"""Ways of pupils as facts, for the tests of the rules: say only what differs from an ordinary one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.rooms.transitions.domain.lists.statuses import LEGAL
from warmwelkom.rooms.transitions.domain.rules.facts import ApplicationFact, EnrolmentFact, Facts

LISTED = dt.date(2025, 10, 6)
FIRST_DAY = dt.date(2026, 8, 24)
DAY_FIVE = dt.date(2026, 8, 29)


def day(text: str) -> dt.date:
    """`day("04-01")` is 1 April of the exam year; a year before it counts when given."""
    return dt.date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


def application(status: str = "SUBMITTED", **words: Any) -> ApplicationFact:
    """An application with one of the seven statuses."""
    usual: dict[str, Any] = {
        "school": "ROC Mondriaan",
        "programme": "Verzorgende-IG",
        "level": 3,
        "current": status,
        "legal": LEGAL[status],
        "since": day("02-10"),
        "applied_on": day("02-10"),
        "starts_on": None,
    }
    return ApplicationFact(**usual | words)


def enrolment(**words: Any) -> EnrolmentFact:
    usual: dict[str, Any] = {
        "school": "ROC Mondriaan",
        "programme": "Verzorgende-IG",
        "level": 3,
        "enrolled_on": day("05-12"),
        "starts_on": None,
        "seen_on": None,
        "not_seen_on": None,
        "settled_on": None,
    }
    return EnrolmentFact(**usual | words)


def facts(today: str = "04-02", *rows: ApplicationFact | EnrolmentFact, **words: Any) -> Facts:
    """The facts on a day; applications and enrolments as they come."""
    usual: dict[str, Any] = {
        "today": day(today),
        "school_year": 2025,
        "start": "august",
        "listed_on": LISTED,
        "destination": "",
        "chosen_programme": "",
        "exam_result": "",
        "exam_result_on": None,
        "results_day": day("06-11"),
        "mbo_lists_on": day("03-20"),
        "applications": tuple(row for row in rows if isinstance(row, ApplicationFact)),
        "enrolments": tuple(row for row in rows if isinstance(row, EnrolmentFact)),
    }
    return Facts(**usual | words)
