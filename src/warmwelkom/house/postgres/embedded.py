"""Start and stop the embedded PostgreSQL; two roles from the first moment."""

from __future__ import annotations

import hashlib
import os
import pwd
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from warmwelkom.house.postgres.account import (
    ROOTS_PLACE,
    DatabaseSetupError,
    give,
    may_enter,
    system_user,
)
from warmwelkom.house.postgres.programs import run_program, sentence

OWNER = "warmwelkom_owner"
WEB = "warmwelkom_web"
MAJOR = "18"
SOCKET_LIMIT = 80  # a socket's whole path may have 107 bytes
SOCKET_PATH = re.compile(
    rb"[A-Za-z0-9/_.+-]+"
)  # a list of paths for PostgreSQL: no comma, no space
SHORT_PLACE = Path("/tmp")  # noqa: S108  the same for every process of ours; its folder there is closed
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    # its log goes without values, so without personal data
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


@dataclass(frozen=True, kw_only=True)
class Server:
    """One embedded server: where its data and its socket stand."""

    data: Path
    sockets: Path

    @property
    def base(self) -> Path:
        return self.data.parent

    def url(self, *, role: str = OWNER, database: str = "warmwelkom") -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets), safe='')}"


def server_in(home: Path) -> Server:
    """The server that belongs to a home directory (nothing is made or started).

    As root under a closed directory it stands in a place of our own, and stays there.
    """
    base = home / "postgres"
    mark = hashlib.sha256(str(home).encode()).hexdigest()[:16]
    if os.geteuid() == 0:
        apart = ROOTS_PLACE / mark
        closed = not may_enter(_existing(home))
        if is_made(apart / "data") or (closed and not is_made(base / "data")):
            base = apart
    sockets = base / "sockets"
    path = os.fsencode(sockets)
    if len(path) > SOCKET_LIMIT or not SOCKET_PATH.fullmatch(path):
        sockets = SHORT_PLACE / f"warmwelkom-{os.geteuid()}-{mark}"
    return Server(data=base / "data", sockets=sockets)


def _existing(path: Path) -> Path:
    return next(part for part in [path, *path.parents] if part.exists())


def is_made(data: Path) -> bool:
    return (data / "PG_VERSION").exists()


def is_running(server: Server) -> bool:
    """Whether its process lives. Cheap: asked every second while the site runs."""
    try:
        os.kill(int((server.data / "postmaster.pid").read_text().split()[0]), 0)
    except (OSError, ValueError, IndexError):
        return False
    return True


def start(server: Server) -> None:
    """Start the server if it does not answer, making it first when it is new."""
    _check_place(server)
    _make_directories(server)
    if not is_made(server.data):
        _make_data(server)
    if run_program("pg_isready", "-q", "-h", str(server.sockets), check=False).returncode:
        _start(server)
    _make_roles(server)


def stop(server: Server) -> None:
    """Stop the server at once, without losing what was committed."""
    run_program("pg_ctl", "-D", str(server.data), "stop", "-m", "fast", "-w", check=False)


def _start(server: Server) -> None:
    log = server.data / "log"
    if log.exists():
        log.replace(log.with_name("log.before"))
    options = {"unix_socket_directories": str(server.sockets), **OPTIONS}
    words = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in options.items())
    start = ["pg_ctl", "-D", str(server.data), "start", "-w", "-l", str(log), "-o", words]
    if run_program(*start, check=False).returncode == 0:
        return
    stop(server)  # an orphan whose socket is gone, or a server that is still coming down
    if run_program(*start, check=False).returncode:
        told = log.read_text(errors="replace") if log.exists() else "there is no log"
        raise DatabaseSetupError(sentence("postgres", told))


def _make_data(server: Server) -> None:
    """Made beside its place and then moved, so that a half-made one is never taken for whole."""
    for old in server.base.glob("data.new-*"):
        shutil.rmtree(old, ignore_errors=True)
    new = server.data.with_name(f"data.new-{os.getpid()}")
    locale = [
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
    ]
    run_program("initdb", "--username=postgres", "--auth=trust", *locale, "-D", str(new))
    new.replace(server.data)


def _check_place(server: Server) -> None:
    if re.search(r'[$`"\\\n]', str(server.data)):
        raise DatabaseSetupError(
            f"The folder {server.base} has a character in its name that PostgreSQL can't bear "
            '($, `, " or \\). Set WARMWELKOM_HOME to another folder.'
        )
    if is_made(server.data) and (made := (server.data / "PG_VERSION").read_text().strip()) != MAJOR:
        raise DatabaseSetupError(
            f"The data in {server.data} are of PostgreSQL {made}; this release brings {MAJOR}. "
            "Read Upgrade in docs/operators.md."
        )
    if os.geteuid() == 0 and not may_enter(_existing(server.base.parent)):
        raise DatabaseSetupError(
            f"PostgreSQL's own user can't reach {server.base}, for a folder above it is closed. "
            "Let others pass through it (chmod o+x), or set WARMWELKOM_HOME to another folder."
        )


def _make_directories(server: Server) -> None:
    user = system_user()
    own = {os.geteuid()} | ({user.pw_uid} if user else set())
    for path in (server.base, server.sockets):
        if path.is_symlink() or (path.exists() and path.stat().st_uid not in own):
            raise DatabaseSetupError(
                f"{path} belongs to {_name(path.lstat().st_uid)}. Run this as that user, "
                "or set WARMWELKOM_HOME to another folder."
            )
        if path.is_relative_to(ROOTS_PLACE):
            ROOTS_PLACE.mkdir(mode=0o755, parents=True, exist_ok=True)
        give(path, user)


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def _make_roles(server: Server) -> None:
    """The owner makes tables; the web role is bound by row-level security (see base/access)."""
    have = _psql(
        server, "SELECT rolname FROM pg_roles UNION SELECT datname FROM pg_database"
    ).split()
    if OWNER not in have:
        _psql(
            server,
            f"CREATE ROLE {OWNER} LOGIN CREATEDB CREATEROLE; CREATE ROLE {WEB} LOGIN; "
            f"GRANT {WEB} TO {OWNER}",
        )
    if "warmwelkom" not in have:
        _psql(server, f"CREATE DATABASE warmwelkom OWNER {OWNER}")


def _psql(server: Server, sql: str) -> str:
    words = ["-X", "-h", str(server.sockets), "-U", "postgres", "-d", "postgres", "-Atqc", sql]
    return run_program("psql", *words).stdout
