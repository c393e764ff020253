"""The files of the project, as git knows them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tree() -> tuple[Path, ...]:
    """Every file that is, or may be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],  # noqa: S607  git is on the path of whoever develops
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(path for name in listed.splitlines() if (path := ROOT / name).is_file())


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))
