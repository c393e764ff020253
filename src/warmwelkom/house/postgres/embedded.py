"""Start and stop the embedded PostgreSQL; two roles from the first moment."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from warmwelkom.house.postgres.account import (
    ROOTS_PLACE,
    DatabaseSetupError,
    give,
    may_enter,
    programs,
    system_user,
)

OWNER = "warmwelkom_owner"
WEB = "warmwelkom_web"
SOCKET_LIMIT = 80  # a socket's whole path may have 107 bytes


@dataclass(frozen=True, kw_only=True)
class Server:
    """One embedded server: where its data and its socket stand."""

    data: Path
    sockets: Path

    def url(self, *, role: str = OWNER, database: str = "warmwelkom") -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets), safe='')}"


def server_in(home: Path) -> Server:
    """The server that belongs to a home directory (nothing is made or started)."""
    base = home / "postgres"
    mark = hashlib.sha256(str(home).encode()).hexdigest()[:16]
    if os.geteuid() == 0 and not may_enter(_existing(home)):
        base = ROOTS_PLACE / mark
    sockets = base / "sockets"
    if len(str(sockets)) > SOCKET_LIMIT:
        sockets = Path(tempfile.gettempdir()) / f"warmwelkom-{os.geteuid()}-{mark}"
    return Server(data=base / "data", sockets=sockets)


def _existing(path: Path) -> Path:
    return next(part for part in [path, *path.parents] if part.exists())


def is_running(server: Server) -> bool:
    return _pg_ctl(server, "status", check=False).returncode == 0


def start(server: Server) -> bool:
    """Start the server, making it first when it is new; False when it ran already."""
    user = system_user()
    _make_directories(server)
    if not (server.data / "PG_VERSION").exists():
        _run(
            [
                "initdb",
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "-D",
                str(server.data),
            ],
            user,
        )
    if is_running(server):
        return False
    options = f"-k {server.sockets} -c listen_addresses='' -c unix_socket_permissions=0700 -c max_connections=120"
    _pg_ctl(server, "start", "-w", "-l", str(server.data / "log"), "-o", options)
    _make_roles(server)
    return True


def stop(server: Server) -> None:
    """Stop the server at once, without losing what was committed."""
    _pg_ctl(server, "stop", "-m", "fast", "-w", check=False)


def _make_directories(server: Server) -> None:
    user = system_user()
    for path in (server.data.parent, server.data, server.sockets):
        if path.is_symlink() or (path.exists() and path.owner() not in _own_names()):
            raise DatabaseSetupError(
                f"{path} belongs to someone else. Remove it or set WARMWELKOM_HOME."
            )
        give(path, user)


def _own_names() -> set[str]:
    user = system_user()
    import pwd

    own = pwd.getpwuid(os.geteuid()).pw_name
    return {own} if user is None else {own, user.pw_name}


def _make_roles(server: Server) -> None:
    """The owner makes tables; the web role is bound by row-level security (see base/access)."""
    have = _psql(server, "SELECT rolname FROM pg_roles").split()
    if OWNER not in have:
        _psql(server, f"CREATE ROLE {OWNER} LOGIN CREATEDB CREATEROLE")
        _psql(server, f"CREATE ROLE {WEB} LOGIN")
        _psql(server, f"GRANT {WEB} TO {OWNER}")
    if "warmwelkom" not in _psql(server, "SELECT datname FROM pg_database").split():
        _psql(server, f"CREATE DATABASE warmwelkom OWNER {OWNER}")


def _psql(server: Server, sql: str) -> str:
    user = system_user()
    done = _run(
        ["psql", "-h", str(server.sockets), "-U", "postgres", "-d", "postgres", "-Atqc", sql], user
    )
    return done.stdout


def _pg_ctl(server: Server, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return _run(["pg_ctl", "-D", str(server.data), *words], system_user(), check=check)


def _run(
    command: list[str], user: object, *, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as its own user; output goes through files, for pg_ctl keeps pipes open."""
    who = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}  # type: ignore[attr-defined]  # pwd's struct
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        done = subprocess.run(
            [str(programs() / command[0]), *command[1:]],
            stdout=out,
            stderr=err,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
            cwd="/",
            start_new_session=True,
            **who,
        )
        out.seek(0)
        err.seek(0)
        done.stdout, done.stderr = out.read(), err.read()
    if check and done.returncode:
        raise DatabaseSetupError(
            f"The database could not {command[-1] if len(command) < 4 else command[0]}: "
            f"{(done.stderr or done.stdout).strip()[-600:]}"
        )
    return done
