"""What is said about a pupil is sealed with keys that no backup holds: a restore without them is told beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from warmwelkom.base.sealing.keys import add_key, new_line, ring
from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.left import left_databases
from warmwelkom.house.backup.restoring import restore_backup, verify_backup
from warmwelkom.house.state import of_database
from warmwelkom.house.tests.backups import a_small_house, as_role, backup_of, facts

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
    settings.FIELD_KEYS_FILE = tmp_path / "keys"
    add_key()
    with a_small_house(tmp_path / "home", settings, monkeypatch) as home:
        yield home


def _told() -> list[str]:
    """By `check`, which is no command of the owner."""
    as_role("warmwelkom_web")
    told = [one.sentence for one in of_database.of_database() if one.name == "field keys"]
    as_role("")
    return told


def test_without_its_keys_a_backup_is_not_put_back(home: Path, settings: LazySettings) -> None:
    made, before, name = backup_of(home), facts(), ring().sealing
    manifest = verify_backup(path=made.path, key=None)
    assert manifest["field_keys"] == [name]
    assert ring().keys[name].hex() not in str(manifest)
    assert _told() == []
    settings.FIELD_KEYS_FILE.write_text(new_line())  # what a new home makes by itself
    for words in ({}, {"only_try": True}):
        with pytest.raises(BackupError, match=f"sealed with {name}, and that is not in"):
            restore_backup(path=made.path, key=None, tell=lambda _text: None, **words)
    settings.FIELD_KEYS_FILE.unlink()
    with pytest.raises(BackupError, match="There is no file with keys"):
        restore_backup(path=made.path, key=None, tell=lambda _text: None, only_try=True)
    assert (facts(), left_databases()) == (before, [])
    [sentence] = _told()
    assert sentence.startswith(f"There is no file with keys at {settings.FIELD_KEYS_FILE}.")
    assert "warmwelkom keys new" in sentence


def test_who_lost_the_keys_gets_the_rest_and_is_told(home: Path, settings: LazySettings) -> None:
    made, name = backup_of(home), ring().sealing
    settings.FIELD_KEYS_FILE.write_text(new_line())
    restore_backup(path=made.path, key=None, tell=lambda _text: None, lost_keys=True)
    assert _told()[0].startswith(f"Words about pupils are sealed with {name}, ")
