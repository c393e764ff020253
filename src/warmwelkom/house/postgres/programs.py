"""Run PostgreSQL's programs as their own user, and put their faults in a sentence."""

from __future__ import annotations

import subprocess
import tempfile
from typing import Any

from warmwelkom.house.postgres.account import DatabaseSetupError, programs, system_user

DISK_FULL = (
    "The disk is full. Make room and run the same command again; it goes on from where it stopped."
)


def run_program(name: str, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run one program; raises DatabaseSetupError with a sentence where `check` is asked.

    Its output goes through files, for a server that pg_ctl starts would keep a pipe open for ever.
    """
    user = system_user()
    who: dict[str, Any] = (
        {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    )
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        done = subprocess.run(
            [str(programs() / name), *words],
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
        raise DatabaseSetupError(sentence(name, done.stderr or done.stdout))
    return done


def sentence(name: str, told: str) -> str:
    """What to do about what a program of PostgreSQL complains of."""
    if "No space left on device" in told or "Disk quota exceeded" in told:
        return DISK_FULL
    return (
        f"The embedded database does not work: {name} says\n{told.strip()[-800:]}\n"
        "Mend that and run the same command again, or set DATABASE_URL to a PostgreSQL of your own."
    )
