"""A PostgreSQL of this machine (Debian's, for instance) for one run of the suite: ./test --on-postgres [BIN].

A cluster of its own on a free port of 127.0.0.1, with passwords; it is stopped and removed afterwards.
"""

import contextlib
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

PLACES = "/usr/lib/postgresql"
OWNER = "house_owner"


def find_programs(named=""):
    """The folder with initdb and pg_ctl: the one named, or the newest that Debian has; else None."""
    found = sorted(Path(PLACES).glob("*/bin"), key=lambda path: int(path.parent.name))
    folders = [Path(named)] if named else found[::-1]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextlib.contextmanager
def running(programs):
    """The address of a fresh cluster, for an owner who may make databases and roles and is no superuser."""
    from warmwelkom.house.postgres.account import system_user

    user = system_user()
    who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    with tempfile.TemporaryDirectory(prefix="warmwelkom-other-") as place:
        if user:
            shutil.chown(place, user.pw_uid, user.pw_gid)
        data, port = f"{place}/data", free_port()

        def run(name, *words):
            with open(f"{place}/out", "ab") as out:  # noqa: PTH123  opened by us, written by them
                subprocess.run(
                    [str(programs / name), *words],
                    check=True,
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=out,
                    **who,
                )

        auth = ["--auth-local=trust", "--auth-host=scram-sha-256"]
        run("initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C", *auth)
        options = (
            f"-p {port} -k {place} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        )
        run("pg_ctl", "-D", data, "-w", "-l", f"{place}/log", "-o", options, "start")
        try:
            password = secrets.token_urlsafe(12)
            role = f"CREATE ROLE {OWNER} LOGIN CREATEDB CREATEROLE PASSWORD '{password}'"
            run("psql", "-h", place, "-p", str(port), "-U", "postgres", "-Xqc", role)
            run(
                "createdb",
                "-h",
                place,
                "-p",
                str(port),
                "-U",
                "postgres",
                "-O",
                OWNER,
                "warmwelkom",
            )
            yield f"postgresql://{OWNER}:{password}@127.0.0.1:{port}/warmwelkom"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
