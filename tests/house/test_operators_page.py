"""docs/operators.md names every setting and every job, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from procrastinate.contrib.django import app

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operators.md").read_text()
READS = re.compile(r"env\.(?:str|bool|int|list|json|dj_email_url)\(\s*\"([A-Z_]+)\"")
BY_HAND = {"WARMWELKOM_BROWSER"}  # read by the suite, before the house is there


def _table(heading: str) -> set[str]:
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


def test_every_setting_is_in_the_table_and_no_other() -> None:
    read = {
        name
        for path in (ROOT / "src").rglob("*.py")
        if "/tests/" not in str(path)
        for name in READS.findall(path.read_text())
    }
    assert len(read) > 10
    assert _table("Settings") == read | BY_HAND


def test_every_job_by_the_clock_is_in_the_table() -> None:
    periodic = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert _table("Jobs") == periodic
