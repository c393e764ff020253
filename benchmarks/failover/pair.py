"""A primary and the replica that follows it, of PostgreSQL's own programs, with the very statements of docs/operators.md."""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from measured import ROOT
from warmwelkom.house.postgres.account import give, system_user
from warmwelkom.house.postgres.embedded import OWNER, WEB
from warmwelkom.house.postgres.programs import run_program

PAGE = (ROOT / "docs" / "operators.md").read_text()
PATIENCE = 120.0
OPTIONS = {"listen_addresses": "''", "max_connections": "150", "log_min_error_statement": "panic"}


class Server:
    """One of the two: data and socket in folders of their own."""

    def __init__(self, place: Path, name: str) -> None:
        self.data, self.sockets = place / name, place / f"s-{name}"
        give(self.sockets, system_user())

    def ask(self, sql: str, *, database: str = "postgres", check: bool = True) -> str:
        words = ["-X", "-h", str(self.sockets), "-U", "postgres", "-d", database, "-Atqc", sql]
        return run_program("psql", *words, check=check).stdout.strip()

    def start(self) -> None:
        options = " ".join(f"-c {name}={value}" for name, value in self._options().items())
        words = ["-D", str(self.data), "start", "-w", "-l", str(self.data / "log"), "-o", options]
        run_program("pg_ctl", *words)

    def stop(self) -> None:
        run_program("pg_ctl", "-D", str(self.data), "stop", "-m", "immediate", check=False)

    def kill(self) -> None:
        """As when the machine loses its power: the server and every process of it, at once.

        Its locks go too, as they do when a machine starts: nobody may be there to bury the dead, and PostgreSQL
        takes the number of a process that lies there for one that lives.
        """
        head = int((self.data / "postmaster.pid").read_text().split()[0])
        family = (head, *_children(head))
        for number in family:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        until(lambda: all(map(_is_dead, family)), "it would not die")
        for path in (self.data / "postmaster.pid", *self.sockets.iterdir()):
            path.unlink(missing_ok=True)

    def is_gone(self) -> bool:
        """Nobody answers, not even that it is not ready yet."""
        answer = run_program("pg_isready", "-q", "-h", str(self.sockets), "-t", "10", check=False)
        return answer.returncode == 2

    def url(self, role: str) -> str:
        """This one alone."""
        return f"postgresql://{role}@/warmwelkom?host={self.sockets}"

    def _options(self) -> dict[str, str]:
        return {**OPTIONS, "unix_socket_directories": str(self.sockets)}


class Pair:
    """Which of the two leads changes with each failover."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.leads, self.follows = Server(place, "a"), Server(place, "b")

    def make(self) -> None:
        words = ("-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C")
        builtin = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        run_program("initdb", *words, *builtin, "-D", str(self.leads.data))
        self.leads.start()
        self.leads.ask(
            f"CREATE ROLE {OWNER} LOGIN CREATEDB CREATEROLE; CREATE ROLE {WEB} LOGIN; GRANT {WEB} TO {OWNER}"
        )
        self.leads.ask(f"CREATE DATABASE warmwelkom OWNER {OWNER}")

    def follow(self) -> None:
        """A replica of whichever leads, and from then on nothing is accepted that it does not have."""
        shutil.rmtree(self.follows.data, ignore_errors=True)
        words = ("-h", str(self.leads.sockets), "-U", "postgres", "-D", str(self.follows.data))
        run_program("pg_basebackup", *words, *told("pg_basebackup -h"))
        self.follows.start()
        until(lambda: self.state() == "streaming", "the replica never followed")
        for statement in statements("synchronous_standby_names = 'ANY"):
            self.leads.ask(statement)
        until(lambda: self.leads.ask(SYNC) in ("sync", "quorum"), "it never waited for the replica")

    def promote(self) -> None:
        """The one that followed leads, by the statements of the page; the other is gone."""
        self.leads, self.follows = self.follows, self.leads
        for statement in statements("pg_promote"):
            self.leads.ask(statement)

    def state(self) -> str:
        return self.leads.ask("SELECT state FROM pg_stat_replication")

    def address(self, role: str, *, wants: str = "read-write") -> str:
        """Both, as the page says; whoever connects finds the one that may be written to."""
        both = ",".join(str(self.place / f"s-{name}") for name in ("a", "b"))
        return f"postgresql://{role}@/warmwelkom?host={both}&target_session_attrs={wants}"

    def stop(self) -> None:
        for server in (self.follows, self.leads):
            server.stop()


SYNC = "SELECT sync_state FROM pg_stat_replication"


@contextmanager
def a_pair(inside: Path | None = None) -> Iterator[Pair]:
    """In a folder with a short name, for a socket's path is short; gone after the block."""
    place = Path(tempfile.mkdtemp(prefix="ww-pair-", dir=inside))
    give(place, system_user())
    pair = Pair(place)
    try:
        pair.make()
        yield pair
    finally:
        pair.stop()
        shutil.rmtree(place, ignore_errors=True)


def statements(word: str) -> list[str]:
    """Those of the block of SQL of the page that has this word in it."""
    blocks = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    [block] = [block for block in blocks if word in block]
    return [line.rstrip(";") for line in block.splitlines() if line]


def told(command: str) -> list[str]:
    """The options that the page gives a program after where it reads and writes."""
    [line] = [line for line in PAGE.splitlines() if line.startswith(command)]
    return line.partition(" -D ")[2].split()[1:]


def until(is_so: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise SystemExit(otherwise)
        time.sleep(0.05)


def _children(head: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            number, _bracket, rest = path.read_text().rpartition(")")
            if int(rest.split()[1]) == head:
                found.append(int(number.split(" ")[0]))
    return found


def _is_dead(number: int) -> bool:
    """Also where nobody fetches its last word."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
