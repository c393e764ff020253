"""Tests of the suite that hold a promise: all run at once, counted for each, and a promise is kept when none failed and some ran."""

from __future__ import annotations

import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from measured import HOUSE_PYTHON, ROOT

_found: dict[str, Counter[str]] = {}


def run_all(paths: Iterable[str]) -> None:
    """In one go, two at a time: what each begins with (a database, what it reads) is made once."""
    wanted = sorted(set(paths))
    if not wanted:
        return
    with tempfile.TemporaryDirectory() as place:
        told = Path(place) / "told.xml"
        words = [*wanted, "-n", "2", "--tb=line", f"--junitxml={told}"]
        subprocess.run(
            [HOUSE_PYTHON, str(ROOT / "setup" / "run_tests.py"), *words],
            cwd=ROOT, check=False, capture_output=True,
        )  # fmt: skip
        counted = _counted(told) if told.exists() else {}
    for path in wanted:
        _found[path] = sum(
            (each for file, each in counted.items() if _is_of(file, path)), Counter()
        )


def run_tests(*paths: str) -> tuple[bool, str]:
    """Whether the promise is kept, and the figure."""
    run_all(path for path in paths if path not in _found)
    counts = sum((_found[path] for path in paths), Counter())
    others = "".join(f", {number} {word}" for word, number in counts.items() if word != "passed")
    kept = not others and all(_found[path]["passed"] for path in paths)
    return kept, f"{counts['passed']} tests passed{others}"


def _counted(told: Path) -> dict[str, Counter[str]]:
    """Of each file of tests, as a module is called: how many passed, failed, and so on."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for case in ET.parse(told).iter("testcase"):  # noqa: S314  of our own making
        bad = next(
            (one.tag for one in case if one.tag in ("failure", "error", "skipped")), "passed"
        )
        found[case.get("classname", "")][bad] += 1
    return found


def _is_of(module: str, path: str) -> bool:
    name = path.removesuffix(".py").replace("/", ".")
    return module == name or module.startswith(f"{name}.")
