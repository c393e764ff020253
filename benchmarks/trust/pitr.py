"""Back to a moment: PostgreSQL's own programs, with the very lines that docs/operators.md gives."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from measured import ROOT
from warmwelkom.house.postgres.account import give, system_user
from warmwelkom.house.postgres.programs import run_program

PAGE = (ROOT / "docs" / "operators.md").read_text()
PATIENCE = 120


def rehearse(*, rows: int) -> dict[str, Any]:
    """Write, take a base, write more, note the moment, lose it all; what is there after going back."""
    place = Path(tempfile.mkdtemp(prefix="warmwelkom-pitr-"))
    give(place, system_user())
    give(place / "archive", system_user())
    try:
        moment, before, after = _disaster(place, rows)
        begin = time.monotonic()
        found = _back(place, moment)
        return {
            "rows_before": before,
            "rows_after_the_disaster": after,
            "rows_after_going_back": found,
            "seconds_to_go_back": round(time.monotonic() - begin, 1),
            "kept": found == before == 2 * rows and after != before,
        }
    finally:
        for name in ("primary", "recovered"):
            run_program("pg_ctl", "-D", str(place / name), "stop", "-m", "immediate", check=False)
        shutil.rmtree(place, ignore_errors=True)


def lines_of(word: str) -> list[str]:
    """The block of the page that has this setting in it."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    [block] = [block for block in blocks if f"{word} =" in block]
    return [line for line in block.splitlines() if line]


def _disaster(place: Path, rows: int) -> tuple[str, int, int]:
    primary = place / "primary"
    run_program("initdb", "-U", "postgres", "--auth=trust", "-D", str(primary))
    _settings(place, primary, lines_of("archive_command"))
    _start(primary)
    ask(place, "CREATE TABLE told (n int)")
    ask(place, f"INSERT INTO told SELECT generate_series(1, {rows})")
    words = re.search(r"pg_basebackup -D \S+ (.*?)`", PAGE)
    assert words
    run_program(
        "pg_basebackup",
        "-h",
        str(place),
        "-U",
        "postgres",
        "-D",
        str(place / "base"),
        *words[1].split(),
    )
    ask(place, f"INSERT INTO told SELECT generate_series(1, {rows})")
    before = int(ask(place, "SELECT count(*) FROM told"))
    moment = ask(place, "SELECT clock_timestamp()")
    time.sleep(1.1)  # two moments that PostgreSQL's log tells apart
    ask(place, "DELETE FROM told WHERE n > 1")
    after = int(ask(place, "SELECT count(*) FROM told"))
    _archived(place, ask(place, "SELECT pg_walfile_name(pg_switch_wal())"))
    run_program("pg_ctl", "-D", str(primary), "stop", "-m", "immediate", "-w")
    return moment, before, after


def _back(place: Path, moment: str) -> int:
    recovered = place / "recovered"
    _copy(place, recovered)
    lines = [
        re.sub(r"(recovery_target_time = ').*'", rf"\g<1>{moment}'", line)
        for line in lines_of("restore_command")
    ]
    _settings(place, recovered, lines)
    (recovered / "recovery.signal").touch()
    _own(recovered / "recovery.signal")
    _start(recovered)
    _until(lambda: ask(place, "SELECT pg_is_in_recovery()") == "f", "it never came out of recovery")
    return int(ask(place, "SELECT count(*) FROM told"))


def _copy(place: Path, to: Path) -> None:
    shutil.copytree(place / "base", to)
    for path in [to, *to.rglob("*")]:
        _own(path)
    to.chmod(0o700)


def _own(path: Path) -> None:
    user = system_user()
    if user is not None:
        shutil.chown(path, user.pw_uid, user.pw_gid)


def _settings(place: Path, data: Path, lines: list[str]) -> None:
    ours = ["listen_addresses = ''", f"unix_socket_directories = '{place}'", *lines]
    with (data / "postgresql.conf").open("a") as conf:
        conf.write(
            "\n".join(line.replace("/srv/archive", str(place / "archive")) for line in ours) + "\n"
        )


def _start(data: Path) -> None:
    run_program("pg_ctl", "-D", str(data), "start", "-w", "-l", str(data / "log"))


def ask(place: Path, sql: str) -> str:
    words = ["-X", "-h", str(place), "-U", "postgres", "-d", "postgres", "-Atqc", sql]
    return run_program("psql", *words).stdout.strip()


def _archived(place: Path, name: str) -> None:
    kept = place / "archive" / name
    _until(kept.exists, f"{name} never came into the archive")


def _until(is_so: Any, otherwise: str) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > until:
            raise SystemExit(otherwise)
        time.sleep(0.1)
