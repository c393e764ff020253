"""For the tests of backup and restore: a small house that really commits, with files, worked on as its owner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import LazySettings
from django.db import connection
from tests.at_once import database_of_its_own
from tests.cast import make_cast
from tests.everything import make_everything

from warmwelkom.house.backup.facts import facts_of
from warmwelkom.house.backup.left import remove_left
from warmwelkom.house.backup.making import Made, make_backup, still


@contextmanager
def a_small_house(home: Path, settings: LazySettings, monkeypatch: Any) -> Iterator[Path]:
    """More than one of everything, and the files of it in `home`."""
    home.mkdir()
    monkeypatch.setenv("WARMWELKOM_HOME", str(home))
    monkeypatch.delenv("BACKUP_KEY", raising=False)
    settings.MEDIA_ROOT = home / "media"
    with database_of_its_own():
        make_everything(make_cast())
        (home / "media" / "more").mkdir(parents=True, exist_ok=True)
        (home / "media" / "more" / "empty").touch()
        connection.close()
        as_role("")  # as the operator's commands do: the owner
        try:
            yield home
        finally:
            connection.close()
            remove_left()


def as_role(role: str) -> None:
    """From the next statement on; without one as the owner, who logs in."""
    connection.close()
    kept = {
        key: value for key, value in connection.settings_dict["OPTIONS"].items() if key != "options"
    }
    connection.settings_dict["OPTIONS"] = kept | ({"options": f"-c role={role}"} if role else {})


def backup_of(home: Path) -> Made:
    (home / "out").mkdir(exist_ok=True)
    return make_backup(out=home / "out" / "one.tar.age", tell=lambda _text: None)


def facts() -> dict[str, Any]:
    """Of the house as it is now."""
    with still() as (owner, _moment):
        return facts_of(owner)


def files_of(home: Path) -> dict[str, bytes]:
    media = home / "media"
    return {
        str(path.relative_to(media)): path.read_bytes()
        for path in media.rglob("*")
        if path.is_file()
    }
