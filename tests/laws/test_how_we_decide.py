"""Law: the page in words for schools names every rule with the sentences that the system itself says."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation

from warmwelkom.rooms.transitions.domain.rules.explained import signal_rules_explained

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
PAGES = {
    "nl": (GUIDE / "nl" / "zo-besluiten-we.md", "| Regel | Staat er als | Telt vanaf | Weghalen kan |"),
    "en": (GUIDE / "en" / "how-we-decide.md", "| Rule | Stands there when | Counts from | Taken away by |"),
}  # fmt: skip


def rules_told(language: str) -> str:
    with translation.override(language):
        rows = [
            f"| {entry.rule.title} | {entry.when} | {entry.since} | {entry.lifted_by} |"
            for entry in signal_rules_explained()
        ]
    return "\n".join([PAGES[language][1], "|---|---|---|---|", *rows])


@pytest.mark.parametrize("language", PAGES)
def test_the_page_names_every_rule(language: str) -> None:
    table = rules_told(language)
    assert table in PAGES[language][0].read_text(), table
