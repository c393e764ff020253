"""The files that a storyboard names, found by the hash of what is in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.storyboard import Asset

DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
MOST_FILES = 5000


class Assets:
    """`sha256:…` or a path from the storyboard's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def found(self, name: str, where: str) -> Asset:
        """The file of that name.

        Raises:
            FilmError: it is not there, is outside the folder, or its content is another.
        """
        if match := DIGEST.fullmatch(name):
            return self._by_digest(match[1], where)
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder.resolve()) or not path.is_file():
            raise FilmError(
                f"{where}: the file {name} is not in the storyboard's folder.", code="missing"
            )
        return Asset(digest=digest_of(path), path=path, name=name)

    def _by_digest(self, digest: str, where: str) -> Asset:
        path = self._named.get(digest)
        if path is None or digest_of(path) != digest:
            path = self._counted.get(digest)
        if path is None:
            raise FilmError(
                f"{where}: no file in {self.folder} has the hash {digest[:12]}….", code="missing"
            )
        return Asset(digest=digest, path=path, name=f"sha256:{digest}")

    @cached_property
    def _named(self) -> dict[str, Path]:
        """Files whose name says their hash, so that not all have to be read."""
        named = {path.stem.removeprefix("sha256-"): path for path in self._files()}
        return {name: path for name, path in named.items() if DIGEST.fullmatch(f"sha256:{name}")}

    @cached_property
    def _counted(self) -> dict[str, Path]:
        return {digest_of(path): path for path in self._files()}

    def _files(self) -> Iterator[Path]:
        for count, path in enumerate(sorted(self.folder.rglob("*"))):
            if count > MOST_FILES:
                raise FilmError(f"{self.folder} holds more than {MOST_FILES} files.")
            if path.is_file():
                yield path


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
