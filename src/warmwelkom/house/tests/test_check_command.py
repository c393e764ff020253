"""`warmwelkom check --deploy`: each thing that is missing or unsafe is a sentence that says what to do."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from warmwelkom.house.models import BackupNote
from warmwelkom.house.state import of_backups, of_database, of_machine
from warmwelkom.house.state.finding import Finding
from warmwelkom.house.state.whole import findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> Path:
    monkeypatch.setenv("WARMWELKOM_HOME", str(tmp_path))
    monkeypatch.delenv("BACKUP_KEY", raising=False)
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


def _as_owner(*statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET ROLE warmwelkom_web")


def _named(found: list[Finding], name: str) -> list[str]:
    return [one.sentence for one in found if one.name == name]


def test_a_key_that_others_read_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "secret_key").write_text("x")
    (home / "secret_key").chmod(0o600)
    (home / "token").write_text("x")
    (home / "token").chmod(0o644)
    monkeypatch.setenv("METRICS_TOKEN_FILE", str(home / "token"))
    monkeypatch.delenv("SECRET_KEY_FILE", raising=False)
    assert _named(list(of_machine.of_machine()), "key files") == [
        f"Others on this machine may read {home / 'token'} (mode 644). Close it: chmod 600 {home / 'token'}"
    ]


def test_a_home_without_styles_is_told(home: Path) -> None:
    [sentence] = _named(list(of_machine.of_machine()), "styles")
    assert "warmwelkom prepare" in sentence
    (home / "static").mkdir()
    (home / "static" / "staticfiles.json").write_text("{}")
    assert _named(list(of_machine.of_machine()), "styles") == []


def test_a_disk_that_fills_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil._ntuple_diskusage(10**12, 10**12, 10**8)  # type: ignore[attr-defined]  # what disk_usage gives
    monkeypatch.setattr(of_machine.shutil, "disk_usage", lambda _path: full)
    assert _named(list(of_machine.of_machine()), "disk") == [
        f"The disk of {home} has 100 MB free. Make room before it is full."
    ]


@pytest.mark.usefixtures("home")
def test_a_clock_that_is_off_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_machine, "MOST_SECONDS_OFF", -1)
    [first, *_] = _named(list(of_machine.of_machine()), "clock")
    assert first.endswith("Let both keep time by NTP.")


@pytest.mark.usefixtures("home")
def test_the_demo_is_told(settings: LazySettings) -> None:
    settings.DEMO = True
    assert len(_named(list(of_machine.of_machine()), "DEMO")) == 1


BROKEN: dict[str, tuple[list[str], str]] = {
    "row-level security": (
        ["ALTER TABLE transitions_pupil DISABLE ROW LEVEL SECURITY"],
        "These tables are not bound to their region: transitions_pupil.",
    ),
    "a rule is gone": (
        ["DROP POLICY region_bound ON transitions_pupil"],
        "These tables are not bound to their region: transitions_pupil.",
    ),
    "jobs": (
        ["INSERT INTO procrastinate_jobs (queue_name, task_name, status, args) VALUES ('default', 'x.y', 'failed', '{}')",
         "INSERT INTO procrastinate_events (job_id, type) SELECT id, 'failed' FROM procrastinate_jobs WHERE task_name = 'x.y'"],
        "These jobs failed since yesterday: x.y (1).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.usefixtures("home")
def test_what_is_loose_in_the_database_is_told(what: str) -> None:
    before = [one.sentence for one in of_database.of_database()]
    statements, sentence = BROKEN[what]
    _as_owner(*statements)
    after = [one.sentence for one in of_database.of_database()]
    assert [one for one in after if one not in before and one.startswith(sentence)] != []
    assert not any(one.startswith(sentence) for one in before)


def _note(kind: str, ago: dt.timedelta) -> None:
    at = (timezone.now() - ago).isoformat()
    _as_owner(
        "INSERT INTO house_backupnote (id, kind, at, size, tables, rows, files) "  # noqa: S608  our own words
        f"VALUES (gen_random_uuid(), '{kind}', '{at}', 1, 1, 1, 1)"
    )


@pytest.mark.usefixtures("home")
def test_backups_that_are_late_or_never_tried_are_told() -> None:
    found = lambda: [one.name for one in of_backups.of_backups() if one.name != "BACKUP_KEY"]  # noqa: E731
    assert found() == ["backup"]
    _note("made", dt.timedelta(hours=27))
    assert found() == ["backup"]
    _note("made", dt.timedelta(hours=1))
    assert found() == ["restore"]
    _note("tried", dt.timedelta(days=93))
    assert found() == ["restore"]
    _note("tried", dt.timedelta(days=91))
    assert found() == []


def test_a_key_on_the_machine_and_what_was_put_aside_are_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "media.before-20260402").mkdir()
    found = list(of_backups.of_backups())
    assert len(_named(found, "BACKUP_KEY")) == 1
    assert str(home / "media.before-20260402") in _named(found, "put aside")[0]
    monkeypatch.setenv("BACKUP_KEY", "nonsense")
    assert _named(list(of_backups.of_backups()), "BACKUP_KEY")[0].startswith("BACKUP_KEY is no key")


@pytest.mark.usefixtures("home")
def test_the_web_role_may_only_read_the_notes() -> None:
    assert BackupNote.objects.count() == 0
    with pytest.raises(Exception, match="permission denied"):
        BackupNote.objects.create(kind="made", at=timezone.now(), size=1, tables=1, rows=1, files=1)


def test_the_command_ends_in_code_1_and_speaks_json(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.exists()
    with pytest.raises(SystemExit) as left:
        call_command("check", "--deploy", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (left.value.code, told["safe"]) == (1, False)
    assert {"backup", "worker"} <= {one["name"] for one in told["findings"]}
    quiet: Callable[[], list[Finding]] = list
    monkeypatch.setattr("warmwelkom.house.management.commands.check.findings", quiet)
    monkeypatch.setattr("warmwelkom.house.management.commands.check.of_django", quiet)
    call_command("check", "--deploy")
    assert capsys.readouterr().out == "Everything is in order.\n"


@pytest.mark.usefixtures("home")
def test_a_database_that_does_not_answer_is_a_finding_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing_at_all")
        yield from ()

    monkeypatch.setattr("warmwelkom.house.state.whole.of_database", broken)
    assert _named(findings(), "database") == [
        "The database did not answer (UndefinedColumn). Look whether it runs, and run warmwelkom prepare."
    ]


def test_every_secret_among_the_settings_is_looked_at() -> None:
    """By the words with which the page of settings names them."""
    page = (Path(__file__).parents[4] / "docs" / "operators.md").read_text()
    assert set(of_machine.KEYS) == {"secret_key", "push_key", "backup_key", "field_keys"}
    for name in of_machine.SECRETS:
        assert f"| `{name}` |" in page or f"| `{name}_FILE` |" in page
