"""Every setting comes from the environment; secrets may also stand in a file (`NAME_FILE`)."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from environs import FileAwareEnv

env: Any = FileAwareEnv()

ROOT = Path(__file__).resolve().parents[3]


def home() -> Path:
    """Where data lives: WARMWELKOM_HOME, or `var/` beside the code."""
    return Path(env.str("WARMWELKOM_HOME", "") or ROOT / "var").absolute()


def secret_key() -> str:
    """SECRET_KEY, or for a try-out one that is made once and kept in the home directory."""
    given = env.str("SECRET_KEY", "")
    if given:
        return str(given)
    path = home() / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def port() -> int:
    return int(env.int("PORT", 8000))


def is_demo() -> bool:
    """Whether example people live here: one-click logins, a movable date, the post room."""
    return bool(env.bool("DEMO", False))
