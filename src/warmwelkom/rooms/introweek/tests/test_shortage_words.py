"""Why there is no plan, in the names that people gave, and with no code."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from warmwelkom.rooms.introweek.templatetags.introweek import broken_rules, shortage

HERE = SimpleNamespace(
    words=SimpleNamespace(parts={"A": SimpleNamespace(title="Welkom"), "B": SimpleNamespace(title="Rondleiding")}),
    stock=SimpleNamespace(students=[SimpleNamespace(programme_id=7, programme=SimpleNamespace(name="Kok"))]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"kind": "rooms_together", "where": ["A", "B"], "needed": 9, "available": 6},
         "Deze onderdelen delen hun ruimtes: Welkom, Rondleiding. Samen zijn 9 plekken"),
        ({"kind": "need", "where": ["A"], "needed": 2, "available": 0, "what": "quiet, step_free"},
         "Voor Welkom is geen ruimte met: rustig, drempelvrij."),
        ({"kind": "too_many_parts", "where": ["A", "B"], "needed": 2, "available": 1}, "Welkom, Rondleiding: 2 onderdelen"),
        ({"kind": "too_few_slots", "where": [], "needed": 2, "available": 1}, "Een dag telt 1 keer een lesuur"),
        ({"kind": "too_few_parts", "where": ["A"], "needed": 6, "available": 5}, "Elke groep heeft op deze dagen minstens 6"),
        ({"kind": "apart", "where": ["7"], "needed": 5, "available": 4}, "Van Kok mogen 5 studenten niet bij elkaar"),
        ({"kind": "room_seats", "where": "B", "needed": 5, "available": 4}, "Voor Rondleiding zijn 5 stoelen nodig"),
    ],
)  # fmt: skip
def test_each_reason_is_a_sentence(row: dict[str, Any], words: str) -> None:
    with override("nl"):
        told = shortage({"text": "", **row}, HERE)
    assert told.startswith(words)


def test_what_stays_broken_is_said_once_for_each_rule() -> None:
    places = [
        "student_missing: s1: no group of p1 may have one more student like this.",
        "session_missing: g001: M", "session_missing: g002: M", "mentor: g001", "walk: g001: 1",
        "mismatch: familiar", "The week cannot be read: it has no slots.",
    ]  # fmt: skip
    with override("nl"):
        told = broken_rules({"broken": places})
    assert [one.partition(".")[0] for one in told] == [
        "1 student past in geen groep meer", "Voor 2 onderdelen van groepen is geen ruimte of tijd meer",
        "Niet elke groep heeft een mentor van de opleiding", "Te weinig tijd om te lopen",
    ]  # fmt: skip
    assert broken_rules({}) == []
