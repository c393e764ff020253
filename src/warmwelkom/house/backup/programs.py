"""pg_dump and pg_restore of the same release as the server, wherever they stand on this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from psycopg.conninfo import make_conninfo

from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.postgres.account import DatabaseSetupError, programs

DEBIANS = Path("/usr/lib/postgresql")
NAMES = ("host", "port", "user", "dbname", "sslmode", "sslrootcert", "target_session_attrs")


def program(name: str, *, major: int) -> Path:
    """The one of the server's own major release; else the nearest newer one, which reads older servers too."""
    found = sorted({(_major(path), str(path)) for path in _candidates(name)})
    fitting = [(each, path) for each, path in found if each >= major]
    if not fitting:
        raise BackupError(
            f"There is no {name} of PostgreSQL {major} or newer on this machine. On Debian: "
            f"apt-get install postgresql-client-{major}. Then run this again."
        )
    return Path(fitting[0][1])


def _candidates(name: str) -> Iterator[Path]:
    folders = [path.parent for path in DEBIANS.glob(f"*/bin/{name}")]
    with suppress(DatabaseSetupError):  # the embedded one is not installed
        folders.append(programs())
    on_path = shutil.which(name)
    yield from (folder / name for folder in folders if (folder / name).exists())
    if on_path:
        yield Path(on_path)


def _major(path: Path) -> int:
    told = subprocess.run([str(path), "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\) (\d+)", told.stdout)
    return int(found[1]) if found else 0


def words_for(params: dict[str, Any], *, dbname: str = "") -> str:
    """Where the database is, without the password: that goes by the environment, where no other user reads it."""
    words = {name: params[name] for name in NAMES if params.get(name)}
    if dbname:
        words["dbname"] = dbname
    return make_conninfo(**words)


def environment(params: dict[str, Any]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    secret = {"PGPASSWORD": str(params["password"])} if params.get("password") else {}
    return {**kept, **secret, "PGTZ": "UTC", "PGCLIENTENCODING": "UTF8"}


def run(path: Path, *words: str, params: dict[str, Any]) -> None:
    """One program; raises BackupError with what it said."""
    done = subprocess.run(
        [str(path), *words],
        env=environment(params),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(f"{path.name} says:\n{done.stderr.strip()[-800:]}")
