"""What the last start made ready, so that the next one need not look at it again.

Only for the embedded database, beside whose data it stands: with a database of your own, each start
looks whether tables must be made.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from warmwelkom.house import config
from warmwelkom.house.postgres import embedded
from warmwelkom.house.postgres.address import is_embedded

PACKAGE = Path(__file__).resolve().parent.parent
LOCKS = ("package-lock.json", "requirements/base.txt")
SEEN = (".py", ".po", ".css", ".js", ".svg", ".csv", ".toml", ".json", ".woff2", ".png")


def recall() -> list[str] | None:
    """The demo's logins as they were told, when nothing changed since the last ready start."""
    if not is_embedded() or not _stamp().exists():
        return None
    try:
        kept = json.loads(_stamp().read_text())
    except ValueError:  # half written when the machine fell
        kept = {}
    if kept.get("key") == key() and (config.home() / "static.stamp").exists():
        return [str(line) for line in kept["logins"]]
    return None


def remember(logins: list[str]) -> None:
    if is_embedded():
        _stamp().write_text(json.dumps({"key": key(), "logins": logins}))


def forget() -> None:
    if is_embedded():
        _stamp().unlink(missing_ok=True)


def _stamp() -> Path:
    return embedded.server_in(config.home()).base / "prepared.json"


def key() -> str:
    """Changes with our files, the locks, Python and the settings that a demo is made by."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.suffix in SEEN)
    files += [config.ROOT / name for name in LOCKS if (config.ROOT / name).exists()]
    facts = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    demo = sorted(item for item in os.environ.items() if item[0].startswith("DEMO"))
    return hashlib.sha256(json.dumps([facts, demo, sys.version]).encode()).hexdigest()
