"""The files that people brought, as the storage keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage


def names(below: str = "") -> Iterator[str]:
    """Every file below a folder of the storage, in order."""
    try:
        folders, files = default_storage.listdir(below)
    except FileNotFoundError:  # nobody brought anything yet
        return
    begin = f"{below}/" if below else ""
    yield from (f"{begin}{name}" for name in sorted(files) if name)
    for name in sorted(folders):
        yield from names(f"{begin}{name}")


@contextmanager
def opened(name: str) -> Iterator[tuple[IO[bytes], int] | None]:
    """One file and its size; None where it was erased since it was listed."""
    try:
        file: Any = default_storage.open(name, "rb")
    except FileNotFoundError:
        yield None
        return
    with file:
        yield file, int(file.size)


def folder() -> Path | None:
    """Where the files stand, or None where they are in object storage."""
    try:
        return Path(default_storage.path(""))
    except NotImplementedError:
        return None


def bring(files: Path) -> int:
    """Put files into object storage that are not there yet; names are never used twice. Returns how many."""
    missing = [
        path
        for path in sorted(files.rglob("*"))
        if path.is_file() and not default_storage.exists(str(path.relative_to(files)))
    ]
    for path in missing:
        with path.open("rb") as file:
            default_storage.save(str(path.relative_to(files)), File(file))
    return len(missing)
