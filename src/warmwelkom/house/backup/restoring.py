"""Put a backup back: into a new database and a new folder, held against the manifest, and only then in place."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from warmwelkom.base.sealing.keys import CanNotOpenError, key_file, ring
from warmwelkom.house import config
from warmwelkom.house.backup import keys, media
from warmwelkom.house.backup.facts import differences, facts_of
from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.new_database import NewDatabase, params_of_owner
from warmwelkom.house.backup.packing import unpack
from warmwelkom.house.backup.programs import program, run, words_for
from warmwelkom.house.backup.sealing import opened

Tell = Callable[[str], None]
ROOM = 2.5
"""Room on the disk, in sizes of the backup: for what is unpacked and for its tables."""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What came out, in figures, and where the data of before are."""

    tables: int
    rows: int
    files: int
    old_database: str = ""
    old_files: Path | None = None


def verify_backup(*, path: Path, key: Path | None) -> dict[str, Any]:
    """Open a backup and hold every piece against its manifest; nothing is written anywhere."""
    with _stream(path, key) as stream:
        return unpack(stream, into=None, tell=_silent)


def restore_backup(
    *,
    path: Path,
    key: Path | None,
    tell: Tell,
    only_try: bool = False,
    other_secret: bool = False,
    lost_keys: bool = False,
) -> Restored:
    """Put a backup in the place of what is here; with `only_try` do all of it, and leave what is here.

    A try asks for the keys of the sealed words too: without them it only seems that all comes back.

    Raises:
        BackupError: nothing was changed; the message says why.
    """
    _enough_room(path)
    with _folder() as folder:
        tell("Opening the backup and holding it against its manifest …")
        with _stream(path, key) as stream:  # whether it is all shows at the end of this block
            manifest = unpack(stream, into=folder, tell=tell)
        _fits(manifest, other_secret=other_secret or only_try, lost_keys=lost_keys)
        with NewDatabase(mark=_mark(manifest)) as new:
            tell(f"Making {len(manifest['tables'])} tables in a new database …")
            _fill(new, folder / "database.dump")
            tell("Counting every row again …")
            _same(new, manifest)
            done = _figures(manifest)
            if only_try:
                return done
            new.settle_what_was_under_way()
            tell("Putting it in place …")
            old_files = _swap(new, folder / "files")
    return dataclasses.replace(done, old_database=new.old, old_files=old_files)


@contextmanager
def _stream(path: Path, key: Path | None) -> Iterator[Any]:
    if not path.is_file():
        raise BackupError(f"There is no backup {path}.")
    with opened(path, keys.to_open_with(key)) as stream:
        yield stream


@contextmanager
def _folder() -> Iterator[Path]:
    """On the disk of the data, closed to others, and gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="restore-", dir=config.home()) as place:
        yield Path(place)


def _enough_room(path: Path) -> None:
    if path.is_file() and shutil.disk_usage(config.home()).free < ROOM * path.stat().st_size:
        raise BackupError(
            f"The disk of {config.home()} has too little room to unpack this backup: it takes about "
            f"{round(ROOM * path.stat().st_size / 1_000_000)} MB. Nothing was changed."
        )


def _fits(manifest: dict[str, Any], *, other_secret: bool, lost_keys: bool) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or {}}
    if newer := [name for name in manifest["migrations"] if name not in known]:
        raise BackupError(
            f"This backup is of a newer release ({manifest['release']}; this one does not know {newer[0]}). "
            "Put that release in place first. Nothing was changed."
        )
    if manifest["secret_key_mark"] != keys.mark_of(settings.SECRET_KEY) and not other_secret:
        raise BackupError(
            "The SECRET_KEY of this house is another one than when the backup was made: codes of pupils and follow "
            "codes would stop working. Put the old one in place, or add --other-secret-key if it is lost. "
            "Nothing was changed."
        )
    if not lost_keys:
        _opens(manifest.get("field_keys", []))


def _opens(names: list[str]) -> None:
    """What is said about a child is sealed a second time, with keys that no backup holds."""
    try:
        lost = [name for name in names if name not in ring().names]
    except CanNotOpenError as fault:
        raise BackupError(f"{fault} Nothing was changed.") from fault
    if lost:
        raise BackupError(
            f"What this backup says of pupils is sealed with {', '.join(lost)}, and that is not in {key_file()}. "
            "Put the file of then in place (FIELD_KEYS_FILE), or add --lost-field-keys if it is lost: "
            "nobody reads those words any more. Nothing was changed."
        )


def _mark(manifest: dict[str, Any]) -> str:
    return "".join(sign for sign in manifest["made_at"] if sign.isdigit())


def _fill(new: NewDatabase, dump: Path) -> None:
    """Without the rights of tables to come: those hold for one owner's name, and are given anew."""
    restore = program("pg_restore", major=new.major)
    wanted = dump.with_suffix(".list")
    run(restore, "--list", f"--file={wanted}", str(dump), params={})
    lines = [line for line in wanted.read_text().splitlines() if " DEFAULT ACL " not in line]
    wanted.write_text("\n".join(lines))
    params = params_of_owner()
    words = ["--no-owner", "--single-transaction", f"--use-list={wanted}"]
    run(restore, *words, "--dbname", words_for(params, dbname=new.name), str(dump), params=params)
    new.give_later_rights()


def _same(new: NewDatabase, manifest: dict[str, Any]) -> None:
    with new.connected() as owner:
        told = differences(was=manifest, now=facts_of(owner))
    if told:
        more = f" and {len(told) - 5} more" if len(told) > 5 else ""
        raise BackupError(
            "What came out is not what went in, so nothing was changed: "
            + "; ".join(told[:5])
            + more
        )


def _figures(manifest: dict[str, Any]) -> Restored:
    rows = sum(table["rows"] for table in manifest["tables"].values())
    return Restored(tables=len(manifest["tables"]), rows=rows, files=len(manifest["files"]))


def _swap(new: NewDatabase, files: Path) -> Path | None:
    """Database and folder change places together; what was there stays beside it. Returns the old folder."""
    files.mkdir(mode=0o700, exist_ok=True)
    here = media.folder()
    if here is None:
        media.bring(files)
        new.take_place()
        return None
    old = here.with_name(f"{here.name}.before-{new.stamp}")

    def move() -> None:
        if here.exists():
            here.rename(old)
        files.rename(here)

    def back() -> None:
        here.rename(files)
        if old.exists():
            old.rename(here)

    new.take_place(also=move, undo=back)
    return old if old.exists() else None


def _silent(_text: str) -> None:
    """Nobody listens."""
