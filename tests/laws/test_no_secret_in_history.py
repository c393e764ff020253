"""Law: no key, password or token stands in a file of the project, or ever stood in one."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHAPES = {
    "a private key": r"-----BEGIN (RSA |EC |OPENSSH |DSA |PGP )?PRIVATE KEY-",
    "a key of a cloud": r"AKIA[0-9A-Z]{16}",
    "a token of a code host": r"(ghp|gho|ghs|github_pat|glpat)[_-][0-9A-Za-z_]{20,}",
    "a token of a chat": r"xox[abprs]-[0-9A-Za-z-]{10,}",
    "a key of a payment": r"sk_live_[0-9A-Za-z]{16,}",
    "a key of a mail provider": r"SG\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}",
    "a signed token": r"eyJ[0-9A-Za-z_-]{15,}\.eyJ[0-9A-Za-z_-]{15,}\.[0-9A-Za-z_-]{20,}",
    "a password in an address": r"(postgres|postgresql|mysql|redis|amqp)://[^:/ \"'{]+:[^@/ \"'{<…]{6,}@(?!localhost|127\.)",
}
BEHIND = r"\(\?![^)]*\)"
"""A look-ahead, which git does not know."""
INVENTED = re.compile(
    r"user:password@|name:password|:secret@|example\.(org|nl|com)|:geheim@|warmwelkom_test"
)
"""Said in documents and tests, where no such place exists."""


@cache
def lines() -> list[str]:
    """Each line that any change added, of every commit that this copy of the project has; else those of its files."""
    shape = "|".join(f"({re.sub(BEHIND, '', one)})" for one in SHAPES.values())
    log = subprocess.run(  # noqa: S603  the words are our own
        ["git", "-C", str(ROOT), "log", "-p", "--all", "--no-color", "-U0", f"-G{shape}"],  # noqa: S607  the one on the path
        capture_output=True, text=True, check=False, errors="replace",
    )  # fmt: skip
    if log.returncode == 0:
        return [line[1:] for line in log.stdout.splitlines() if line.startswith("+")]
    folders = ("src", "tests", "docs", "setup", "benchmarks", "requirements")
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return [line for path in paths for line in path.read_text(errors="ignore").splitlines()]


@pytest.mark.parametrize("what", SHAPES)
def test_it_never_stood_there(what: str) -> None:
    found = [line for line in lines() if re.search(SHAPES[what], line)]
    assert [line for line in found if not INVENTED.search(line)] == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a private key", "-----BEGIN PRIV" + "ATE KEY-----"),
        ("a key of a cloud", "AKIA" + "ABCDEFGHIJKLMNOP"),
        ("a token of a code host", "ghp_" + "a" * 36),
        ("a password in an address", "postgres://own:" + "hunter22@db.school.nl/x"),
    ],
)
def test_it_would_be_seen(what: str, line: str) -> None:
    assert re.search(SHAPES[what], line)
    assert not INVENTED.search(line)
