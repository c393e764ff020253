"""Make a backup: rows as of one moment, files as they are just after it."""

from __future__ import annotations

import datetime as dt
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.utils import timezone

from warmwelkom.base.sealing.moving import keys_in_use
from warmwelkom.house.backup import keys, media
from warmwelkom.house.backup.facts import Connection, facts_of
from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.packing import ABOUT, FORMAT, Packer
from warmwelkom.house.backup.programs import environment, program, words_for
from warmwelkom.house.backup.sealing import sealed

BEGIN, END = "warmwelkom-", ".tar.age"
Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a backup holds, in figures."""

    path: Path
    at: dt.datetime
    size: int
    tables: int
    rows: int
    files: int
    seconds: float


def make_backup(*, out: Path, tell: Tell) -> Made:
    """Seal everything of this house in one file at `out` (a name, or a folder in which it gets one).

    Raises:
        BackupError: there is no backup; the message says why.
    """
    begin, now = time.monotonic(), timezone.now()
    recipients, target = keys.to_seal_with(), place_for(out, now=now)
    with still() as (owner, moment), sealed(target, recipients) as into:
        packer = Packer(into)
        server = owner.info.server_version
        about = {
            "format": FORMAT,
            "release": version("warmwelkom"),
            "made_at": f"{now:%Y-%m-%d %H:%M} UTC",
        }
        packer.add_words(ABOUT, about)
        tell("Counting the rows …")
        facts = facts_of(owner)
        tell(f"Taking the database along: {len(facts['tables'])} tables, {_rows(facts)} rows …")
        _dump(packer, moment=moment, major=server // 10_000)
        gone = _files(packer, tell)
        packer.end({**about, **facts, **_around(owner), "gone_meanwhile": gone})
    return Made(
        path=target,
        at=now,
        size=target.stat().st_size,
        tables=len(facts["tables"]),
        rows=_rows(facts),
        files=len(packer.files),
        seconds=time.monotonic() - begin,
    )


def place_for(out: Path, *, now: dt.datetime) -> Path:
    """Where it will stand; nothing is ever written over."""
    target = out / f"{BEGIN}{now:%Y%m%dT%H%M%SZ}{END}" if out.is_dir() else out
    if not target.parent.is_dir():
        raise BackupError(f"There is no folder {target.parent}. Make it first.")
    if target.exists():
        raise BackupError(f"{target} is there already. Give another name, or a folder.")
    return target


@contextmanager
def still() -> Iterator[tuple[Connection, str]]:
    """A connection of the owner in which time stands still, and the name of that moment for pg_dump."""
    params = dict(connection.get_connection_params())
    names = ("host", "port", "user", "password", "dbname", "sslmode", "sslrootcert")
    with psycopg.connect(**{name: params[name] for name in names if params.get(name)}) as owner:
        owner.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = owner.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None  # noqa: S101  a function answers one row
        yield owner, str(row[0])


def _dump(packer: Packer, *, moment: str, major: int) -> None:
    params = dict(connection.get_connection_params())
    words = ["--format=custom", "--no-owner", "--no-comments", f"--snapshot={moment}"]
    with subprocess.Popen(
        [str(program("pg_dump", major=major)), *words, "--dbname", words_for(params)],
        env=environment(params),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as dump:
        assert dump.stdout  # noqa: S101  asked for above
        assert dump.stderr  # noqa: S101  asked for above
        packer.add_dump(dump.stdout)
        said = dump.stderr.read().decode(errors="replace").strip()
    if dump.returncode:
        raise BackupError(f"There is no backup. pg_dump says:\n{said[-800:]}")


def _files(packer: Packer, tell: Tell) -> int:
    """Take every file along. Returns how many were erased between being listed and being read."""
    found = list(media.names())
    tell(f"Taking {len(found)} files along …")
    for number, name in enumerate(found, start=1):
        with media.opened(name) as found_file:
            if found_file:
                packer.add_file(name, found_file[0], size=found_file[1])
        if number % 1000 == 0:
            tell(f"  {number} of {len(found)} files")
    return len(found) - len(packer.files)


def _around(owner: Connection) -> dict[str, Any]:
    rows = owner.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    return {
        "postgresql": owner.info.server_version // 10_000,
        "migrations": [f"{app}.{name}" for app, name in rows],
        "secret_key_mark": keys.mark_of(settings.SECRET_KEY),
        "field_keys": sorted(filter(None, keys_in_use(owner.cursor()))),
    }


def _rows(facts: dict[str, Any]) -> int:
    return sum(table["rows"] for table in facts["tables"].values())


def forget_older(folder: Path, *, days: int, now: dt.datetime) -> int:
    """Erase the backups with a name of ours that are past their term. Returns how many."""
    old = f"{BEGIN}{now - dt.timedelta(days=days):%Y%m%dT%H%M%SZ}{END}"
    past = [path for path in folder.glob(f"{BEGIN}*Z{END}") if path.name < old]
    for path in past:
        path.unlink()
    return len(past)
