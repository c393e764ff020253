"""Law: a migration that a house may have applied stays as it is, or that house can't come along.

`migrations_kept.txt` holds what stood in the last release or on the main line; a new migration needs no line
there. Written anew, for all that are there: `python tests/laws/test_migrations_stay.py`.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("migrations_kept.txt")


def _mark(path: Path) -> str:
    """Of its words: how they are laid out over lines may differ."""
    return hashlib.sha256(re.sub(r"[\s,]", "", path.read_text()).encode()).hexdigest()[:16]


def _lines() -> list[str]:
    found = sorted((ROOT / "src").rglob("migrations/0*.py"))
    return [f"{_mark(path)} {path.relative_to(ROOT)}" for path in found]


def test_what_was_applied_is_still_there_and_the_same() -> None:
    """A change is a migration more."""
    kept = KEPT.read_text().splitlines()
    assert len(kept) > 50
    assert [line for line in kept if line not in set(_lines())] == []


if __name__ == "__main__":
    KEPT.write_text("\n".join([*_lines(), ""]))
