"""What stands in a backup: a tar with about.json, the dump in pieces, the files, and the manifest as its end.

`age --decrypt` and `tar` open it without us: `cat database/*` is what pg_restore reads.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from warmwelkom.house.backup.faults import BackupError

FORMAT = 1
PIECE = 16 * 1024 * 1024
ABOUT, DUMP, FILES, MANIFEST = "about.json", "database/", "files/", "manifest.json"
MOST_WORDS = 200_000_000
"""Of about.json or the manifest, in bytes; they are read whole."""


class Packer:
    """Adds to a backup that is being written, and remembers what it added."""

    def __init__(self, into: IO[bytes]) -> None:
        self.tar = tarfile.open(fileobj=into, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115  closed by `end`
        self.files: dict[str, dict[str, Any]] = {}
        self.database: dict[str, Any] = {"pieces": 0, "size": 0, "sha256": ""}

    def add_words(self, name: str, words: dict[str, Any]) -> None:
        self._add(name, json.dumps(words, indent=1, sort_keys=True).encode())

    def add_dump(self, dump: IO[bytes]) -> None:
        """In pieces, for a tar wants to know a size before it gets the content."""
        hashed = hashlib.sha256()
        while piece := _whole(dump, PIECE):
            self.database["pieces"] += 1
            self.database["size"] += len(piece)
            hashed.update(piece)
            self._add(f"{DUMP}{self.database['pieces']:06}", piece)
        self.database["sha256"] = hashed.hexdigest()

    def add_file(self, name: str, file: IO[bytes], *, size: int) -> None:
        """As it comes, for a clip may be larger than memory."""
        entry, reader = _entry(f"{FILES}{name}", size), Hashing(file)
        self.tar.addfile(entry, reader)
        self.files[name] = {"size": size, "sha256": reader.hashed.hexdigest()}

    def end(self, manifest: dict[str, Any]) -> None:
        self.add_words(MANIFEST, {**manifest, "database": self.database, "files": self.files})
        self.tar.close()

    def _add(self, name: str, content: bytes) -> None:
        self.tar.addfile(_entry(name, len(content)), io.BytesIO(content))


class Hashing(io.RawIOBase):
    """A file that remembers the hash of what was read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hashed = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self.file.read(size)
        self.hashed.update(content)
        return content


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def _whole(stream: IO[bytes], size: int) -> bytes:
    """So many bytes, also where they come in drops; fewer only at the end."""
    parts, left = [], size
    while left and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def unpack(stream: IO[bytes], *, into: Path | None, tell: Callable[[str], None]) -> dict[str, Any]:
    """Hold every piece against the manifest; with `into`, lay dump and files there. Returns the manifest.

    Raises:
        BackupError: something is missing, too much, or not what the manifest says.
    """
    seen = Seen(into)
    try:
        with _closed_to_others(), tarfile.open(fileobj=stream, mode="r|") as tar:
            for entry in tar:
                seen.take(entry, tar, tell)
    except (tarfile.TarError, ValueError, UnicodeError) as fault:
        raise BackupError("This is no backup of Warm Welkom. Nothing was changed.") from fault
    finally:
        seen.close()
    return seen.checked()


@contextmanager
def _closed_to_others() -> Iterator[None]:
    """What is laid down meanwhile is for its owner alone, folders too; the tar says nothing of it."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


class Seen:
    """What came out of a backup so far."""

    def __init__(self, into: Path | None) -> None:
        self.into = into
        self.manifest: dict[str, Any] = {}
        self.files: dict[str, dict[str, Any]] = {}
        self.pieces, self.size, self.hashed = 0, 0, hashlib.sha256()
        self.dump = (into / "database.dump").open("wb") if into else None

    def close(self) -> None:
        if self.dump:
            self.dump.close()

    def take(
        self, entry: tarfile.TarInfo, tar: tarfile.TarFile, tell: Callable[[str], None]
    ) -> None:
        name, content = entry.name, tar.extractfile(entry)
        if content is None or not _is_ours(name):
            raise BackupError("This is no backup of Warm Welkom. Nothing was changed.")
        if name == ABOUT:
            self._about(json.loads(content.read(MOST_WORDS)), tell)
        elif name == MANIFEST:
            self.manifest = json.loads(content.read(MOST_WORDS))
        elif name.startswith(DUMP):
            self._piece(content)
        else:
            self._file(name.removeprefix(FILES), content)

    def _about(self, about: dict[str, Any], tell: Callable[[str], None]) -> None:
        if about["format"] != FORMAT:
            raise BackupError(
                f"This backup has format {about['format']}, and this release reads {FORMAT}. "
                f"Put the release in place that made it ({about['release']}). Nothing was changed."
            )
        tell(f"Made on {about['made_at']} by release {about['release']}.")

    def _piece(self, content: IO[bytes]) -> None:
        piece = content.read()
        self.pieces += 1
        self.size += len(piece)
        self.hashed.update(piece)
        if self.dump:
            self.dump.write(piece)

    def _file(self, name: str, content: IO[bytes]) -> None:
        hashed, size = hashlib.sha256(), 0
        place = self.into / "files" / name if self.into else None
        if place and self.into:
            if not place.resolve().is_relative_to((self.into / "files").resolve()):
                raise BackupError("This is no backup of Warm Welkom. Nothing was changed.")
            place.parent.mkdir(parents=True, exist_ok=True)
        for part in iter(lambda: content.read(PIECE), b""):
            hashed.update(part)
            size += len(part)
            if place:
                with place.open("ab") as file:
                    file.write(part)
        if place and not size:
            place.touch()
        self.files[name] = {"size": size, "sha256": hashed.hexdigest()}

    def checked(self) -> dict[str, Any]:
        if not self.manifest:
            raise BackupError("This backup has no end, so it is not whole. Nothing was changed.")
        database = {"pieces": self.pieces, "size": self.size, "sha256": self.hashed.hexdigest()}
        wrong = list(_odd(self.manifest["files"], self.files))
        if database != self.manifest["database"] or wrong:
            told = f"{len(wrong)} files" if wrong else "the database"
            raise BackupError(
                f"In this backup {told} differ from its manifest. Nothing was changed."
            )
        return self.manifest


def _is_ours(name: str) -> bool:
    """A name of ours, written in the one way there is: `files//tmp/x` would be a place of its own."""
    rest = PurePosixPath(name.partition("/")[2])
    is_plain = str(PurePosixPath(name)) == name and not rest.is_absolute()
    return (
        is_plain
        and ".." not in rest.parts
        and (name in (ABOUT, MANIFEST) or name.startswith((DUMP, FILES)))
    )


def _odd(was: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    return (name for name in {*was, *now} if was.get(name) != now.get(name))
