"""deploy/by-hand: a command by hand has the settings and the secrets that the services have."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.house.nginx_here import DEPLOY

SHOW = '#!/bin/sh\necho "$@"\nenv\numask\n'


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """Where settings and code stand; the program tells what it was given."""
    secrets, program = tmp_path / "etc" / "secrets", tmp_path / "code" / ".venv" / "bin"
    secrets.mkdir(parents=True)
    program.mkdir(parents=True)
    settings = (DEPLOY / "warmwelkom.env").read_text()
    (tmp_path / "etc" / "warmwelkom.env").write_text(settings)
    (secrets / "secret_key").write_text('a $word `with` "signs"\n')
    (secrets / "replica_database_url").write_text("")
    (program / "warmwelkom").write_text(SHOW)
    (program / "warmwelkom").chmod(0o755)
    # as root the house's own user is put on, and that one is not there: a program of that name looks on
    (tmp_path / "setpriv").write_text('#!/bin/sh\nshift 3\nexec "$@"\n')
    (tmp_path / "setpriv").chmod(0o755)
    return {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "WARMWELKOM_ETC": str(tmp_path / "etc"),
        "WARMWELKOM_CODE": str(tmp_path / "code"),
    }


def test_a_command_by_hand_has_the_settings_and_the_secrets(machine: dict[str, str]) -> None:
    words = [str(DEPLOY / "by-hand"), "region", "start", "Den Haag"]
    told = subprocess.run(  # noqa: S603  our own script
        words, capture_output=True, text=True, check=True, env=machine
    )
    first, *lines = told.stdout.splitlines()
    assert first == "region start Den Haag"
    assert 'SECRET_KEY=a $word `with` "signs"' in lines
    assert "MAIL_FROM=Warm Welkom <welkom@example.nl>" in lines
    assert {"DEMO=0", "HOME=/var/lib/warmwelkom", "0077"} <= set(lines)
    assert [line for line in lines if line.startswith("REPLICA_DATABASE_URL")] == []


def test_the_page_makes_each_secret_that_a_service_asks_for() -> None:
    """Where one is missing, systemd starts nothing; those with a value beside them may be missing."""
    units = "".join(path.read_text() for path in (DEPLOY / "systemd").glob("*.service"))
    asked = set(
        re.findall(r"^LoadCredential=(\w+):/etc/warmwelkom/secrets/\1$", units, re.MULTILINE)
    )
    spare = set(re.findall(r"^SetCredential=(\w+):", units, re.MULTILINE))
    assert spare == {"replica_database_url", "push_key"}
    page = (DEPLOY.parent / "docs" / "operators.md").read_text()
    begin = page.partition("## From nothing to a restored backup\n")[2].partition("\n## ")[0]
    made = set(re.findall(r"> /etc/warmwelkom/secrets/(\w+)", begin))
    assert made == asked - spare
