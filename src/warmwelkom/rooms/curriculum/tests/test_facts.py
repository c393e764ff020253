"""Our own titles of profiles and modules."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from warmwelkom.engines.tables.schemas.education import LEARNING_PATHS, PROFILES
from warmwelkom.rooms.curriculum import facts

TABLE = Path(__file__).resolve().parents[6] / "shared" / "data" / "vmbo_curriculum"
real = pytest.mark.skipif(
    not TABLE.exists(), reason="the open data files are not beside the project"
)


def test_the_ten_profiles_are_those_the_lists_use() -> None:
    assert {row.code: row.title.lower() for row in facts.profiles()} == {
        code: words[0] for code, words in PROFILES.items()
    }


def test_every_profile_has_four_modules_and_electives() -> None:
    kinds = Counter((row.profile, row.kind) for row in facts.modules())
    assert {code: kinds[code, "profile_module"] for code in PROFILES} == dict.fromkeys(PROFILES, 4)
    assert sum(number for (_code, kind), number in kinds.items() if kind == "elective") == 158
    assert min(kinds[code, "elective"] for code in PROFILES) > 0


def test_every_module_is_well_formed() -> None:
    rows = facts.modules()
    assert [row.code for row in rows if not re.fullmatch(r"[PK]/[A-Z]+/\d\d", row.code)] == []
    assert [row.code for row in rows if not row.leerwegen or not row.title] == []
    assert {path for row in rows for path in row.leerwegen} <= set(LEARNING_PATHS)
    assert len({row.slo_id for row in rows}) == len(rows)


@real
def test_our_titles_agree_with_slo() -> None:
    with (TABLE / "profielen_modules_keuzevakken.csv").open(encoding="utf-8", newline="") as file:
        theirs = {row["slo_id"]: (row["code"], row["titel"]) for row in csv.DictReader(file)}
    assert {row.slo_id: (row.code, row.title) for row in facts.modules()} == theirs
