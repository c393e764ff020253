"""A backup comes back row for row, file for file and lock for lock; anything else changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from warmwelkom.base.outbox.models import Message
from warmwelkom.house.backup import keys
from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.left import left_databases, left_folders, remove_left
from warmwelkom.house.backup.restoring import restore_backup
from warmwelkom.house.models import BackupNote
from warmwelkom.house.tests.backups import a_small_house, as_role, backup_of, facts, files_of
from warmwelkom.rooms.people.models import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001  pytest calls it so
    """In place of the transaction that a test runs in elsewhere: pg_dump must see what is written."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def home(
    _django_db_helper: None, tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    with a_small_house(tmp_path / "home", settings, monkeypatch) as home:
        yield home


def _spoil(home: Path) -> None:
    """What a bad day does: a row changed, a message sent, a file gone and one too much."""
    Region.objects.filter(slug="haaglanden").update(name="Weg")
    name = next(iter(files_of(home)))
    (home / "media" / name).unlink()
    (home / "media" / "later").write_bytes(b"later")


def _restore(path: Path, **words: Any) -> Any:
    return restore_backup(path=path, key=None, tell=lambda _text: None, **words)


def test_row_for_row_and_file_for_file(home: Path) -> None:
    made, before, files = backup_of(home), facts(), files_of(home)
    assert made.rows > 300
    assert len(files) > 3
    assert b"" in files.values()
    _spoil(home)
    assert facts()["tables"] != before["tables"]
    done = _restore(made.path)
    after = facts()
    under_way = ("outbox_message", "django_session")  # settled, see below
    assert {name: row for name, row in after["tables"].items() if name not in under_way} == {
        name: row for name, row in before["tables"].items() if name not in under_way
    }
    assert (after["locks"], after["counters"]) == (before["locks"], before["counters"])
    assert files_of(home) == files
    assert (done.tables, done.rows, done.files) == (made.tables, made.rows, made.files)
    assert left_databases() == [done.old_database]
    assert left_folders() == [done.old_files]
    assert len(remove_left()) == 2
    assert (left_databases(), left_folders()) == ([], [])


def test_the_web_role_is_bound_in_what_came_back(home: Path) -> None:
    made = backup_of(home)
    _restore(made.path)
    as_role("warmwelkom_web")
    seen = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM transitions_pupil")
        seen["no region"] = cursor.fetchone()
        for sql in ("UPDATE audit_act SET action = ''", "CREATE TABLE own (id int)"):
            with pytest.raises(Exception, match="permission denied") as fault:
                cursor.execute(sql)
            assert isinstance(fault.value.__cause__, psycopg.errors.InsufficientPrivilege)
    assert seen == {"no region": (0,)}


def test_what_waited_then_may_have_left_since(home: Path) -> None:
    now = timezone.now()
    words = {"channel": "mail", "to": "a@school.example", "text": "x", "planned_at": now}
    tomorrow = now + dt.timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM outbox_message")
    Message.objects.create(key="waits", **words)
    Message.objects.create(key="held", state="claimed", **words)
    Message.objects.create(key="tomorrow", not_before=tomorrow, **words)
    Message.objects.create(key="done", state="sent", **words)
    _restore(backup_of(home).path)
    assert dict(Message.objects.order_by().values_list("key", "state")) == {
        "waits": "unknown",
        "held": "unknown",
        "tomorrow": "planned",
        "done": "sent",
    }


def test_a_try_changes_nothing_and_is_noted(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = backup_of(home)
    _spoil(home)
    spoiled, files = facts(), files_of(home)
    call_command("restore", str(made.path), "--try")
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"It can be put back: {made.tables} tables with {made.rows} rows and {made.files} files, each the same as "
        "it went in. Nothing here was changed."
    )
    assert BackupNote.objects.get().kind == "tried"
    BackupNote.objects.all().delete()
    assert facts() == spoiled
    assert files_of(home) == files
    assert left_databases() == []


@pytest.mark.parametrize("how", ["damaged", "cut off", "of another key", "no backup"])
def test_what_is_not_whole_changes_nothing(
    home: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup_of(home)
    whole = made.path.read_bytes()
    half = len(whole) // 2
    sentence = "damaged or cut off"
    if how == "damaged":
        made.path.write_bytes(whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :])
    elif how == "cut off":
        made.path.write_bytes(whole[:half])
    elif how == "no backup":
        made.path.write_bytes(b"not a backup at all")
    else:
        monkeypatch.setenv("BACKUP_KEY", keys.new_key())
        sentence = "sealed with another key"
    before, files = facts(), files_of(home)
    with pytest.raises(BackupError, match=sentence):
        _restore(made.path)
    assert facts() == before
    assert files_of(home) == files
    assert left_databases() == []
    assert list(home.glob("restore-*")) == []


def test_another_secret_key_is_told_before_anything_happens(
    home: Path, settings: LazySettings
) -> None:
    made = backup_of(home)
    settings.SECRET_KEY = "another" * 10
    with pytest.raises(BackupError, match="SECRET_KEY of this house is another one"):
        _restore(made.path)
    _restore(made.path, other_secret=True)


def test_a_database_in_use_is_left_alone(home: Path) -> None:
    made, before = backup_of(home), facts()
    name = connection.settings_dict["NAME"]
    words = {
        key: value
        for key, value in connection.get_connection_params().items()
        if key in ("host", "port", "user", "password")
    }
    with psycopg.connect(**words, dbname=name), pytest.raises(BackupError, match="is in use"):
        _restore(made.path)
    assert facts() == before
    assert left_databases() == []


def test_what_came_out_otherwise_is_not_put_in_place(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check itself, seen to work: one right too many, as if pg_restore had lost a lock."""
    made, before = backup_of(home), facts()
    monkeypatch.setattr(
        "warmwelkom.house.backup.new_database.LATER",
        "GRANT UPDATE ON audit_act TO warmwelkom_web; " + _later(),
    )
    with pytest.raises(BackupError, match="too much: right audit_act UPDATE"):
        _restore(made.path)
    assert facts() == before


def _later() -> str:
    from warmwelkom.house.backup.new_database import LATER

    return LATER


def test_the_command_says_what_it_did(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "backups").mkdir()
    (home / "backups" / "warmwelkom-20200101T000000Z.tar.age").touch()
    call_command("backup", "--out", str(home / "backups"), "--keep-days", "30")
    lines = capsys.readouterr().out.splitlines()
    [path] = (home / "backups").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert lines[0] == "Counting the rows …"
    assert lines[-1] == "1 backups of more than 30 days ago are erased."
    assert lines[-2].startswith(f"{path}: ")
    assert BackupNote.objects.get().kind == "made"
    call_command("restore", str(path))
    assert capsys.readouterr().out.splitlines()[-1].endswith("Everybody logs in anew.")
    with pytest.raises(CommandError, match="Say which backup"):
        call_command("restore")
