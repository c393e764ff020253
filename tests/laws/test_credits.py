"""Law: docs/credits.md names every package we lean on and every table of facts, with its rows."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CREDITS = (ROOT / "docs" / "credits.md").read_text(encoding="utf-8")


def test_every_package_is_credited() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    front = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[\[<>=~! ]", word, maxsplit=1)[0] for word in wanted}
    names |= {*front.get("dependencies", {}), *front.get("devDependencies", {})}
    assert sorted(name for name in names if f"`{name}`" not in CREDITS) == []


def test_every_table_of_facts_is_credited_with_its_rows() -> None:
    tables = {
        f"{path.parts[-3]}/facts/{path.name}": path
        for path in (ROOT / "src" / "warmwelkom" / "rooms").glob("*/facts/*.csv")
    }
    assert len(tables) == 13
    for name, path in tables.items():
        with path.open(encoding="utf-8", newline="") as file:
            rows = len(list(csv.DictReader(file)))
        assert f"| `{name}` | {rows} |" in CREDITS, name
